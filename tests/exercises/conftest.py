"""The solutions as the chapters print them, and the means to run a pupil's program."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from course_helpers.exercises import TASKS, prüfe  # noqa: PLC2403 - the German word

BOOK = Path(__file__).parents[2] / "book" / "chapters"
CELL = re.compile(
    r"^prüfe\(\"(\w+)\", (.+?)\)$.*?````\{loesung\}.*?```python\n(.*?)\n```", re.MULTILINE | re.DOTALL
)


class Layer:
    """Stands for the class of chapter 3."""


@pytest.fixture(scope="session")
def solutions():
    """Return, by task, the names that are handed over and the printed solution."""
    found = {}
    for chapter in sorted(BOOK.glob("[0-9]*.md")):
        for name, answer, source in CELL.findall(chapter.read_text("utf-8")):
            found[name] = (answer, source)
    return found


@pytest.fixture
def check(solutions):
    """Return a function that runs a program of a task and checks what it hands over."""

    def run(task, source):
        answer, _ = solutions[task]
        namespace = {"np": np, "Layer": type("Layer", (), {}), "ausgaben": None, "richtig": None}
        exec(compile(source, f"<{task}>", "exec"), namespace)  # noqa: S102 - what pupils write
        handed = [namespace[name.strip()] for name in answer.split(",")]
        assert len(handed) == max(1, len(TASKS[task].values))
        return prüfe(task, *handed)

    return run
