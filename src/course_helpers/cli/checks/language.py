"""Check of the language: umlauts that somebody has written out, and English sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.prose import is_chapter, prose, without_inline_code

if TYPE_CHECKING:
    from collections.abc import Iterator

# Beginnings that no German word has: „neue“ and „Steuer“ stay, and so do „dass“ and people called Weiss
_WRITTEN_OUT = re.compile(
    r"(?<![\w{/.#-])(?:fuer|ueber|koenn|muess|wuerd|moecht|moegl|groess|loes|pruef|waehl|zaehl|naechst"
    r"|haeuf|aender|spaet|hoer|laess|laeuf|laeng|aehnl|schueler|uebung|gemaess|aufloes"
    r"|ausserdem|ausser|schliess|strasse|heiss|(?-i:weiss)|gross|draussen|massstab)[a-zäöüß]*\b(?![/}`]|\.md)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:the|and|is|of|with|this|we|you|are|it|to|that|from|for)\b", re.IGNORECASE)
_ENOUGH = 3
"""So many different little English words in one line: fewer stand in a quoted title, too."""
_TARGET = re.compile(r"\]\([^)]*\)|<[^>]*>|https?://\S+")


def language_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of each line that is not written in German as pupils learn it."""
    in_chapter = is_chapter(text)
    for number, line in enumerate(without_inline_code(prose(text)).splitlines(), 1):
        said = _TARGET.sub(" ", line)
        if found := _WRITTEN_OUT.search(said):
            yield number, f"„{found[0]}“: Schreibe ä, ö, ü und ß statt ae, oe, ue und ss."
        little = {word.casefold() for word in _ENGLISH.findall(said)}
        if in_chapter and len(little) >= _ENOUGH:
            yield number, "Dieser Satz ist englisch. Schreibe ihn auf Deutsch."
