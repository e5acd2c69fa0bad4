"""The Sphinx extension for learning in the page without a kernel: quizzes, self-tests, predictions, progress.

It may import Sphinx, `course_helpers.site.book` (boxes) and `course_helpers.site.live` (parts of a page).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_helpers.site.progress import quiz, selftest, site, tasks
from course_helpers.site.progress.site import write_parts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup", "write_parts"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx; called by Sphinx itself."""
    for part in (quiz, selftest, tasks, site):
        part.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
