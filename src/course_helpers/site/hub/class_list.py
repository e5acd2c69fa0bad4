"""The class's list of names as teachers have it: typed by hand, or pasted from a spreadsheet.

Every line is either understood as it is meant, or refused with its number. A line without a separator is a
name, however many words it has; passwords need a separator (tab, semicolon or comma) or a heading.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_helpers.file_errors import reason
from course_helpers.site.hub.columns import HEADING, LIKE_A_NAME, ColumnsError, guess, heading
from course_helpers.site.hub.settings import NAME_PATTERN
from course_helpers.site.hub.teacher.account import TEACHER
from course_helpers.site.hub.teacher_line import take_teachers_line

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST_PASSWORD = 8

_SEPARATORS = "\t;,"
_SPREADSHEETS = (b"PK", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
_SEP_LINE = re.compile(r"sep=([\t;,])", re.IGNORECASE)
_WRITTEN_OUT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "'": "",
        "’": "",
        "´": "",
        "`": "",
    }
)


class NamesError(ValueError):
    """A list of names cannot be used; the message is German and complete."""


@dataclass(frozen=True)
class Reader:
    """One line of the list.

    Attributes
    ----------
    name : str
        The name to log in with: small letters, digits, dots, hyphens.
    password : str
        The reader's own password; empty where the class's one is meant.
    shown : str
        The name as the list has it, for slips and the teacher's eyes.
    """

    name: str
    password: str = ""
    shown: str = ""


def login_name(text: str) -> str:
    """Return what a name is logged in with: „Jörg Müller“ is ``joerg.mueller``; capitals do not matter."""
    written = unicodedata.normalize("NFC", text).casefold().translate(_WRITTEN_OUT)
    plain = "".join(c for c in unicodedata.normalize("NFKD", written) if not unicodedata.combining(c))
    return re.sub(r"[.\s]+", ".", plain.strip()).strip(".")


def read_names(file: Path) -> list[Reader]:
    """Read a list with a reader on each line.

    Raises
    ------
    NamesError
        When the file cannot be read, is empty, or a line cannot be understood.
    """
    separator, rows = _rows(_text(file))
    try:
        rows, teachers = take_teachers_line(rows, TEACHER, login_name)
        roles = heading(rows[0][1]) if rows else None
        rows = rows[1:] if roles else rows
        roles = roles or guess(rows, separator, SHORTEST_PASSWORD)
    except ColumnsError as error:
        raise NamesError(f"{file}, Zeile {error.number}: {error}") from error
    readers: dict[str, tuple[int, Reader]] = {}
    for number, cells in rows:
        reader = _reader(cells, roles, f"{file}, Zeile {number}: ")
        if reader.name in readers:
            raise NamesError(
                f"{file}, Zeile {number}: „{reader.shown}“ meldet sich mit „{reader.name}“ an, genau wie "
                f"Zeile {readers[reader.name][0]}. Hänge eine Zahl an, etwa „{reader.shown}2“."
            )
        readers[reader.name] = (number, reader)
    if not readers:
        raise NamesError(f"In {file} steht kein Name der Klasse. Schreibe in jede Zeile einen.")
    return [*(reader for _number, reader in readers.values()), *_teacher(teachers, file)]


def _teacher(found: tuple[int, str] | None, file: Path) -> list[Reader]:
    if not found:
        return []
    number, password = found
    return [Reader(TEACHER, _checked_password(password, f"{file}, Zeile {number}: "), TEACHER.capitalize())]


def _text(file: Path) -> str:
    """Read a text file in one of the encodings that spreadsheets write; NamesError for any other file."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise NamesError(f"Die Liste {file} lässt sich nicht lesen: {reason(error)}.") from error
    if content.startswith(_SPREADSHEETS):
        raise NamesError(
            f"{file} ist eine Datei der Tabellenkalkulation. Speichere die Liste dort als „CSV“ oder „Text“."
        )
    encodings = ["utf-16"] if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return unicodedata.normalize("NFC", text)
    raise NamesError(
        f"Die Liste {file} lässt sich nicht lesen: Es muss eine Textdatei sein, am besten in UTF-8."
    )


def _rows(text: str) -> tuple[str | None, list[tuple[int, list[str]]]]:
    """Return the separator, and number and cells of each line that holds something.

    A line that begins with ``#`` is a remark; further on the sign belongs to a name or a password.
    """
    blank = _SEPARATORS + " \xa0"
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip(blank)]
    lines = [(number, line) for number, line in lines if not line.lstrip().startswith("#")]
    if lines and (told := _SEP_LINE.fullmatch(lines[0][1])):  # a spreadsheet's note to itself
        lines.pop(0)
    separator = told[1] if lines and told else _separator([line for _number, line in lines])
    return separator, [
        (number, [cell.replace("\xa0", " ").strip() for cell in _cells(line, separator)])
        for number, line in lines
    ]


def _separator(lines: list[str]) -> str | None:
    """Return what separates the cells: of the headings, else of any line; what stands in quotes does not."""
    for one in _SEPARATORS:
        if lines and len(cells := _cells(lines[0], one)) > 1 and heading(cells):
            return one
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    return next((one for one in _SEPARATORS if any(one in line for line in bare)), None)


def _cells(line: str, separator: str | None) -> list[str]:
    separator = separator or _SEPARATORS[0]
    try:
        cells = next(csv.reader([line], delimiter=separator, strict=True))
    except csv.Error:  # a quotation mark that belongs to a password
        cells = line.split(separator)
    while len(cells) > 1 and not cells[-1].strip():
        cells.pop()  # empty columns at the end of a spreadsheet's line
    return cells


def _reader(cells: list[str], roles: list[str], place: str) -> Reader:
    if len(cells) > len(roles):
        raise NamesError(
            f"{place}Hier steht eine Spalte zu viel. Enthält ein Passwort das Trennzeichen, setze es in "
            f'Anführungszeichen: "so;geht;es". {HEADING}'
        )
    found = dict.fromkeys(("name", "first", "last", "password"), "")
    for role, cell in zip(roles, cells, strict=False):
        found[role] = cell
    if found["name"].count(",") == 1:
        found["last"], found["first"] = found.pop("name").split(",")
    shown = " ".join((found.get("name") or f"{found['first']} {found['last']}").split())
    if len(cells) == 1 and roles[0] != "other":
        _refuse_hidden_password(shown, place)
    return Reader(_checked_name(shown, place), _checked_password(found["password"], place), shown)


def _refuse_hidden_password(text: str, place: str) -> None:
    first, *others = text.split()
    if any(not LIKE_A_NAME.fullmatch(word) for word in others):
        raise NamesError(
            f"{place}Ist „{' '.join(others)}“ ein Passwort? Dann trenne es mit einem Semikolon ab: {first};…"
        )


def _checked_name(shown: str, place: str) -> str:
    name = login_name(shown)
    if not re.fullmatch(NAME_PATTERN, name):
        raise NamesError(
            f"{place}„{shown}“ geht nicht als Name. Erlaubt sind lateinische Buchstaben, Ziffern, "
            "Leerzeichen, Punkt, Minus und Unterstrich, zusammen höchstens 31 Zeichen."
        )
    return name


def _checked_password(password: str, place: str) -> str:
    if password and len(password) < SHORTEST_PASSWORD:
        raise NamesError(f"{place}Das Passwort ist zu kurz. Nimm mindestens {SHORTEST_PASSWORD} Zeichen.")
    return password
