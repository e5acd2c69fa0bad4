"""Checks of time plans: tables with a column „Minuten“ on the pages for teachers.

A plan adds up to the minutes that its heading names; in one with a column „Stunde“, each lesson does. A row
that names sections or tasks of a chapter in „…“ gives them the time that they count to. In lessons, and where
a plan names no parts of it, a chapter gets in all its rows together what its head says.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from course_helpers.cli.checks.parts import minutes_of_parts
from course_helpers.site.book.times import facts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_HEADING = re.compile(r"#+ .*?(?:\((\d+) Minuten\))?\s*")
_PAGE = re.compile(r"\{kapitel\}`([\w-]+)`|\]\((?:\.\./)?chapters/([\w-]+)\.md\)")
_PART = re.compile(r"„([^“]+)“")


class Row(NamedTuple):
    """One row of a plan."""

    line: int
    lesson: str
    begin: str
    minutes: int
    what: str


class Plan(NamedTuple):
    """One table with minutes, and what its heading promises for each lesson."""

    line: int
    promised: int | None
    rows: list[Row]


def plan_faults(
    text: str, book: Path, own: str, apart: Callable[[float, float], bool]
) -> Iterator[tuple[int, str]]:
    """Yield line and message of each time in a plan that does not fit.

    Parameters
    ----------
    text : str
        The page.
    book : Path
        The folder with the book.
    own : str
        The chapter that rows mean which name none; empty on a page about the whole course.
    apart : callable
        Tells whether a stated time is too far from the other.
    """
    for plan in plans(text):
        yield from _sum_faults(plan)
        yield from _clock_faults(plan)
        yield from _part_faults(plan, book, own, apart)
        yield from _chapter_faults(plan, book)


def plans(text: str) -> Iterator[Plan]:
    """Yield all plans of a page."""
    promised: int | None = None
    lines = enumerate(text.splitlines(), 1)
    for is_table, group in groupby(lines, key=lambda line: line[1].startswith("|")):
        if not is_table:
            for _, content in group:
                if heading := _HEADING.fullmatch(content):
                    promised = int(heading[1]) if heading[1] else None
            continue
        (line, head), *rest = group
        names = _cells(head)
        if "Minuten" in names:
            yield Plan(line, promised, list(_rows(names, rest[1:])))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _rows(names: list[str], lines: list[tuple[int, str]]) -> Iterator[Row]:
    lesson = ""
    for line, content in lines:
        cells = dict(zip(names, _cells(content), strict=False))
        lesson = cells.get("Stunde") or cells.get("Doppelstunde") or lesson
        minutes = re.sub(r"\D", "", cells["Minuten"])
        yield Row(line, lesson, cells.get("Beginn", ""), int(minutes or 0), cells.get("Was", ""))


def _sum_faults(plan: Plan) -> Iterator[tuple[int, str]]:
    if plan.promised is None:
        return
    for lesson, rows in groupby(plan.rows, key=lambda row: row.lesson):
        first, *others = rows
        total = first.minutes + sum(row.minutes for row in others)
        if total != plan.promised:
            where = f"In Stunde {lesson} stehen" if lesson else "Die Zeilen ergeben"
            yield first.line, f"{where} zusammen {total} Minuten, in der Überschrift {plan.promised}."


def _clock_faults(plan: Plan) -> Iterator[tuple[int, str]]:
    timed = [(row, _since_midnight(row.begin)) for row in plan.rows if row.begin]
    for (row, begin), (following, then) in pairwise(timed):
        if begin + row.minutes != then:
            yield (
                following.line,
                f"Um {row.begin} und {row.minutes} Minuten danach ist nicht {following.begin}.",
            )


def _since_midnight(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _part_faults(
    plan: Plan, book: Path, own: str, apart: Callable[[float, float], bool]
) -> Iterator[tuple[int, str]]:
    for row in plan.rows:
        named, parts = pages_in(row) or [own], _PART.findall(row.what)
        if len(named) != 1 or not named[0] or not parts:
            continue
        text = (book / "chapters" / f"{named[0]}.md").read_text("utf-8-sig")
        try:
            counted = minutes_of_parts(text, parts, without_tasks="ohne die Aufgabe" in row.what)
        except LookupError as error:
            part = error.args[0]
            yield row.line, f"„{part}“ gibt es in {named[0]} nicht, weder als Abschnitt noch als Aufgabe."
            continue
        if apart(row.minutes, counted):
            yield row.line, f"Hier stehen {row.minutes} Minuten, gezählt sind es {counted:.0f}."


def pages_in(row: Row) -> list[str]:
    """Return the pages that a row names."""
    return [name or other for name, other in _PAGE.findall(row.what)]


def _chapter_faults(plan: Plan, book: Path) -> Iterator[tuple[int, str]]:
    rows = [(row, name) for row in plan.rows for name in pages_in(row)]
    for name in dict.fromkeys(name for _, name in rows):
        mine = [row for row, other in rows if other == name]
        facts = facts_of(book / "chapters" / f"{name}.md")
        parted = any(_PART.search(row.what) for row in mine) and not mine[0].lesson
        if facts is None or parted or any(len(pages_in(row)) > 1 for row in mine):
            continue
        total = sum(row.minutes for row in mine)
        if total not in {facts.minutes, facts.minutes + facts.extra}:
            message = f"{name} bekommt hier {total} Minuten; im Kopf stehen {facts.minutes}"
            yield (
                mine[-1].line,
                message + (f", mit Kür {facts.minutes + facts.extra}." if facts.extra else "."),
            )
