"""A virtual chip: from its serial number follow the gain and the offset of each of its neurons.

Figures that are published (public repository and publications of the BrainScaleS group):

- two array halves of 128 signed rows and 256 columns, 5-bit inputs, 6-bit weights with sign, 8-bit results
  (Weis et al. 2020, arXiv:2006.13177),
- mean gain 0.002 per send, temporal noise of about 2 LSB, a fixed pattern of some per cent after calibration
  (defaults and test output of the public repository electronicvisions/hxtorch),
- results are straight up to about 80 LSB, for some neurons less far, and end between 90 and 125 LSB below
  zero (see `physics`).

Figures that are our choice, so that the effects are well visible in a lesson: how coarse the pattern is
before calibration (25 % in gain, 12 LSB in offset), how fine after it (4 %, 1.5 LSB), how much the mean
gain differs from chip to chip (5 %), how much earlier a neuron bends (half of them not at all, the others by
8 LSB on average), that calibration leaves the bending as it is, that the deepest results lie evenly between
their limits, and which array half a block is placed on (the halves take turns). So are three cut-offs, which
keep rare draws from looking like a broken chip: gains before calibration stay within 25 % and 175 % of the
mean, the mean gain of a chip within two standard deviations, the bend at most 30 LSB early. The lab's chip
gives nothing at all without any configuration.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

HALVES = 2
COLUMNS = 256
MEAN_GAIN = 0.002
TEMPORAL_NOISE = 2.0  # LSB

CHIP_GAIN_SPREAD = 0.05
CHIP_GAIN_CUT = 2.0  # standard deviations
RAW_GAIN_SPREAD = 0.25
RAW_GAIN_LIMITS = (0.25, 1.75)  # relative to the mean
RAW_OFFSET_SPREAD = 12.0  # LSB
CALIBRATED_GAIN_SPREAD = 0.04
CALIBRATED_OFFSET_SPREAD = 1.5  # LSB

KNEE = 80.0  # LSB
KNEE_SPREAD = 10.0  # LSB
KNEE_CUT = 3.0  # standard deviations
FLOORS = (90.0, 125.0)  # LSB below zero

DEFAULT_SERIAL = 42
LARGEST_SERIAL = 99_999
SERIAL_VARIABLE = "KURS_CHIP"

Pattern = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class VirtualChip:
    """The fixed pattern of one chip as it answers now.

    Parameters
    ----------
    serial : int
        Serial number, 0 to 99999.
    gain : ndarray of float32, shape (2, 256)
        Factor between the integer product and the result in LSB, per array half and column.
    offset : ndarray of float32, shape (2, 256)
        Result in LSB without any input, per array half and column.
    knee : ndarray of float32, shape (2, 256)
        Up to here, in LSB and in both directions, results are straight.
    floor : ndarray of float32, shape (2, 256)
        How far below zero, in LSB, the most negative result lies: a limit, see `physics.bent`.
    noise_std : float
        Temporal noise in LSB, drawn anew at every read.
    """

    serial: int
    gain: Pattern
    offset: Pattern
    knee: Pattern
    floor: Pattern
    noise_std: float = TEMPORAL_NOISE

    @property
    def identifier(self) -> str:
        """The name that stands for the chip, such as ``virtuell-00042``."""
        return identifier(self.serial)

    def trimmed(self, gain_trim: Pattern, offset_trim: Pattern) -> VirtualChip:
        """Return the chip with the corrections of a calibration applied: gain times, offset plus."""
        return replace(self, gain=self.gain * gain_trim, offset=self.offset + offset_trim)


def identifier(serial: int) -> str:
    """Return the name of the chip with this serial number."""
    return f"virtuell-{serial:05d}"


def serial_number() -> int:
    """Return the serial number of the selected chip: the environment variable ``KURS_CHIP``, or 42.

    Raises
    ------
    ValueError
        If the variable is no whole number from 0 to 99999.
    """
    text = os.environ.get(SERIAL_VARIABLE, "").strip() or str(DEFAULT_SERIAL)
    if not (text.isascii() and text.isdigit() and int(text) <= LARGEST_SERIAL):
        raise ValueError(
            f"Die Umgebungsvariable {SERIAL_VARIABLE} wählt den virtuellen Chip. Sie muss eine "
            f"ganze Zahl von 0 bis {LARGEST_SERIAL} sein, gelesen wurde {text!r}. Setze sie neu oder "
            "lösche sie."
        )
    return int(text)


def uncalibrated(serial: int | None = None) -> VirtualChip:
    """Return the chip as it is after switching on: with a coarse fixed pattern."""
    serial = serial_number() if serial is None else serial
    gains, offsets = deviations(serial)
    gain = _mean_gain(serial) * np.clip(1 + gains * RAW_GAIN_SPREAD, *RAW_GAIN_LIMITS)
    offset = offsets * RAW_OFFSET_SPREAD
    return VirtualChip(serial, gain.astype(np.float32), offset.astype(np.float32), *_bends(serial))


def deviations(serial: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far gain and offset of each column deviate before calibration, in standard deviations.

    Each of shape (2, 256); for experiments that make the pattern coarser or finer than `uncalibrated` does.
    """
    return _pattern(serial, "raw gain"), _pattern(serial, "raw offset")


def calibration_trims(serial: int) -> tuple[Pattern, Pattern]:
    """Return what a calibration run finds for this chip: gain factors and offset shifts, each (2, 256).

    They leave the small pattern that calibration cannot reach.
    """
    raw = uncalibrated(serial)
    gain = _mean_gain(serial) * (1 + _pattern(serial, "calibrated gain") * CALIBRATED_GAIN_SPREAD)
    offset = _pattern(serial, "calibrated offset") * CALIBRATED_OFFSET_SPREAD
    return (gain / raw.gain).astype(np.float32), (offset - raw.offset).astype(np.float32)


def _bends(serial: int) -> tuple[Pattern, Pattern]:
    """Return where the columns begin to bend and how far below zero they end, in LSB, each (2, 256)."""
    knee = KNEE - KNEE_SPREAD * np.clip(_pattern(serial, "knee"), 0, KNEE_CUT)
    low, high = FLOORS
    floor = low + (high - low) * _uniform(serial, "floor", HALVES * COLUMNS).reshape(HALVES, COLUMNS)
    return knee.astype(np.float32), floor.astype(np.float32)


def _mean_gain(serial: int) -> float:
    deviation = float(np.clip(normal(serial, "mean gain", 1)[0], -CHIP_GAIN_CUT, CHIP_GAIN_CUT))
    return MEAN_GAIN * (1 + CHIP_GAIN_SPREAD * deviation)


def _pattern(serial: int, quantity: str) -> NDArray[np.float64]:
    return normal(serial, quantity, HALVES * COLUMNS).reshape(HALVES, COLUMNS)


def normal(serial: int, quantity: str, count: int) -> NDArray[np.float64]:
    """Draw from N(0, 1)."""
    quantile = NormalDist().inv_cdf
    return np.array([quantile(u) for u in _uniform(serial, quantity, count)])


def _uniform(serial: int, quantity: str, count: int) -> NDArray[np.float64]:
    """Draw between 0 and 1, the same on every machine: numpy's own streams may change with its version."""
    digest = hashlib.shake_256(f"{identifier(serial)}/{quantity}".encode()).digest(4 * count)
    return (np.frombuffer(digest, "<u4") + 0.5) / 2**32
