"""Synapses between two groups of neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

import numpy as np

from course_helpers.chip.pynn_emulator import session
from course_helpers.chip.pynn_emulator.connections import Connection
from course_helpers.chip.pynn_emulator.connectors import Connector
from course_helpers.chip.pynn_emulator.errors import ConnectionError, InvalidDimensionsError  # noqa: A004 - PyNN's name
from course_helpers.chip.pynn_emulator.groups import Group
from course_helpers.chip.pynn_emulator.names import listed
from course_helpers.chip.pynn_emulator.scope import Lacking, beyond
from course_helpers.chip.pynn_emulator.standardmodels.synapses import StaticSynapse, numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

_RECEPTORS = ("excitatory", "inhibitory")


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
        PyNN's, for neurons with parts, which the emulator has not.
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
        source: None = None,
        receptor_type: str | None = None,
        space: object = None,  # noqa: ARG002
        label: str | None = None,
    ) -> None:
        self.pre, self.post = pre, post
        self.receptor_type = receptor_type or "excitatory"
        self.synapse_type = StaticSynapse() if synapse_type is None else synapse_type
        self._check(connector)
        if source is not None:  # say, a receptor without its name
            raise NotImplementedError(beyond(f"source={source!r:.40} einer Projection"))
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

    def _picked(self, values: NDArray[Any], *, row_by_row: bool = False) -> NDArray[Any]:
        """Return a weight for each synapse, or one for all; InvalidDimensionsError for another shape."""
        if values.shape == (len(self.pre), len(self.post)):
            return np.asarray(values[self.senders, self.receivers])
        if values.ndim and not (row_by_row and values.shape == (len(self),)):
            listed = f", eine Liste mit {len(self)} Gewichten" if row_by_row else ""
            raise InvalidDimensionsError(
                f"weight braucht eine Zahl{listed} oder eine Tabelle mit {len(self.pre)} Zeilen und "
                f"{len(self.post)} Spalten, gesehen: {values.shape}."
            )
        return values

    def assign(self, which: int | slice, weight: object) -> None:
        """Set some weights.

        Raises
        ------
        ConnectionError
            If their sign does not go with the receptor.
        TypeError
            If one of them is no number.
        """
        values = numbers(weight)
        if np.isnan(values).any():
            raise TypeError("weight braucht für jede Synapse eine Zahl, gesehen: nan.")
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

    @overload
    def __getitem__(self, index: int) -> Connection: ...
    @overload
    def __getitem__(self, index: slice) -> list[Connection]: ...
    def __getitem__(self, index: int | slice) -> Connection | list[Connection]:
        if isinstance(index, slice):
            return [Connection(self, one) for one in range(len(self))[index]]
        if not isinstance(index, int | np.integer):
            raise TypeError(
                f"{self.label} hat {len(self)} Synapsen, gezählt ab 0. In die Klammern gehört eine Zahl, "
                f"gesehen: {index!r:.80}."
            )
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

    def set(self, **values: object) -> None:
        """Set the weights: ``weight`` is one for all, a list row by row, or a table of senders and receivers.

        Raises
        ------
        NonExistentParameterError, TypeError, ValueError
            If a synapse has no such parameter, a weight is no number, there are not as many, or with a delay.
        """
        session.belongs(self.session, self.label)
        new = StaticSynapse(**values)  # refuses what synapses have not
        if "weight" in values:
            self.assign(slice(None), self._picked(new.weight, row_by_row=True))

    def setWeights(self, weight: object) -> None:
        """Set the weights: PyNN's older name for `set`, which a chapter of the lab uses."""
        self.set(weight=weight)

    def get(
        self,
        attribute_names: str | list[str],
        format: str = "list",  # noqa: A002
        gather: object = True,  # noqa: ARG002 - PyNN's, for several computers
        with_address: bool = True,
        multiple_synapses: object = "sum",  # noqa: ARG002 - PyNN's; a projection joins two neurons once
    ) -> Any:
        """Return weights or delays.

        Parameters
        ----------
        attribute_names : str or list of str
            ``"weight"`` or ``"delay"``.
        format : {"list", "array"}
            A list with an entry for each synapse, or a table of senders and receivers, not a number where
            there is no synapse.
        gather, multiple_synapses
            PyNN's, for networks on several computers and for pairs that are joined twice.
        with_address : bool
            Whether the entries of a list begin with the places of sender and receiver.

        Raises
        ------
        TypeError
            If ``attribute_names`` are neither a text nor a list of texts.
        ValueError
            If one of them is neither ``"weight"`` nor ``"delay"``, or ``format`` is another.
        """
        several = not isinstance(attribute_names, str)
        names = listed(attribute_names, "get")
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
