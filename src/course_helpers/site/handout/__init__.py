"""The Sphinx extension that prints: handout and solutions from the chapters, slides and notes for a visit.

It may import Sphinx, Typst, the rooms `book` (boxes, formulas) and `progress` (quiz).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_helpers.site.handout.links import PdfRole
from course_helpers.site.handout.site import FILES, write_pdfs
from course_helpers.site.handout.slides import Note

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["FILES", "setup", "write_pdfs"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx; called by Sphinx itself."""
    app.add_role("pdf", PdfRole())
    app.add_directive("notiz", Note)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
