"""Which tasks there are: every task box of every page, and the check that belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

from docutils import nodes
from sphinx.util import logging

from course_helpers.site.book.boxes import box
from course_helpers.site.book.per_page import PerPage

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_log = logging.getLogger(__name__)
CHECK_CALL = re.compile(r"""\b(?:prüfe|pruefe)\(\s*["']([^"']+)["']""")


class Entry(TypedDict):
    """One task: the box's id in its page, its title, and the name that `prüfe` gets (empty: no check)."""

    box: str
    title: str
    check: str


_tasks: PerPage[list[Entry]] = PerPage("kurs_tasks")


def all_tasks(env: BuildEnvironment) -> dict[str, list[Entry]]:
    """Return the tasks of each page that has some."""
    return _tasks.of(env)


def _collect(app: Sphinx, doctree: nodes.document) -> None:
    entries: list[Entry] = []
    for node in doctree.findall(nodes.Element):
        if isinstance(node, box):
            if node["kind"] == "aufgabe":
                entries.append({"box": node["ids"][0], "title": node["label"], "check": ""})
        elif isinstance(node, nodes.container) and "tag_pruefung" in node.get("classes", []):
            check = CHECK_CALL.search(node.astext())
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


def setup(app: Sphinx) -> None:
    """Collect after every page is read, as Sphinx's own domains do."""
    app.connect("doctree-read", _collect)
    _tasks.connect(app)
