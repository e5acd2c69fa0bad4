"""The solutions as the chapters print them, and the means to run a pupil's program."""

from __future__ import annotations

import re
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from tests.exercises.spiking_chapters import spiking_chapters

from course_helpers.exercises import TASKS, prüfe  # noqa: PLC2403 - the German word
from course_helpers.exercises.clock import TimeIsUpError

BOOK = Path(__file__).parents[2] / "book"
CELL = re.compile(
    r"^prüfe\(\"(\w+)\", (.+?)\)$.*?````\{loesung\}.*?```python\n(.*?)\n```", re.MULTILINE | re.DOTALL
)


SERIES = {"erste": np.arange(4.0) ** 2, "zweite": np.arange(4.0)}  # what chapter 5 has measured


WAIT = 60.0  # seconds; how long code that was cut off may fight on a busy machine


@pytest.fixture(autouse=True)
def _cut_off_in_a_destructor(monkeypatch):
    """Leave Python's word on code that was cut off in a destructor: pytest's hook would be cut off itself."""
    others = sys.unraisablehook

    def hook(told):
        if told.exc_type is not TimeIsUpError:
            others(told)

    monkeypatch.setattr(sys, "unraisablehook", hook)


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
    for chapter in sorted([*BOOK.glob("chapters/*.md"), *BOOK.glob("projekte/*.md")]):
        for name, answer, source in CELL.findall(chapter.read_text("utf-8")):
            found[name] = (answer, source)
    return found


@pytest.fixture
def check(solutions):
    """Return a function that runs a program of a task and checks what it hands over."""

    def run(task, source):
        answer, _ = solutions[task]
        namespace = {"np": np, "Layer": type("Layer", (), {}), "ausgaben": None, "richtig": None, **SERIES}
        namespace |= spiking_chapters()
        exec(compile(source, f"<{task}>", "exec"), namespace)  # noqa: S102 - what pupils write
        handed = [namespace[name.strip()] for name in answer.split(",")]
        assert len(handed) == max(1, len(TASKS[task].values))
        return prüfe(task, *handed)

    return run
