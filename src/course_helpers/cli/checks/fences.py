"""Checks of the fences: a block that ends too early or too late swallows a part of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.blocks import blocks, opens
from course_helpers.cli.checks.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_helpers.cli.checks.blocks import Block

_TOO_SHORT = re.compile(r"\s*(`|:)\1?\{[\w:-]+\}(?!`)")


def first_fence_fault(text: str) -> tuple[int, str] | None:
    """Return line and message of the first fence that is none, or that closes at the wrong place."""
    return min((*_too_short(text), *_open(text)), default=None)


def _too_short(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(prose(text).splitlines(), 1):
        if found := _TOO_SHORT.match(line):
            yield number, f"Vor „{{…}}“ stehen mindestens drei Zeichen: „{found[1] * 3}{{…}}“."


def _open(text: str) -> Iterator[tuple[int, str]]:
    """Yield each block that is still open where another one or the end of the page comes.

    A line that opens a block inside another one of as many signs opens nothing: MyST takes it for content,
    and the next closing line ends the outer block.
    """
    for block in blocks(text):
        lines = (*enumerate(block.head, block.head_line), *enumerate(block.body, block.body_line))
        inner = next((line for line, content in lines if opens(content, block.fence)), None)
        name = f"Der Block „{_shown(block)}“"
        if inner is not None:
            yield (
                block.line,
                (
                    f"{name} ist in Zeile {inner} noch offen, wo der nächste beginnt. "
                    f"Schließe ihn vorher mit „{block.fence}“. Gehört der andere hinein, "
                    f"so schreibe außen ein Zeichen mehr: „{block.fence + block.fence[0]}“."
                ),
            )
        elif not block.closed:
            yield block.line, f"{name} hat kein Ende. Es fehlt eine Zeile mit „{block.fence}“."


def _shown(block: Block) -> str:
    return f"{block.fence}{{{block.name}}}" if block.name else f"{block.fence}{block.argument}"
