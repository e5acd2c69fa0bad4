"""The fenced blocks of a page, as MyST sees them: boxes, cells and code, with what is nested in boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = re.compile(r"\s*(?P<fence>`{3,}(?=[^`]*$)|~{3,}|:{3,}(?=\s*\{))\s*(?P<info>.*)")
_DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}\s*(?P<argument>.*)")
_COLON_OPTION = re.compile(r":[\w-]+:(\s|$)")
_VERBATIM = {"code-cell", "code-block", "code", "math", "raw"}


@dataclass(frozen=True)
class Block:
    """One block between two fences.

    Attributes
    ----------
    line : int
        The line of its opening fence, counted from 1.
    fence : str
        The signs that open it.
    name : str
        The directive, such as ``code-cell``; empty for plain code.
    argument : str
        What stands behind the name.
    head : tuple of str
        The lines with options, without the ``---`` around them or the colon before each.
    head_line : int
        The line of the first of them.
    body : tuple of str
        All other lines.
    body_line : int
        The line of the first of them.
    closed : bool
        Whether a closing fence was found.
    """

    line: int
    fence: str
    name: str
    argument: str
    head: tuple[str, ...]
    head_line: int
    body: tuple[str, ...]
    body_line: int
    closed: bool

    @property
    def lines(self) -> range:
        """All its lines, with both fences."""
        return range(self.line, self.body_line + len(self.body) + 1)

    @property
    def is_code(self) -> bool:
        """Whether its content is shown or run as it stands, not read as text."""
        return not self.name or self.name in _VERBATIM


def blocks(text: str) -> Iterator[Block]:
    """Yield all blocks of a page in the order of their lines, those in boxes after the box itself."""
    yield from _blocks(text.splitlines(), 1)


def opens(line: str, fence: str) -> bool:
    """Tell whether a line opens a block with at least as many of the same signs as `fence`."""
    found = _OPENING.fullmatch(line)
    return bool(found and found["info"] and found["fence"].startswith(fence))


def _blocks(lines: Sequence[str], first: int) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        opening = _OPENING.fullmatch(lines[at])
        if opening is None:
            at += 1
            continue
        start = at + 1
        end = next((n for n in range(start, len(lines)) if _closes(lines[n], opening["fence"])), None)
        block = _block(opening, lines[start:end], first + at, closed=end is not None)
        yield block
        if not block.is_code:
            yield from _blocks(block.body, block.body_line)
        at = len(lines) if end is None else end + 1


def _closes(line: str, fence: str) -> bool:
    bare = line.strip()
    return bare.startswith(fence) and not bare.strip(fence[0])


def _block(opening: re.Match[str], content: Sequence[str], line: int, *, closed: bool) -> Block:
    directive = _DIRECTIVE.fullmatch(opening["info"].rstrip())
    name, argument = (directive["name"], directive["argument"]) if directive else ("", opening["info"])
    head, marks = _head(content) if directive else ((), 0)
    skipped = len(head) + marks
    return Block(
        line=line,
        fence=opening["fence"],
        name=name,
        argument=argument,
        head=head,
        head_line=line + (2 if marks else 1),
        body=tuple(content[skipped:]),
        body_line=line + 1 + skipped,
        closed=closed,
    )


def _head(content: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Return the lines with options, and how many lines around them hold ``---``."""
    if content and content[0].strip() == "---":
        end = next((n for n in range(1, len(content)) if content[n].strip() == "---"), None)
        return (tuple(content[1:]), 1) if end is None else (tuple(content[1:end]), 2)
    count = next(
        (n for n, line in enumerate(content) if not _COLON_OPTION.match(line.lstrip())), len(content)
    )
    return tuple(line.lstrip()[1:].replace(":", ": ", 1) for line in content[:count]), 0
