"""The lab's two libraries, and the emulators that stand in where neither of them is installed."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass

from course_helpers.chip import hxtorch_emulator, pynn_emulator, virtual_chip
from course_helpers.hardware.errors import BadValueError, HardwareError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Emulated:
    """What has been registered.

    Attributes
    ----------
    identifier : str
        Identifier of the virtual chip.
    lacking : str
        German sentence about what it cannot do here, or nothing.
    """

    identifier: str
    lacking: str = ""


def real_library() -> str | None:
    """Return the name of a real library of the lab if one is installed; it is not imported for that."""
    if hxtorch_emulator.real_hxtorch_available():
        return "hxtorch"
    return "pynn_brainscales" if pynn_emulator.real_pynn_available() else None


def install() -> Emulated:
    """Register the emulators: that for matrices, which needs PyTorch and Numba, and that for pulses.

    In the browser there is only the latter.

    Raises
    ------
    HardwareError
        If neither has what it needs.
    BadValueError
        If the environment variable ``KURS_CHIP`` is no number of a chip; it is a HardwareError and a
        ``ValueError``.
    """
    try:
        identifier = virtual_chip.identifier(virtual_chip.serial_number())
    except ValueError as wrong:
        raise BadValueError("bad-chip-number", str(wrong)) from wrong
    matrices, pulses = _missing_for_matrices(), _missing_for_pulses()
    if matrices and pulses:
        raise HardwareError(
            "no-torch",
            f"Der Emulator braucht PyTorch und Numba, für Netze mit Pulsen neo und quantities. {matrices} "
            f"und {pulses} "
            "fehlen hier oder lassen sich nicht laden. Öffne dieses Kapitel auf dem Kursserver, oder richte "
            "sie auf "
            "deinem Rechner ein.",
        )
    if pulses:
        return Emulated(
            identifier, f"Netze mit Pulsen gehen hier nicht: {pulses} fehlt oder lässt sich nicht laden."
        )
    if matrices and sys.platform != "emscripten":  # no chapter of the browser's asks for it
        return Emulated(
            identifier,
            f"Er kann hier nur Netze mit Pulsen: Zum Multiplizieren fehlt {matrices}, oder es lässt sich "
            "nicht laden.",
        )
    return Emulated(identifier)


def _missing_for_matrices() -> str:
    try:
        hxtorch_emulator.install()
    except (ImportError, OSError):  # OSError: one of their libraries does not load
        logger.info("no emulator for matrices", exc_info=True)
        return "Numba" if sys.modules.get("torch") else "PyTorch"  # torch is imported first
    return ""


def _missing_for_pulses() -> str:
    try:
        pynn_emulator.install()
    except ImportError as missing:
        logger.info("no emulator for pulses", exc_info=True)
        return missing.name or "neo"
    return ""
