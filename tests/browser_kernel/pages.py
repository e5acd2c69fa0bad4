"""What the pages of the book import, for tests of what each of them loads."""

from __future__ import annotations

import ast
import contextlib
from pathlib import Path

import jupytext

CHAPTERS = Path(__file__).parents[2] / "book" / "chapters"
# pages of the spiking chip, by the names of their files: they alone may load neo
SPIKING = {
    "08_ein_neuron_das_feuert",
    "09_synapsen_rechnen",
    "10_die_feuerkette",
    "11_ein_sudoku_aus_neuronen",
    "12_spielwiese_mit_spikes",
}


def imports_of_pages():
    """Return for each page that runs in a browser the import statements of its cells."""
    return {path.stem: list(_imports(path)) for path in sorted(CHAPTERS.glob("*.md")) if _in_browser(path)}


def _in_browser(path):
    return "kern: browser" in path.read_text()


def _imports(path):
    for cell in jupytext.read(path).cells:
        with contextlib.suppress(SyntaxError):  # a cell with gaps
            yield from (
                node
                for node in ast.walk(ast.parse(cell.source if cell.cell_type == "code" else ""))
                if isinstance(node, (ast.Import, ast.ImportFrom))
            )


def names_in(statements):
    """Return what these statements name, as the browser's kernel looks for it."""
    names = set()
    for node in statements:
        start = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        names |= {start + one.name for one in node.names}
    return {".".join(name.split(".")[: end + 1]) for name in names for end in range(name.count(".") + 1)}
