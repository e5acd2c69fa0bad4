"""The course's self-tests, in a book whose chapters hold nothing but a title and a task."""

from __future__ import annotations

from tests.tiny_books import ROOT

BOOK = ROOT / "book"
TESTS = sorted((BOOK / "selbsttest").glob("*.md"))


def selftest_pages() -> dict[str, str]:
    """Return the pages of the book: the tests as they are, the chapters with little in them."""
    stub = "# {}\n\n```{{aufgabe}} Nachdenken\nText.\n```\n"
    chapters = {f"chapters/{file.stem}": stub.format(file.stem) for file in BOOK.glob("chapters/*.md")}
    tests = {f"selbsttest/{file.stem}": file.read_text("utf-8") for file in TESTS}
    return {"index": "# Start\n\nText.\n"} | dict(sorted(chapters.items())) | tests
