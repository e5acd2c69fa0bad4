"""Synapses between two groups of neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from . import session
from .connectors import Connector
from .errors import ConnectionError, InvalidDimensionsError  # noqa: A004 - PyNN's name
from .groups import Group
from .scope import Lacking
from .standardmodels.synapses import StaticSynapse, numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

_RECEPTORS = ("excitatory", "inhibitory")


class Connection:
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
        self._projection.assign(self._index, value)

    @property
    def delay(self) -> float:
        """0: the chip has no delays."""
        return 0.0

    @property
    def presynaptic_index(self) -> int:
        """Place of the sender in its group."""
        return int(self._projection.senders[self._index])

    @property
    def postsynaptic_index(self) -> int:
        """Place of the receiver in its group."""
        return int(self._projection.receivers[self._index])


class Projection(Lacking):
    """Synapses from one group of neurons to another.

    Parameters
    ----------
    pre, post : Population or PopulationView
        Senders and receivers; the latter on the chip.
    connector : Connector
        Who is joined to whom, such as ``pynn.AllToAllConnector()``.
    synapse_type : StaticSynapse, optional
        With the weight, 0 by default.
    source : None
        PyNN's, for neurons with parts.
    receptor_type : str, optional
        ``"excitatory"``, the default, or ``"inhibitory"``.
    space : object
        PyNN's: the chip has no distances.
    label : str, optional
        Name.

    Raises
    ------
    ConnectionError
        If a weight has the wrong sign, or the receivers are sources.
    """

    def __init__(
        self,
        pre: Group,
        post: Group,
        connector: Connector,
        synapse_type: StaticSynapse | None = None,
        source: object = None,  # noqa: ARG002
        receptor_type: str | None = None,
        space: object = None,  # noqa: ARG002
        label: str | None = None,
    ) -> None:
        self.pre, self.post = pre, post
        self.receptor_type = receptor_type or "excitatory"
        self.synapse_type = StaticSynapse() if synapse_type is None else synapse_type
        self._check(connector)
        self.senders, self.receivers = connector.pairs(pre.numbers, post.numbers)
        self.weights: NDArray[np.float64] = np.zeros(len(self.senders))
        self.assign(slice(None), self._picked(self.synapse_type.weight))
        self.session = session.current()
        self.session.projections.append(self)
        self.label = label or f"projection{len(self.session.projections) - 1}"

    def _check(self, connector: object) -> None:
        for one in (self.pre, self.post):
            if not isinstance(one, Group):
                raise TypeError(f"Projection verbindet zwei Populationen, gesehen: {one!r:.80}.")
            session.belongs(one.root.session, one.label)
        if not self.post.root.on_chip:
            raise ConnectionError(
                f"{self.post.label} ist eine Quelle ({type(self.post.celltype).__name__}): Sie kann nur "
                "senden. "
                "Vielleicht sind Sender und Empfänger vertauscht?"
            )
        if not isinstance(connector, Connector):
            raise TypeError(
                f"Projection braucht eine Regel, wer mit wem verbunden wird, gesehen: {connector!r:.80}. "
                "Schreibe zum Beispiel pynn.AllToAllConnector(), mit Klammern."
            )
        if not isinstance(self.synapse_type, StaticSynapse):
            raise TypeError(
                "synapse_type braucht pynn.synapses.StaticSynapse(weight=…), gesehen: "
                f"{self.synapse_type!r:.80}."
            )
        if self.receptor_type not in _RECEPTORS:
            raise ConnectionError(
                f"receptor_type={self.receptor_type!r:.40} gibt es nicht. Möglich sind „excitatory“ und "
                "„inhibitory“."
            )

    def _picked(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return one weight for each synapse, or one for all."""
        if values.shape == (len(self.pre), len(self.post)):
            return np.asarray(values[self.senders, self.receivers])
        if values.ndim:
            raise InvalidDimensionsError(
                f"weight braucht eine Zahl oder eine Tabelle mit {len(self.pre)} Zeilen und "
                f"{len(self.post)} Spalten, "
                f"gesehen: {values.shape}."
            )
        return values

    def assign(self, which: int | slice, weight: object) -> None:
        """Set some weights.

        Raises
        ------
        ConnectionError
            If their sign does not go with the receptor.
        """
        values = numbers(weight)
        inhibitory = self.receptor_type == "inhibitory"
        wrong = values[values > 0] if inhibitory else values[values < 0]
        if wrong.size:
            raise ConnectionError(
                f"Eine {'hemmende' if inhibitory else 'erregende'} Synapse ({self.receptor_type}) braucht "
                "ein Gewicht "
                f"{'bis 0' if inhibitory else 'ab 0'}, gesehen: {wrong.flat[0]:g}. Ändere das Vorzeichen "
                "oder receptor_type."
            )
        self.weights[which] = values

    def _parameters(self) -> Collection[str]:
        return "weight", "delay"

    def __len__(self) -> int:
        return len(self.weights)

    def __repr__(self) -> str:
        return (
            f"<Projection {self.label}: {len(self)} Synapsen, {self.pre.label} → {self.post.label}, "
            f"{self.receptor_type}>"
        )

    def size(self) -> int:
        """Return the number of synapses."""
        return len(self)

    def __getitem__(self, index: int) -> Connection:
        if not -len(self) <= index < len(self):
            raise IndexError(
                f"{self.label} hat {len(self)} Synapsen, gezählt ab 0; {index} passt nicht dazu."
            )
        return Connection(self, range(len(self))[index])

    def __iter__(self) -> Iterator[Connection]:
        return (Connection(self, index) for index in range(len(self)))

    @property
    def connections(self) -> list[Connection]:
        """All synapses, row by row."""
        return list(self)

    def set(self, *, weight: object) -> None:
        """Set the weights: one for all, or a table of senders and receivers."""
        session.belongs(self.session, self.label)
        self.assign(slice(None), self._picked(numbers(weight)))

    def setWeights(self, weight: object) -> None:
        """Set the weights: PyNN's older name for `set`, which a chapter of the lab uses."""
        self.set(weight=weight)

    def get(self, attribute_names: str | list[str], format: str = "list", with_address: bool = True) -> Any:  # noqa: A002
        """Return weights or delays.

        Parameters
        ----------
        attribute_names : str or list of str
            ``"weight"`` or ``"delay"``.
        format : {"list", "array"}
            A list with an entry for each synapse, or a table of senders and receivers, not a number where
            there is no synapse.
        with_address : bool
            Whether the entries of a list begin with the places of sender and receiver.
        """
        several = not isinstance(attribute_names, str)
        names = list(attribute_names) if several else [str(attribute_names)]
        if format not in {"list", "array"} or not set(names) <= {"weight", "delay"}:
            raise ValueError('get gibt "weight" oder "delay", als format="list" oder format="array".')
        columns = [self.weights if name == "weight" else np.zeros(len(self)) for name in names]
        if format == "array":
            tables = [self._table(column) for column in columns]
            return tables if several else tables[0]
        if with_address:
            places = self.senders.tolist(), self.receivers.tolist()
            return list(zip(*places, *(column.tolist() for column in columns), strict=True))
        return (
            list(zip(*(column.tolist() for column in columns), strict=True))
            if several
            else columns[0].tolist()
        )

    def _table(self, column: NDArray[Any]) -> NDArray[np.float64]:
        table = np.full((len(self.pre), len(self.post)), np.nan)
        table[self.senders, self.receivers] = column
        return table
