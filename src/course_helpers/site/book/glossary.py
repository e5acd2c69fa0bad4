"""The glossary as it was read: each word with its place and a short explanation, found by all its forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.search.de import SearchGerman

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

WORD = re.compile(r"(?<![\w-])\w+(?:-\w+)*(?![\w-])")
_NO_ROOM = "\0"
_SENTENCE = re.compile(rf"(?<=[.!?])\s+(?=[A-ZÄÖÜ„{_NO_ROOM}])")
_LONGEST = 170
"""Characters of an explanation, unless its first sentence alone is longer."""
_ENDING = 3
"""Letters at most by which two forms of a word differ in length: `Genau` is none of `Genauigkeit`."""


@dataclass(frozen=True)
class Entry:
    """A word of the glossary.

    Attributes
    ----------
    word : str
        As it stands there.
    name : str
        The first of the words that mean the same, such as `Matrix` for `Matrizen`.
    page, anchor : str
        Where it is explained.
    explanation : str
        The first sentence of the explanation, and further ones while it stays short.
    """

    word: str
    name: str
    page: str
    anchor: str
    explanation: str


class Glossary:
    """All entries, found by any form of their word.

    Forms are compared by their stems, with the stemmer of the book's search. A noun is only found where it is
    written with a capital, another word where it is not; of several words, the last one counts.
    """

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.most_words = max((len(_words(entry.word)) for entry in entries), default=0)
        self._stem = SearchGerman({}).stem
        self._by_stems: dict[tuple[str, ...], list[Entry]] = {}
        for entry in entries:
            stems = tuple(self._stem(word.lower()) for word in _words(entry.word))
            self._by_stems.setdefault(stems, []).append(entry)

    def find(self, words: list[str]) -> Entry | None:
        """Return the entry of which `words` are a form."""
        for stems in product(*(self._stems(word) for word in words)):
            for entry in self._by_stems.get(stems, ()):
                if all(map(_may_be, words, _words(entry.word))) and _same_case(words[-1], entry.word):
                    return entry
        return None

    def _stems(self, word: str) -> set[str]:
        """Return the stem, also without the s of plurals such as `Arrays`, which the stemmer leaves."""
        lower = word.lower()
        return {self._stem(lower), self._stem(lower.removesuffix("s"))}


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _may_be(form: str, word: str) -> bool:
    return abs(len(form) - len(word)) <= _ENDING


def _same_case(form: str, word: str) -> bool:
    return form[0].isupper() == _words(word)[-1][0].isupper()


def read_glossary(env: BuildEnvironment) -> Glossary:
    """Return what the glossaries of all pages say, in the order of the pages."""
    standard: Any = env.get_domain("std")
    pages = sorted({page for (kind, _), (page, _) in standard.objects.items() if kind == "term"})
    return Glossary([entry for page in pages for entry in _entries(page, env.get_doctree(page))])


def _entries(page: str, doctree: nodes.document) -> Iterator[Entry]:
    for glossary in doctree.findall(addnodes.glossary):
        for item in glossary.findall(nodes.definition_list_item):
            terms = list(item.findall(nodes.term))
            for term in terms:
                yield Entry(term.astext(), terms[0].astext(), page, term["ids"][0], _explanation(item))


def _explanation(item: nodes.definition_list_item) -> str:
    """Return the first sentences up to a formula or code, for which there is no room in a title."""
    paragraph = next(iter(item.findall(nodes.paragraph)), nodes.paragraph())
    parts = [
        _NO_ROOM if isinstance(part, nodes.math | nodes.literal) else part.astext()
        for part in paragraph.children
    ]
    first, *more = _SENTENCE.split(" ".join("".join(parts).split()))
    for sentence in more:
        if _NO_ROOM in sentence or len(first) + len(sentence) >= _LONGEST:
            break
        first += f" {sentence}"
    return "" if _NO_ROOM in first else first
