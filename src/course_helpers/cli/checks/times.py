"""Checks of stated times: heads against the count, teachers' pages and plans against the heads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.finding import Finding, line_of
from course_helpers.cli.checks.plans import plan_faults
from course_helpers.cli.checks.working_time import working_time
from course_helpers.site.book.times import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course_helpers.cli.folders import Course

SKETCH = 15
"""A page that counts to fewer minutes is a sketch: its head says what it shall become."""
LEAST = 5
"""Minutes that nobody plans with: smaller differences are none."""
_PROJECTS = "projekte"
"""Folder of pages that cannot be counted: a group's own research takes most of their time."""
_SAID = re.compile(r"Pflichtweg dauert (?:etwa )?(\d+) Minuten(?:, mit der Kür sind es (\d+))?")
_OWN = re.compile(r"^Zu \[\]\(\.\./chapters/([\w-]+)\.md\)", re.MULTILINE)
"""How a teachers' page begins that belongs to one chapter."""


def apart(stated: float, other: float) -> bool:
    """Tell whether two times differ by more than a quarter, and by minutes that matter."""
    return abs(stated - other) > max(other / 4, LEAST)


def check_times(course: Course, page: Path) -> list[Finding]:
    """Return where the times of one page do not fit."""
    text = page.read_text(encoding="utf-8-sig")
    faults = [*_head_faults(page, text), *_said_faults(course.book, text)]
    if "lehrkraefte" in page.relative_to(course.book).as_posix():
        own = _OWN.search(text)
        faults += plan_faults(text, course.book, own[1] if own else "", apart)
    return sorted(Finding(page, line, message) for line, message in faults)


def _head_faults(page: Path, text: str) -> Iterator[tuple[int, str]]:
    facts = facts_of(page)
    if facts is None or page.parent.name == _PROJECTS:
        return
    counted = working_time(text)
    if counted.required + counted.extra < SKETCH:
        return
    pairs = (("dauer", facts.minutes, counted.required), ("kuer", facts.extra, counted.extra))
    for name, stated, count in pairs:
        if apart(stated, count):
            message = (
                f"Im Kopf steht {name}: {stated}. Wörter, Zellen, Fragen und Aufgaben ergeben gezählt "
                f"{count:.0f} Minuten. Das ist mehr als ein Viertel daneben. Ändere die Angabe oder den Text."
            )
            yield line_of(text, f"\n  {name}:", "\nkurs:") + 1, message


def _said_faults(book: Path, text: str) -> Iterator[tuple[int, str]]:
    """Compare what a teachers' page says in its own words; `{wege}` cannot differ."""
    own, said = _OWN.search(text), _SAID.search(text)
    facts = facts_of(book / "chapters" / f"{own[1]}.md") if own else None
    if own is None or said is None or facts is None:
        return
    wanted = (facts.minutes, facts.minutes + facts.extra)
    for number, minutes in zip(said.groups(), wanted, strict=True):
        if number is not None and apart(int(number), minutes):
            message = (
                f"Hier stehen {number} Minuten, im Kopf des Kapitels {minutes}. "
                f"Nimm stattdessen „{{wege}} {own[1]}“: Das sagt immer, was im Kopf steht."
            )
            yield line_of(text, said[0]), message
