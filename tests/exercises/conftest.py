"""The solutions as the chapters print them, and the means to run a pupil's program."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from course_helpers.exercises import TASKS, prüfe  # noqa: PLC2403 - the German word

BOOK = Path(__file__).parents[2] / "book" / "chapters"
CELL = re.compile(
    r"^prüfe\(\"(\w+)\", (.+?)\)$.*?````\{loesung\}.*?```python\n(.*?)\n```", re.MULTILINE | re.DOTALL
)


SERIES = {"erste": np.arange(4.0) ** 2, "zweite": np.arange(4.0)}  # what chapter 5 has measured


WAIT = 60.0  # seconds; how long code that was cut off may fight on a busy machine


@pytest.fixture(autouse=True)
def _nothing_goes_on():
    """See that no code of a test computes on: it would slow down every later test of this process."""
    yield
    end = time.monotonic() + WAIT
    while computing := [thread.name for thread in threading.enumerate() if not getattr(thread, "over", True)]:
        assert time.monotonic() < end, f"cut off, but still computing: {computing}"
        time.sleep(0.05)


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
        namespace = {"np": np, "Layer": type("Layer", (), {}), "ausgaben": None, "richtig": None, **SERIES}
        exec(compile(source, f"<{task}>", "exec"), namespace)  # noqa: S102 - what pupils write
        handed = [namespace[name.strip()] for name in answer.split(",")]
        assert len(handed) == max(1, len(TASKS[task].values))
        return prüfe(task, *handed)

    return run
