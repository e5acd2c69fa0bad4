"""What is to be written, as one piece: all files or none."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from course_helpers.file_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATES = Path(__file__).parent / "templates"
FIRST_TIME = "(beim ersten Mal vorher: make check)"  # `make serve` leaves pytest out


class NewError(Exception):
    """It cannot be made; the message is German and complete."""


@dataclass(frozen=True)
class Plan:
    """The files that make something new.

    Attributes
    ----------
    files : dict of Path to str
        The whole text of every file, new and changed ones.
    next_steps : tuple of str
        German: what the author does next.
    """

    files: dict[Path, str]
    next_steps: tuple[str, ...]


def from_template(name: str, **values: str) -> str:
    """Return a template's text with its ``$names`` filled in."""
    return Template((TEMPLATES / name).read_text(encoding="utf-8")).substitute(values)


def require_new(*files: Path) -> None:
    """Refuse to overwrite.

    Raises
    ------
    NewError
        When one of the files is there already.
    """
    for file in files:
        if file.exists():
            raise NewError(f"{file.parent.name}/{file.name} gibt es schon. Nimm einen anderen Titel.")


def write(plan: Plan) -> None:
    """Write all files of a plan; when one cannot be written, all others are as they were.

    Raises
    ------
    NewError
        When the disk or the rights do not allow it.
    """
    before = {file: file.read_bytes() if file.exists() else None for file in plan.files}
    with _undoing(before):
        for file, text in plan.files.items():
            file.write_text(text, encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _undoing(before: dict[Path, bytes | None]) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        for file, content in before.items():
            with contextlib.suppress(OSError):  # what could not be written has not changed
                if content is None:
                    file.unlink(missing_ok=True)
                else:
                    file.write_bytes(content)
        if isinstance(error, OSError):
            raise NewError(f"{error.filename} lässt sich nicht schreiben: {reason(error)}.") from error
        raise
