"""``pynn_brainscales.brainscales2.populations``: groups of neurons, and views of some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.chip.pynn_emulator import parameters, session
from course_helpers.chip.pynn_emulator.groups import Group, PopulationView
from course_helpers.chip.pynn_emulator.standardmodels.base import Cell
from course_helpers.chip.virtual_chip import neurons

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Population", "PopulationView"]


class Population(Group):
    """A group of neurons of one kind.

    Parameters
    ----------
    size : int
        How many.
    cellclass : Cell or type
        What kind, such as ``pynn.cells.HXNeuron()``.
    cellparams : dict, optional
        Parameters, where ``cellclass`` is a class.
    structure, initial_values : object
        PyNN's: the chip has no places in space, and membranes float before a run.
    label : str, optional
        Name for messages and data.

    Raises
    ------
    ChipLimitError
        If the chip has too few neurons, or the emulator too few sources.
    """

    def __init__(
        self,
        size: int,
        cellclass: Cell | type[Cell],
        cellparams: dict[str, object] | None = None,
        structure: object = None,  # noqa: ARG002
        initial_values: object = None,  # noqa: ARG002
        label: str | None = None,
    ) -> None:
        self.session = session.current()
        self.cell = _cell(cellclass, cellparams or {})
        self.on_chip = self.cell.on_chip
        if not isinstance(size, int | np.integer) or isinstance(size, bool) or size < 0:
            raise ValueError(f"Eine Population braucht eine Anzahl, nicht unter 0, gesehen: {size!r:.80}.")
        self.session.check_room(int(size), on_chip=self.on_chip)
        self._indices = np.arange(size)
        spread = {name: self.cell.spread(name, one, size) for name, one in self.cell.parameters.items()}
        self._given: dict[str, NDArray[Any]] = spread
        self._known: dict[str, NDArray[Any]] | None = None
        self._pulses: list[NDArray[np.float64]] | None = None
        self.label = label or f"population{len(self.session.populations)}"
        self.recorded: dict[str, set[int]] = {}
        self.first, self.first_neuron = self.session.add(self)

    @property
    def root(self) -> Population:
        """Itself."""
        return self

    @property
    def indices(self) -> NDArray[np.int64]:
        """All places."""
        return self._indices

    @property
    def places(self) -> NDArray[np.int64]:
        """Where on the chip the neurons lie."""
        return np.array(self.session.placement[self.first_neuron : self.first_neuron + len(self)], dtype=int)

    def prepare(self) -> None:
        """Join default, calibration and what was given, each stronger than the one before, once."""
        if self._known is not None or not self.on_chip:
            return
        known = {name: np.full(len(self), float(one.default)) for name, one in parameters.SETTINGS.items()}
        if calibration := self.session.calibration:
            found = neurons.calibrated_parameters(calibration.serial, calibration.kind)
            known |= {name: values[self.places] for name, values in found.items()}
        self._known = known | {name: values.astype(float) for name, values in self._given.items()}

    def values(self, name: str) -> NDArray[Any]:
        """Return a parameter of all neurons."""
        if name not in self.cell.default_parameters:
            self.cell.checked(name, 0)  # says what is wrong with the name
        self._need_known("Die Parameter sind noch nicht bekannt")
        return (self._known if self.on_chip else self._given)[name]  # type: ignore[index]  # known, see above

    def settings(self) -> dict[str, NDArray[Any]]:
        """Return all parameters of the chip's neurons, once they are known."""
        return self._known or {}

    def assign(self, indices: NDArray[np.int64], values: dict[str, object]) -> None:
        """Set parameters of some neurons; all or none."""
        new = {}
        for name, value in values.items():
            new[name] = self.cell.spread(name, self.cell.checked(name, value), len(indices))
        self._need_known("Die Kalibrierung würde die Werte überschreiben")
        for name, one in new.items():
            self.values(name)[indices] = one
        self._pulses = None

    def _need_known(self, why: str) -> None:
        if not self.on_chip:
            return
        if self._known is None and self.session.calibration is not None:
            raise RuntimeError(
                f"{why}: Das geht mit einer Kalibrierung erst nach pynn.run(…) oder "
                "pynn.run(None, pynn.RunCommand.PREPARE). Gib die Werte gleich in HXNeuron(…) an."
            )
        self.prepare()

    def pulses(self) -> list[NDArray[np.float64]]:
        """Return when the neurons of a source fire, in milliseconds; drawn once until a parameter changes."""
        if self._pulses is None:
            self._pulses = self.cell.pulses(self._given)  # type: ignore[attr-defined]  # sources have it
        return self._pulses


def _cell(cellclass: object, cellparams: dict[str, object]) -> Cell:
    if isinstance(cellclass, type) and issubclass(cellclass, Cell):
        return cellclass(**cellparams)
    if not isinstance(cellclass, Cell):
        raise TypeError(
            "Eine Population braucht einen Zelltyp, zum Beispiel pynn.cells.HXNeuron(), gesehen: "
            f"{cellclass!r:.80}."
        )
    return cellclass
