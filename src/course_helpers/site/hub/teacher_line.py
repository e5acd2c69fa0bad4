"""The teacher's line of a class list, „Lehrkraft;Passwort“: whatever the columns of the others hold.

Read as a pupil's, its password would become a name that stands on the screen and on slips.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.site.hub.columns import ColumnsError

if TYPE_CHECKING:
    from collections.abc import Callable

HOW = "Schreibe sie so: Lehrkraft;Passwort"

Rows = list[tuple[int, list[str]]]


def take_teachers_line(
    rows: Rows, teacher: str, login_name: Callable[[str], str]
) -> tuple[Rows, tuple[int, str] | None]:
    """Return the other lines, and number and password of the teacher's; None where there is none.

    Parameters
    ----------
    rows : list of (int, list of str)
        Number and cells of each line.
    teacher : str
        Name that the teacher logs in with.
    login_name : callable
        Return what a cell would be logged in with.

    Raises
    ------
    ColumnsError
        When a line names the teacher but is not clear, or a second one does.
    """
    others: Rows = []
    found: tuple[int, str] | None = None
    for number, cells in rows:
        # the others' separator may be another one
        parts = [
            part for part in (cells if len(cells) > 1 else re.split(r"[\t;,]", cells[0], maxsplit=1)) if part
        ]
        if teacher not in map(login_name, parts):
            others.append((number, cells))
            continue
        if found:
            raise ColumnsError(number, f"Die Zeile der Lehrkraft steht schon in Zeile {found[0]}.")
        if login_name(parts[0]) != teacher or len(parts) != 2:  # name and password
            raise ColumnsError(number, f"Das ist nicht die Zeile der Lehrkraft, wie sie sein muss. {HOW}")
        found = number, parts[1].strip()
    return others, found
