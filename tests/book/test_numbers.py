"""Chapters are numbered by the table of contents: headings, tasks and links agree when they are moved."""

from __future__ import annotations

import re

ONE = "# Eins\n\n```{aufgabe} Rechne\n:label: rechne\nRechne.\n```\n"
TWO = "# Zwei\n\nWie in {kapitel}`01_eins`, siehe {ref}`rechne`.\n"


def contents(book, *chapters):
    lines = "".join(f"      - file: chapters/{name}\n" for name in chapters)
    text = f"format: jb-book\nroot: index\nparts:\n  - caption: Teil\n    numbered: 1\n    chapters:\n{lines}"
    (book.course.book / "_toc.yml").write_text(text)


def warnings(book):
    """Build, and return the warnings but that of the PDFs, which want slides where chapters are numbered."""
    return [warning for warning in book.build().warnings if "Handzettel" not in warning]


def said(book):
    """Return what the pages say about one chapter: number of its heading, its task, the links to both."""
    one, two = book.html("chapters/01_eins"), book.html("chapters/02_zwei")
    heading = re.search(r'<span class="section-number">(\d+)\.', one)[1]
    task = re.search(r"Aufgabe (\d+)\.1", one)[1]
    link = re.search(r'href="01_eins\.html"[^>]*><span[^>]*>Kapitel (\d+)<', two)[1]
    return [heading, task, link, re.search(r"Aufgabe (\d+)\.1", two)[1]]


def test_a_chapter_that_moves_takes_its_number_everywhere(tiny_book):
    tiny_book.write("chapters/01_eins", ONE)
    tiny_book.write("chapters/02_zwei", TWO)
    contents(tiny_book, "01_eins", "02_zwei")
    assert warnings(tiny_book) == []
    assert said(tiny_book) == ["1"] * 4
    contents(tiny_book, "02_zwei", "01_eins")
    assert warnings(tiny_book) == []
    assert said(tiny_book) == ["2"] * 4
    # what pupils have solved is kept under this id
    assert 'id="aufgabe-1-1"' in tiny_book.html("chapters/01_eins")


def test_a_chapter_that_is_not_there_is_named(tiny_book):
    tiny_book.write("chapters/01_eins", "# Eins\n\nText.\n\nSiehe {kapitel}`03_drei`.\n")
    contents(tiny_book, "01_eins")
    (warning,) = warnings(tiny_book)
    assert "01_eins.md:5:" in warning
    assert "{kapitel} nennt „03_drei“" in warning
