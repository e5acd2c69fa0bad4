"""The calibration file of a virtual chip.

Layout, all numbers little-endian:

======  ======  ==========================================================
offset  length  content
======  ======  ==========================================================
0       8       magic ``KURSKAL`` and a zero byte
8       2       version of the format, 1
10      2       array halves, 2
12      2       columns of a half, 256
14      2       kind: 0 hagen (matrices), 1 spiking (pulses)
16      4       serial number of the chip
20      4096    what was found, see below
4116    32      SHA-256 of everything before
======  ======  ==========================================================

A hagen calibration found gain factors and then offset shifts in LSB, float32, (2, 256) each; a spiking one
the leak and then the threshold voltages of all neurons as converter settings, float32, (512,) each, to look
at: the chip is set by all that `course_helpers.chip.virtual_chip.neurons` knows of it.
"""

from __future__ import annotations

import hashlib
import logging
import struct
from pathlib import Path

import numpy as np

from course_helpers.chip import virtual_chip
from course_helpers.chip.virtual_chip import COLUMNS, HALVES, Pattern, neurons

MAGIC = b"KURSKAL\0"
VERSION = 1
_HEADER = struct.Struct("<8sHHHHI")
_PATTERN_BYTES = 4 * HALVES * COLUMNS
_CHECKSUM_BYTES = hashlib.sha256().digest_size
SIZE = _HEADER.size + 2 * _PATTERN_BYTES + _CHECKSUM_BYTES

_KINDS = neurons.KINDS  # their places are the numbers in the file

_log = logging.getLogger("hxtorch.calibration")


class CalibrationError(RuntimeError):
    """A calibration file that cannot be used; its text says why and what to do."""


def calibration_bytes(serial: int | None = None, kind: str = "hagen") -> bytes:
    """Return the calibration file of a virtual chip.

    Parameters
    ----------
    serial : int, optional
        Serial number of the chip; without it the selected one (``KURS_CHIP``).
    kind : {"hagen", "spiking"}
        What the neurons are set for: adding up charge, or pulses.

    Returns
    -------
    bytes
        The whole file in the format that the module describes.
    """
    serial = virtual_chip.serial_number() if serial is None else serial
    header = _HEADER.pack(MAGIC, VERSION, HALVES, COLUMNS, _KINDS.index(kind), serial)
    body = header + b"".join(found.astype("<f4").tobytes() for found in _found(serial, kind))
    return body + hashlib.sha256(body).digest()


def _found(serial: int, kind: str) -> tuple[Pattern, Pattern]:
    if kind == "hagen":
        return virtual_chip.calibration_trims(serial)
    settings = neurons.calibrated_parameters(serial, kind)
    return settings["leak_v_leak"], settings["threshold_v_threshold"]


def write_calibration(path: str | Path, serial: int | None = None, kind: str = "hagen") -> None:
    """Write the calibration file of a virtual chip to ``path``.

    Tests and experiments use it; ``save_nightly_calibration`` writes the same bytes atomically.
    """
    Path(path).write_bytes(calibration_bytes(serial, kind))


def read_calibration(path: str | Path, serial: int) -> tuple[Pattern, Pattern]:
    """Read and check a calibration file for matrices.

    Parameters
    ----------
    path : str or Path
        The file.
    serial : int
        Serial number of the chip that is to be calibrated.

    Returns
    -------
    gain_trim, offset_trim : ndarray of float32, shape (2, 256)
        Factors of the gain and shifts of the offset in LSB.

    Raises
    ------
    CalibrationError
        If the file is missing, cut, damaged, of another kind, version or chip.
    """
    kind, body = _checked(path, serial, "hagen_cocolist.pbin")
    if kind != "hagen":
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ ist für Netze mit Pulsen. Zum Multiplizieren braucht der Chip die "
            "andere: "
            "save_nightly_calibration('hagen_cocolist.pbin')."
        )
    patterns = np.frombuffer(body, "<f4", offset=_HEADER.size).reshape(2, HALVES, COLUMNS).astype(np.float32)
    return patterns[0], patterns[1]


def read_kind(path: str | Path, serial: int) -> str:
    """Check a calibration file and return what it is for: ``"hagen"`` or ``"spiking"``.

    Raises
    ------
    CalibrationError
        If the file is missing, cut, damaged, of another version or chip.
    """
    return _checked(path, serial, "spiking_cocolist.pbin")[0]


def _checked(path: str | Path, serial: int, usual: str) -> tuple[str, bytes]:
    """Return the kind and the file without checksum; CalibrationError unless it is whole and of this chip."""
    renew = f"Hole sie neu: save_nightly_calibration('{usual}')."
    body = _checked_body(_read(Path(path), renew), path, renew)
    _, _, _, _, kind, owner = _HEADER.unpack_from(body)
    if owner != serial:
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ gehört zum Chip {virtual_chip.identifier(owner)}. Verbunden ist aber "
            f"{virtual_chip.identifier(serial)}. Jeder Chip braucht seine eigene. {renew}"
        )
    return _KINDS[kind], body


def _read(path: Path, renew: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SIZE + 1)  # a longer file is a foreign one, whatever else it holds
    except OSError as error:
        _log.info("calibration %s cannot be read: %s", path, error)
        raise CalibrationError(f"Die Kalibrierung „{path}“ lässt sich nicht lesen. {renew}") from error


def _checked_body(content: bytes, path: str | Path, renew: str) -> bytes:
    """Return the file without its checksum, or say what is wrong with it (CalibrationError)."""
    if not content.startswith(MAGIC) and not (MAGIC.startswith(content) and len(content) < len(MAGIC)):
        raise CalibrationError(
            f"Die Datei „{path}“ ist keine Kalibrierung eines virtuellen Chips. Stammt sie von "
            "einem echten Chip (eine .pbin-Datei aus dem Labor), dann passt sie nur zu diesem Chip und "
            "braucht das echte hxtorch: Öffne das Kapitel dafür im Labor oder in EBRAINS. "
            f"Für den virtuellen Chip gilt: {renew}"
        )
    if len(content) < SIZE:
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ ist abgeschnitten: {len(content)} von {SIZE} Bytes. {renew}"
        )
    body, checksum = content[:-_CHECKSUM_BYTES], content[-_CHECKSUM_BYTES:]
    if len(content) > SIZE or hashlib.sha256(body).digest() != checksum:
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ ist beschädigt: Die Prüfsumme stimmt nicht. {renew}"
        )
    version, halves, columns, kind = struct.unpack_from("<HHHH", body, len(MAGIC))
    if (version, halves, columns) != (VERSION, HALVES, COLUMNS) or kind >= len(_KINDS):
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ hat Format {version}, gebraucht wird Format {VERSION}. {renew}"
        )
    return body
