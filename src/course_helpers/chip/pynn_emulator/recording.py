"""What is recorded, and what a run has recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from course_helpers.chip.pynn_emulator import session
from course_helpers.chip.pynn_emulator.errors import RecordingError
from course_helpers.chip.pynn_emulator.names import listed
from course_helpers.chip.pynn_emulator.scope import beyond

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from course_helpers.chip.pynn_emulator.populations import Population

_ANALOG = ("v", "exc_synin", "inh_synin")
_CONVERTERS = 2  # one for neurons with even, one for those with odd places
_CONVERTER = "madc"
_PAD = re.compile(r"pad_[01](_(un)?buffered)?")


@dataclass(eq=False)
class Segment:
    """One run.

    Parameters
    ----------
    number : int
        Which, from 0.
    runtime : float
        Milliseconds.
    recorded : dict
        For each population what was recorded of which neurons.
    pulses : dict
        For each population the milliseconds at which each neuron fired.
    signals : dict
        For each population, neuron and variable the milliseconds and values that the converter gave.
    """

    number: int
    runtime: float
    recorded: dict[Population, dict[str, list[int]]]
    pulses: dict[Population, list[NDArray[np.float64]]]
    signals: dict[tuple[Population, int, str], tuple[NDArray[Any], NDArray[Any]]]
    trains: dict[tuple[Population, int], Any] = field(
        default_factory=dict
    )  # neo's, made when they are asked for
    forgotten: set[Population] = field(default_factory=set)

    def forget(self, population: Population) -> None:
        """Drop what was recorded of a population."""
        self.forgotten.add(population)
        self.pulses.pop(population, None)
        self.trains = {key: one for key, one in self.trains.items() if key[0] is not population}
        self.signals = {key: one for key, one in self.signals.items() if key[0] is not population}


def kept(population: Population) -> list[Segment]:
    """Return the runs of which a population has data; a forgotten one stays until `reset`, without them."""
    session = population.session
    return [
        one
        for one in session.segments
        if population not in one.forgotten or (session.has_run and one is session.segments[-1])
    ]


def refuse(**arguments: object) -> None:
    """Refuse PyNN's arguments that the emulator lacks (NotImplementedError)."""
    for name, value in arguments.items():
        if value is not None:
            raise NotImplementedError(beyond(f"record({name}=…)"))


def record(
    population: Population,
    indices: NDArray[np.int64],
    variables: str | Sequence[str] | None,
    device: str = _CONVERTER,
) -> None:
    """Record variables of some neurons in the next runs; None ends all recordings of the population.

    Raises
    ------
    RecordingError
        If these cells have no such variable.
    ValueError
        For more membranes than the chip can record, or a device that there is not.
    """
    if variables is None:
        population.recorded.clear()
        return
    names = _names(population, listed(variables, "record"))
    if device != _CONVERTER:
        names = _without_voltages(names, device)
    before = {name: set(which) for name, which in population.recorded.items()}
    for name in names:
        population.recorded.setdefault(name, set()).update(indices.tolist())
    try:
        _check_analog()
    except ValueError:
        population.recorded = before
        raise


def _without_voltages(names: list[str], device: str) -> list[str]:
    """Return what is recorded although voltages go to a pad, with no oscilloscope; ValueError for no pad."""
    if not _PAD.fullmatch(str(device)):
        raise ValueError(
            f"device={device!r:.40} gibt es nicht. „madc“ nimmt Spannungen auf; „pad_0_buffered“ oder "
            "„pad_1_buffered“ führt sie im Labor zum Oszilloskop."
        )
    return [name for name in names if name not in _ANALOG]


def _names(population: Population, names: list[str]) -> list[str]:
    """Return the names if one can record all of them, else say which not (RecordingError)."""
    for name in names:
        if not population.cell.can_record(name):
            raise RecordingError(
                f"{type(population.cell).__name__} hat nichts mit dem Namen {name!r:.40}. Aufnehmen kannst "
                "du: "
                f"{', '.join(population.cell.recordable)}."
            )
        if name == "adaptation":
            raise NotImplementedError(beyond("die Aufnahme von adaptation"))
    return names


def analog(populations: Sequence[Population]) -> list[tuple[Population, int, str]]:
    """Return the neurons whose voltages are recorded, each with the variable."""
    return [
        (population, index, name)
        for population in populations
        for name in _ANALOG
        for index in sorted(population.recorded.get(name, ()))
    ]


def _check_analog() -> None:
    asked = analog(session.current().populations)
    if not asked:
        return
    neurons = {(population, index) for population, index, _ in asked}
    places = [int(population.places[index]) % 2 for population, index in neurons]
    if len(neurons) > _CONVERTERS:
        raise ValueError(
            f"Der Chip kann die Spannung von höchstens {_CONVERTERS} Neuronen zugleich aufnehmen, du willst "
            f"{len(neurons)}. Nimm einen Ausschnitt: pynn.PopulationView(pop, [0]).record(['v'])"
        )
    if len(set(places)) < len(places):
        raise ValueError(
            "Der Chip kann die Spannung von zwei Neuronen nur aufnehmen, wenn eines eine gerade und eines "
            "eine "
            f"ungerade Nummer hat; du willst zwei {'ungerade' if places[0] else 'gerade'}."
        )
    for neuron in neurons:
        names = [name for population, index, name in asked if (population, index) == neuron]
        if len(names) > 1:
            raise ValueError(
                "Der Chip kann von einem Neuron nur eine Spannung zugleich aufnehmen, du willst "
                f"{len(names)}: {', '.join(names)}."
            )


def wanted(population: Population, variables: str | Sequence[str]) -> list[str]:
    """Return the variables that are asked for and were recorded.

    Raises
    ------
    RuntimeError
        If nothing has run yet, or all data are forgotten.
    RecordingError
        If one of them was never recorded.
    """
    segments = population.session.segments
    if not segments:
        raise RuntimeError("Es gibt noch keine Daten. Lass das Netz zuerst laufen: pynn.run(0.1)")
    if not kept(population):
        raise RuntimeError(
            "Es gibt keine Daten mehr: get_data(…, clear=True) hat sie weggeworfen. Lass das Netz noch "
            "einmal laufen: pynn.run(0.1)"
        )
    ever = {name for segment in segments for name in segment.recorded.get(population, ())}
    if isinstance(variables, str) and variables == "all":
        return sorted(ever)
    names = _names(population, listed(variables, "get_data"))
    if missing := [name for name in names if name not in ever]:
        raise RecordingError(
            f"{missing[0]} wurde nicht aufgenommen. Schreibe vor pynn.run(…): {population.label}.record"
            f"({[*sorted(ever), *missing]})"
        )
    return names
