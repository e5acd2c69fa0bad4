"""Which tasks there are: every task box of every page, and the check that belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypedDict

from docutils import nodes
from sphinx.util import logging

from course_helpers.book.boxes import box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_log = logging.getLogger(__name__)
_CHECK = re.compile(r"""\b(?:prüfe|pruefe)\(\s*["']([^"']+)["']""")


class Entry(TypedDict):
    """One task: the box's id in its page, its title, and the name that `prüfe` gets (empty: no check)."""

    box: str
    title: str
    check: str


def all_tasks(env: BuildEnvironment) -> dict[str, list[Entry]]:
    """Return the tasks of each page that has some."""
    found: dict[str, list[Entry]] = env.__dict__.setdefault("kurs_tasks", {})
    return found


def _collect(app: Sphinx, doctree: nodes.document) -> None:
    entries: list[Entry] = []
    for node in doctree.findall(nodes.Element):
        if isinstance(node, box):
            if node["kind"] == "aufgabe":
                entries.append({"box": node["ids"][0], "title": node["label"], "check": ""})
        elif isinstance(node, nodes.container) and "tag_pruefung" in node.get("classes", []):
            check = _CHECK.search(node.astext())
            if not check or not entries or entries[-1]["check"]:
                message = (
                    "Vor dieser Prüfung fehlt der Kasten {aufgabe}, oder sie ruft prüfe(„Name“, …) nicht auf"
                )
                _log.warning(message, location=node, type="kurs", subtype="pruefung")
                continue
            entries[-1]["check"] = check[1]
    all_tasks(app.env).pop(app.env.docname, None)
    if entries:
        all_tasks(app.env)[app.env.docname] = entries


def _purge(_app: Sphinx, env: BuildEnvironment, page: str) -> None:
    all_tasks(env).pop(page, None)


def _merge(_app: Sphinx, env: BuildEnvironment, pages: Iterable[str], other: BuildEnvironment) -> None:
    theirs = all_tasks(other)
    all_tasks(env).update({page: theirs[page] for page in pages if page in theirs})


def setup(app: Sphinx) -> None:
    """Collect after every page is read, as Sphinx's own domains do."""
    listeners: dict[str, Any] = {"doctree-read": _collect, "env-purge-doc": _purge, "env-merge-info": _merge}
    for event, listener in listeners.items():
        app.connect(event, listener)
