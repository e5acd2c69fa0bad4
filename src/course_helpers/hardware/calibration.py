"""``save_nightly_calibration``: put the calibration of the chip that answers into a file."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.chip import hxtorch_emulator
from course_helpers.hardware import atomic_file, emulators
from course_helpers.hardware.chip_stack import ChipStack, LabStack
from course_helpers.hardware.download import stream, web_page, with_retries
from course_helpers.hardware.errors import BadValueError, HardwareError, logged, printable
from course_helpers.hardware.place import Place, detect, ebrains_release
from course_helpers.hardware.settings import LAB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_helpers.hardware.settings import Lab, Transfer

logger = logging.getLogger(__name__)

# one part of a path or an address: no slash, and no dot in front
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")
# before the first character of a page; the first three are a byte order mark
_BLANK = b"\xef\xbb\xbf \r\n\t"
# how a page begins, a message of a service, and what git keeps in place of a large file
_NO_CALIBRATION = (b"<", b"{", b"version https://git-lfs")
_CHUNK = 1024 * 1024
# the virtual chip's calibrations and what they are for
_VIRTUAL_KINDS = {"spiking_cocolist.pbin": "spiking", "hagen_cocolist.pbin": "hagen"}


@logged()
def save_nightly_calibration(
    filename: str = "spiking_cocolist.pbin",
    source_folder: str | None = None,
    folder: str | os.PathLike[str] | None = None,
    *,
    lab: Lab = LAB,
    stack: ChipStack | None = None,
) -> Path:
    """Save last night's calibration of the chip, or that of the emulator's virtual chip.

    An existing file is replaced only by a whole new one.

    Parameters
    ----------
    filename : str
        Name of the calibration: ``spiking_cocolist.pbin`` or ``hagen_cocolist.pbin``.
    source_folder : str, optional
        Which of the lab's calibrations: in EBRAINS ``ebrains-stable`` or ``ebrains-experimental`` by the
        kernel, on the lab's machines ``latest-weekly``. The emulator has only one.
    folder : path, optional
        Where the file goes; the working directory by default.
    lab : Lab
        Addresses and limits.
    stack : ChipStack, optional
        The chip's software; the lab's own by default.

    Returns
    -------
    pathlib.Path
        The saved file.

    Raises
    ------
    HardwareError
        If a name is not a plain file name, the calibration cannot be had, or the file cannot be written.
        It is a ``ValueError``, too, if `folder` or the environment variable ``KURS_CHIP`` makes no sense.
    """
    check_name(filename)
    if source_folder:
        check_name(source_folder)
    target = _folder(folder) / filename
    stack = stack or LabStack()
    if not emulators.real_library():
        atomic_file.save(target, [_virtual_calibration(filename)])
    elif detect(os.environ) is Place.EBRAINS:
        url = _address(filename, source_folder or f"ebrains-{ebrains_release(os.environ)}", lab, stack)
        with_retries(lambda: _download(url, target, lab.calibration), lab.calibration)
    else:
        source = stack.calibration_root() / (source_folder or "latest-weekly") / filename
        atomic_file.save(target, _local_chunks(source))
    return target


def check_name(name: object) -> None:
    """Refuse what is no plain name of a file (HardwareError)."""
    if not (isinstance(name, str) and _PLAIN_NAME.fullmatch(name)):
        raise HardwareError(
            "bad-name",
            f"„{printable(str(name), 80)}“ ist kein einfacher Name. "
            "Erlaubt sind Buchstaben, Ziffern, Punkt und Striche; den Ordner gibst du mit folder=… an.",
        )


def _folder(folder: str | os.PathLike[str] | None) -> Path:
    try:
        path = Path(folder or ".")
        with contextlib.suppress(OSError):  # saving explains these
            path.stat()
    except (TypeError, ValueError) as error:  # no path at all, a character that no path can have
        raise BadValueError(
            "bad-folder",
            f"folder={folder!r:.80} ist kein Ordner. Schreibe seinen Namen in Anführungszeichen.",
        ) from error
    return path


def virtual_kind(filename: str) -> str:
    """Return what a calibration of the virtual chip is for; HardwareError if it has none of this name."""
    if filename not in _VIRTUAL_KINDS:
        raise HardwareError(
            "no-calibration",
            f"Die Kalibrierung „{filename}“ gibt es für den virtuellen Chip nicht. Er hat zwei: "
            "„spiking_cocolist.pbin“ und „hagen_cocolist.pbin“.",
        )
    return _VIRTUAL_KINDS[filename]


def _virtual_calibration(filename: str) -> bytes:
    kind = virtual_kind(filename)
    try:
        return hxtorch_emulator.calibration_bytes(kind=kind)
    except ValueError as error:
        raise BadValueError("bad-chip-number", str(error)) from error


def _address(filename: str, source_folder: str, lab: Lab, stack: ChipStack) -> str:
    chip = stack.chip_identifier()
    check_name(chip)
    return f"{lab.calibration_url}/{chip}/stable/{source_folder}/{filename}"


def _download(url: str, target: Path, transfer: Transfer) -> None:
    with contextlib.closing(
        stream(url, transfer)
    ) as chunks:  # closes the connection also when the disk is full
        atomic_file.save(target, _without_text(chunks))


def _without_text(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Pass the body on; HardwareError for a page or message: logins and errors have status 200, too."""
    begun = False
    for chunk in chunks:
        if not begun:
            text = chunk.lstrip(_BLANK)
            if text.startswith(_NO_CALIBRATION):
                raise web_page()
            begun = bool(text)
        yield chunk


def _local_chunks(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as file:
            before = os.fstat(file.fileno())
            while chunk := file.read(_CHUNK):
                yield chunk
            after = os.fstat(file.fileno())
    except OSError as error:
        logger.warning("calibration %s: %r", source, error)
        raise HardwareError(
            "no-calibration",
            f"Die Kalibrierung „{source.name}“ liegt nicht lesbar im Ordner „{source.parent}“. "
            "Prüfe den Namen und source_folder=…, oder frage im Labor nach.",
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise HardwareError(
            "changing",
            "Die Kalibrierung wird gerade erneuert. Versuche es in ein paar Minuten noch einmal.",
        )
