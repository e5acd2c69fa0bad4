"""Which neurons of a group are meant: what may stand in the brackets of ``pop[...]``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def chosen(label: str, size: int, selector: slice | Sequence[int] | NDArray[Any]) -> NDArray[np.int64]:
    """Return the places that are meant, as PyNN does: a slice keeps its order, all else is sorted.

    Parameters
    ----------
    label : str
        Name of the group, for the message.
    size : int
        How many neurons it has.
    selector : slice, sequence of int or of bool
        Which.

    Raises
    ------
    IndexError
        If there is none at such a place.
    """
    places = np.arange(size)
    if isinstance(selector, slice):
        return places[selector]
    which = np.asarray(selector)
    if which.dtype == bool and which.shape != (size,):
        raise IndexError(no_such_place(label, size, selector))
    try:
        return np.unique(places[which if which.size else which.astype(int)])
    except IndexError as error:
        raise IndexError(no_such_place(label, size, selector)) from error


def no_such_place(label: str, size: int, which: object) -> str:
    """Return the sentence about a place that a group has not."""
    return f"{label} hat {size} Neuronen, gezählt ab 0; {which!r:.80} passt nicht dazu."
