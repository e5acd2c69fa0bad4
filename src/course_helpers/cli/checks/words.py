"""Checks of the written text for what MyST passes on: titles, footnotes, marks that no reader understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.prose import is_chapter, prose, without_inline_code

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN_NUMBER = re.compile(r"\bKapitel \d+")
_NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
# What a reader would see as it stands: a role without text, a heading without space, a number in two lines
_RAW = (
    (re.compile(r"(?<![`\w$\\{])\{[a-z-]{3,}\}(?![`\w$}])"), "Hinter „{0}“ fehlt der Text zwischen ` und `."),
    (re.compile(r"^\s{0,3}#{1,6}[^\s#]"), "In einer Überschrift steht nach den Rauten ein Leerzeichen."),
    (
        re.compile(r"(?<![\d.,])\d{1,3}(?:(?: |&nbsp;)\d{3})+(?!\d)|\d[\d,]* %"),
        "„{0}“ kann am Ende einer Zeile zerbrechen: Statt des Leerzeichens steht `&#8239;`.",
    ),
)


def word_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of wrong titles, notes without text or mark, chapters' numbers, raw marks."""
    yield from _titles(text)
    lines = without_inline_code(_without_formulas(prose(text))).splitlines()
    notes = [(number, *found) for number, line in enumerate(lines, 1) for found in _NOTE.findall(line)]
    explained = {name for _, name, colon in notes if colon}
    used = {name for _, name, colon in notes if not colon}
    for number, name, colon in notes:
        if not colon and name not in explained:
            yield number, f"Zur Fußnote [^{name}] fehlt der Text: eine Zeile „[^{name}]: …“."
        if colon and name not in used:
            yield number, f"Auf die Fußnote [^{name}] verweist nichts im Text."
    for number, line in enumerate(lines, 1):
        if is_chapter(text) and (plain := _PLAIN_NUMBER.search(line)):
            yield (
                number,
                (
                    f"„{plain[0]}“ stimmt nicht mehr, wenn Kapitel umziehen. Schreibe "
                    "{kapitel}`03_die_schicht` mit dem Namen der Datei; die Nummer kommt dann von selbst."
                ),
            )
        for pattern, message in _RAW:
            if found := pattern.search(line):
                yield number, message.format(found[0].strip())


def _titles(text: str) -> Iterator[tuple[int, str]]:
    titles = [number for number, line in enumerate(prose(text).splitlines(), 1) if re.match(r"# +\S", line)]
    if not titles:
        yield 1, "Der Seite fehlt die Überschrift: eine Zeile „# Titel“."
    for line in titles[1:]:
        yield line, "Eine Seite hat nur eine Überschrift mit „#“. Diese hier braucht „##“."


def _without_formulas(text: str) -> str:
    """Return the text without formulas, in which braces and carets mean something else; line numbers stay."""
    return re.sub(
        r"\$\$.*?\$\$|\$[^$\n]+\$", lambda match: "\n" * match[0].count("\n"), text, flags=re.DOTALL
    )
