"""What the pages load: our style sheets, logo and German search strings, all from this package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
STYLE_SHEETS = ("look", "page", "boxes", "ways", "terms", "formulas", "icons")
SCRIPTS = ("stelle", "begriffe", "papier", "bilder")


def _configure(app: Sphinx, config: Any) -> None:
    config.html_static_path.append(str(STATIC))
    config.html_logo = str(STATIC / "kurs" / "logo.svg")
    config.html_favicon = str(STATIC / "kurs" / "favicon.svg")
    for sheet in STYLE_SHEETS:
        app.add_css_file(f"kurs/{sheet}.css", priority=900)
    for script in SCRIPTS:
        app.add_js_file(f"kurs/{script}.js", priority=900)


def setup(app: Sphinx) -> None:
    """Configure before the builder starts."""
    app.add_config_value(
        "comments_config", {}, ""
    )  # jupyter-book sets it even where sphinx_comments is left out
    app.connect("config-inited", _configure, priority=900)
