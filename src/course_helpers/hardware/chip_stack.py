"""The only module that touches the lab's own software: hxcomm and pynn.

None of it can be had outside of the lab's container. Tests put a fake with the same two methods in its place.
"""

from __future__ import annotations

import importlib
import logging
from pathlib import Path
from typing import Protocol

from course_helpers.hardware.errors import HardwareError
from course_helpers.stand_ins import real_one_available

logger = logging.getLogger(__name__)


class ChipStack(Protocol):
    """What we need of the lab's software."""

    def chip_identifier(self) -> str:
        """Open a connection to the chip that the environment variables name and return its identifier."""

    def calibration_root(self) -> Path:
        """Return the folder of the local calibrations of this chip; below it ``latest-weekly`` and others."""

    def nightly_folder(self) -> Path:
        """Return the folder of last night's local calibrations of this chip."""

    def chip_from_file(self, path: Path) -> object:
        """Read a calibration file into what the chip's software takes as a configuration."""


class LabStack:
    """The real software of the lab."""

    def chip_identifier(self) -> str:
        """Ask the chip for its identifier.

        Raises
        ------
        HardwareError
            If the software is missing or the chip does not answer.
        """
        hxcomm = _lab_module("dlens_vx_v3.hxcomm")
        try:
            with hxcomm.ManagedConnection() as connection:  # type: ignore[attr-defined]  # C++ module without types
                return str(connection.get_unique_identifier()[0])
        except Exception as error:  # the C++ side documents no exception types
            logger.warning("hxcomm could not connect", exc_info=True)
            raise HardwareError(
                "chip-silent",
                "Der Chip antwortet nicht; vielleicht arbeitet gerade jemand anderes damit. "
                "Versuche es in ein paar Minuten noch einmal.",
            ) from error

    def calibration_root(self) -> Path:
        """Ask pynn where the nightly calibration of this chip lies.

        Raises
        ------
        HardwareError
            If the software is missing or names no calibration.
        """
        return self.nightly_folder().parent

    def nightly_folder(self) -> Path:
        """Ask pynn where last night's calibrations of this chip lie.

        Raises
        ------
        HardwareError
            If the software is missing or names no calibration.
        """
        helper = _lab_module("pynn_brainscales.brainscales2.helper")
        try:  # it asks the chip for its identifier, so it fails as connecting does
            return Path(helper.nightly_calib_path()).parent  # type: ignore[attr-defined]  # as above
        except Exception as error:
            logger.warning("pynn names no calibration", exc_info=True)
            raise HardwareError(
                "no-calibration",
                "Für diesen Chip ist keine Kalibrierung zu finden; vielleicht antwortet er gerade nicht. "
                "Versuche es in ein paar Minuten noch einmal, oder frage im Labor nach.",
            ) from error

    def chip_from_file(self, path: Path) -> object:
        """Let pynn read a calibration.

        Raises
        ------
        HardwareError
            If the software or the file is missing, or the file does not fit the software.
        """
        helper = _lab_module("pynn_brainscales.brainscales2.helper")
        try:
            chip: object = helper.chip_from_file(path)  # type: ignore[attr-defined]  # as above
        except Exception as error:
            logger.warning("pynn cannot read %s", path, exc_info=True)
            raise HardwareError(
                "no-calibration",
                f"Die Kalibrierung „{path.name}“ lässt sich nicht lesen. Prüfe den Namen, oder frage im "
                "Labor nach.",
            ) from error
        return chip


def _lab_module(name: str) -> object:
    if not real_one_available(name.partition(".")[0]):  # an emulator knows nothing of the lab's chips
        raise _no_software()
    try:
        return importlib.import_module(name)
    except Exception as error:  # a library that does not fit raises OSError and others on import
        logger.info("%s cannot be imported: %s", name, error)
        raise _no_software() from error


def _no_software() -> HardwareError:
    return HardwareError(
        "no-software",
        "Auf diesem Rechner fehlt die Software für den Chip, oder sie lässt sich nicht laden. "
        "Starte das Notebook in einer Umgebung des Labors.",
    )
