"""What an answer did with the inputs of its task, and whether two answers did the same."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from course_helpers.exercises.clock import TimeIsUpError
from course_helpers.exercises.limits import MemoryIsUpError
from course_helpers.exercises.numbers import as_numbers, close, is_open
from course_helpers.exercises.parts import Parts

if TYPE_CHECKING:
    from course_helpers.exercises.task import Answer, Task


_SHAPE = re.compile(r"\([\d,]*\)")


class Change(NamedTuple):
    """What an answer changed though it should only read it: its name, and whether only its shape is another."""

    name: str
    reshaped: bool = False


@dataclass(frozen=True)
class Outcome:
    """One run: named parts or an error, and what was changed in place."""

    parts: dict[str, Any]
    error: BaseException | None = None
    changed: tuple[Change, ...] = ()

    def same(self, other: Outcome, names: set[str]) -> bool:
        """Whether both agree in these parts (or failed alike), and changed the same things."""
        if self.error is not None or other.error is not None:
            return type(self.error) is type(other.error) and _told(self.error) == _told(other.error)
        return self.changed == other.changed and all(
            equal(self.parts.get(name), other.parts.get(name)) for name in names
        )


def _told(error: BaseException | None) -> object:
    """Return what an error says; shapes that do not fit are the same in any order, and with `+=` for `+`."""
    text = str(error)
    return frozenset(_SHAPE.findall(text)) if "broadcast together" in text else text


def outcomes(task: Task, answer: Answer) -> list[Outcome]:
    """Run an answer on all inputs of its task; errors are part of the outcome, limits are not."""
    return [_outcome(task, answer, arguments) for arguments in task.inputs]


def _outcome(task: Task, answer: Answer, arguments: tuple[Any, ...]) -> Outcome:
    mine = copy.deepcopy(arguments)
    try:
        parts = task.run(answer, mine)
    except (MemoryError, MemoryIsUpError, TimeIsUpError):
        raise
    except BaseException as error:
        if type(error) is KeyboardInterrupt:  # the reader's own stop; a pupil's subclass is none
            raise
        return Outcome({}, error)
    changed = [
        Change(name, before.shape != after.shape)
        for name, before, after in zip(task.arguments, arguments, mine, strict=False)
        if isinstance(before, np.ndarray) and not untouched(before, after)
    ]
    known = {one.name for one in changed}
    if isinstance(parts, Parts):
        changed += [Change(name) for name in parts.changed if name not in known]
    return Outcome({name: _kept(value) for name, value in parts.items()}, changed=tuple(changed))


def untouched(before: np.ndarray[Any, Any], after: Any) -> bool:
    """Whether an array is still what it was."""
    return (
        isinstance(after, np.ndarray)
        and before.shape == after.shape
        and before.dtype == after.dtype
        and bool(np.array_equal(before, after))
    )


def _kept(value: Any) -> Any:
    """Return a copy of arrays, since a later run may write into them."""
    return value.copy() if type(value) is np.ndarray else value


def equal(mine: Any, other: Any) -> bool:
    """Whether two results are the same numbers in the same shape; a mistake may give nan in the same places."""
    a, b = as_numbers(mine), as_numbers(other)
    if a is None or b is None:
        return a is b and is_open(mine) and is_open(other)
    if a.shape != b.shape:
        return False
    both = np.isnan(a) & np.isnan(b)
    return close(np.where(both, 0, a), np.where(both, 0, b)) if both.any() else close(a, b)


def agree(mine: list[Outcome], other: list[Outcome], name: str) -> bool:
    """Whether two answers agree in a part in all runs."""
    return all(a.same(b, {name}) for a, b in zip(mine, other, strict=True))
