"""Puts the PDFs into the built site, after the pages; unchanged ones are left alone."""

from __future__ import annotations

import hashlib
import importlib.metadata
import tempfile
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util import logging

from course_helpers.site.book.formulas import FormulaError
from course_helpers.site.book.front_matter import facts_or_none
from course_helpers.site.book.numbers import pages_in_order
from course_helpers.site.handout.formulas import Drawings
from course_helpers.site.handout.press import PressError, set_pdf, set_pictures
from course_helpers.site.handout.sheet import handout, solutions
from course_helpers.site.handout.slides import SlidesError, check_pages, notes, picture_name, read, slides
from course_helpers.site.handout.writer import UnprintableError, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

HANDOUT, SOLUTIONS, SLIDES, NOTES = FILES = (
    "handzettel.pdf",
    "loesungen.pdf",
    "folien.pdf",
    "sprechzettel.pdf",
)
GLOSSARY = "glossar"
SLIDES_SOURCE = "folien/eroeffnung.md"
_log = logging.getLogger(__name__)


def write_pdfs(app: Sphinx) -> None:
    """Make the PDFs anew when the chapters, the slides or our own program have changed."""
    if not (chapters := _chapters(app)):
        return
    note, site = Path(app.doctreedir) / "druck.txt", Path(app.outdir)
    fingerprint = _fingerprint(app, [page for _, page in chapters])
    if note.is_file() and note.read_text("utf-8") == _remembered(fingerprint, site):
        return
    note.unlink(missing_ok=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, pdf in _pdfs(app, chapters, Path(folder)):
                unfinished = site / f".{name}.teil"
                unfinished.write_bytes(pdf)
                unfinished.replace(site / name)
    except (UnprintableError, FormulaError, PressError, SlidesError) as error:
        place = error.node if isinstance(error, UnprintableError) else None
        said = f"Handzettel und Folien (PDF) fehlen oder sind veraltet: {error}"
        _log.warning(said, location=place, type="kurs", subtype="druck")
    else:
        note.write_text(_remembered(fingerprint, site), "utf-8")


def _remembered(fingerprint: str, site: Path) -> str:
    """Return what the PDFs were made from, and what they are: a copy that broke off is another."""
    files = (site / name for name in FILES)
    digests = (hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "-" for file in files)
    return "\n".join([fingerprint, *digests])


def _chapters(app: Sphinx) -> list[tuple[int | None, str]]:
    """Return what is printed: the numbered chapters, then those beside them that have no number."""
    numbers = {page: anchors.get("") for page, anchors in app.env.toc_secnumbers.items()}
    numbered = sorted((number[0], page) for page, number in numbers.items() if number)
    folders = {PurePosixPath(page).parent for _, page in numbered}
    others = [
        page
        for page in pages_in_order(app.env)
        if PurePosixPath(page).parent in folders
        and not numbers.get(page)
        and facts_or_none(app.env.metadata[page])
    ]
    return [*numbered, *((None, page) for page in others)]


def _fingerprint(app: Sphinx, chapters: list[str]) -> str:
    """Return a hash of all that decides what the PDFs look like."""
    digest = hashlib.sha256(importlib.metadata.version("course-helpers").encode())
    ours, sources = Path(__file__).parent, (Path(app.srcdir) / SLIDES_SOURCE).parent
    read_by_us = [*ours.rglob("*.py"), *ours.rglob("*.typ"), *sources.glob("*")]
    pages = [*chapters, *({GLOSSARY} & app.env.found_docs)]
    trees = [Path(app.doctreedir) / f"{page}.doctree" for page in pages]
    for file in [*trees, *sorted(read_by_us)]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _pdfs(app: Sphinx, chapters: list[tuple[int | None, str]], folder: Path) -> Iterator[tuple[str, bytes]]:
    trees = [(number, app.env.get_and_resolve_doctree(page, app.builder)) for number, page in chapters]
    glossary = None
    if GLOSSARY in app.env.found_docs:
        glossary = app.env.get_and_resolve_doctree(GLOSSARY, app.builder)
    source = Path(app.srcdir) / SLIDES_SOURCE
    with closing(Drawings(Path(app.confdir), folder)) as drawings:
        writer = Writer(drawings, Path(app.srcdir), folder)
        yield HANDOUT, set_pdf(handout(trees, glossary, writer), folder)
        yield SOLUTIONS, set_pdf(solutions(trees, writer), folder)
        spoken, writer = read(source), Writer(drawings, source.parent, folder)
        shown = slides(spoken, writer)
        yield SLIDES, set_pdf(shown, folder)
        pictures = set_pictures(shown, folder)
        check_pages(spoken, len(pictures))
        for page, picture in enumerate(pictures, start=1):
            (folder / picture_name(page)).write_bytes(picture)
        yield NOTES, set_pdf(notes(spoken, writer), folder)
