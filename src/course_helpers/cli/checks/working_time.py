"""How long a page takes, counted from its text: words, formulas, cells, questions and tasks by their kind.

It is a rule to compare pages by, not a measurement: no class has been timed with it. Its numbers are for two
pupils at one device who read, talk and type. Kür (see `course_helpers.site.book.ways`) is counted apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_helpers.cli.checks.blocks import blocks
from course_helpers.cli.checks.extra_lines import extra_lines
from course_helpers.cli.checks.prose import prose
from course_helpers.site.book.boxes import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_helpers.cli.checks.blocks import Block

WORDS_A_MINUTE = 120
"""Adults read silently at about 240 words a minute (Brysbaert 2019); a text that explains is read twice."""
MINUTES = {
    "formula": 2.0,  # each sign is looked up in the text before it
    "cell": 0.75,  # read, run, look at what comes out
    "playground": 3.0,  # set some sliders and wait
    "order": 1.0,  # one numbered thing to try, of a list
    "vorhersage": 1.5,  # think, talk, write a line
    "quiz": 1.5,  # choose, read the answer's word
    "aufgabe": 4.0,  # without a gap: think, try, write down; hints and solution are included
    "gap": 7.0,  # write code, have it checked, mend it
}
HARDER = 2
"""A task marked as `knifflig` takes so many times as long."""
_SILENT = {"vorspann", "pruefung", "luecke"}
"""Cells that take no time of their own: set-up is hidden, gap and check belong to their task."""
_FENCE = re.compile(r"\s*(`{3,}|:{3,}|~{3,}|%)")
_ORDER = re.compile(r"\s*\d+\.\s")


@dataclass(frozen=True)
class WorkingTime:
    """Minutes for what all do on a page, and for what is Kür."""

    required: float
    extra: float


def working_time(text: str) -> WorkingTime:
    """Return how long a page takes by the rule of this module."""
    extra = extra_lines(text)
    sums = [0.0, 0.0]
    for line, minutes in minutes_of_lines(text):
        sums[line in extra] += minutes
    return WorkingTime(*sums)


def minutes_of_lines(text: str) -> Iterator[tuple[int, float]]:
    """Yield each line that takes time, with its minutes; a block's stand at its first line."""
    found = list(blocks(text))
    answers = {line for block in found if block.name in ANSWERS for line in block.lines}
    for index, block in enumerate(found):
        if block.line not in answers:
            yield block.line, _block_minutes(block, found[index + 1 :])
    for line, content in enumerate(prose(text).splitlines(), 1):
        if line not in answers and not _FENCE.match(content):
            yield line, _line_minutes(content)


def _block_minutes(block: Block, following: list[Block]) -> float:
    if block.name == "aufgabe":
        kind = "gap" if _has_gap(following) else "aufgabe"
        harder = any("knifflig" in line for line in block.head if line.startswith("weg"))
        return MINUTES[kind] * (HARDER if harder else 1)
    if block.name == "code-cell":
        head = " ".join(block.head)
        if any(tag in head for tag in _SILENT):
            return 0
        return MINUTES["playground" if "von-selbst" in head else "cell"]
    return MINUTES["formula"] if block.name == "math" else MINUTES.get(block.name, 0)


def _has_gap(following: list[Block]) -> bool:
    for block in following:
        if block.name in {"aufgabe", "loesung"}:
            return False
        if block.name == "code-cell" and any("luecke" in line for line in block.head):
            return True
    return False


def _line_minutes(content: str) -> float:
    if content.lstrip().startswith("$$"):
        return MINUTES["formula"] / 2  # an opening and a closing line
    words = sum(1 for word in content.split() if re.search(r"\w", word))
    return words / WORDS_A_MINUTE + (MINUTES["order"] if _ORDER.match(content) else 0)
