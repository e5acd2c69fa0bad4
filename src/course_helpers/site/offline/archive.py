"""The zip file for a USB stick: the pages, and programs that serve them where there is no net."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

from course_helpers.site.offline.web_app import served_files
from course_helpers.site_contract import PROBE, file_list, static_probe

STARTERS = Path(__file__).parent / "starters"
FOLDER = "neuronale-netze"
PAGES = f"{FOLDER}/seiten"
EXECUTABLE = {".sh", ".command"}
WINDOWS = {".bat", ".ps1", ".txt"}  # these need, or at least like, Windows' line ends
PACKED = {".whl", ".zip", ".png", ".woff", ".woff2", ".gz"}  # packing them again saves nothing
FIRST_DATE = 315532800  # 1980-01-01, the earliest that a zip file knows


class MissingKernelError(Exception):
    """The site lacks Python for the browser; the message is German and complete."""


def write_zip(site: Path, file: Path, *, date: int) -> int:
    """Write the built site with its starters into one file, the same bytes for the same site.

    Parameters
    ----------
    site : Path
        The built site, with Python for the browser.
    file : Path
        The zip file; it is replaced.
    date : int
        The date of all files inside, in seconds since 1970 (UTC).

    Returns
    -------
    int
        Its size in bytes.

    Raises
    ------
    MissingKernelError
        When the pages could not run without a server of their own.
    """
    if not any((site / "_static" / "live").glob("kernel-*/kernel.js")):
        raise MissingKernelError(
            "Für die Zip-Datei fehlt das Python für den Browser. "
            "Baue es mit „kurs browserkern“, dann noch einmal."
        )
    partial = file.with_name(f".{file.name}.teil")
    try:
        _write(partial, site, date)
        partial.replace(file)
    finally:
        partial.unlink(missing_ok=True)
    return file.stat().st_size


def _write(file: Path, site: Path, date: int) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for starter in sorted(STARTERS.rglob("*")):
            if starter.is_file():
                name = f"{FOLDER}/{starter.relative_to(STARTERS).as_posix()}"
                _add(archive, name, _with_line_ends(starter), date)
        for path in served_files(site):
            inside = path.relative_to(site)
            if not inside.match(file_list("*")):
                _add(archive, f"{PAGES}/{inside.as_posix()}", path.read_bytes(), date)
        # no word of the web app: a stick is its own copy
        _add(archive, f"{PAGES}/{PROBE}", static_probe().encode(), date)


def _with_line_ends(starter: Path) -> bytes:
    text = starter.read_bytes()
    return text.replace(b"\n", b"\r\n") if starter.suffix in WINDOWS else text


def _add(archive: zipfile.ZipFile, name: str, content: bytes, date: int) -> None:
    entry = zipfile.ZipInfo(name, time.gmtime(max(date, FIRST_DATE))[:6])
    entry.create_system = 3  # Unix: only so are programs marked as such
    entry.external_attr = (0o100755 if Path(name).suffix in EXECUTABLE else 0o100644) << 16
    entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in PACKED else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=9)
