"""What the parts of a result and the inputs are called in German sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.numbers import as_numbers

if TYPE_CHECKING:
    from course_helpers.exercises.task import Task

RETURNED = "Rückgabe"
"""Name of a part that has none in the pupil's code: what the function gives back, where it also does other things."""

RETURNED_ALONE = "Rückgabe ohne recording"
"""The same for a call that is to do nothing else."""

_SHORT = 6  # so many numbers are shown, of longer arrays the shape


def subject(name: str) -> str:
    """Name a part as the subject at the beginning of a sentence."""
    return {
        "": "Dein Ergebnis",
        RETURNED: "Die Rückgabe",
        RETURNED_ALONE: "Die Rückgabe ohne `recording`",
    }.get(name, f"`{name}`")


def dative(name: str) -> str:
    """Name a part behind "in" or "von"."""
    return {
        "": "deinem Ergebnis",
        RETURNED: "der Rückgabe",
        RETURNED_ALONE: "der Rückgabe ohne `recording`",
    }.get(name, f"`{name}`")


def listed(names: list[str]) -> str:
    """List parts or arguments."""
    return ", ".join(
        {RETURNED: "die Rückgabe", RETURNED_ALONE: "die Rückgabe ohne `recording`"}.get(name, f"`{name}`")
        for name in names
    )


def inputs_text(task: Task, number: int) -> str:
    """Say with what a run called the answer, as one would type it; functions and what has no name are left out."""
    if not task.arguments:
        return ""
    pairs = zip(task.arguments, task.inputs[number], strict=True)
    shown = [_input(name, array) for name, value in pairs if (array := as_numbers(value)) is not None]
    return ", ".join(shown)


def _input(name: str, array: np.ndarray[Any, Any]) -> str:
    if array.ndim == 0:
        return f"`{name} = {_typed(array)}`"
    if array.ndim == 1 and array.size <= _SHORT:
        return f"`{name} = [{', '.join(map(_typed, array))}]`"
    return f"`{name}` der Form {shape_text(array)}"


def _typed(value: Any) -> str:
    """Return a number as one would type it: a point, but no power of ten, and no more than four places."""
    return np.format_float_positional(float(value), precision=4, trim="-")


def shape_text(array: np.ndarray[Any, Any]) -> str:
    """Return a shape the way numpy prints it."""
    return f"`{tuple(map(int, array.shape))}`"
