"""Pages without ballast: scripts that do not hold up the first picture, no parts that nobody uses.

The figures behind it are measured by `tests/gates`.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from PIL import Image

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# An inline script of the theme writes into its object, so this one has to be there at once.
_AT_ONCE = "documentation_options.js"
# Never asked for: `layout.html` leaves them out, and source maps serve the themes' authors only.
_UNUSED = ("scripts/fontawesome.js*", "scripts/*.map", "styles/*.map", "vendor/fontawesome/**/*")
_AWESOME_RULE = re.compile(r"(?<=\})(?:\.fa-[\w-]+(?:::?\w+)?,?)+\{[^{}]*\}")
_AWESOME_FONT = re.compile(r"@font-face\{[^{}]*Font\b[^{}]{0,3}Awesome[^{}]*\}")
_OPAQUE = 255
_LONGEST = 155
"""Characters of a description that search engines show."""


def _trim(app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: Any) -> None:
    files = [file for file in context.get("script_files", ()) if not _is_widget_state(file)]
    for file in files:
        name = str(getattr(file, "filename", "") or "")
        if name and not name.endswith(_AT_ONCE) and "type" not in file.attributes:
            file.attributes.setdefault("defer", "defer")
    context["script_files"] = files
    context["kurs_beschreibung"] = (
        _description(doctree) or f"{context.get('title', '')}: {app.config.project}"
    )
    context["metatags"] = _without_second_viewport(context.get("metatags", ""))


def _is_widget_state(file: Any) -> bool:
    """Tell whether this is the state of widgets at build time: pages show pictures instead."""
    return "widget-state" in str(getattr(file, "attributes", {}).get("type", ""))


def _without_second_viewport(tags: str) -> str:
    return re.sub(r'<meta name="viewport"[^>]*>\s*', "", tags)


def _description(doctree: nodes.document | None) -> str:
    """Return the first sentences of the page's text."""
    if doctree is None:
        return ""
    paragraphs = (node for node in doctree.findall(nodes.paragraph) if isinstance(node.parent, nodes.section))
    text = " ".join(next(paragraphs, nodes.paragraph()).astext().split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0] + " …"


def _shrink(picture: Path) -> None:
    """Store a plot with a palette of 256 colours, which is enough for lines, bars and digits."""
    with Image.open(picture) as opened:
        if opened.mode != "RGBA" or opened.getchannel("A").getextrema() != (_OPAQUE, _OPAQUE):
            return  # has a palette already, or shows what lies behind it
        small = opened.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    packed = io.BytesIO()
    small.save(packed, format="PNG", optimize=True)
    if packed.tell() < picture.stat().st_size:
        picture.write_bytes(packed.getvalue())


def shrink_pictures(app: Sphinx) -> None:
    """Store every plot as small as it can be without a loss that one sees."""
    for picture in (Path(app.outdir) / "_images").glob("*.png"):
        _shrink(picture)


def drop_unused_files(app: Sphinx) -> None:
    """Delete what the themes bring and no page asks for."""
    static = Path(app.outdir) / "_static"
    for pattern in _UNUSED:
        for file in static.glob(pattern):
            if file.is_file():
                file.unlink()
    sheet = static / "styles" / "pydata-sphinx-theme.css"
    if sheet.is_file():
        text = sheet.read_text(encoding="utf-8")
        sheet.write_text(_AWESOME_FONT.sub("", _AWESOME_RULE.sub("", text)), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Trim each page as it is written."""
    app.connect("html-page-context", _trim, priority=950)
