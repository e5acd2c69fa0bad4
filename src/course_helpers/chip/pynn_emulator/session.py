"""What ``setup`` opens and ``end`` closes: the chip, its calibration, the network, and what was recorded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.chip.pynn_emulator.errors import ChipLimitError
from course_helpers.chip.virtual_chip import NightlyCalibration, identifier, neurons, serial_number

if TYPE_CHECKING:
    from course_helpers.chip.pynn_emulator.populations import Population
    from course_helpers.chip.pynn_emulator.projections import Projection
    from course_helpers.chip.pynn_emulator.recording import Segment

# Names of the streams of noise, below the chip's number. Arbitrary, but chosen among many: with them the
# first neuron of chip 42 fires when the one on the lab's pictures does.
_THRESHOLDS, _CONVERTER, _START, _CONNECTORS = 893024, 2, 3, 4


_SOURCES = 100_000  # far more than can be joined to anything; a slip of some zeros takes all memory


@dataclass(eq=False)
class Noise:
    """Where chance comes from; it begins anew with each ``setup``, so that a program always gives the same.

    Parameters
    ----------
    serial : int
        Serial number of the chip.
    """

    serial: int

    def __post_init__(self) -> None:
        self.thresholds = np.random.default_rng([self.serial, _THRESHOLDS])
        self.converter = np.random.default_rng([self.serial, _CONVERTER])
        self.start = np.random.default_rng([self.serial, _START])
        self.connectors = np.random.default_rng([self.serial, _CONNECTORS])


@dataclass(eq=False)
class Session:
    """One use of the chip.

    Parameters
    ----------
    serial : int
        Serial number of the chip.
    calibration : NightlyCalibration or None
        What ``initial_config`` loaded.
    placement : tuple of int
        Where on the chip the neurons lie, in the order in which they are made.
    """

    serial: int
    calibration: NightlyCalibration | None
    placement: tuple[int, ...]
    populations: list[Population] = field(default_factory=list)
    projections: list[Projection] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    ids: int = 0
    has_run: bool = False  # since the last reset

    def __post_init__(self) -> None:
        self.noise = Noise(self.serial)

    @property
    def neurons(self) -> int:
        """How many of the chip's neurons are taken."""
        return sum(len(one) for one in self.populations if one.on_chip)

    def check_room(self, size: int, *, on_chip: bool) -> None:
        """Refuse a population before it takes any memory.

        Raises
        ------
        ChipLimitError
            If the chip has too few neurons, or the emulator too few sources.
        """
        room, what = (len(self.placement), "Der Chip") if on_chip else (_SOURCES, "Der Emulator")
        needed = size + sum(len(one) for one in self.populations if one.on_chip == on_chip)
        if needed > room:
            raise ChipLimitError(
                f"{what} hat {room} {'Neuronen' if on_chip else 'Quellen'}, du brauchst {needed}. "
                "Mach die Populationen kleiner, oder nimm weniger."
            )

    def add(self, population: Population) -> tuple[int, int]:
        """Take a population in, and return its first id and, if it lies on the chip, its first neuron."""
        first, taken = self.ids, self.neurons
        self.ids += len(population)
        self.populations.append(population)
        return first, taken


_open: list[Session] = []


def begin(calibration: object, placement: object) -> None:
    """Open a session; one that is open is discarded.

    Parameters
    ----------
    calibration : NightlyCalibration or None
        As `course_helpers.hardware.get_nightly_calibration` returns it.
    placement : sequence of int or None
        Where on the chip the neurons lie.

    Raises
    ------
    TypeError, ValueError, RuntimeError
        If the calibration is none or belongs to another chip, the places are none, or ``KURS_CHIP`` is no
        number.
    """
    _open.clear()
    serial = serial_number()
    _open.append(Session(serial, _checked(calibration, serial), _places(placement)))


def close() -> None:
    """Close the session."""
    current()
    _open.clear()


def current() -> Session:
    """Return the open session.

    Raises
    ------
    RuntimeError
        If there is none.
    """
    if not _open:
        raise RuntimeError(
            "Es ist kein Chip eingerichtet: pynn.setup(…) fehlt noch, oder pynn.end() hat ihn schon "
            "freigegeben. "
            "Führe die Zelle mit pynn.setup(…) aus und danach alle Zellen, die das Netz bauen."
        )
    return _open[0]


def belongs(session: Session, what: str) -> None:
    """Refuse what an earlier ``setup`` has discarded (RuntimeError)."""
    if session is not current():
        raise RuntimeError(
            f"{what} gehört zu einem früheren pynn.setup(…) und gilt nicht mehr. Führe die Zellen, die das "
            "Netz "
            "bauen, noch einmal aus."
        )


def _checked(calibration: object, serial: int) -> NightlyCalibration | None:
    if calibration is None:
        return None
    if not isinstance(calibration, NightlyCalibration) or calibration.kind not in neurons.KINDS:
        raise TypeError(
            f"initial_config braucht, was get_nightly_calibration() liefert, gesehen: {calibration!r:.80}. "
            "Schreibe: pynn.setup(initial_config=get_nightly_calibration())"
        )
    if calibration.serial != serial:
        raise RuntimeError(
            f"Die Kalibrierung gehört zum Chip {identifier(calibration.serial)}. Verbunden ist aber "
            f"{identifier(serial)}. Jeder Chip braucht seine eigene. Hole sie neu: get_nightly_calibration()."
        )
    return calibration


def _places(placement: object) -> tuple[int, ...]:
    if placement is None:
        return tuple(range(neurons.NEURONS))
    places = np.asarray(placement)
    if (
        places.ndim != 1
        or places.dtype.kind not in "iu"
        or len(np.unique(places)) != len(places)
        or not ((places >= 0) & (places < neurons.NEURONS)).all()
    ):
        raise ValueError(
            f"neuronPermutation braucht verschiedene ganze Zahlen von 0 bis {neurons.NEURONS - 1}, "
            f"gesehen: {placement!r:.80}."
        )
    return tuple(places.tolist())
