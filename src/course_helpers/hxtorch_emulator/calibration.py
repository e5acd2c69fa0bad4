"""The calibration file of a virtual chip.

Layout, all numbers little-endian:

======  ======  ==========================================================
offset  length  content
======  ======  ==========================================================
0       8       magic ``KURSKAL`` and a zero byte
8       2       version of the format, 1
10      2       array halves, 2
12      2       columns of a half, 256
14      2       reserved, 0
16      4       serial number of the chip
20      2048    gain factors, float32, (2, 256)
2068    2048    offset shifts in LSB, float32, (2, 256)
4116    32      SHA-256 of everything before
======  ======  ==========================================================
"""

from __future__ import annotations

import hashlib
import logging
import struct
from pathlib import Path

import numpy as np

from course_helpers import virtual_chip
from course_helpers.virtual_chip import COLUMNS, HALVES, Pattern

MAGIC = b"KURSKAL\0"
VERSION = 1
_HEADER = struct.Struct("<8sHHHHI")
_PATTERN_BYTES = 4 * HALVES * COLUMNS
_CHECKSUM_BYTES = hashlib.sha256().digest_size
SIZE = _HEADER.size + 2 * _PATTERN_BYTES + _CHECKSUM_BYTES

_RENEW = "Hole sie neu: save_nightly_calibration('hagen_cocolist.pbin')."

_log = logging.getLogger("hxtorch.calibration")


class CalibrationError(RuntimeError):
    """A calibration file that cannot be used; its text says why and what to do."""


def calibration_bytes(serial: int | None = None) -> bytes:
    """Return the calibration file of a virtual chip.

    Parameters
    ----------
    serial : int, optional
        Serial number of the chip; without it the selected one (``KURS_CHIP``).

    Returns
    -------
    bytes
        The whole file in the format that the module describes.
    """
    serial = virtual_chip.serial_number() if serial is None else serial
    gain, offset = virtual_chip.calibration_trims(serial)
    header = _HEADER.pack(MAGIC, VERSION, HALVES, COLUMNS, 0, serial)
    body = header + gain.astype("<f4").tobytes() + offset.astype("<f4").tobytes()
    return body + hashlib.sha256(body).digest()


def write_calibration(path: str | Path, serial: int | None = None) -> None:
    """Write the calibration file of a virtual chip to ``path``.

    Tests and experiments use it; ``save_nightly_calibration`` writes the same bytes atomically.
    """
    Path(path).write_bytes(calibration_bytes(serial))


def read_calibration(path: str | Path, serial: int) -> tuple[Pattern, Pattern]:
    """Read and check a calibration file.

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
    content = _read(Path(path))
    body = _checked_body(content, path)
    _, _, _, _, _, owner = _HEADER.unpack_from(body)
    if owner != serial:
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ gehört zum Chip {virtual_chip.identifier(owner)}. Verbunden ist aber "
            f"{virtual_chip.identifier(serial)}. Jeder Chip braucht seine eigene. {_RENEW}"
        )
    patterns = np.frombuffer(body, "<f4", offset=_HEADER.size).reshape(2, HALVES, COLUMNS).astype(np.float32)
    return patterns[0], patterns[1]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SIZE + 1)  # a longer file is a foreign one, whatever else it holds
    except OSError as error:
        _log.info("calibration %s cannot be read: %s", path, error)
        raise CalibrationError(f"Die Kalibrierung „{path}“ lässt sich nicht lesen. {_RENEW}") from error


def _checked_body(content: bytes, path: str | Path) -> bytes:
    """Return the file without its checksum, or say what is wrong with it."""
    if not content.startswith(MAGIC) and not (MAGIC.startswith(content) and len(content) < len(MAGIC)):
        raise CalibrationError(
            f"Die Datei „{path}“ ist keine Kalibrierung eines virtuellen Chips. Stammt sie von "
            "einem echten Chip (eine .pbin-Datei aus dem Labor), dann passt sie nur zu diesem Chip und "
            "braucht das echte hxtorch: Öffne das Kapitel dafür im Labor oder in EBRAINS. "
            f"Für den virtuellen Chip gilt: {_RENEW}"
        )
    if len(content) < SIZE:
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ ist abgeschnitten: {len(content)} von {SIZE} Bytes. {_RENEW}"
        )
    body, checksum = content[:-_CHECKSUM_BYTES], content[-_CHECKSUM_BYTES:]
    if len(content) > SIZE or hashlib.sha256(body).digest() != checksum:
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ ist beschädigt: Die Prüfsumme stimmt nicht. {_RENEW}"
        )
    version, halves, columns = struct.unpack_from("<HHH", body, len(MAGIC))
    if (version, halves, columns) != (VERSION, HALVES, COLUMNS):
        raise CalibrationError(
            f"Die Kalibrierung „{path}“ hat Format {version}, gebraucht wird Format {VERSION}. {_RENEW}"
        )
    return body
