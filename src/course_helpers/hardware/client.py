"""``setup_hardware_client``: connect to the chip, or let the emulator stand in."""

from __future__ import annotations

import importlib
import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from course_helpers.hardware import emulators
from course_helpers.hardware.chip_stack import ChipStack, LabStack
from course_helpers.hardware.connection import all_or_none, prepare
from course_helpers.hardware.errors import BadValueError, HardwareError, logged
from course_helpers.hardware.place import Place, detect
from course_helpers.hardware.settings import LAB
from course_helpers.stand_ins import real_one_available

if TYPE_CHECKING:
    from course_helpers.hardware.emulators import Emulated
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
    lacking : str
        German sentence: what the emulator cannot do here. Empty if it can do all.
    """

    identifier: str
    emulated: bool
    place: Place
    reason: str = ""
    lacking: str = ""

    def __str__(self) -> str:
        if not self.emulated:
            return f"Verbindung zum Chip {self.identifier} hergestellt."
        why = "Kein echter Chip hier." if self.place is Place.ELSEWHERE else self.reason
        return f"{why} Es rechnet der Emulator ({self.identifier}). {self.lacking}".rstrip()

    def _ipython_display_(self) -> None:
        """Show nothing at a cell's end: the line has been printed already."""


@logged()
def setup_hardware_client(
    fallback: Literal["emulator", "error"] = "emulator", *, lab: Lab = LAB, stack: ChipStack | None = None
) -> HardwareClient:
    """Connect to the chip of this place and print one line that says what answers.

    Parameters
    ----------
    fallback : {"emulator", "error"}
        What happens without a chip: ``"emulator"`` registers the emulators as ``hxtorch`` and
        ``pynn_brainscales``, ``"error"`` raises.
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
        Without a chip and with ``fallback="error"``; also if a real library of the lab's is installed,
        which the emulator never hides, or what both emulators need is missing.
    BadValueError
        If `fallback` is neither of the two, or the emulators find no number in the environment variable
        ``KURS_CHIP``; it is a HardwareError and a ``ValueError``.
    """
    if fallback not in ("emulator", "error"):
        raise BadValueError(
            "bad-fallback",
            f"fallback={fallback!r} gibt es nicht. Möglich sind „emulator“ und „error“.",
        )
    place = detect(os.environ)
    try:
        client = HardwareClient(_connect(place, lab, stack or LabStack()), emulated=False, place=place)
    except HardwareError as error:
        if fallback == "error":
            raise
        level = logging.INFO if place is Place.ELSEWHERE else logging.WARNING
        logger.log(level, "no chip (%s): %s", error.code, error, exc_info=True)
        emulated = _install_emulators(error)
        client = HardwareClient(
            emulated.identifier, emulated=True, place=place, reason=str(error), lacking=emulated.lacking
        )
    _offer_torchvision()
    print(client)  # noqa: T201 - the line under the cell
    return client


def _offer_torchvision() -> None:
    """Bring along what the lab's chapters import beside ``hxtorch``, if it is missing."""
    if real_one_available("torchvision"):
        return  # torch is not even imported
    try:
        torch_data = importlib.import_module("course_helpers.torch_data")
    except (ImportError, OSError):  # no torch: then the lab's hxtorch says so itself
        logger.info("no torch for torchvision", exc_info=True)
    else:
        torch_data.offer_torchvision()


def _connect(place: Place, lab: Lab, stack: ChipStack) -> str:
    with all_or_none(prepare(place, os.environ, lab)):
        identifier = stack.chip_identifier()
        if not emulators.real_library():  # the chapter's computations would not reach it
            raise HardwareError(
                "no-hxtorch",
                f"Der Chip {identifier} antwortet, aber hier fehlt die Bibliothek hxtorch. "
                "Starte das Notebook in einer Umgebung des Labors.",
            )
        return identifier


def _install_emulators(error: HardwareError) -> Emulated:
    """Register the emulators as the lab's libraries, unless one of these is there (HardwareError)."""
    if library := emulators.real_library():
        raise HardwareError(
            "real-hxtorch",
            f"{error} Der Emulator springt hier nicht ein, weil die echte Bibliothek {library} eingerichtet "
            f"ist. Ob sie sich laden lässt, zeigt dir: import {library}",
        ) from error
    return emulators.install()
