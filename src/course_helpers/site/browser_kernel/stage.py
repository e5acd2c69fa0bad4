"""Turn wheels into what the page loads: bytecode, packed anew; each result is kept in the cache."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from course_helpers.site.browser_kernel.errors import BrowserKernelError

_HERE = Path(__file__).parent
_PROGRAM = _HERE / "js" / "precompile.py"
# a change in one of these makes other archives of the same input
_RECIPE = (_PROGRAM, _HERE / "js" / "precompile.mjs")

Files = Callable[[], Iterable[tuple[str, bytes]]]


@dataclass(frozen=True)
class Archive:
    """One archive to make.

    Parameters
    ----------
    name : str
        Name of its package.
    key : str
        Hash of what goes in.
    files : callable
        Yields name and content of its files; called only when the archive is not in the cache.
    """

    name: str
    key: str
    files: Files


def key_of(name: str, *contents: bytes) -> str:
    """Return the key of an archive made of these contents by the present recipe."""
    digest = hashlib.sha256(name.encode())
    for content in (*contents, *(path.read_bytes() for path in _RECIPE)):
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def make_archives(archives: Sequence[Archive], cache: Path, pyodide: Path) -> dict[str, Path]:
    """Make the archives that are not in the cache and return the file of each name.

    Parameters
    ----------
    archives : sequence of Archive
        What is wanted.
    cache : Path
        Folder of finished archives.
    pyodide : Path
        Folder with Pyodide's core, whose Python compiles.

    Raises
    ------
    BrowserKernelError
        If compiling fails.
    """
    finished = {archive.name: cache / "archives" / f"{archive.key}.zip" for archive in archives}
    missing = [archive for archive in archives if not finished[archive.name].is_file()]
    if missing:
        (cache / "archives").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            stage = Path(folder, "stage")
            for archive in missing:
                _lay_out(archive, stage / archive.name)
            _compile(stage, pyodide)
            for archive in missing:
                packed = Path(folder, archive.name)
                _pack(stage / archive.name, packed)
                shutil.move(packed, finished[archive.name])  # whole or not at all
    return finished


def _lay_out(archive: Archive, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, content in archive.files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _compile(stage: Path, pyodide: Path) -> None:
    command = ["node", str(_HERE / "js" / "precompile.mjs"), str(pyodide), str(_PROGRAM), str(stage)]
    done = run_node(command)
    if done.returncode != 0:
        raise BrowserKernelError(f"Das Übersetzen der Pakete scheitert. node sagt:\n{done.stderr.strip()}")


def run_node(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run node.

    Raises
    ------
    BrowserKernelError
        If there is no node on this machine.
    """
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    except FileNotFoundError as error:
        raise BrowserKernelError("Der Bau braucht Node.js (ab Version 20). Installiere es zuerst.") from error


def _pack(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in _files_below(folder):
            # a fixed date: the same content makes the same archive
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            packed.writestr(info, path.read_bytes(), compresslevel=9)


def _files_below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
