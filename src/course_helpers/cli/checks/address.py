"""Check of the form of address: a chapter says du, a page for teachers says Sie."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.prose import is_chapter, prose, without_inline_code

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOR_TEACHERS = re.compile(r"^# Für Lehrkräfte", re.MULTILINE)
_QUOTED = re.compile(r"„[^“]*“")
_DU = re.compile(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[mnrs]?)?)\b")
# Not after a full stop: there „Sie“ may be several people or a thing
_SIE = re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")


def address_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of each line that addresses its readers in the wrong way.

    What teachers say to their class stands in quotation marks or is a question, and says du.
    """
    for number, line in enumerate(without_inline_code(prose(text)).splitlines(), 1):
        said = _QUOTED.sub("", line)
        if is_chapter(text) and (found := _SIE.search(said)):
            yield number, f"„{found[0]}“: Ein Kapitel sagt du, nicht Sie."
        if _FOR_TEACHERS.search(text) and not line.rstrip().endswith("?") and (found := _DU.search(said)):
            yield (
                number,
                (
                    f"„{found[0]}“: Eine Seite für Lehrkräfte sagt Sie. "
                    "Was der Klasse gesagt wird, steht in „…“ oder ist eine Frage."
                ),
            )
