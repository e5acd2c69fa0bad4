"""The last room of a build: when all pages are written, the steps that make the site of them, in their order.

It may import the rooms whose steps stand in its list, and nothing imports it: Sphinx alone knows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_helpers.site.finishing.line import finish

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx; called by Sphinx itself."""
    app.connect("build-finished", finish, priority=999)  # the theme has hooks of its own that write files
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
