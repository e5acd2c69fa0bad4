"""Checks of a page's tasks: each has a solution, and hints before it, three where the answer is checked."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from course_helpers.cli.checks.blocks import blocks
from course_helpers.site.book.boxes import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_helpers.cli.checks.blocks import Block

HINTS = 3
_ASKING = {"aufgabe", "vorhersage", "quiz"}
_NUMBERS = {1: "einen", 2: "zwei"}


def task_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of each task that leaves a pupil alone."""
    parts = list(blocks(text))
    yield from _alone(parts)
    starts = [index for index, block in enumerate(parts) if block.name == "aufgabe"]
    for start, end in itertools.pairwise([*starts, len(parts)]):
        following = parts[start + 1 : end]
        names = [block.name for block in following]
        line = parts[start].line
        if "loesung" not in names:
            yield line, "Der Aufgabe fehlt eine Lösung: ein Kasten „{loesung}“ danach."
            continue
        before = names[: names.index("loesung")]
        hints = before.count("hinweis")
        checked = any(
            block.name == "code-cell" and any("pruefung" in entry for entry in block.head)
            for block in following
        )
        if not hints:
            yield line, "Der Aufgabe fehlt ein Hinweis: ein Kasten „{hinweis}“ vor der Lösung."
        elif checked and hints < HINTS:
            yield (
                line,
                (
                    "Zu einer Aufgabe mit Prüfung gehören drei Hinweise, vom leisen bis zum deutlichen. "
                    f"Diese hat {_NUMBERS[hints]}."
                ),
            )


def _alone(parts: list[Block]) -> Iterator[tuple[int, str]]:
    """Yield the first hint or solution if nothing is asked above it."""
    first = next((block for block in parts if block.name in _ASKING | ANSWERS), None)
    if first and first.name in ANSWERS:
        yield first.line, f"Über diesem Kasten „{{{first.name}}}“ fehlt die Aufgabe, zu der er gehört."
