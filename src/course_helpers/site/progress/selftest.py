"""The boxes of a test: `{ziehung}` draws questions, `{ergebnis}` counts the answers, `{urkunde}` is to print.

All hold a text that is true without JavaScript too; the page's script adds the rest below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_helpers.site.book.boxes import Box

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Draw(Box):
    """Questions that the page draws from other tests, in place of its own.

    For authors: the links of a list in it name the tests, all in the page's folder.
    """

    kind, label_text = "ziehung", "Deine Fragen"


class Result(Box):
    """How many answers were right, and what to read again."""

    kind, label_text = "ergebnis", "Dein Ergebnis"


class Certificate(Box):
    """A sheet to print for those who have passed.

    For authors: a list in it names the topics, and is printed.
    """

    kind, label_text = "urkunde", "Urkunde"


def setup(app: Sphinx) -> None:
    """Register the directives."""
    for directive in (Draw, Result, Certificate):
        app.add_directive(directive.kind, directive)
