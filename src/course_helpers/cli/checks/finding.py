"""One thing that is wrong with the course, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """Something that an author should mend.

    Attributes
    ----------
    file : Path
        The source file, or the built page where no source is known.
    line : int
        The line, counted from 1.
    message : str
        German: what is wrong and what to do.
    """

    file: Path
    line: int
    message: str

    def shown(self, root: Path) -> str:
        """Return `file:line: message`, with the file as seen from `root`."""
        file = self.file.relative_to(root) if self.file.is_relative_to(root) else self.file
        return f"{file}:{self.line}: {self.message}"


def line_of(text: str, *wanted: str) -> int:
    """Return the first line that holds one of `wanted`, tried in turn; 1 when none does."""
    for piece in wanted:
        if piece and piece in text:
            return text[: text.index(piece)].count("\n") + 1
    return 1
