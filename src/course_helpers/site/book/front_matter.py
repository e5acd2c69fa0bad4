"""What a chapter's front matter says under `kurs:`: its time, its level and where its kernel runs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KERNELS = {"browser": "läuft im Browser", "chip": "läuft auf dem Server"}

_KEYS = ("dauer", "kuer", "stufe", "kern")

HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
"""The head of a page's text; its group is the YAML."""


class FrontMatterError(ValueError):
    """The front matter of a chapter lacks something; the message is German and complete."""


@dataclass(frozen=True)
class ChapterFacts:
    """Time, level and kernel of one chapter.

    Attributes
    ----------
    minutes : int
        Working time in minutes, for what all do (Pflicht).
    level : str
        For whom, such as ``"ab Klasse 9"``.
    kernel : str
        ``"browser"`` (runs everywhere) or ``"chip"`` (needs torch: server or hub only).
    extra : int
        What the extra tasks and sections (Kür) take on top of it.
    """

    minutes: int
    level: str
    kernel: str
    extra: int = 0

    @property
    def line(self) -> tuple[str, str, str]:
        """The three facts as a reader sees them."""
        time = f"{self.minutes} Minuten"
        if self.extra:
            time += f", mit Kür {self.minutes + self.extra}"
        return time, self.level, KERNELS[self.kernel]


def facts_or_none(metadata: Mapping[str, Any]) -> ChapterFacts | None:
    """Return the facts in a page's metadata; None where they are wrong, too, which is told elsewhere."""
    try:
        return chapter_facts(metadata)
    except FrontMatterError:
        return None


def chapter_facts(metadata: Mapping[str, Any]) -> ChapterFacts | None:
    """Return the facts in a page's metadata, or None for a page that states none.

    Raises
    ------
    FrontMatterError
        When `kurs:` is there but incomplete or wrong.
    """
    course = metadata.get("kurs")
    if course is None:
        return None
    if isinstance(course, str):  # MyST hands nested front matter on as JSON
        try:
            course = json.loads(course)
        except json.JSONDecodeError:
            course = None
    if not isinstance(course, dict):
        raise FrontMatterError(
            "Unter „kurs:“ müssen dauer, stufe und kern stehen, je in einer eigenen Zeile."
        )
    _require_entries(course)
    minutes, level, kernel = course["dauer"], course["stufe"], course["kern"]
    extra = course.get("kuer", 0)
    for name, value, least in (("dauer", minutes, 1), ("kuer", extra, 0)):
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            message = f"{name} muss eine Anzahl Minuten sein, zum Beispiel 45. Da steht: {value}."
            raise FrontMatterError(message)
    if not isinstance(level, str) or not level.strip():
        raise FrontMatterError(f"stufe sagt in Worten, für wen: ab Klasse 9. Da steht: {level or 'nichts'}.")
    if kernel not in KERNELS:
        raise FrontMatterError(f"kern muss „browser“ oder „chip“ heißen. Da steht: {kernel}.")
    return ChapterFacts(minutes, level, kernel, extra)


def _require_entries(course: Mapping[str, Any]) -> None:
    missing = [key for key in ("dauer", "stufe", "kern") if key not in course]
    if missing:
        raise FrontMatterError(f"Unter „kurs:“ fehlt {', '.join(missing)}.")
    unknown = [str(key) for key in course if key not in _KEYS]
    if unknown:
        raise FrontMatterError(f"„{unknown[0]}“ gibt es unter „kurs:“ nicht. Es gibt: {', '.join(_KEYS)}.")
