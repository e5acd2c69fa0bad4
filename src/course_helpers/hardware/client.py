"""``setup_hardware_client``: connect to the chip, or let the emulator stand in."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from course_helpers import hxtorch_emulator
from course_helpers.hardware.chip_stack import ChipStack, LabStack
from course_helpers.hardware.connection import all_or_none, prepare
from course_helpers.hardware.errors import HardwareError
from course_helpers.hardware.place import Place, detect
from course_helpers.hardware.settings import LAB

if TYPE_CHECKING:
    from course_helpers.hardware.settings import Lab

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class HardwareClient:
    """What answers when the chapter computes.

    Attributes
    ----------
    identifier : str
        Identifier of the chip, or of the virtual chip.
    emulated : bool
        Whether the emulator computes.
    place : Place
        Where we run.
    reason : str
        German sentences: why the emulator stands in. Empty for a real chip.
    """

    identifier: str
    emulated: bool
    place: Place
    reason: str = ""

    def __str__(self) -> str:
        if not self.emulated:
            return f"Verbindung zum Chip {self.identifier} hergestellt."
        why = "Kein echter Chip hier." if self.place is Place.ELSEWHERE else self.reason
        return f"{why} Es rechnet der Emulator ({self.identifier})."

    def _ipython_display_(self) -> None:
        """Show nothing at a cell's end: the line has been printed already."""


def setup_hardware_client(
    fallback: Literal["emulator", "error"] = "emulator", *, lab: Lab = LAB, stack: ChipStack | None = None
) -> HardwareClient:
    """Connect to the chip of this place and print one line that says what answers.

    Parameters
    ----------
    fallback : {"emulator", "error"}
        What happens without a chip: ``"emulator"`` registers the emulator as ``hxtorch``,
        ``"error"`` raises.
    lab : Lab
        Addresses and limits.
    stack : ChipStack, optional
        The chip's software; the lab's own by default.

    Returns
    -------
    HardwareClient
        The chip's identifier, or the emulator's and the reason.

    Raises
    ------
    HardwareError
        Without a chip and with ``fallback="error"``; also if the lab's real ``hxtorch`` is installed,
        which the emulator never hides, or PyTorch is missing for the emulator.
    ValueError
        If `fallback` is something else.
    """
    if fallback not in ("emulator", "error"):
        raise ValueError(f"fallback={fallback!r} gibt es nicht. Möglich sind „emulator“ und „error“.")
    place = detect(os.environ)
    try:
        client = HardwareClient(_connect(place, lab, stack or LabStack()), emulated=False, place=place)
    except HardwareError as error:
        if fallback == "error":
            raise
        logger.info("no chip (%s): %s", error.code, error)
        client = HardwareClient(_install_emulator(error), emulated=True, place=place, reason=str(error))
    print(client)  # noqa: T201 - the line under the cell
    return client


def _connect(place: Place, lab: Lab, stack: ChipStack) -> str:
    with all_or_none(prepare(place, os.environ, lab)):
        return stack.chip_identifier()


def _install_emulator(error: HardwareError) -> str:
    """Register the emulator as ``hxtorch`` and return the identifier of its virtual chip."""
    if hxtorch_emulator.real_hxtorch_available():
        raise HardwareError(
            "real-hxtorch",
            f"{error} Der Emulator springt hier nicht ein, "
            "weil die echte Bibliothek hxtorch eingerichtet ist.",
        ) from error
    try:
        hxtorch = hxtorch_emulator.install()
    except ImportError as missing:
        raise HardwareError(
            "no-torch",
            "Der Emulator braucht PyTorch, und das fehlt hier. Öffne dieses Kapitel auf dem Kursserver, "
            "oder richte PyTorch auf deinem Rechner ein.",
        ) from missing
    return str(hxtorch.get_unique_identifier()[0])
