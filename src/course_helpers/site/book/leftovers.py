"""Away with pages and pictures of earlier builds in the same folder: it holds this build and nothing else.

Also Sphinx's note about its settings moves out, to its other notes: it tells the folders of this machine.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NOTE = ".buildinfo"
_IMAGE = re.compile(r"_images/([^\"'\s?#)&]+)")

# The random name of a widget's model, which no page reads: each run of a chapter gives another
_MODEL = re.compile(r'("model_id": ")[0-9a-f]{32}"')


# Sphinx marks a script with its hash when it is there from an earlier build; these have it in their folder
_MARKED = re.compile(r"(_static/(?:live|lernen|start)/[\w-]+-[0-9a-f]{10}/[\w.-]+)\?v=[0-9a-f]+")


def drop_earlier_pages(app: Sphinx) -> None:
    """Delete pages and pictures that this build has not, and take random names out of the others."""
    site, shown = Path(app.outdir), set()
    for page in site.rglob("*.html"):
        path = page.relative_to(site)
        known = (Path(app.doctreedir) / path).with_suffix(".doctree").is_file()
        if known and path.with_suffix("").as_posix() not in app.env.found_docs:
            page.unlink()
        elif not path.parts[0].startswith("_"):
            text = page.read_text(encoding="utf-8")
            shown.update(_IMAGE.findall(text))
            plain = _MARKED.sub(r"\1", _MODEL.sub(r'\1"', text))
            if plain != text:
                page.write_text(plain, encoding="utf-8")
    for image in (site / "_images").glob("*"):
        if image.name not in shown:
            image.unlink()


def _lay_out_note(app: Sphinx) -> None:
    """Put the note where Sphinx looks for it, or it would write all pages anew."""
    kept = Path(app.doctreedir) / _NOTE
    if app.builder.format == "html" and kept.is_file():
        shutil.copyfile(kept, Path(app.outdir) / _NOTE)


def take_note_out(app: Sphinx) -> None:
    """Put Sphinx's note out of the site, to its other notes."""
    note = Path(app.outdir) / _NOTE
    if note.is_file():
        shutil.move(note, Path(app.doctreedir) / _NOTE)


def setup(app: Sphinx) -> None:
    """Let Sphinx find its note where it looks for it."""
    app.connect("builder-inited", _lay_out_note)
