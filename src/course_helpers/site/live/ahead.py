"""Which packages the setup cells of a page need: they come while Python itself starts in the browser."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SETUP = "vorspann"  # the tag of cells that run before the reader's


def read_lock(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Return what each package of the built kernel holds and needs (see `browser_kernel.run_lock`)."""
    (file,) = (folder / "pyodide").glob("lock-*.json")
    packages = json.loads(file.read_text("utf-8"))["packages"]
    return {name: {key: facts[key] for key in ("imports", "depends")} for name, facts in packages.items()}


def packages_ahead(cells: Iterable[Any], packages: Mapping[str, dict[str, list[str]]]) -> list[str]:
    """Return the packages that the setup cells among these import, with all that they need.

    Parameters
    ----------
    cells : iterable of nbformat.NotebookNode
        The page's cells.
    packages : mapping of str to dict
        What `read_lock` returns.
    """
    setup = [cell.source for cell in cells if SETUP in cell.metadata.get("tags", ())]
    names = {name for source in setup for name in _imported(source)}
    waiting = [package for package, facts in packages.items() if names.intersection(facts["imports"])]
    found: set[str] = set()
    while waiting:
        package = waiting.pop()
        if package not in found:
            found.add(package)
            waiting += packages[package]["depends"]
    return sorted(found)


def _imported(source: str) -> Iterator[str]:
    """Yield what a cell imports with the packages above it, by the rule of the browser's `boot.py`."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # magics, which no setup cell of a page in the browser has: its packages come later
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{one.name}" for one in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))
