"""The list of all steps between the last page and the finished site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_helpers.site import handout, live, offline, progress, startpage
from course_helpers.site.book import formulas, lean, leftovers, style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

FIRST: tuple[Callable[[Sphinx], None], ...] = (leftovers.take_note_out, formulas.end_painters)
"""What a build that failed leaves behind, too."""

STEPS: tuple[Callable[[Sphinx], None], ...] = (
    lean.shrink_pictures,
    lean.drop_unused_files,
    leftovers.drop_earlier_pages,
    live.write_parts,
    progress.write_parts,
    startpage.write_parts,
    style_sheet.write_one_sheet,  # of all sheets that the steps before have put there
    handout.write_pdfs,
    offline.list_files,  # the last: what comes or goes after it breaks the copy on a device
)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Take every step, or the first alone after a build that failed."""
    for step in FIRST:
        step(app)
    if exception is None and app.builder.format == "html":
        for step in STEPS:
            step(app)
