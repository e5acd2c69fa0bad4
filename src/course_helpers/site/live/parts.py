"""The parts of the live pages: each a set of files under an address with their content's hash in it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sphinx.errors import ExtensionError

from course_helpers.site.live.ahead import read_lock
from course_helpers.site.live.thebe import patched
from course_helpers.site_contract import part_folder

FEW = 3  # names of files that a message lists
UNFINISHED = ".unfertig-"  # begins the name of a folder that is being written
LAUNCHER = Path(__file__).parent / "static"
# Only what a formula in a cell's output needs: no menu (English), no speech, no other notations.
MATHJAX_FILES = (
    "startup.js",
    "core.js",
    "input/tex.js",
    "output/chtml.js",
    "output/chtml/fonts/tex.js",
    "a11y/assistive-mml.js",
)
MISSING = "{name} fehlt: Führe im Ordner des Kurses `npm ci` aus, dann baue noch einmal."


@dataclass(frozen=True)
class Part:
    """Files that belong together.

    Attributes
    ----------
    name : str
        Beginning of the folder's name.
    files : dict
        Content by path inside the folder: bytes, or where to copy it from.
    """

    name: str
    files: dict[str, bytes | Path]

    @cached_property
    def folder(self) -> str:
        """The folder's name: it changes when a file does, so browsers may keep it for good."""
        digest = hashlib.sha256()
        for path, content in sorted(self.files.items()):
            data = content if isinstance(content, bytes) else content.read_bytes()
            digest.update(f"{path}\0{len(data)}\0".encode())
            digest.update(data)
        return part_folder(self.name, digest.hexdigest())

    def write(self, target: Path) -> None:
        """Write the files into `target`, unless a build before has done it: whole, or not at all."""
        folder = target / self.folder
        if folder.is_dir() and _read(self.name, folder).folder == self.folder:
            return
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target, prefix=UNFINISHED) as unfinished:
            new = Path(unfinished, self.folder)
            for path, content in self.files.items():
                file = new / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content if isinstance(content, bytes) else content.read_bytes())
            if folder.is_dir():
                folder.rename(Path(unfinished, "broken"))
            new.rename(folder)


def _read(name: str, folder: Path) -> Part:
    """Return what lies in a folder; a broken-off build may have left anything in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return Part(name, {path.relative_to(folder).as_posix(): path for path in files})


def launcher(modules: Path) -> Part:
    """Return our own modules, with the Markdown parser that they load when a cell shows Markdown."""
    files: dict[str, bytes | Path] = {
        file.relative_to(LAUNCHER).as_posix(): file
        for file in LAUNCHER.rglob("*.*")
        if file.suffix in {".js", ".css"}
    }
    marked = _npm(modules / "marked" / "lib" / "marked.esm.js").read_text("utf-8")
    files["marked.js"] = marked.replace("//# sourceMappingURL=marked.esm.js.map", "").encode()
    return Part("app", files)


def thebe(modules: Path) -> Part:
    """Return Thebe's bundle and style sheet; its numbered chunks (languages of another editor) stay away."""
    lib = modules / "thebe" / "lib"
    index = _npm(lib / "index.js").read_text("utf-8")
    return Part("thebe", {"index.js": patched(index).encode(), "thebe.css": lib / "thebe.css"})


def mathjax(modules: Path) -> Part:
    """Return MathJax for formulas that a cell puts out; the page's own are drawn when the book is built."""
    es5 = modules / "mathjax" / "es5"
    fonts = (es5 / "output" / "chtml" / "fonts" / "woff-v2").glob("*.woff")
    files = [*(_npm(es5 / name) for name in MATHJAX_FILES), *fonts]
    return Part("mathjax", {file.relative_to(es5).as_posix(): file for file in files})


def ipycanvas() -> tuple[Part, str]:
    """Return ipycanvas' front end as the installed wheel brings it, and the version that it answers to.

    Raises
    ------
    ExtensionError
        If it is not where the wheel puts it.
    """
    file = Path(sys.prefix) / "share" / "jupyter" / "nbextensions" / "ipycanvas" / "index.js"
    if not file.is_file():
        raise ExtensionError(f"Die Oberfläche von ipycanvas fehlt: {file}. Installiere ipycanvas neu.")
    return Part("ipycanvas", {"index.js": file}), importlib.metadata.version("ipycanvas")


def browser_kernel(folder: Path) -> tuple[Part, int, dict[str, dict[str, list[str]]]] | None:
    """Return Python for the browser, its size in bytes and its packages, or None where it has not been built.

    Parameters
    ----------
    folder : pathlib.Path
        What ``kurs browserkern`` built: ``manifest.json`` and the files that it lists.

    Raises
    ------
    ExtensionError
        If one of these files is missing or is not what was built.
    """
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return None
    facts = json.loads(manifest.read_text("utf-8"))
    files: dict[str, bytes | Path] = {entry["path"]: folder / entry["path"] for entry in facts["files"]}
    wrong = [
        entry["path"] for entry in facts["files"] if _digest(folder / entry["path"]) != entry.get("sha256")
    ]
    if wrong or "kernel.js" not in files:
        named = wrong[:FEW] or ["kernel.js"]
        more = f" und {len(wrong) - FEW} weitere" if len(wrong) > FEW else ""
        raise ExtensionError(
            f"In {folder} fehlen Dateien, oder sie sind beschädigt ({', '.join(named)}{more}). "
            "Baue sie neu mit: make browserkern"
        )
    return Part("kernel", files), int(facts["bytes_total"]), read_lock(folder)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _npm(file: Path) -> Path:
    if not file.is_file():
        raise ExtensionError(MISSING.format(name=file.name))
    return file
