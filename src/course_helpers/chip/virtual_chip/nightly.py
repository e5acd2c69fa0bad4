"""The nightly calibration as an object, for whoever configures a chip with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NightlyCalibration:
    """Which virtual chip a calibration belongs to, and for what it sets the neurons.

    Parameters
    ----------
    serial : int
        Serial number of the chip.
    kind : str
        ``"spiking"``: neurons that answer with pulses, or ``"hagen"``: neurons that add up charge.
    """

    serial: int
    kind: str
