"""The table of wrong answers: for each task and mistake a pupil's whole program."""

from __future__ import annotations

from tests.exercises.gates import GATES
from tests.exercises.programs import EXPRESSIONS, HEADS
from tests.exercises.programs_later import LATER
from tests.exercises.programs_projects import PROJECT_HEADS, PROJECTS
from tests.exercises.programs_sudoku import SUDOKU
from tests.exercises.programs_trust import TRUST
from tests.exercises.replacements import REPLACEMENTS, VALUES

TABLE = {**EXPRESSIONS, **LATER, **SUDOKU, **TRUST, **PROJECTS, **VALUES, **REPLACEMENTS, **GATES}


def program(task, mistake, answer, solution):
    """Return a program that makes the mistake.

    `answer` are the names that the check hands over, `solution` is the printed one.
    """
    how = TABLE[task][mistake]
    if head := (HEADS | PROJECT_HEADS).get(task):
        return f"def {answer}({head}):\n    return {how}"
    if task in VALUES:
        return f"{answer} = {how}"
    for old, new in how:
        assert old in solution
        solution = solution.replace(old, new)
    return solution
