"""Run a chapter a second time: which outputs differ, which are for no reader, which cells take long."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jupytext
from jupyter_cache import get_cache
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from course_helpers.cli.checks.finding import Finding, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOW = 120.0  # seconds; the longest training of the course took half of it where eight other programs ran
# What two runs always tell differently, and what no page shows
UNSHOWN = ("application/vnd.jupyter.widget-view+json",)


def check_second_run(page: Path, cache: Path, *, timeout: int) -> list[Finding]:
    """Return the cells of `page` that are slow, show what no page should, or differ from the first run.

    Parameters
    ----------
    page : Path
        The chapter's source; a page whose first run failed is left alone.
    cache : Path
        The execution cache that the first run has filled.
    timeout : int
        Longest time of one cell in seconds.
    """
    first = _first_run(page, cache)
    if first is None:
        return []
    text = page.read_text(encoding="utf-8-sig")
    again = jupytext.reads(text, fmt="md:myst")
    client = NotebookClient(
        again, timeout=timeout, kernel_name="python3", resources={"metadata": {"path": str(page.parent)}}
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return [Finding(page, 1, f"Beim zweiten Lauf bricht das Kapitel ab: {error.ename}: {error.evalue}")]
    return [
        Finding(page, line_of(text, cell.source), message)
        for before, cell in zip(_code(first), _code(again), strict=True)
        for message in _complaints(before, cell)
    ]


def _first_run(page: Path, cache: Path) -> Any:
    for record in get_cache(str(cache)).list_cache_records():
        if Path(record.uri) == page:
            return get_cache(str(cache)).get_cache_bundle(record.pk).nb
    return None


def _code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _complaints(before: Any, cell: Any) -> Iterator[str]:
    if list(_shown(before)) != list(_shown(cell)):
        yield (
            "Die Ausgabe dieser Zelle ändert sich von Lauf zu Lauf. "
            "Gib dem Zufall einen Startwert und zeige keine Zeiten oder Adressen."
        )
    if any(output.get("name") == "stderr" for output in cell.outputs):
        yield "Diese Zelle gibt eine Warnung aus, die auf der Seite stünde. Behebe, was sie nennt."
    if _draws(cell) and not _alternative_text(cell):
        yield (
            "Dem gezeichneten Bild fehlt ein Text für alle, die es nicht sehen: "
            'im Kopf der Zelle unter „mystnb → image“ eine Zeile alt: "…".'
        )
    seconds = _seconds(cell)
    if seconds > SLOW:
        yield f"Die Zelle rechnet {seconds:.0f} Sekunden; mehr als {SLOW:.0f} wartet niemand gern."


def _shown(cell: Any) -> Iterator[tuple[str, str]]:
    """Yield what a page shows of a cell; text that was printed comes as one, however it arrived."""
    printed = "".join(output.text for output in cell.outputs if output.get("name") == "stdout")
    yield "stdout", printed
    for output in cell.outputs:
        data = output.get("data", {})
        for kind, content in sorted(data.items()):  # the cache keeps them sorted
            if not any(name in data for name in UNSHOWN) and (kind != "text/plain" or len(data) == 1):
                yield kind, str(content)


def _draws(cell: Any) -> bool:
    """Tell whether the page will show a bare picture: one that comes as HTML, too, brings its own words."""
    shown = (output.get("data", {}) for output in cell.outputs)
    return any("text/html" not in data and any(kind.startswith("image/") for kind in data) for data in shown)


def _alternative_text(cell: Any) -> str:
    given: Any = cell.metadata
    for name in ("mystnb", "image", "alt"):
        given = given.get(name) if isinstance(given, dict) else None
    return str(given or "")


def _seconds(cell: Any) -> float:
    times = cell.metadata.get("execution", {})
    if "iopub.status.busy" not in times or "iopub.status.idle" not in times:
        return 0.0
    started, ended = (datetime.fromisoformat(times[f"iopub.status.{state}"]) for state in ("busy", "idle"))
    return (ended - started).total_seconds()
