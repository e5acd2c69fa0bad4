"""Which lines of a page are Kür: sections and tasks that its author has marked (`book/ways.py`)."""

from __future__ import annotations

import re

from course_helpers.cli.checks.blocks import blocks
from course_helpers.cli.checks.prose import prose
from course_helpers.site.book.boxes import ANSWERS, EXTRA, FOR_ALL

_HEADING = re.compile(r"(#+)\s+\S")
_WITH_TASK = {"code-cell", *ANSWERS}


def headings(text: str) -> list[tuple[int, int]]:
    """Return line and level of each heading."""
    found = ((line, _HEADING.match(content)) for line, content in enumerate(prose(text).splitlines(), 1))
    return [(line, len(match[1])) for line, match in found if match]


def extra_lines(text: str) -> set[int]:
    """Return the numbers of the lines that belong to Kür."""
    found = list(blocks(text))
    extra: set[int] = set()
    for block in found:
        if block.name == "weg" and EXTRA in block.argument:
            extra |= set(section_lines(text, block.line))
        elif any(EXTRA in line for line in block.head if line.startswith("weg:")):
            extra |= set(task_lines(text, block.line))
    return extra.difference(*(block.lines for block in found if block.name in FOR_ALL))


def section_lines(text: str, line: int) -> range:
    """Return the lines of the section that `line` stands in, with those of its subsections."""
    found = headings(text)
    before = [(start, level) for start, level in found if start <= line]
    start, level = before[-1] if before else (1, 1)
    after = (other for other, depth in found if other > start and depth <= level)
    return range(start, next(after, text.count("\n") + 2))


def task_lines(text: str, line: int) -> range:
    """Return the lines of the box that begins at `line`, up to its solution if that precedes the next box."""
    (box, *following) = (block for block in blocks(text) if block.line >= line)
    for other in following if box.name != "loesung" else ():
        if other.line in box.lines:
            continue
        if other.name == "loesung":
            return range(line, other.lines.stop)
        if other.name not in _WITH_TASK:
            break
    return box.lines
