"""The inputs of a task are such that an answer that leaves out a part of them cannot pass."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest

from course_helpers.exercises import TASKS, prüfe  # noqa: PLC2403 - the German word

FEW = 4  # "as many as in the example": as many rows or columns as most tables of the course have
LEAVE_OUT = {
    "the first": lambda array, axis: np.delete(array, 0, axis),
    "the last": lambda array, axis: np.delete(array, -1, axis),
    "all but four": lambda array, axis: np.take(array, range(min(FEW, array.shape[axis])), axis),
}


def _arrays(task):
    """Return where arrays stand among the arguments, with the number of their axes."""
    first = task.inputs[0]
    return [(at, np.ndim(value)) for at, value in enumerate(first) if isinstance(value, np.ndarray)]


COMPUTING = [task for task in TASKS.values() if task.arguments and not task.method and _arrays(task)]


def _shortened(task, arguments, axis, leave_out):
    """Return the arguments with that left out of all arrays that are as long on this axis."""
    long = next(np.shape(arguments[at])[axis] for at, axes in _arrays(task) if axes > axis)
    return [
        leave_out(one, axis) if np.ndim(one) > axis and np.shape(one)[axis] == long else one
        for one in arguments
    ]


@pytest.mark.parametrize("what", LEAVE_OUT)
@pytest.mark.parametrize("task", COMPUTING, ids=lambda task: task.id)
def test_who_leaves_out_values_does_not_pass(task, what):
    for axis in range(max(axes for _, axes in _arrays(task))):

        def answer(*arguments, axis=axis):
            with contextlib.suppress(IndexError, ValueError):  # nothing comes out then
                return task.reference(*_shortened(task, arguments, axis, LEAVE_OUT[what]))
            return None

        assert prüfe(task.id, answer).state != "geloest", f"axis {axis}"


@pytest.mark.parametrize("task", COMPUTING, ids=lambda task: task.id)
def test_every_input_has_as_many_axes_as_the_first(task):
    """Loops over rows and columns are right, too; only where the text says "an array" it may be any."""
    any_array = {"fuenf_bit", "wandler", "converting_relu"}
    for arguments in task.inputs:
        for at, axes in _arrays(task):
            assert np.ndim(arguments[at]) == axes or task.id in any_array
