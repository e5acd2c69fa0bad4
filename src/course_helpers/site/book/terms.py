"""Technical terms in the chapters: where one comes first on a page, it is explained and linked.

The link has the explanation as its title, so it is there without JavaScript; `begriffe.js` shows it better.
"""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from course_helpers.site.book.boxes import box, box_title
from course_helpers.site.book.glossary import WORD, Entry, Glossary, read_glossary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_log = logging.getLogger(__name__)

_NOT_RUNNING_TEXT = (
    nodes.title,
    box_title,
    nodes.rubric,
    nodes.literal,
    nodes.FixedTextElement,
    nodes.math,
    nodes.reference,
    nodes.emphasis,  # labels of buttons, foreign words, titles of books
    nodes.raw,
    nodes.Invisible,
)
_CLASSES = {"kurs-angaben", "kbd", "cell"}
_BOXES = {"ziele", "quiz"}
"""Boxes without links: the aims stand before the text that explains them, a quiz is an input."""
CLASS = "kurs-begriff"


class Terms:
    """Marks the terms of a build; it has read the glossary before the first page is written."""

    def __init__(self) -> None:
        self._glossary = Glossary([])

    def read(self, _app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Read the glossary; name all pages when it is not the one that they were written with."""
        self._glossary = read_glossary(env)
        for entry in self._glossary.entries:
            if not entry.explanation:
                _log.warning(
                    "Der erste Satz zu „%s“ fehlt oder enthält eine Formel oder Code. "
                    "Die Kapitel zeigen ihn als einfachen Text.",
                    entry.word,
                    location=entry.page,
                    type="kurs",
                    subtype="glossar",
                )
        digest = hashlib.sha256(repr(self._glossary.entries).encode()).hexdigest()
        known = vars(env).get("kurs_glossary")
        vars(env)["kurs_glossary"] = digest  # Sphinx pickles what extensions put here
        return [] if known == digest else sorted(env.found_docs)

    def mark(self, app: Sphinx, doctree: nodes.document, page: str) -> None:
        """Explain the links that authors have set; on pages of the course, link each term's first place."""
        if app.builder.format != "html" or not self._glossary.entries:
            return
        addresses = {_address(app, page, entry): entry for entry in self._glossary.entries}
        linking = "kurs" in app.env.metadata[page]
        seen: set[str] = set()
        for node in [node for node in doctree.findall() if isinstance(node, nodes.Text | nodes.reference)]:
            if isinstance(node, nodes.reference):
                entry = addresses.get(node.get("refuri", ""))
                if entry is not None and page != entry.page:
                    seen.add(entry.name)
                    _explain(node, entry)
            elif linking and _is_running_text(node):
                parts = list(self._split(app, page, node, seen))
                if len(parts) > 1:
                    node.parent.replace(node, parts)

    def _split(self, app: Sphinx, page: str, text: nodes.Text, seen: set[str]) -> Iterator[nodes.Node]:
        """Yield the text in parts: between them the links of terms that are not in `seen` yet."""
        done = 0
        for first, last, entry in self._found(text):
            if entry.name not in seen and entry.page != page:
                seen.add(entry.name)
                yield nodes.Text(text[done : first.start()])
                link = nodes.reference("", text[first.start() : last.end()], internal=True)
                link["refuri"] = _address(app, page, entry)
                _explain(link, entry)
                yield link
                done = last.end()
        yield nodes.Text(text[done:])

    def _found(self, text: nodes.Text) -> Iterator[tuple[Match[str], Match[str], Entry]]:
        """Yield every form of a term with its first and last word, the longest one at each place."""
        words, at = list(WORD.finditer(text)), 0
        while at < len(words):
            for count in range(min(self._glossary.most_words, len(words) - at), 0, -1):
                group = words[at : at + count]
                entry = self._glossary.find([word[0] for word in group])
                if entry is not None and _only_spaces(text, group):
                    yield group[0], group[-1], entry
                    at += count
                    break
            else:
                at += 1


def _address(app: Sphinx, page: str, entry: Entry) -> str:
    return f"{app.builder.get_relative_uri(page, entry.page)}#{entry.anchor}"


def _explain(link: nodes.Element, entry: Entry) -> None:
    link["classes"].append(CLASS)
    link["reftitle"] = f"{entry.name}: {entry.explanation}"


def _only_spaces(text: str, words: list[Match[str]]) -> bool:
    return all(text[before.end() : after.start()].isspace() for before, after in pairwise(words))


def _is_running_text(text: nodes.Text) -> bool:
    """Tell whether a term may be linked here."""
    node: Any = text.parent
    while node is not None:
        if isinstance(node, _NOT_RUNNING_TEXT) or _CLASSES & set(node.get("classes", ())):
            return False
        if isinstance(node, box) and (node["folded"] or node["kind"] in _BOXES):
            return False
        node = node.parent
    return True


def setup(app: Sphinx) -> None:
    """Read the glossary when all pages are read; mark each page when its links are resolved."""
    terms = Terms()
    app.connect("env-updated", terms.read)
    app.connect("doctree-resolved", terms.mark)
