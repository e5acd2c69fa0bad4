"""Checks of the text for slips that MyST takes for plain words, so that readers see them as they stand."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.blocks import blocks
from course_helpers.cli.checks.prose import prose, without_inline_code

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATE_OPTION = re.compile(r"\s*:[a-z]+:(\s|$)")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)")
_SUM = re.compile(r"<<.*?>>|\$[^$]*\$")
_BAR = re.compile(r"(?<!\\)\|")
_SLIPS = (
    (
        re.compile(r"\]\s+\((?:https?:|#|[\w./-]+\.(?:md|pdf)\b)"),
        "Zwischen „]“ und „(“ steht ein Leerzeichen; so ist es kein Verweis. Lass es weg.",
    ),
    (
        re.compile(r"\]\(\s*(?:file:|[A-Za-z]:[\\/])"),
        "Dieser Verweis führt auf einen einzelnen Rechner. Lege die Datei in book/ und nenne sie von dort.",
    ),
    (
        re.compile(r"<(?:script|style)\b|<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
        "Eigenes JavaScript und CSS gehören nicht in eine Seite, sondern nach src/course_helpers/site/book.",
    ),
)


def mark_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of links that are none, foreign scripts, late options and crooked tables."""
    written = prose(text)
    lines = without_inline_code(written).splitlines()
    for number, line in enumerate(lines, 1):
        yield from ((number, message) for pattern, message in _SLIPS if pattern.search(line))
    yield from _half_bold(lines)
    yield from _late_options(text)
    yield from _tables(written.splitlines())


def _half_bold(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each paragraph in which bold words begin and do not end; in ``<<a**2>>`` it is a power."""
    for blank, part in itertools.groupby(enumerate(lines, 1), key=lambda line: not line[1].strip()):
        marks = [number for number, line in part for _ in _BOLD.findall(_SUM.sub("", line))]
        if not blank and len(marks) % 2:
            yield marks[-1], "Zu diesem „**“ fehlt das zweite, mit dem die fetten Wörter enden."


def _late_options(text: str) -> Iterator[tuple[int, str]]:
    """Yield each option below an empty line: it has become the first words of its box."""
    for block in blocks(text):
        first = next((n for n, line in enumerate(block.body) if line.strip()), None)
        if first and not block.is_code and (found := _LATE_OPTION.match(block.body[first])):
            yield (
                block.body_line + first,
                (
                    f"„{found[0].strip()}“ steht zu spät. "
                    f"Angaben stehen gleich unter „{{{block.name}}}“, ohne Leerzeile."
                ),
            )


def _tables(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the rows that have other fields than their table: MyST cuts them off, or shows no table."""
    for at, line in enumerate(lines):
        if at and "|" in line and "|" in lines[at - 1] and _RULE.fullmatch(line):
            wanted = _fields(line)
            rows = [at - 1]
            while rows[-1] < len(lines) and "|" in lines[rows[-1]]:
                rows.append(rows[-1] + 1)
            for row in rows[:-1]:
                if _fields(lines[row]) != wanted:
                    yield (
                        row + 1,
                        (
                            f"Felder in dieser Zeile der Tabelle: {_fields(lines[row])}, "
                            f"in der Zeile mit „---“: {wanted}. Mach sie gleich. "
                            "Einen Strich im Text schreibst du „\\|“."
                        ),
                    )


def _fields(row: str) -> int:
    parts = _BAR.split(row.strip())
    return len(parts) - (not parts[0]) - (not parts[-1])
