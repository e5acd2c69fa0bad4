"""Slides and the notes of who speaks, from one Markdown file.

`#` begins the title slide and `##` every other one. A picture stands beside the text, or fills a slide
without text.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive
from docutils.utils import SystemMessage

from course_helpers.file_errors import reason
from course_helpers.site.handout.writer import call, string

if TYPE_CHECKING:
    from pathlib import Path

    from course_helpers.site.handout.writer import Writer

SETTINGS = {
    "myst_enable_extensions": ["dollarmath", "deflist"],
    "doctitle_xform": False,
    "report_level": 2,
    "halt_level": 2,  # a warning, such as an unknown box
    "warning_stream": io.StringIO(),
}


class SlidesError(Exception):
    """The file of the slides cannot be read; the message is German up to what docutils says."""


class note(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """What the speaker says to a slide."""


class Note(Directive):
    """What the speaker says to a slide; it goes only onto the second document."""

    has_content: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Return the note with its content."""
        self.assert_has_content()
        node = note()
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def read(file: Path) -> nodes.document:
    """Return the document of a Markdown file.

    Raises
    ------
    SlidesError
        When it is missing or holds what the slides do not know.
    """
    from myst_parser.parsers.docutils_ import Parser  # noqa: PLC0415 - only a build of the slides needs it

    try:
        text = file.read_text(encoding="utf-8")
        return publish_doctree(text, source_path=str(file), parser=Parser(), settings_overrides=SETTINGS)
    except OSError as error:
        raise SlidesError(f"Die Folien {file} lassen sich nicht lesen: {reason(error)}.") from error
    except SystemMessage as error:
        raise SlidesError(f"In den Folien stimmt etwas nicht: {error}") from error


def slides(document: nodes.document, writer: Writer) -> str:
    """Return the document of the slides, 16 : 9."""
    title, *rest = _sections(document)
    parts = [_start(title, "folien"), call("titelfolie", *_parts(title, writer))]
    parts += [call("folie", *_parts(section, writer)) for section in rest]
    return "\n\n".join(parts)


def notes(document: nodes.document, writer: Writer) -> str:
    """Return the speaker's document: what to say, beside each slide's picture (see `picture_name`)."""
    sections = _sections(document)
    parts = [_start(sections[0], "sprechzettel")]
    for page, section in enumerate(sections, start=1):
        said = "".join(writer(part.children) for part in section.children if isinstance(part, note))
        title = section[0].astext()
        parts.append(call("zettel", said, datei=picture_name(page), alt=f"Folie {page}: {title}"))
    return "\n\n".join(parts)


def check_pages(document: nodes.document, pages: int) -> None:
    """Raise a `SlidesError` when the slides take more pages than there are slides."""
    if pages != (slides := len(_sections(document))):
        raise SlidesError(f"Auf einer Folie steht zu viel: {slides} Folien brauchen {pages} Seiten.")


def picture_name(page: int) -> str:
    """Return the file in which `notes` looks for the picture of a slide, counted from 1."""
    return f"folie-{page}.png"


def _start(title: nodes.Element, style: str) -> str:
    name = string(title[0].astext())
    return f'#import "folien.typ": *\n#show: {style}.with(titel: {name})'


def _sections(document: nodes.document) -> list[nodes.section]:
    """Return the title's section and those of the slides; SlidesError if there is none."""
    sections = list(document.findall(nodes.section))
    if not sections:
        raise SlidesError("Die Folien haben keine Überschrift.")
    return sections


def _parts(section: Any, writer: Writer) -> tuple[str, str, str]:
    """Return a slide's heading, text and pictures."""
    pictures = [node for node in section.findall(nodes.image) if node.parent.parent is section]
    beside = {id(node.parent) for node in pictures}
    text = [
        node
        for node in section.children[1:]
        if not isinstance(node, note | nodes.section) and id(node) not in beside
    ]
    return writer(section[0].children), writer(text), writer(pictures)
