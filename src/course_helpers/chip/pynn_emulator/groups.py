"""Neurons of a population, all or some: what one can do with both alike, and the views that hold some."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from course_helpers.chip.pynn_emulator import data, recording, session
from course_helpers.chip.pynn_emulator.ids import ID
from course_helpers.chip.pynn_emulator.names import listed
from course_helpers.chip.pynn_emulator.places import chosen, no_such_place
from course_helpers.chip.pynn_emulator.scope import Lacking

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import neo
    from numpy.typing import NDArray

    from course_helpers.chip.pynn_emulator.populations import Population
    from course_helpers.chip.pynn_emulator.standardmodels.base import Cell

__all__ = ["Group", "PopulationView"]


class Group(Lacking, ABC):
    """Neurons of one population: all of them, or some."""

    label: str

    @property
    @abstractmethod
    def root(self) -> Population:
        """The population that the neurons belong to."""

    @property
    @abstractmethod
    def indices(self) -> NDArray[np.int64]:
        """Their places in it."""

    def __len__(self) -> int:
        return len(self.indices)

    @property
    def size(self) -> int:
        """How many they are."""
        return len(self)

    @property
    def numbers(self) -> NDArray[np.int64]:
        """Their numbers among all neurons of the network."""
        return self.root.first + self.indices

    @property
    def all_cells(self) -> NDArray[Any]:
        """The same, each as a thing of its own."""
        cells = np.empty(len(self), dtype=object)
        cells[:] = [ID(number, self.root) for number in self.numbers]
        return cells

    @property
    def celltype(self) -> Cell:
        """The kind of cell, with the parameters that were given."""
        return self.root.cell

    def _parameters(self) -> Collection[str]:
        return self.celltype.default_parameters

    def id_to_index(self, one: int) -> int:
        """Return the place of a neuron, by its number; raises IndexError if it is none of these."""
        places = np.flatnonzero(self.numbers == int(one))
        if not len(places):
            raise IndexError(f"{self.label} hat kein Neuron mit der Nummer {int(one)}.")
        return int(places[0])

    def __iter__(self) -> Iterator[ID]:
        return iter(self.all_cells)

    @overload
    def __getitem__(self, which: int) -> ID: ...
    @overload
    def __getitem__(self, which: slice | Sequence[int]) -> PopulationView: ...
    def __getitem__(self, which: int | slice | Sequence[int]) -> ID | PopulationView:
        if isinstance(which, int | np.integer):
            if isinstance(which, bool) or not -len(self) <= which < len(self):
                raise IndexError(no_such_place(self.label, len(self), which))
            return ID(self.numbers[which], self.root)
        return PopulationView(self, which)

    def describe(self) -> str:
        """Return a sentence about them."""
        return f"{self.label}: {len(self)} Neuronen, {type(self.celltype).__name__}"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.describe()}>"

    def record(
        self,
        variables: str | Sequence[str] | None,
        to_file: object = None,
        sampling_interval: object = None,
        locations: object = None,
        *,
        device: str = "madc",
    ) -> None:
        """Record something in the next runs.

        Parameters
        ----------
        variables : str, sequence of str or None
            ``"spikes"``, ``"v"`` and so on; None records nothing any more.
        to_file, sampling_interval, locations
            PyNN's; the emulator takes only what stands here.
        device : str
            ``"madc"``, or ``"pad_0_buffered"`` and the like: to an oscilloscope, which is not there.

        Raises
        ------
        RecordingError
            If these cells have no such thing.
        ValueError
            For more membranes than the chip can record, or a device that there is not.
        NotImplementedError
            With one of the further arguments.
        """
        session.belongs(self.root.session, self.label)
        recording.refuse(to_file=to_file, sampling_interval=sampling_interval, locations=locations)
        recording.record(self.root, self.indices, variables, device)

    def get_data(
        self,
        variables: str | Sequence[str] = "all",
        gather: object = True,  # noqa: ARG002 - PyNN's, for several computers
        clear: bool = False,
        annotations: dict[str, object] | None = None,
    ) -> neo.Block:
        """Return what was recorded, one segment for each run.

        Parameters
        ----------
        variables : str or sequence of str
            What of it.
        gather : bool
            PyNN's, for networks on several computers.
        clear : bool
            Whether the population's data are forgotten afterwards; then the next run is its first segment.
        annotations : dict, optional
            Notes for the block.

        Raises
        ------
        RuntimeError
            If nothing has run yet.
        RecordingError
            If it was never recorded.
        """
        session.belongs(self.root.session, self.label)
        wanted = recording.wanted(self.root, variables)
        block = data.block(self, wanted, annotations or {})
        if clear:
            for segment in self.root.session.segments:
                segment.forget(self.root)
        return block

    def set(self, **values: object) -> None:
        """Set parameters.

        Raises
        ------
        RuntimeError
            Before the first run with a calibration, which would overwrite them.
        """
        session.belongs(self.root.session, self.label)
        self.root.assign(self.indices, values)

    def get(
        self,
        names: str | Sequence[str],
        gather: object = False,  # noqa: ARG002 - PyNN's, for several computers
        simplify: bool = True,
    ) -> Any:
        """Return parameters: one, or a list of several.

        Parameters
        ----------
        names : str or sequence of str
            Which.
        gather : bool
            PyNN's, for networks on several computers.
        simplify : bool
            Whether values that are all the same become one.

        Raises
        ------
        RuntimeError
            Before the first run with a calibration: they are not known yet.
        """
        session.belongs(self.root.session, self.label)
        found = [self.root.values(name)[self.indices] for name in listed(names, "get")]
        if simplify:
            found = [one[0].item() if _all_same(one) else one for one in found]
        return found[0] if isinstance(names, str) else found


def _all_same(values: NDArray[Any]) -> bool:
    return values.dtype != object and len(values) > 0 and bool((values == values[0]).all())


class PopulationView(Group):
    """Some neurons of a population.

    Parameters
    ----------
    parent : Population or PopulationView
        Where they are from.
    selector : slice, sequence of int or of bool
        Which.
    label : str, optional
        Name for messages and data.

    Raises
    ------
    IndexError
        If there is none at such a place.
    """

    def __init__(
        self, parent: Group, selector: slice | Sequence[int] | NDArray[Any], label: str | None = None
    ) -> None:
        if not isinstance(parent, Group):
            raise TypeError(f"PopulationView braucht eine Population, gesehen: {parent!r:.80}.")
        self.parent = parent
        self._indices = parent.indices[chosen(parent.label, len(parent), selector)]
        self.label = label or f"Ausschnitt aus {parent.label}"

    @property
    def root(self) -> Population:
        """The population that the neurons belong to."""
        return self.parent.root

    @property
    def indices(self) -> NDArray[np.int64]:
        """Their places in it."""
        return self._indices
