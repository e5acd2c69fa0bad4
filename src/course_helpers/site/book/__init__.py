"""The Sphinx extension of the course: boxes, chapter line, terms, German interface, look, formulas, cache.

It may import Sphinx, MyST-NB and the standard library, and nothing else of this package: the book is
built from the chapters' text, not from their tools.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.site.book import (
    about,
    assets,
    boxes,
    chapter_line,
    folded_cells,
    formulas,
    german,
    lean,
    leftovers,
    numbers,
    search_index,
    stale,
    streams,
    terms,
    times,
    ways,
)
from course_helpers.site.book.front_matter import ChapterFacts, FrontMatterError, chapter_facts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["ChapterFacts", "FrontMatterError", "chapter_facts", "setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything with Sphinx; called by Sphinx itself."""
    app.connect("config-inited", _prefer_our_templates, priority=900)
    looks = (folded_cells, formulas, assets, lean, stale, leftovers, search_index, streams)
    for part in (about, german, numbers, boxes, ways, chapter_line, times, terms, *looks):
        part.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _prefer_our_templates(_app: Sphinx, config: Any) -> None:
    ours = str(Path(__file__).parent / "templates")
    # each once: Sphinx hands the same list to the next build of this process, and one that grows is a change
    config.templates_path = list(dict.fromkeys([ours, *config.templates_path]))
