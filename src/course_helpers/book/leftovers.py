"""Away with pages and pictures of earlier builds in the same folder: it holds this build and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_IMAGE = re.compile(r"_images/([^\"'\s?#)&]+)")

# The random name of a widget's model, which no page reads: each run of a chapter gives another
_MODEL = re.compile(r'("model_id": ")[0-9a-f]{32}"')


def _clear(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.format != "html":
        return
    site, shown = Path(app.outdir), set()
    for page in site.rglob("*.html"):
        path = page.relative_to(site)
        known = (Path(app.doctreedir) / path).with_suffix(".doctree").is_file()
        if known and path.with_suffix("").as_posix() not in app.env.found_docs:
            page.unlink()
        elif not path.parts[0].startswith("_"):
            text = page.read_text(encoding="utf-8")
            shown.update(_IMAGE.findall(text))
            if _MODEL.search(text):
                page.write_text(_MODEL.sub(r'\1"', text), encoding="utf-8")
    for image in (site / "_images").glob("*"):
        if image.name not in shown:
            image.unlink()


def setup(app: Sphinx) -> None:
    """Clear up after all pages are written."""
    app.connect("build-finished", _clear)
