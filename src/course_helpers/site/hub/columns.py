"""What the columns of a class list hold: by their headings, or by what stands in them."""

from __future__ import annotations

import re

HEADING = "Schreibe als erste Zeile, was in den Spalten steht, zum Beispiel: Vorname;Nachname;Passwort"
LIKE_A_NAME = re.compile(r"[^\W\d_][^\W\d_'’.\- ]*(?:[ '’.\-]+[^\W\d_]+)*\.?")
MOST = 3  # first name, last name, password

_HEADINGS = {
    "name": "name schülername schüler schülerin benutzername benutzer nutzername anmeldename login username",
    "first": "vorname vornamen rufname firstname",
    "last": "nachname familienname zuname surname lastname",
    "password": "passwort kennwort password pass passw pw pwd losung geheimwort",
}
_ROLES = {heading: role for role, headings in _HEADINGS.items() for heading in headings.split()}


class ColumnsError(ValueError):
    """It stays open what the columns hold; the message is German.

    Parameters
    ----------
    number : int
        Number of the line that leaves it open.
    message : str
        What is unclear there.
    """

    def __init__(self, number: int, message: str) -> None:
        super().__init__(message)
        self.number = number


def heading(cells: list[str]) -> list[str] | None:
    """Return what each column holds if the cells are headings, else None."""
    plain = [re.sub(r"[\W_]", "", cell.casefold()) for cell in cells]
    roles = [
        "name" if "," in cell else _ROLES.get(name, "other") for cell, name in zip(cells, plain, strict=True)
    ]
    if not {"name", "first", "last"} & {_ROLES.get(name) for name in (*plain, *_parts(cells))}:
        return None
    if "first" in roles and "last" not in roles:  # „Name;Vorname“ is how schools' lists say it
        roles = ["last" if role == "name" else role for role in roles]
    return roles


def _parts(cells: list[str]) -> list[str]:
    return [part.strip().casefold() for cell in cells if "," in cell for part in cell.split(",")]


def guess(rows: list[tuple[int, list[str]]], separator: str | None, shortest: int) -> list[str]:
    """Tell from all lines what the columns hold.

    Parameters
    ----------
    rows : list of (int, list of str)
        Number and cells of each line.
    separator : str or None
        What stands between the cells.
    shortest : int
        How many letters a password has at least.

    Raises
    ------
    ColumnsError
        With the first line that leaves it open.
    """
    if rows and all(len(cells) > 1 and cells[0].rstrip(".").isdigit() for _number, cells in rows):
        return ["other", *guess([(number, cells[1:]) for number, cells in rows], separator, shortest)]
    for number, cells in rows:
        if len(cells) > MOST:
            raise ColumnsError(number, f"Das sind mehr als drei Spalten. {HEADING}")
    second = [(number, cells[1]) for number, cells in rows if len(cells) > 1]
    surnames = [bool(LIKE_A_NAME.fullmatch(cell)) and cell[:1].isupper() for _number, cell in second]
    if not any(surnames):
        return ["name", "password"]
    # A class has a short surname, and no password is short.
    two = max(len(cells) for _number, cells in rows) < MOST
    open_ = surnames.index(False) if not all(surnames) else 0
    if not all(surnames) or (two and all(len(cell) >= shortest for _number, cell in second)):
        number, cell = second[open_]
        raise ColumnsError(number, f"Ist „{cell}“ ein Nachname oder ein Passwort? {HEADING}")
    names = ["last", "first"] if separator == "," else ["first", "last"]  # „Müller, Anna“
    return [*names, "password"]
