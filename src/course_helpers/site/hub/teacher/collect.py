"""Everyone's work of a chapter, or what came back of a handed-out file, as one zip."""

from __future__ import annotations

import json
import logging
import re
import unicodedata
import zipfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

from course_helpers.site.hub.teacher.folders import Search, opened, read
from course_helpers.site.hub.teacher.hand_out import FOLDER as HANDED_OUT
from course_helpers.site.hub.teacher.work import Pieces, read_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course_helpers.site.hub.teacher.book import Book

LARGEST = 5 * 2**20  # bytes of a file
MOST = 20  # files of a reader
LARGEST_SHARE = 20 * 2**20  # bytes of all files of a reader
LARGEST_ZIP = 300 * 2**20  # bytes of all files of all readers
RESERVED = re.compile(r"(?i)con|prn|aux|nul|(com|lpt)[0-9¹²³]")  # on Windows, whatever follows a point
NOTEBOOK_LIKE = {".ipynb", ".md", ".py"}

NOTHING = "nichts gespeichert"
UNREADABLE = "nicht lesbar"
NOT_ALL = "nicht alles durchsucht, weil zu viel, zu tief oder nicht lesbar"
REPORT_NAME = "Bericht.txt"
LEFT_OUT = "weggelassen, weil zu groß, zu viel oder keine gewöhnliche Datei: {names}"
REPORT = """Eingesammelt: {what}
„im Kurs“: der Code, der auf den Seiten des Kurses geändert wurde, und die Vorhersagen.
Alle anderen Dateien lagen im Ordner des Platzes.

{lines}
"""

_log = logging.getLogger(__name__)


def collect(target: IO[bytes], homes: dict[str, Path], book: Book, page: str) -> None:
    """Write a zip with a folder for each reader, and a report.

    Parameters
    ----------
    target : file
        Where the zip goes.
    homes : dict
        Folder by name of the reader.
    book : Book
        The course.
    page : str
        The chapter; empty for what was handed out.
    """
    lines = []
    taken = [REPORT_NAME]
    # nobody takes what others need
    share = min(LARGEST_SHARE, LARGEST_ZIP // max(1, sum(home.is_dir() for home in homes.values())))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, home in homes.items():
            try:
                files, said = _files_of(home, book, page, share)
            except Exception:  # noqa: BLE001 - one reader's files must not take the zip from all
                _log.exception("The files of %s cannot be read", name)
                files, said = {}, UNREADABLE
            if files:
                taken.append(folder := _free_name(name, taken))
                for file, content in files.items():
                    archive.writestr(f"{folder}/{file}", content)
            lines.append(f"{name}: {said}")
        what = book.chapters[page] if page else f"Ordner „{HANDED_OUT}“"
        archive.writestr(REPORT_NAME, REPORT.format(what=what, lines="\n".join(lines)))


def _files_of(home: Path, book: Book, page: str, share: int) -> tuple[dict[str, bytes], str]:
    """Return a reader's files of ``share`` bytes at most by safe name, and what the report says of them."""
    files, left_out = _changed_in_course(home, book, page, share) if page else ({}, [])
    try:
        with _search(home, page) as search:
            _add_files(search, files, left_out, share)
            whole = search.whole
    except FileNotFoundError:  # has never been there, or was handed out nothing
        whole = True
    except OSError:
        whole = False
    said = [", ".join(files)] if files else []
    said += [LEFT_OUT.format(names=", ".join(left_out))] if left_out else []
    said += [] if whole else [NOT_ALL]
    return files, "; ".join(said) or NOTHING


def _changed_in_course(home: Path, book: Book, page: str, share: int) -> tuple[dict[str, bytes], list[str]]:
    """Return the notebook of a reader's changes, and what is left out of it."""
    pieces, whole = read_work(home, lambda path: path.startswith((f"zelle:{page}#", f"vorhersage:{page}#")))
    edited = edited_notebook(book.notebook(page), pieces, page)
    fits = edited is None or len(edited) <= share
    files = {f"{PurePosixPath(page).name} (im Kurs).ipynb": edited} if edited and fits else {}
    return files, [] if whole and fits else ["Kurs-Arbeit"]


@contextmanager
def _search(home: Path, page: str) -> Iterator[Search]:
    with opened(home) as base:
        if page:
            stem = PurePosixPath(page).name
            kept = {stem + suffix for suffix in NOTEBOOK_LIKE}
            yield Search(base, kept.__contains__)
        else:
            with opened(HANDED_OUT, base) as folder:
                yield Search(folder, lambda name: not name.startswith("."))


def _add_files(search: Search, files: dict[str, bytes], left_out: list[str], share: int) -> None:
    for folder, name in search:
        safe = _free_name(name, files)
        if len(files) >= MOST or len(left_out) >= MOST:
            left_out.append("…")
            break
        try:
            files[safe] = read(folder, name, min(LARGEST, max(0, share - sum(map(len, files.values())))))
        except OSError:
            left_out.append(safe)


def _free_name(name: str, taken: Iterable[str]) -> str:
    """Return a name that every system can unpack and that no other has, in capitals or not."""
    safe = re.sub(r"[^\w .()+,-]", "_", name.encode("utf-8", "replace").decode())[-100:].strip(" .") or "_"
    if RESERVED.fullmatch(safe.partition(".")[0].strip()):
        safe = f"_{safe}"
    path, number = PurePosixPath(safe), 1
    known = {_folded(one) for one in taken}
    while _folded(safe) in known:
        number += 1
        safe = f"{path.stem} ({number}){path.suffix}"
    return safe


def _folded(name: str) -> str:
    """Return what Windows and macOS tell names apart by."""
    return unicodedata.normalize("NFC", name).casefold()


def edited_notebook(notebook: dict[str, Any], pieces: Pieces, page: str) -> bytes | None:
    """Return a chapter's notebook with a reader's code and predictions in it; None without any."""
    edits = [
        one for path, one in pieces.items() if path.startswith(f"zelle:{page}#") and one.text != one.original
    ]
    predictions = {
        path.rpartition("-")[2]: one.text
        for path, one in pieces.items()
        if path.startswith(f"vorhersage:{page}#") and one.text.strip()
    }
    if not edits and not predictions:
        return None
    cells: dict[str, list[dict[str, Any]]] = {}  # those that nobody has edited yet, by their code
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cells.setdefault("".join(cell["source"]), []).append(cell)
    homeless = []
    for edit in edits:
        if same := cells.get(edit.original):
            named = (
                n for n, cell in enumerate(same) if cell["metadata"].get("kurs", {}).get("zelle") == edit.cell
            )
            same.pop(next(named, 0))["source"] = edit.text
        else:
            homeless.append(edit.text)
    _append(notebook, "Änderungen an Zellen, die es im Kurs so nicht mehr gibt", homeless)
    _append(notebook, "Vorhersagen", [f"{number}: {text}" for number, text in sorted(predictions.items())])
    return json.dumps(notebook, indent=1).encode()


def _append(notebook: dict[str, Any], heading: str, texts: list[str]) -> None:
    """Add texts as raw cells: a pupil's text is shown, not run or drawn."""
    if not texts:
        return
    new = [("markdown", f"## {heading}"), *(("raw", text) for text in texts)]
    for kind, text in new:
        cell = {"cell_type": kind, "metadata": {}, "source": text}
        if notebook["nbformat_minor"] >= 5:  # since then cells have names
            cell["id"] = f"gesammelt-{len(notebook['cells'])}"
        notebook["cells"].append(cell)
