"""What the pages load: our style sheet, logo and German search strings, and MathJax where there is maths.

All files come from this package or from `node_modules`; nothing is fetched from elsewhere at run time.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError
from sphinx.util.fileutil import copy_asset

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
STYLE_SHEETS = ("look", "page", "boxes", "icons")
# Only the parts in use: no menu (English, and heavier than the rest), no SVG, no MathML input.
MATHJAX_FILES = (
    "startup.js",
    "core.js",
    "input/tex.js",
    "output/chtml.js",
    "output/chtml/fonts/tex.js",
    "a11y/assistive-mml.js",
)
MATHJAX_FONTS = "output/chtml/fonts/woff-v2"
MATHJAX_CONFIG = {
    "loader": {"load": ["core", "input/tex", "output/chtml", "a11y/assistive-mml"]},
    "options": {"processHtmlClass": "tex2jax_process|mathjax_process|math|output_area"},
}


def mathjax_folder(start: Path) -> Path:
    """Return the `es5` folder of the MathJax that npm installed at or above `start`.

    Raises
    ------
    ExtensionError
        When there is none.
    """
    for folder in (start, *start.parents):
        candidate = folder / "node_modules" / "mathjax" / "es5"
        if candidate.is_dir():
            return candidate
    raise ExtensionError("MathJax fehlt: Führe im Ordner des Kurses `npm ci` aus, dann baue noch einmal.")


def _configure(app: Sphinx, config: Any) -> None:
    config.mathjax_path = "mathjax/startup.js"
    # MyST writes its own keys into mathjax3_config later; ours must survive that.
    config.mathjax3_config = {**MATHJAX_CONFIG, **(config.mathjax3_config or {})}
    config.html_static_path.append(str(STATIC))
    config.html_logo = str(STATIC / "kurs" / "logo.svg")
    config.html_favicon = str(STATIC / "kurs" / "favicon.svg")
    for sheet in STYLE_SHEETS:
        app.add_css_file(f"kurs/{sheet}.css", priority=900)


def _copy_mathjax(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html":
        return
    domain: Any = app.env.get_domain("math")
    if not any(domain.has_equations(page) for page in app.env.found_docs):
        return
    source = mathjax_folder(Path(app.confdir or app.srcdir).resolve())
    target = Path(app.outdir) / "_static" / "mathjax"
    for name in MATHJAX_FILES:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)
    copy_asset(source / MATHJAX_FONTS, target / MATHJAX_FONTS)


def setup(app: Sphinx) -> None:
    """Configure before the builder starts, copy MathJax at its end."""
    app.add_config_value(
        "comments_config", {}, ""
    )  # jupyter-book sets it even where sphinx_comments is left out
    app.connect("config-inited", _configure, priority=900)
    app.connect("build-finished", _copy_mathjax)
