"""Who is joined to whom."""

from __future__ import annotations

from abc import ABC, abstractmethod
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_helpers.chip.pynn_emulator import session
from course_helpers.chip.pynn_emulator.errors import InvalidDimensionsError

Cells = NDArray[Any]  # numbers among all neurons of the network
Pairs = tuple[NDArray[Any], NDArray[Any]]


class Connector(ABC):
    """A rule for who is joined to whom."""

    @abstractmethod
    def pairs(self, senders: Cells, receivers: Cells) -> Pairs:
        """Return places of senders and receivers in their groups, row by row."""


class AllToAllConnector(Connector):
    """Everybody to everybody.

    Parameters
    ----------
    allow_self_connections : bool
        Whether a neuron reaches itself.
    """

    def __init__(self, allow_self_connections: bool = True) -> None:
        self._selves = allow_self_connections

    def pairs(self, senders: Cells, receivers: Cells) -> Pairs:
        """See `Connector.pairs`."""
        joined = np.full((len(senders), len(receivers)), fill_value=True)
        return _pairs(joined, senders, receivers, selves=self._selves)


class OneToOneConnector(Connector):
    """The first to the first, the second to the second, and so on."""

    def pairs(self, senders: Cells, receivers: Cells) -> Pairs:
        """See `Connector.pairs`; raises InvalidDimensionsError for groups of different size."""
        if len(senders) != len(receivers):
            raise InvalidDimensionsError(
                f"OneToOneConnector braucht zwei gleich große Gruppen, gesehen: {len(senders)} Sender und "
                f"{len(receivers)} Empfänger."
            )
        return np.arange(len(senders)), np.arange(len(senders))


class FixedProbabilityConnector(Connector):
    """Each pair with the same probability.

    Parameters
    ----------
    p_connect : float
        From 0 to 1.
    allow_self_connections : bool
        Whether a neuron may reach itself.
    rng : numpy.random.Generator, optional
        Draws the pairs; by default one that begins anew with each ``setup``.
    """

    def __init__(
        self, p_connect: float, allow_self_connections: bool = True, rng: np.random.Generator | None = None
    ) -> None:
        if rng is not None and not hasattr(rng, "uniform"):
            raise TypeError(f"rng braucht zum Beispiel numpy.random.default_rng(7), gesehen: {rng!r:.80}.")
        self._probability, self._selves, self._rng = _probability(p_connect), allow_self_connections, rng

    def pairs(self, senders: Cells, receivers: Cells) -> Pairs:
        """See `Connector.pairs`."""
        rng = self._rng or session.current().noise.connectors
        joined = rng.uniform(size=(len(senders), len(receivers))) < self._probability
        return _pairs(joined, senders, receivers, selves=self._selves)


def _probability(value: object) -> float:
    if not isinstance(value, Real) or not 0 <= float(value) <= 1:
        raise ValueError(f"p_connect ist eine Wahrscheinlichkeit von 0 bis 1, gesehen: {value!r:.80}.")
    return float(value)


def _pairs(joined: NDArray[Any], senders: Cells, receivers: Cells, *, selves: bool) -> Pairs:
    """List who is joined, by a table of senders and receivers; without ``selves`` nobody to itself.

    Whether a neuron is the same its number tells, not its place: two views may share some neurons.
    """
    if not selves:
        joined &= senders[:, np.newaxis] != receivers
    pre, post = np.nonzero(joined)
    return pre, post
