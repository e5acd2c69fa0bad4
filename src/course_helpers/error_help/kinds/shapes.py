"""Shapes that do not fit: products, broadcasting, indices, and other values of the wrong kind."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from course_helpers.error_help.place import shape_of

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_OF_NUMBERS = re.compile(r"(?<![.\w])(max|min)\(")
_SHAPE = r"(\([\d, ]*\))"
_RULE = "Das geht nur, wenn links so viele Spalten sind wie rechts Zeilen: `(n, k) @ (k, m)`."
_STRETCH = (
    "Die Formen werden von hinten verglichen: Zwei Längen passen, wenn sie gleich sind oder eine davon 1 ist."
)


def value(error: ValueError, place: Place) -> str | None:
    """Explain a ValueError by its message."""
    message = str(error)
    if "matmul" in message or "not aligned" in message:
        return _product(message, place)
    if "truth value of an array" in message and (found := _OF_NUMBERS.search(place.source)):
        return (
            f"`{found[1]}` vergleicht einzelne Zahlen, hier ist es aber ein ganzes Array. "
            f"Stelle für Stelle vergleicht `np.{found[1]}imum`. Den einen Wert, der am größten oder "
            f"kleinsten ist, findet `np.{found[1]}`."
        )
    for pattern, text in _BY_MESSAGE:
        if found := re.search(pattern, message):
            return text.format(*[_tidy(part or "") for part in found.groups()])
    return None


def _product(message: str, place: Place) -> str:
    """Name both shapes of a product: from the message, or from the line."""
    pair = [_tidy(one) for one in re.findall(_SHAPE, message)][:2]
    node = place.failing
    if isinstance(node, ast.BinOp):
        named = [shape_of(place.value(side)) for side in (node.left, node.right)]
        if None not in named:
            pair = [
                f"{ast.unparse(side)} {shape}"
                for side, shape in zip((node.left, node.right), named, strict=True)
            ]
    sizes = re.search(r"size (\d+) is different from (\d+)", message)
    if len(pair) == 2:  # noqa: PLR2004 - a product has two sides
        what = f"links `{pair[0]}`, rechts `{pair[1]}`"
    elif sizes:
        what = f"links sind es {sizes[2]}, rechts {sizes[1]}"
    else:
        return (
            "Ein Matrixprodukt `@` braucht auf beiden Seiten Arrays, keine einzelnen Zahlen. Zum "
            "Malnehmen mit einer Zahl nimm `*`."
        )
    return (
        f"Diese Formen passen beim Matrixprodukt nicht zusammen: {what}. {_RULE} Fehlt ein `.T`, oder ist "
        "die Reihenfolge vertauscht?"
    )


def index(error: IndexError, _place: Place) -> str | None:
    """Explain an index beyond the end."""
    message = str(error)
    if found := re.search(r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", message):
        where, axis, size = found.groups()
        if size == "0":
            return f"Das Array ist an der Achse {axis} leer. Es gibt dort nichts herauszugreifen."
        return (
            f"Den Index {where} gibt es an der Achse {axis} nicht. "
            f"Dort sind {size} Werte, also die Indizes 0 bis {int(size) - 1}."
        )
    if found := re.search(r"array is (\d+)-dimensional, but (\d+) were indexed", message):
        return (
            f"In den eckigen Klammern stehen {found[2]} Indizes, das Array hat aber nur {found[1]} Achse(n)."
        )
    return next((text for words, text in _INDEX if words in message), None)


_INDEX = (
    (
        "index out of range",
        "So weit reicht die Liste nicht. Gezählt wird ab 0: Bei n Werten ist `n - 1` der letzte Index.",
    ),
    (
        "boolean index did not match",
        "Die Auswahl mit `True` und `False` ist nicht so lang wie das Array. Beide brauchen dieselbe Form.",
    ),
    (
        "invalid index to scalar",
        "Vor den eckigen Klammern steht eine einzelne Zahl. Herausgreifen lässt sich nur aus einem Array.",
    ),
    (
        "only integers, slices",
        (
            "In eckigen Klammern müssen ganze Zahlen stehen, die Nummern der Stellen. Hier ist es etwas "
            "anderes, zum Beispiel eine Kommazahl."
        ),
    ),
)


def tensors(error: RuntimeError, _place: Place) -> str | None:
    """Explain shapes that do not fit in torch."""
    if found := re.search(
        r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", str(error)
    ):
        a, b, c, d = found.groups()
        return (
            f"Diese Formen passen beim Matrixprodukt nicht zusammen: links `({a}, {b})`, rechts `({c}, "
            f"{d})`. {_RULE}"
        )
    if found := re.search(
        r"size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\)", str(error)
    ):
        return f"Die Längen {found[1]} und {found[2]} passen nicht zusammen. {_STRETCH}"
    return None


def _tidy(part: str) -> str:
    """Write a shape as Python does: numpy's messages leave the space out."""
    return re.sub(r",(?=\d)", ", ", part)


_BY_MESSAGE = (
    (
        rf"operands could not be broadcast together with (?:remapped )?shapes {_SHAPE} {_SHAPE}",
        "Diese Formen lassen sich nicht Element für Element verrechnen: links `{0}`, rechts `{1}`. "
        + _STRETCH
        + " Sollte es das Matrixprodukt `@` sein?",
    ),
    (
        rf"non-broadcastable output operand with shape {_SHAPE} doesn't match the broadcast shape {_SHAPE}",
        (
            "Das Ergebnis hat die Form `{1}` und passt nicht zurück in das Array mit der Form `{0}`. "
            "Bei `+=` und `-=` muss die Form gleich bleiben."
        ),
    ),
    (
        rf"could not broadcast input array from shape {_SHAPE} into shape {_SHAPE}",
        "Werte der Form `{0}` passen nicht an eine Stelle der Form `{1}`.",
    ),
    (
        rf"cannot reshape array of size (\d+) into shape {_SHAPE}",
        (
            "Das Array hat {0} Werte und lässt sich nicht in die Form `{1}` bringen: Malgenommen müssen die "
            "Längen {0} ergeben."
        ),
    ),
    (
        r"array is too big|Maximum allowed dimension",
        "So viel Speicher hat der Rechner nicht. Stimmt die Form, die das Array bekommen soll?",
    ),
    (
        r"truth value of an array",
        (
            "Ein Array hat viele Werte, `if`, `and` und `or` brauchen aber ein einziges Ja oder Nein. Nimm "
            "`.any()` (mindestens einer) oder `.all()` (alle)."
        ),
    ),
    (
        r"inhomogeneous shape",
        "Die Zeilen sind ungleich lang. Für ein Array brauchen alle Zeilen gleich viele Zahlen.",
    ),
    (
        r"invalid literal for int\(\) with base \d+: (.+)$",
        "`int` kann aus {0} keine ganze Zahl machen. Erlaubt sind nur Ziffern und ein Vorzeichen.",
    ),
    (
        r"could not convert string to float: (.+)$",
        "`float` kann aus {0} keine Zahl machen. Schreibe Kommazahlen mit Punkt: `1.5`.",
    ),
    (
        r"not enough values to unpack \(expected (?:at least )?(\d+), got (\d+)\)",
        "Links vom Gleichheitszeichen stehen {0} Namen, rechts kommen aber nur {1} Werte an.",
    ),
    (
        r"too many values to unpack \(expected (\d+)",
        "Links vom Gleichheitszeichen stehen {0} Namen, rechts kommen aber mehr Werte an.",
    ),
    (
        r"math domain error|expected a (?:positive|nonnegative) input",
        (
            "Für diesen Wert ist die Funktion nicht erklärt. Wurzel und Logarithmus gibt es nicht für "
            "negative Zahlen, den Logarithmus auch nicht für 0."
        ),
    ),
    (
        r"axis (\d+) is out of bounds for array of dimension (\d+)",
        "Die Achse {0} gibt es nicht: Das Array hat {1} Achse(n), gezählt ab 0.",
    ),
    (
        r"all the input array dimensions|must have the same (?:shape|number of dimensions)",
        (
            "Beim Zusammenfügen passen die Formen nicht: Bis auf die Achse, an der du zusammenfügst, müssen "
            "sie gleich sein."
        ),
    ),
    (
        r"x and y must have same first dimension, but have shapes (\(.*?\)) and (\(.*?\))",
        "Zum Zeichnen brauchst du zu jedem x genau ein y. Die Formen sind `{0}` und `{1}`.",
    ),
)
