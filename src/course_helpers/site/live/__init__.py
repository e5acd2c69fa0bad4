"""The Sphinx extension that makes pages with code cells live: their parts, their settings, their notebooks.

It may import Sphinx, MyST-NB and the room `book` (a chapter's front matter, npm's folder, task boxes).
The launcher lies in `static/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_helpers.site.live import launch_button, pages, site, travel
from course_helpers.site.live.site import write_parts

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup", "write_parts"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx; called by Sphinx itself."""
    app.add_config_value("kurs_live_hub", "", "html")  # address of the lab's JupyterHub, ending in a slash
    app.add_config_value("kurs_live_parts", {}, "html")  # found by site.collect; a change rewrites all pages
    app.connect("config-inited", site.collect)
    app.connect("config-inited", launch_button.name_hub)
    app.connect("doctree-read", pages.mark_cells)
    app.connect("html-page-context", pages.add_launcher)
    app.connect("html-page-context", pages.drop_widget_state, priority=900)  # after MyST-NB has added it
    app.connect("html-page-context", launch_button.mend_button, priority=900)  # after the theme
    travel.setup(app)
    return {"version": "1", "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
