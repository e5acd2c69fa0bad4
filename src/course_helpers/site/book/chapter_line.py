"""The line under a chapter's heading that says how long it takes, for whom it is and where it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from course_helpers.site.book.front_matter import FrontMatterError, chapter_facts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_log = logging.getLogger(__name__)


def _insert(app: Sphinx, doctree: nodes.document) -> None:
    try:
        facts = chapter_facts(app.env.metadata[app.env.docname])
    except FrontMatterError as error:
        _log.warning(str(error), location=app.env.docname, type="kurs", subtype="front_matter")
        return
    title = next(doctree.findall(nodes.title), None)
    if facts is None or title is None:
        return
    items = [nodes.list_item("", nodes.paragraph("", text)) for text in facts.line]
    section = title.parent
    section.insert(
        section.index(title) + 1, nodes.bullet_list("", *items, classes=["kurs-angaben", "simple"])
    )


def setup(app: Sphinx) -> None:
    """Insert the line after Sphinx has collected the page's metadata (its own listeners run at 500)."""
    app.connect("doctree-read", _insert, priority=600)
