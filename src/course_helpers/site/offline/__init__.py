"""The course without a net: an installable web app that keeps pages, and the zip file for a USB stick.

It may import Sphinx and the standard library; the scripts for the browser lie in `static/`, the programs that
serve an unpacked zip file in `starters/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_helpers.site.offline import web_app
from course_helpers.site.offline.archive import MissingKernelError, write_zip
from course_helpers.site.offline.web_app import list_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["MissingKernelError", "list_files", "setup", "write_zip"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx; called by Sphinx itself."""
    app.connect("builder-inited", web_app.add_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
