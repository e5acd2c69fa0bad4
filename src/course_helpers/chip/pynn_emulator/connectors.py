"""Who is joined to whom."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import session
from .errors import InvalidDimensionsError

Pairs = tuple[NDArray[Any], NDArray[Any]]


class Connector(ABC):
    """A rule for who is joined to whom."""

    @abstractmethod
    def pairs(self, senders: int, receivers: int, *, same: bool) -> Pairs:
        """Return indices of senders and receivers, row by row; ``same`` if both are the same neurons."""


class AllToAllConnector(Connector):
    """Everybody to everybody.

    Parameters
    ----------
    allow_self_connections : bool
        Whether a neuron reaches itself.
    """

    def __init__(self, allow_self_connections: bool = True) -> None:
        self._selves = allow_self_connections

    def pairs(self, senders: int, receivers: int, *, same: bool) -> Pairs:
        """See `Connector.pairs`."""
        pre, post = np.divmod(np.arange(senders * receivers), max(receivers, 1))
        return _without_selves(pre, post) if same and not self._selves else (pre, post)


class OneToOneConnector(Connector):
    """The first to the first, the second to the second, and so on."""

    def pairs(self, senders: int, receivers: int, *, same: bool) -> Pairs:  # noqa: ARG002 - the rule's arguments
        """See `Connector.pairs`; raises InvalidDimensionsError for groups of different size."""
        if senders != receivers:
            raise InvalidDimensionsError(
                f"OneToOneConnector braucht zwei gleich große Gruppen, gesehen: {senders} Sender und "
                f"{receivers} Empfänger."
            )
        return np.arange(senders), np.arange(senders)


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
        if not 0 <= p_connect <= 1:
            raise ValueError(
                f"p_connect ist eine Wahrscheinlichkeit von 0 bis 1, gesehen: {p_connect!r:.80}."
            )
        self._probability, self._selves, self._rng = p_connect, allow_self_connections, rng

    def pairs(self, senders: int, receivers: int, *, same: bool) -> Pairs:
        """See `Connector.pairs`."""
        rng = self._rng or session.current().noise.connectors
        pre, post = np.nonzero(rng.uniform(size=(senders, receivers)) < self._probability)
        return _without_selves(pre, post) if same and not self._selves else (pre, post)


def _without_selves(pre: NDArray[Any], post: NDArray[Any]) -> Pairs:
    others = pre != post
    return pre[others], post[others]
