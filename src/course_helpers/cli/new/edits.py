"""Additions to files that are there: at the right place, and everything else as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.new.plan import NewError

if TYPE_CHECKING:
    from pathlib import Path

_SUMMARY = re.compile(r"^(`{3,}|:{3,})\{zusammenfassung\}", re.MULTILINE)


def add_to_list(file: Path, text: str, opening: str, entry: str, *, ordered: bool = False) -> str:
    """Add lines to a list in a Python file that has one entry a line.

    Parameters
    ----------
    file : Path
        For messages.
    text : str
        The file's text.
    opening : str
        The line with which the list begins, such as ``HEADS = {``.
    entry : str
        One or several lines, indented.
    ordered : bool
        Put it where the alphabet wants it, as the linter checks; otherwise at the end.

    Raises
    ------
    NewError
        If the file has no line ``opening``.
    """
    lines = text.splitlines()
    if opening not in lines:
        raise NewError(f"In {file} fehlt die Zeile „{opening}“, unter die der neue Eintrag gehört.")
    start = lines.index(opening) + 1
    end = next(number for number in range(start, len(lines)) if re.match(r"[)\]}]", lines[number]))
    at = _place(lines, range(start, end), entry) if ordered else end
    return "\n".join([*lines[:at], entry, *lines[at:], ""])


def add_import(file: Path, text: str, entry: str) -> str:
    """Add a line ``from package.module import Name`` among those of its package; NewError without any."""
    lines = text.splitlines()
    package = entry.partition(" import ")[0].rpartition(".")[0]
    imports = [number for number, line in enumerate(lines) if line.startswith(f"{package}.")]
    if not imports:
        raise NewError(f"In {file} steht keine Zeile „{package}.… import …“.")
    at = _place(lines, range(imports[0], imports[-1] + 1), entry)
    return "\n".join([*lines[:at], entry, *lines[at:], ""])


def add_before_summary(text: str, section: str) -> str:
    """Add a section before the box that sums up a chapter, or at the end."""
    found = _SUMMARY.search(text)
    if found is None:
        return f"{text.rstrip()}\n\n{section}"
    return f"{text[: found.start()]}{section}\n{text[found.start() :]}"


def add_to_contents(text: str, folder: str, page: str) -> str:
    """Add a page to a table of contents, below the last one of the same folder; comments and form stay.

    Parameters
    ----------
    text : str
        The text of ``_toc.yml``.
    folder : str
        Such as ``chapters``.
    page : str
        The new page in that folder, without ``.md``.

    Raises
    ------
    NewError
        If no page of that folder is in it yet.
    """
    lines = text.splitlines()
    entries = [number for number, line in enumerate(lines) if re.match(rf"\s*- file: {folder}/", line)]
    if not entries:
        raise NewError(
            f"In book/_toc.yml steht noch keine Seite aus {folder}/. Trage die erste von Hand ein."
        )
    indent = _indent(lines[entries[-1]])
    at = entries[-1] + 1
    while at < len(lines) and _indent(lines[at]) > indent:  # pages below that one
        at += 1
    return "\n".join([*lines[:at], f"{' ' * indent}- file: {folder}/{page}", *lines[at:], ""])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _place(lines: list[str], among: range, entry: str) -> int:
    """Return the first line that comes after `entry` in the alphabet, as the linter sorts: 2 before 10."""

    def key(line: str) -> list[tuple[int, str]]:
        words = re.split(r"(\d+)", line.partition(" import ")[0].strip(" ,"))
        return [(int(word), "") if word.isdecimal() else (0, word) for word in words]

    return next((number for number in among if key(lines[number]) > key(entry)), among.stop)
