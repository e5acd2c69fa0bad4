"""Whether an answer is the right one, but rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.numbers import as_numbers, close
from course_helpers.exercises.outcome import agree

if TYPE_CHECKING:
    from collections.abc import Callable

    from course_helpers.exercises.outcome import Outcome

Array = np.ndarray[Any, Any]


_NEAR = 0.3  # of the largest value, or one whole: how far rounding on the way leads away


def _to_places(places: int) -> Callable[[Array], Array]:
    return lambda values: np.round(values, places)


_WAYS: tuple[Callable[[Array], Array], ...] = (
    np.trunc,
    np.floor,
    np.ceil,
    *(_to_places(places) for places in range(7)),
)


def only_rounded(mine: list[Outcome], right: list[Outcome]) -> bool:
    """Whether all wrong results are the right ones, rounded in one way, and not all of them to zero."""
    if any(outcome.error is not None for outcome in mine):
        return False
    pairs = _pairs(mine, right, [name for name in right[0].parts if not agree(mine, right, name)])
    if any(a is None or b is None or a.shape != b.shape or a.dtype.kind in "bc" for a, b in pairs):
        return False
    if not any(a.any() for a, _ in pairs if a is not None):
        return False
    with np.errstate(all="ignore"):
        return any(
            all(close(a, way(b.astype(float))) for a, b in pairs if a is not None and b is not None)
            for way in _WAYS
        )


def near(mine: list[Outcome], right: list[Outcome]) -> bool:
    """Whether all results are about as large as the right ones, as where something was rounded on the way."""
    if any(outcome.error is not None for outcome in mine):
        return False
    pairs = _pairs(mine, right, list(right[0].parts))
    return all(a is not None and b is not None and _near(a, b) for a, b in pairs)


def _pairs(
    mine: list[Outcome], right: list[Outcome], names: list[str]
) -> list[tuple[Array | None, Array | None]]:
    """Return what each run gave of these parts, with what was wanted, as numbers where they are some."""
    return [
        (as_numbers(a.parts.get(name)), as_numbers(b.parts[name]))
        for name in names
        for a, b in zip(mine, right, strict=True)
    ]


def _near(mine: Array, right: Array) -> bool:
    if mine.shape != right.shape or mine.dtype.kind in "bc" or not right.size:
        return False
    return bool(np.abs(mine - right.astype(float)).max() <= max(1.0, _NEAR * np.abs(right).max()))
