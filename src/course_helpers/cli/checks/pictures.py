"""Checks of the pictures that an author places: each has a text for those who do not see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.blocks import blocks
from course_helpers.cli.checks.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

_MISSING = "Dem Bild fehlt ein Text für alle, die es nicht sehen"
_INLINE_IMAGE = re.compile(r"!\[\s*\]\(([^)]*)\)")
_HTML_IMAGE = re.compile(r"<img\b[^>]*>")


def picture_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of each picture without an alternative text."""
    written = prose(text)
    for match in _INLINE_IMAGE.finditer(written):
        yield written[: match.start()].count("\n") + 1, f"{_MISSING}: ![hier]({match[1]})."
    for match in _HTML_IMAGE.finditer(written):
        if not re.search(r"\balt\s*=\s*(\"[^\"]+\"|'[^']+')", match[0]):
            yield written[: match.start()].count("\n") + 1, f'{_MISSING}: alt="…".'
    for block in blocks(text):
        if block.name in {"image", "figure"} and not any(
            re.match(r"alt:\s*[\"']?[^\s\"']", line) for line in block.head
        ):
            yield block.line, f"{_MISSING}: Zeile „:alt: …“."
