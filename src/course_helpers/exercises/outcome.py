"""What an answer did with the inputs of its task, and whether two answers did the same."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.limits import MemoryIsUpError

if TYPE_CHECKING:
    from course_helpers.exercises.task import Answer, Parts, Task

RELATIVE, ABSOLUTE = 1e-4, 1e-6  # float32 and another order of summing must pass


@dataclass(frozen=True)
class Outcome:
    """One run: named parts or an error, and which arguments were changed in place."""

    parts: Parts
    error: BaseException | None = None
    changed: tuple[int, ...] = ()

    def same(self, other: Outcome, names: set[str]) -> bool:
        """Whether both agree in these parts (or failed alike), and changed the same arguments."""
        if self.error is not None or other.error is not None:
            return type(self.error) is type(other.error) and str(self.error) == str(other.error)
        return self.changed == other.changed and all(
            equal(self.parts.get(name), other.parts.get(name)) for name in names
        )


def outcomes(task: Task, answer: Answer) -> list[Outcome]:
    """Run an answer on all inputs of its task; errors are part of the outcome, limits are not."""
    return [_outcome(task, answer, arguments) for arguments in task.inputs]


def _outcome(task: Task, answer: Answer, arguments: tuple[Any, ...]) -> Outcome:
    mine = copy.deepcopy(arguments)
    try:
        parts = task.run(answer, mine)
    except (MemoryError, MemoryIsUpError):
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a pupil's code may raise anything
        return Outcome({}, error)
    changed = tuple(
        number
        for number, (before, after) in enumerate(zip(arguments, mine, strict=True))
        if isinstance(before, np.ndarray) and not _untouched(before, after)
    )
    return Outcome({name: _kept(value) for name, value in parts.items()}, changed=changed)


def _untouched(before: np.ndarray[Any, Any], after: np.ndarray[Any, Any]) -> bool:
    return before.shape == after.shape and before.dtype == after.dtype and bool(np.array_equal(before, after))


def _kept(value: Any) -> Any:
    """Return a copy of arrays, since a later run may write into them."""
    return value.copy() if type(value) is np.ndarray else value


def is_open(value: Any) -> bool:
    """Whether the gap is still there."""
    return value is None or value is ...


def as_numbers(value: Any) -> np.ndarray[Any, Any] | None:
    """Return numbers as an array; None for everything else (texts, functions, ragged lists, ...)."""
    if hasattr(value, "detach") and hasattr(value, "numpy"):  # a tensor of torch, which stays unimported
        value = value.detach().numpy()
    if not isinstance(value, (bool, int, float, complex, list, tuple, np.ndarray, np.generic)):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biufc" else None


def equal(mine: Any, other: Any) -> bool:
    """Whether two results are the same numbers in the same shape."""
    a, b = as_numbers(mine), as_numbers(other)
    if a is None or b is None:
        return a is b and is_open(mine) and is_open(other)
    return a.shape == b.shape and close(a, b)


def agree(mine: list[Outcome], other: list[Outcome], name: str) -> bool:
    """Whether two answers agree in a part in all runs."""
    return all(a.same(b, {name}) for a, b in zip(mine, other, strict=True))


def close(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> bool:
    """Whether arrays that broadcast are equal but for rounding; nan is never equal."""
    return bool(np.allclose(a, b, rtol=RELATIVE, atol=ABSOLUTE))
