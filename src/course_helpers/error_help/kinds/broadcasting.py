"""Two shapes that do not fit element by element: what the line tells beyond the shapes."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.error_help.place import shape_of

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_ROW_BY_ROW = re.compile(
    r"broadcast together with shapes (?:\((\d+),(\d+)\) \((\d+),\)|\((\d+),\) \((\d+),(\d+)\))"
)
_TURNED = re.compile(r"broadcast together with shapes \((\d+),(\d+)\) \((\d+),(\d+)\)")
_DIGITS = 10  # the classes of the course


def explained(message: str, place: Place) -> str | None:
    """Explain a row that lies beside a table, or a table on its side; None for other shapes."""
    return _a_value_for_each_row(message, place) or _turned(message)


def may_be_product(place: Place) -> bool:
    """Tell whether `@` may have been meant: by `*`, never by a minus or a comparison."""
    node = place.failing
    return node is None or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult))


def _a_value_for_each_row(message: str, place: Place) -> str | None:
    """Explain a table beside a row that has a value for each of the table's rows: labels, or an axis that is gone."""
    found = _ROW_BY_ROW.search(message)
    if found is None:
        return None
    rows, columns, values = (
        int(one) for one in ((found[1], found[2], found[3]) if found[1] else (found[5], found[6], found[4]))
    )
    if rows != values:
        return None
    start = f"Auf einer Seite stehen {columns} Werte je Zeile, auf der anderen nur einer: `({rows}, {columns})` und `({rows},)`."
    if isinstance(place.failing, ast.Compare):
        return (
            f"{start} Mache vor dem Vergleich aus jeder Zeile einen Wert, zum Beispiel mit `argmax(axis=1)`."
        )
    if columns == _DIGITS or _are_classes(rows, columns, place):
        return f"{start} Sind es Labels, dann mache zuerst Zeilen mit {columns} Werten daraus: `to_categorical(labels, {columns})`."
    return (
        f"{start} Damit jede Zeile ihren eigenen bekommt, muss daraus eine Spalte werden: mit `keepdims=True` beim "
        "Zusammenfassen, oder mit `[:, None]`."
    )


def _are_classes(rows: int, columns: int, place: Place) -> bool:
    """Tell whether the line names labels: a whole number, below the number of columns, for each row."""
    known = [np.asarray(value) for node in place.nodes if shape_of(value := place.value(node)) == (rows,)]
    return any(one.dtype.kind in "iu" and one.min() >= 0 and one.max() < columns for one in known if one.size)


def _turned(message: str) -> str | None:
    """Explain two tables of which one lies on its side."""
    found = _TURNED.search(message)
    if found is None or (found[1], found[2]) != (found[4], found[3]):
        return None
    return (
        f"Zeilen und Spalten sind vertauscht: links `({found[1]}, {found[2]})`, rechts `({found[3]}, {found[4]})`. "
        "Ein `.T` ist zu viel, oder eines fehlt."
    )
