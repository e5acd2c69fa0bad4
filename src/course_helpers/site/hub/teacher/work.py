"""A reader's work as the pages keep it in the reader's folder on the hub: one copy for each browser.

The pages write the files (``progress/static/class_hub.js``), but any code of a reader can: nothing in them is
trusted. The form is the one of ``own_work/copy.js``.
"""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from course_helpers.site.hub.teacher.folders import MOST_LOOKED_AT, opened, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = "Kurs-Arbeit"
LARGEST = 2 * 2**20  # bytes of a copy
LARGEST_SHARE = 4 * 2**20  # bytes of all copies of a reader
MOST = 20  # browsers of a reader
MOST_ENTRIES = 2000  # of a copy; the course has some hundred cells and tasks
LATEST = 1e15  # ms since 1970, far off: a number of any size may stand in a copy

Pieces = dict[str, "Piece"]


@dataclass(frozen=True)
class Piece:
    """A text that a reader wrote, or the state of a task.

    Attributes
    ----------
    text : str
        What counts.
    at : float
        When it was written, in ms since 1970, by the reader's clock.
    cell, original : str
        Of code: the cell's name, and the book's text that it was edited from.
    """

    text: str
    at: float
    cell: str = ""
    original: str = ""


def read_work(home: Path, wanted: Callable[[str], bool], since: float = 0) -> tuple[Pieces, bool]:
    """Return a reader's pieces of the copies that were written last.

    Parameters
    ----------
    home : Path
        The reader's folder.
    wanted : callable
        Tells of a piece's kind and name whether it is kept.
    since : float
        Only copies that were written later than this count, in seconds since 1970.

    Returns
    -------
    tuple
        The pieces by kind and name, of several browsers the newest; and whether all was read.
    """
    found: Pieces = {}
    copies, whole = _copies(home, since)
    left = LARGEST_SHARE
    with ExitStack() as handles:
        if copies:  # else there may be no folder, or a link
            folder = handles.enter_context(opened(FOLDER, handles.enter_context(opened(home))))
        for name, _ in copies:
            try:
                content = read(folder, name, min(LARGEST, left))
                entries = _entries(content)
            except (OSError, ValueError, RecursionError):  # too large, no ordinary file, or no copy
                whole = False
                continue
            left -= len(content)
            whole = whole and len(entries) <= MOST_ENTRIES
            for path, piece in _pieces(entries[:MOST_ENTRIES], wanted).items():
                if path not in found or found[path].at < piece.at:
                    found[path] = piece
    return found, whole


def signature(home: Path, since: float = 0) -> tuple[tuple[str, int, int], ...]:
    """Return what changes whenever the copies do that `read_work` reads."""
    return tuple((name, one.st_mtime_ns, one.st_size) for name, one in _copies(home, since)[0])


def _copies(home: Path, since: float) -> tuple[list[tuple[str, os.stat_result]], bool]:
    """Return names and states of a reader's latest copies, newest first; and whether these are all."""
    found = []
    try:
        with opened(home) as base, opened(FOLDER, base) as folder, os.scandir(folder) as entries:
            listed = list(islice(entries, MOST_LOOKED_AT + 1))
            for entry in listed[:MOST_LOOKED_AT]:
                if entry.name.endswith(".json") and not entry.is_dir(follow_symlinks=False):
                    with suppress(FileNotFoundError):  # the pages write at any moment
                        found.append((entry.name, entry.stat(follow_symlinks=False)))
    except FileNotFoundError:
        return [], True
    except OSError:  # a link, say
        return [], False
    found = [one for one in found if one[1].st_mtime > since]
    found.sort(key=lambda one: (-one[1].st_mtime_ns, one[0]))
    return found[:MOST], len(found) <= MOST and len(listed) <= MOST_LOOKED_AT


def _entries(content: bytes) -> list[Any]:
    copy = json.loads(content)
    entries = copy.get("arbeit") if isinstance(copy, dict) else None
    return entries if isinstance(entries, list) else []


def _pieces(entries: list[Any], wanted: Callable[[str], bool]) -> Pieces:
    found: Pieces = {}
    for entry in entries:
        match entry:
            case [str(path), {"text": str(text), "at": int(at) | float(at), **more}] if 0 <= at < LATEST:
                cell, original = more.get("id", ""), more.get("original", "")
                if isinstance(cell, str) and isinstance(original, str) and wanted(path):
                    found[path] = Piece(text, at, cell, original)
    return found
