"""Right answers in other styles pass; wrong ones that pupils write do not, and are told what is wrong.

Each file in ``tries`` is a table for one task. A line is what stands behind ``return`` (or is the values) in
the gap cell, or a whole program that begins with ``def`` or ``import``; for tasks of several lines it is what
to replace in the printed solution, ``old ~> new``, with ``;;`` between. ``\\n`` is a new line. Behind a wrong
one stands, after ``=>``, the name of the foreseen mistake or words of the message.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.exercises.programs import HEADS
from tests.exercises.replacements import VALUES

from course_helpers.exercises import TASKS

FILES = sorted((Path(__file__).parent / "tries").glob("*.txt"))
FEWEST_RIGHT, FEWEST_WRONG = 6, 10


def lines(file, begin):
    """Return the lines of a table under a heading."""
    part = file.read_text("utf-8").partition(begin)[2].partition("\n#")[0]
    return [line for line in part.splitlines() if line.strip()]


RIGHT = [(file.stem, line) for file in FILES for line in lines(file, "# richtig\n")]
WRONG = [(file.stem, *line.rsplit(" => ", 1)) for file in FILES for line in lines(file, "# falsch\n")]


def program(task, line, answer, solution):
    """Return a pupil's whole program for a line of a table."""
    if line.startswith(("def ", "import ")):
        return line.replace("\\n", "\n")
    if task in HEADS:
        return f"def {answer}({HEADS[task]}):\n    return {line}"
    if task in VALUES:
        return f"{answer} = {line}"
    for change in line.split(" ;; "):
        old, new = (text.replace("\\n", "\n") for text in change.split(" ~> "))
        assert old in solution
        solution = solution.replace(old, new)
    return solution


def test_every_task_has_tables():
    tasks = {file.stem for file in FILES}
    assert tasks <= set(TASKS)
    for task in tasks:
        assert sum(name == task for name, _ in RIGHT) >= FEWEST_RIGHT, task
        assert sum(name == task for name, *_ in WRONG) >= FEWEST_WRONG, task


@pytest.mark.parametrize(("task", "line"), RIGHT)
def test_right_in_another_style_passes(task, line, check, solutions):
    result = check(task, program(task, line, *solutions[task]))
    assert result.state == "geloest", repr(result)


@pytest.mark.parametrize(("task", "line", "told"), WRONG)
def test_wrong_is_told_what_is_wrong(task, line, told, check, solutions):
    result = check(task, program(task, line, *solutions[task]))
    assert result.state != "geloest"
    if told in {mistake.name for mistake in TASKS[task].mistakes}:
        assert result.mistake == told, repr(result)
    else:
        assert told in repr(result)
        assert not result.mistake
