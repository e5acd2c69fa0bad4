"""What a page with code cells gets: marks on its cells, the launcher and its settings, a notebook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from docutils import nodes
from myst_nb.core.read import read_myst_markdown_notebook

from course_helpers.site.book import FrontMatterError, chapter_facts
from course_helpers.site.live import travel
from course_helpers.site.live.ahead import packages_ahead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

WATCH = Path(__file__).parent / "watch.js"
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def code_cells(doctree: nodes.Node) -> Iterator[nodes.container]:
    """Yield MyST-NB's nodes of the code cells that readers can run, in order."""
    for node in doctree.findall(nodes.container):
        if node.get("nb_element") == "cell_code":
            yield node


def mark_cells(app: Sphinx, doctree: nodes.document) -> None:
    """Give each code cell an id, by which the launcher keeps the reader's edits and links can point to it."""
    cells = list(code_cells(doctree))
    if not cells:
        return
    notebook = _notebook(app, app.env.docname)
    names = _names(notebook)
    for cell in cells:
        if name := names.get(cell["cell_index"]):
            cell["ids"].append(name)
    travel.collect(app.env, app.env.docname, doctree, notebook, names)


def add_launcher(
    app: Sphinx, page: str, _template: str, _context: Any, doctree: nodes.document | None
) -> None:
    """Add the launcher to a page with code cells; pages without load nothing of it."""
    if app.builder.format != "html" or doctree is None or not any(code_cells(doctree)):
        return
    found = app.config.kurs_live_parts
    notebook = _notebook(app, page)
    try:
        facts = chapter_facts(app.env.metadata[page])
    except FrontMatterError:
        facts = None  # course_helpers.site.book complains about it
    config = {
        "page": page,
        "kernel": facts.kernel if facts else "browser",
        "hub": _hub(app),
        "thebe": found["thebe"],
        "mathjax": found["mathjax"],
        "notebook": f"notebooks/{page}.ipynb",
        "widgets": found["widgets"],
        "browserKernel": _browser_kernel(app, notebook),
        "travel": travel.offers(app.env, page),
    }
    body = json.dumps(config).replace("<", "\\u003c")
    app.add_js_file(None, body=body, type="application/json", id="kurs-live")
    launcher = f"live/{found['app']}/live.js"
    app.add_js_file(None, body=_watch(app, page, f"_static/{launcher}"))  # before the one that it looks after
    app.add_js_file(launcher, type="module")
    app.add_js_file(f"live/{found['app']}/old.js", nomodule="nomodule", defer="defer")
    _write_notebook(app, page, notebook)


def _browser_kernel(app: Sphinx, notebook: Any) -> dict[str, Any] | None:
    """Return where Python for the browser lies, and what of it the page will need at once."""
    found = app.config.kurs_live_parts
    if found["browserKernel"] is None:
        return None
    packages = packages_ahead(notebook.cells, found["packages"])
    return {**found["browserKernel"], "packages": packages}


def _watch(app: Sphinx, page: str, launcher: str) -> str:
    """Return the script that tells when the launcher does not come."""
    up = "../" * app.builder.get_target_uri(page).count("/")
    return WATCH.read_text("utf-8").replace('"LAUNCHER"', json.dumps(up + launcher))


def drop_widget_state(_app: Sphinx, _page: str, _template: str, context: Any, _doctree: Any) -> None:
    """Leave out the saved state of widgets: nothing reads it, and its ids differ in every build."""
    files = context.get("script_files", [])
    files[:] = [file for file in files if getattr(file, "attributes", {}).get("type") != WIDGET_STATE]


def _hub(app: Sphinx) -> str:
    address: str = app.config.kurs_live_hub
    return address if not address or address.endswith("/") else address + "/"


def _notebook(app: Sphinx, page: str) -> Any:
    path = app.env.doc2path(page)
    return read_myst_markdown_notebook(Path(path).read_text("utf-8-sig"), path=path)


def _names(notebook: Any) -> dict[int, str]:
    """Return the id of each code cell by its index among all cells."""
    indices = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    return {index: f"zelle-{number}" for number, index in enumerate(indices, start=1)}


def _write_notebook(app: Sphinx, page: str, notebook: Any) -> None:
    """Write the page as a notebook, into which the launcher puts the reader's code on request."""
    for number, cell in enumerate(notebook.cells):
        cell.id = f"teil-{number}"  # nbformat's are random: the same text shall give the same file
    for index, name in _names(notebook).items():
        notebook.cells[index].metadata["kurs"] = {"zelle": name}
    notebook.metadata["kurs"] = {**notebook.metadata.get("kurs", {}), "seite": page}
    file = Path(app.outdir) / "_static" / "live" / "notebooks" / f"{page}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, file)  # type: ignore[no-untyped-call]  # nbformat publishes no types
