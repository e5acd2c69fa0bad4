"""A page's text without its code: what is written, not run."""

from __future__ import annotations

import re

from course_helpers.cli.checks.blocks import blocks

_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)\1(?!`)", re.DOTALL)
_CHAPTER = re.compile(r"---\n(?:(?!---).*\n)*?kurs:")
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def is_chapter(text: str) -> bool:
    """Return whether the page has the head of a chapter."""
    return bool(_CHAPTER.match(text))


def prose(text: str) -> str:
    """Return the text with its head, all code and the lines of options emptied; line numbers stay."""
    text = _HEAD.sub(lambda match: "\n" * match[0].count("\n"), text)
    lines = text.splitlines()
    for block in blocks(text):
        empty = range(block.line, block.body_line - 1)
        if block.is_code:
            empty = range(block.line, block.body_line - 1 + len(block.body))
        for number in empty:
            lines[number] = ""
    return "\n".join(lines)


def without_inline_code(text: str) -> str:
    """Return the text with a single backtick for all code between backticks; line numbers stay."""
    return _INLINE_CODE.sub(lambda match: "`" + "\n" * match[0].count("\n"), text)
