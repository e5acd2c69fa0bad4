"""Fetch the full MNIST into the user's cache: resumable, checked, and never half written.

A download grows in ``NAME.gz.teil``, which the next attempt, also a later call, continues. Only what unpacks
to the right SHA-256 gets the file's final name, by an atomic rename.

Neither pooch nor requests does that by itself, and this room needs nothing but numpy.
"""

from __future__ import annotations

import hashlib
import http.client
import logging
import os
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from course_helpers.file_errors import reason
from course_helpers.mnist._idx import FILES, IdxFile, read_bytes
from course_helpers.mnist._load import cache_folder
from course_helpers.mnist._types import FetchError, MnistError
from course_helpers.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

logger = logging.getLogger(__name__)

# The public mirrors, in the order in which they are asked; each serves NAME.gz below this address.
MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
TIMEOUT = 20.0  # seconds without any byte
TRIES = 3  # per file and mirror
PAUSE = 1.0  # seconds before the second try, doubled before the third
_CHUNK = 64 * 1024
_PARTIAL_CONTENT, _RANGE_NOT_SATISFIABLE = 206, 416


def fetch(
    folder: str | os.PathLike[str] | None = None,
    *,
    mirrors: Sequence[str] = MIRRORS,
    report: Callable[[str], None] = logger.info,
) -> Path:
    """Fetch the four files of MNIST (about 11 MB, 55 MB unpacked) and return the folder that holds them.

    Files that are already there and right are kept; an interrupted download goes on where it stopped.

    Parameters
    ----------
    folder : path-like, optional
        Where to put them; the user's cache by default, where `load_data` looks.
    mirrors : sequence of str
        Base addresses, asked one after the other.
    report : callable
        Gets one German sentence for each file.

    Raises
    ------
    FetchError
        If no mirror delivered a file, or the folder cannot be written. Good files stay as they are.
    """
    target = Path(folder).expanduser() if folder is not None else cache_folder()
    try:
        target.mkdir(parents=True, exist_ok=True)
        with _alone_in(target):
            for file in FILES:
                if _is_right(file, target / file.name):
                    report(f"{file.name}: schon da.")
                else:
                    _fetch_file(file, target, mirrors)
                    report(f"{file.name}: geholt und geprüft.")
    except FetchError:
        raise
    except OSError as error:  # a full disk, a read-only folder; network errors were dealt with below
        raise FetchError(
            f"In den Ordner {target} lässt sich nicht schreiben: {reason(error)}. "
            "Wähle einen anderen Ordner oder schaffe Platz."
        ) from error
    return target


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process fetches into the folder; both would write to the same part."""
    if sys.platform == "win32":  # which has no such lock
        yield
        return
    import fcntl  # noqa: PLC0415 - see above

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_right(file: IdxFile, path: Path) -> bool:
    try:
        return (
            path.stat().st_size == file.size and hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
        )
    except FileNotFoundError:
        return False


def _fetch_file(file: IdxFile, target: Path, mirrors: Sequence[str]) -> None:
    troubles: list[str] = []
    for mirror in mirrors:
        url = f"{mirror.rstrip('/')}/{file.name}.gz"
        for attempt in range(TRIES):
            if attempt:
                time.sleep(PAUSE * 2 ** (attempt - 1))
            trouble = _attempt(file, url, target)
            if trouble is None:
                return
            logger.warning("%s: %s", url, trouble)
        troubles.append(f"- {url}: {trouble}")
    raise FetchError(
        f"{file.name} war von keiner Quelle zu bekommen:\n"
        + "\n".join(troubles)
        + "\nPrüfe die Verbindung und versuche es noch einmal; was schon da ist, bleibt. "
        "Bis dahin rechnet der Kurs mit den mitgelieferten 12\N{NO-BREAK SPACE}000 Ziffern."
    )


def _attempt(file: IdxFile, url: str, target: Path) -> str | None:
    """Try once; return None when the file is in place, else what went wrong, in German."""
    partial = target / f"{file.name}.gz.teil"
    if partial.is_symlink():  # we made none; what it leads to is not ours to write
        partial.unlink()
    try:
        connection = _open(url, partial.stat().st_size if partial.exists() else 0)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == _RANGE_NOT_SATISFIABLE:  # the part is as long as the file, or longer
            partial.unlink()
        return f"Der Server antwortet mit Fehler {error.code}."
    except ValueError:  # not even the form of an address
        return "Diese Adresse gibt es so nicht; sie beginnt mit http:// oder https://."
    except (OSError, http.client.HTTPException) as error:
        return f"keine Verbindung ({getattr(error, 'reason', error)})."
    with connection:
        trouble = _receive(connection, partial, file.size)
    return trouble or _install(file, partial, target / file.name)


def _open(url: str, start: int) -> http.client.HTTPResponse:
    request = urllib.request.Request(url, headers={"Range": f"bytes={start}-"} if start else {})  # noqa: S310 - see below
    if request.type not in ("http", "https"):  # no file: or ftp:
        raise urllib.error.URLError("nur http- und https-Adressen gehen")
    response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=TIMEOUT)  # noqa: S310 - checked above
    return response


def _receive(response: http.client.HTTPResponse, partial: Path, limit: int) -> str | None:
    """Append the body to the part, or begin anew where the server ignored the range."""
    start = partial.stat().st_size if partial.exists() else 0
    resumed = response.status == _PARTIAL_CONTENT
    if resumed and not response.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
        partial.unlink(missing_ok=True)
        return "Der Server schickt einen anderen Teil als verlangt."
    announced = response.length
    with partial.open("ab" if resumed else "wb") as out:
        received, trouble = _copy(response, out, limit)
    if trouble is None and announced is not None and received < announced:
        trouble = f"Die Übertragung brach nach {received} von {announced} Bytes ab."
    return trouble


def _copy(response: http.client.HTTPResponse, out: IO[bytes], limit: int) -> tuple[int, str | None]:
    received = 0
    while True:
        try:
            block = response.read1(_CHUNK)
        except (OSError, http.client.HTTPException) as error:  # only the network's; writing errors go up
            return received, f"Die Übertragung brach ab ({error or type(error).__name__})."
        if not block:
            return received, None
        out.write(block)
        received += len(block)
        if out.tell() > limit:  # packed can't be longer than unpacked
            out.truncate(0)
            return received, "Die Antwort ist länger als die Datei sein kann."


def _install(file: IdxFile, partial: Path, final: Path) -> str | None:
    """Unpack and check the complete part and give it its final name; a wrong part is removed."""
    try:
        content = read_bytes(partial)
    except MnistError:
        content = b""
    partial_is_right = hashlib.sha256(content).hexdigest() == file.sha256
    if partial_is_right:
        write_whole(final, [content])
    partial.unlink()
    return None if partial_is_right else "Der Inhalt ist nicht der von MNIST (falsche Prüfsumme)."
