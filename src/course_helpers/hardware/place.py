"""Recognise where the course runs from the environment variables that the places set."""

from __future__ import annotations

import os
from enum import Enum
from typing import TYPE_CHECKING

from course_helpers.hardware.errors import HardwareError, printable

if TYPE_CHECKING:
    from collections.abc import Mapping


class Place(Enum):
    """The places that the lab's helper tells apart."""

    EBRAINS = "EBRAINS"
    OWN_SERVER = "eigener Chip-Server"
    SLURM = "Slurm-Rechner"
    ELSEWHERE = "ohne Chip"


def detect(environ: Mapping[str, str]) -> Place:
    """Return where we run; the order is that of the lab's helper.

    Parameters
    ----------
    environ : mapping
        The environment variables.
    """
    if "ebrains" in environ.get("LAB_IMAGE_NAME", "").lower():
        return Place.EBRAINS
    if environ.get("QUIGGELDY_IP") and environ.get("QUIGGELDY_PORT"):
        return Place.OWN_SERVER
    if environ.get("SLURM_FPGA_IPS"):
        return Place.SLURM
    return Place.ELSEWHERE


def is_experimental_kernel() -> bool:
    """Return whether the notebook runs in EBRAINS' kernel with the experimental software."""
    return "experimental" in os.environ.get("LAB_KERNEL_NAME", "").lower()


def ebrains_release(environ: Mapping[str, str]) -> str:
    """Return which software of EBRAINS the kernel has: ``"stable"`` or ``"experimental"``.

    Raises
    ------
    HardwareError
        If the notebook runs in a kernel without the chip's software.
    """
    kernel = environ.get("LAB_KERNEL_NAME", "")
    if "ebrains" not in kernel.lower():
        seen = f"„{printable(kernel, 80)}“" if kernel else "unbekannt"
        raise HardwareError(
            "wrong-kernel",
            f"Dieses Notebook läuft nicht in einer EBRAINS-Umgebung (sie heißt hier: {seen}). "
            "Wähle oben rechts einen Kernel, dessen Name mit „EBRAINS“ beginnt, "
            "und führe die Zelle noch einmal aus.",
        )
    return "experimental" if "experimental" in kernel.lower() else "stable"
