"""Code that travels: which cells of a page give the reader's layer or network, and which cell takes it.

Authors mark cells with tags: ``gibt-schicht`` (a cell that makes up the layer), ``gibt-schicht-geaendert``
(one that goes along only if the reader has changed it) and ``nimmt-schicht`` (the cell that takes it); the
same with ``netz`` for the network. The text of the taking cell in the book takes the course's own.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, TypedDict

from docutils import nodes

from course_helpers.site.book.boxes import box
from course_helpers.site.book.numbers import chapter_number
from course_helpers.site.book.per_page import PerPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

KINDS = ("schicht", "netz")


class Part(TypedDict):
    """A giving cell: id, text in the book, whether it is a gap or goes along only if changed, its task."""

    id: str
    original: str
    gap: bool
    optional: bool
    task: dict[str, str] | None


class Cells(TypedDict):
    """What a page gives of each kind, the imports of its setup by name, and which cell takes which kind."""

    gives: dict[str, list[Part]]
    imports: dict[str, str]
    takes: dict[str, str]


_cells: PerPage[Cells] = PerPage("kurs_travel")


def collect(
    env: BuildEnvironment, page: str, doctree: nodes.document, notebook: Any, names: dict[int, str]
) -> None:
    """Note what a page gives and takes; called when it has been read."""
    tasks = _tasks(doctree)
    found: Cells = {"gives": {}, "imports": {}, "takes": {}}
    for index, name in names.items():
        cell = notebook.cells[index]
        tags = cell.metadata.get("tags", [])
        if "vorspann" in tags:
            found["imports"].update(_imports(cell.source))
        for kind in KINDS:
            if f"nimmt-{kind}" in tags:
                found["takes"][kind] = name
            optional = f"gibt-{kind}-geaendert" in tags
            if optional or f"gibt-{kind}" in tags:
                found["gives"].setdefault(kind, []).append(
                    {
                        "id": name,
                        "original": cell.source.strip(),
                        "gap": "luecke" in tags,
                        "optional": optional,
                        "task": tasks.get(index) if "luecke" in tags else None,
                    }
                )
    if found["gives"] or found["takes"]:
        _cells.of(env)[page] = found


def offers(env: BuildEnvironment, page: str) -> list[dict[str, Any]]:
    """Return for each taking cell of a page what the launcher needs: the page that gives, and its cells."""
    return [
        {
            "kind": kind,
            "cell": cell,
            "from": giver,
            "title": _title(env, giver),
            "imports": found["imports"],
            "parts": found["gives"][kind],
        }
        for kind, cell in _cells.of(env).get(page, {"takes": {}})["takes"].items()
        for giver, found in _cells.of(env).items()
        if kind in found["gives"] and giver in env.found_docs
    ]


def _tasks(doctree: nodes.document) -> dict[int, dict[str, str]]:
    """Return for each cell, by its index, the task box that stands last before it."""
    task: dict[str, str] | None = None
    found = {}
    for node in doctree.findall(nodes.Element):
        if isinstance(node, box) and node["kind"] == "aufgabe":
            task = {"label": node["label"], "id": node["ids"][0]}
        elif task and node.get("nb_element") == "cell_code":
            found[node["cell_index"]] = task
    return found


def _imports(source: str) -> dict[str, str]:
    """Return the line that imports each name of a setup cell."""
    lines = {}
    for node in ast.parse(source).body:
        if not isinstance(node, (ast.Import, ast.ImportFrom)):
            continue
        start = "import" if isinstance(node, ast.Import) else f"from {node.module} import"
        for one in node.names:
            name = one.asname or one.name
            lines[name] = f"{start} {one.name}" + (f" as {one.asname}" if one.asname else "")
    return lines


def _title(env: BuildEnvironment, page: str) -> str:
    chapter = chapter_number(env.app, page)
    return f"Kapitel {chapter}" if chapter else f"„{env.titles[page].astext()}“"


def _takers(_app: Sphinx, env: BuildEnvironment) -> Iterator[str]:
    """Name the pages to write again because a page that gives them something may have been read again."""
    known = {page: offers(env, page) for page in _cells.of(env)}
    before = env.__dict__.get("kurs_offers", {})
    yield from (page for page, found in known.items() if before.get(page) != found)
    env.__dict__["kurs_offers"] = known


def setup(app: Sphinx) -> None:
    """Register with Sphinx."""
    _cells.connect(app)
    app.connect("env-updated", _takers)
