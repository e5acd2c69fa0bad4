"""One synapse of a projection, as iteration and ``projection[0]`` give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.chip.pynn_emulator import session
from course_helpers.chip.pynn_emulator.scope import Lacking
from course_helpers.chip.pynn_emulator.standardmodels.synapses import StaticSynapse

if TYPE_CHECKING:
    from collections.abc import Collection

    from course_helpers.chip.pynn_emulator.projections import Projection


class Connection(Lacking):
    """One synapse of a projection.

    Parameters
    ----------
    projection : Projection
        Where it is from.
    index : int
        Its place in it.
    """

    def __init__(self, projection: Projection, index: int) -> None:
        self._projection, self._index = projection, index

    @property
    def weight(self) -> float:
        """How strong it is, negative for inhibitory ones; can be set between runs."""
        return float(self._projection.weights[self._index])

    @weight.setter
    def weight(self, value: float) -> None:
        if np.ndim(value):
            raise TypeError(f"Eine einzelne Synapse hat ein Gewicht, gesehen: {value!r:.80}.")
        session.belongs(self._projection.session, self._projection.label)
        self._projection.assign(self._index, value)

    @property
    def delay(self) -> float:
        """0, and only that can be set: the chip has no delays."""
        return 0.0

    @delay.setter
    def delay(self, value: float) -> None:
        StaticSynapse(delay=value)  # says that there are none

    def _parameters(self) -> Collection[str]:
        return ()

    def __setattr__(self, name: str, value: object) -> None:
        if not (name.startswith("_") or hasattr(type(self), name)):  # a slip must not pass for a weight
            raise AttributeError(self._sentence(name))
        super().__setattr__(name, value)

    @property
    def presynaptic_index(self) -> int:
        """Place of the sender in its group."""
        return int(self._projection.senders[self._index])

    @property
    def postsynaptic_index(self) -> int:
        """Place of the receiver in its group."""
        return int(self._projection.receivers[self._index])
