"""The Sphinx extension for the first minute: on the start page one draws, and the page itself reads it.

No Python runs there. It may import Sphinx, `course_helpers.site.live` (parts of a page) and
`course_helpers.recognition` (the network).
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.recognition import exported
from course_helpers.site.live.parts import Part

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["STATIC", "setup", "write_parts"]

STATIC = Path(__file__).parent / "static"
FOLDER = "start"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx; called by Sphinx itself."""
    app.connect("html-page-context", _add_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _part() -> Part:
    files: dict[str, bytes | Path] = {
        file.name: file for file in STATIC.iterdir() if file.suffix in {".js", ".css"}
    }
    return Part("malen", files | {"network.bin": exported()})


def _add_script(app: Sphinx, page: str, _template: str, _context: Any, _tree: nodes.document | None) -> None:
    """Let the start page, and no other, load the drawing board."""
    if app.builder.format != "html" or page != app.config.root_doc:
        return
    folder = f"{FOLDER}/{_part().folder}"
    app.add_css_file(f"{folder}/malen.css", priority=900)
    app.add_js_file(f"{folder}/malen.js", type="module")


def write_parts(app: Sphinx) -> None:
    """Put the board's script, style and network into the built site."""
    target = Path(app.outdir) / "_static" / FOLDER
    part = _part()
    for old in target.glob("malen-*"):
        if old.name != part.folder:
            shutil.rmtree(old)
    part.write(target)
