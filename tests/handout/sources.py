"""What the chapters' sources say, read without our own programs, to compare the PDFs with."""

from __future__ import annotations

import html
import re
import unicodedata
from pathlib import Path

import pypdf

BOOK = Path(__file__).parents[2] / "book"
CHAPTERS = [*sorted((BOOK / "chapters").glob("0[1-6]_*.md")), *sorted((BOOK / "chapters").glob("[a-z]*.md"))]
FENCE = re.compile(r"^(`{3,})\{(\w[\w-]*)\}([^\n]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
ROLE = re.compile(r"\{\w+\}`([^`<]*?)\s*(?:<[^`]*>)?`")
CHAPTER = re.compile(r"\{kapitel\}`\w+`")  # the number comes from the contents, and numbers are not compared
HEADER = re.compile(r"\ANeuronale Netze verstehen(: Lösungen)? [^\n]*\n")
FOOTER = re.compile(r"(Texte und Bilder: das Kursteam|Sprechzettel zu den Folien ·)[^\n]*\Z")
OPTION = re.compile(r"^(?::\w+:[^\n]*|---\n.*?\n---|\[[ x]\] )$", re.MULTILINE | re.DOTALL)


def fences(file):
    """Yield (kind, title, content) of each box and cell of a chapter."""
    for match in FENCE.finditer(file.read_text(encoding="utf-8")):
        yield match[2], match[3].strip(), OPTION.sub("", match[4])


def boxes(file, kind):
    """Return title and content of a chapter's boxes of one kind."""
    return [f"{title}\n\n{content}" for found, title, content in fences(file) if found == kind]


def letters(text):
    """Return only the letters of a text: no matter how lines are broken, hyphenated or spaced."""
    return re.sub(r"[\W\d_]", "", unicodedata.normalize("NFKC", html.unescape(text)))


def said(text):
    """Yield what a text says, in pieces without formulas (they are drawings), links and code fences."""
    plain = CHAPTER.sub("Kapitel", text)
    plain = ROLE.sub(r"\1", re.sub(r"\{ref\}`[^`]*`|^```.*$", "\n\n", plain, flags=re.MULTILINE))
    for piece in re.split(r"\$\$?.*?\$\$?|\n\s*\n|\n- ", plain, flags=re.DOTALL):
        if len(letters(piece)) > 12:
            yield letters(piece)


def pdf_pages(file):
    """Return the text of each page of a PDF, without header and footer."""
    pages = [page.extract_text() for page in pypdf.PdfReader(file).pages]
    return [FOOTER.sub("", HEADER.sub("", page)) for page in pages]


def pdf_letters(file):
    """Return all letters of a PDF without headers and footers."""
    return letters("".join(pdf_pages(file)))
