"""Checks of a chapter's tasks: each has a solution, and hints before it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BOX = re.compile(r"^(?:`{3,}|~{3,}|:{3,})\{(aufgabe|hinweis|loesung)\}", re.MULTILINE)


def check_tasks(file: Path) -> list[Finding]:
    """Return the tasks of one page that leave a pupil alone."""
    text = file.read_text(encoding="utf-8-sig")
    return [Finding(file, line, message) for line, message in _alone(text)]


def _alone(text: str) -> Iterator[tuple[int, str]]:
    boxes = [(match[1], text[: match.start()].count("\n") + 1) for match in _BOX.finditer(text)]
    starts = [index for index, (name, _line) in enumerate(boxes) if name == "aufgabe"]
    for start, end in itertools.pairwise([*starts, len(boxes)]):
        following = [name for name, _line in boxes[start + 1 : end]]
        if "loesung" not in following:
            yield boxes[start][1], "Der Aufgabe fehlt eine Lösung: ein Kasten „{loesung}“ danach."
        elif "hinweis" not in following[: following.index("loesung")]:
            yield boxes[start][1], "Der Aufgabe fehlt ein Hinweis: ein Kasten „{hinweis}“ vor der Lösung."
