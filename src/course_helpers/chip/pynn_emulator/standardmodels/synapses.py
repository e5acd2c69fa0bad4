"""``pynn_brainscales.brainscales2.standardmodels.synapses``: synapses whose weight stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.chip.pynn_emulator.errors import NonExistentParameterError

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["StaticSynapse"]


class StaticSynapse:
    """A synapse whose weight stays as it is.

    Parameters
    ----------
    weight : float or array_like, shape (senders, receivers)
        Negative for inhibitory ones.
    delay : float, optional
        Only 0: the chip has no delays.

    Raises
    ------
    TypeError
        If the weight is no number.
    ValueError
        With a delay.
    NonExistentParameterError
        With anything else.
    """

    def __init__(self, weight: object = 0.0, delay: object = None, **unknown: object) -> None:
        for name in unknown:
            raise NonExistentParameterError(
                f"StaticSynapse hat keinen Parameter {name}. Es gibt: weight, delay."
            )
        if delay is not None and np.any(np.asarray(delay) != 0):
            raise ValueError(
                f"Der Chip kann Pulse nicht verzögern, du willst delay={delay!r:.40}. Lass delay weg."
            )
        self.weight = numbers(weight)
        self.delay = 0.0


def numbers(weight: object) -> NDArray[Any]:
    """Return weights as whole numbers; a table may hold nan, as ``get`` does where there is no synapse.

    Raises
    ------
    TypeError
        If there is anything else.
    """
    try:
        values: NDArray[Any] = np.rint(np.asarray(weight, dtype=float)) + 0.0  # never -0, which looks odd
    except (TypeError, ValueError):
        values = np.array(np.nan)
    if np.isinf(values).any() or (not values.ndim and np.isnan(values)):
        raise TypeError(f"weight braucht eine Zahl, gesehen: {weight!r:.80}.")
    return values
