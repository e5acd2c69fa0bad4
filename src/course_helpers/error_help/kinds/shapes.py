"""Shapes that do not fit: products, broadcasting, reshaping, joining."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from course_helpers.error_help.place import shape_of

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_SHAPE = r"(\([\d, ]*\))"
_OPERANDS = rf"operands could not be broadcast together with (?:remapped )?shapes? {_SHAPE} {_SHAPE}"
_PRODUCT = " Sollte es das Matrixprodukt `@` sein?"
PRODUCT_RULE = "Das geht nur, wenn links so viele Spalten sind wie rechts Zeilen: `(n, k) @ (k, m)`."
STRETCH = (
    "Die Formen werden von hinten verglichen: Zwei Längen passen, wenn sie gleich sind oder eine davon 1 ist."
)


def shape(message: str, *, product: bool) -> str | None:
    """Explain shapes that do not fit together; ``product``: whether `@` may have been meant; None for another message."""
    for pattern, text in _TEXTS:
        if found := re.search(pattern, message):
            said = text.format(*[_tidy(part or "") for part in found.groups()])
            return said + _PRODUCT if product and pattern == _OPERANDS else said
    return None


def product(message: str, place: Place) -> str:
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
    if isinstance(node, ast.BinOp) and (text := _no_array(node, place)):
        return text
    sizes = re.search(r"size (\d+) is different from (\d+)", message)
    if len(pair) == 2:  # a product has two sides
        what = f"links `{pair[0]}`, rechts `{pair[1]}`"
    elif sizes:
        what = f"links sind es {sizes[2]}, rechts {sizes[1]}"
    else:
        return (
            "Ein Matrixprodukt `@` braucht auf beiden Seiten Arrays, keine einzelnen Zahlen. Zum "
            "Multiplizieren mit einer Zahl nimm `*`."
        )
    return (
        f"Diese Formen passen beim Matrixprodukt nicht zusammen: {what}. {PRODUCT_RULE} Fehlt ein `.T`, oder ist "
        "die Reihenfolge vertauscht?"
    )


def _no_array(node: ast.BinOp, place: Place) -> str | None:
    """Explain a side of a product that is an object of the course's, or is built as one there."""
    for side, where in ((node.left, "Links"), (node.right, "Rechts")):
        built = place.value(side.func) if isinstance(side, ast.Call) else None
        kind = built if isinstance(built, type) else type(place.value(side))
        if kind.__name__ in {"Layer", "Network", "ActivationFunction"}:
            return f"{where} von `@` steht ein Objekt der Art `{kind.__name__}`, kein Array. Nimm die Gewichte daraus."
    return None


def _tidy(part: str) -> str:
    """Write a shape as Python does: numpy's messages leave the space out, and the comma of a single one."""
    spaced = re.sub(r",(?=[-\d])", ", ", part.replace("newaxis", "-1"))
    return re.sub(r"^\((\d+)\)$", r"(\1,)", spaced)


_TEXTS = (
    (
        rf"value array of shape {_SHAPE} could not be broadcast to indexing result of shape {_SHAPE}",
        "Werte der Form `{0}` passen nicht an eine Stelle der Form `{1}`. Zu jedem Platz links gehört genau ein Wert.",
    ),
    (
        r"cannot assign (\d+) input values to the (\d+) output values where the mask is true",
        "Die Bedingung in den eckigen Klammern trifft auf {1} Stellen zu, rechts stehen aber {0} Werte.",
    ),
    (
        r"remapped shapes \[original->remapped\]: (\([\d,]*\))\S* (\([\d,]*\))",
        "Diese Formen passen nicht zusammen: links `{0}`, rechts `{1}`. " + STRETCH,
    ),
    (
        _OPERANDS,
        "Diese Formen lassen sich nicht Element für Element verrechnen: links `{0}`, rechts `{1}`. "
        + STRETCH,
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
        r"cannot reshape array of size (\d+) into shape \((\d+)\)$",
        "Das Array hat {0} Werte, und {0} ist nicht durch {1} teilbar: Die `-1` kann nichts Passendes einsetzen.",
    ),
    (
        r"cannot reshape array of size (\d+) into shape \(([\d, ]*newaxis[\w, ]*)\)",
        (
            "Das Array hat {0} Werte und lässt sich nicht in die Form `({1})` bringen: Die Längen ohne die `-1`, "
            "multipliziert, müssen {0} ohne Rest teilen."
        ),
    ),
    (r"can only specify one unknown dimension", "Die Länge `-1` darf in einer Form nur einmal stehen."),
    (
        r"negative dimensions not allowed",
        "`resize` kennt die Länge `-1` nicht. Umformen geht mit `reshape`, und dort rechnet numpy sie aus.",
    ),
    (r"negative dimensions are not allowed|Number of samples", "Eine Länge darf nicht negativ sein."),
    (r"need at least one array", "Die Liste ist leer. Zum Zusammenfügen braucht es mindestens ein Array."),
    (
        r"zero-dimensional arrays cannot be concatenated",
        "Einzelne Zahlen lassen sich nicht zusammenfügen. Nimm `np.array([…])`.",
    ),
    (r"axes don't match array", "Für jede Achse des Arrays braucht es genau eine Nummer."),
    (
        r"can only convert an array of size 1",
        (
            "Hier muss eine einzelne Zahl stehen, es ist aber ein ganzes Array. Greife einen Wert heraus, zum "
            "Beispiel `[0]`."
        ),
    ),
    (
        r"(?:destination|array) is read-only",
        "Dieses Array lässt sich nicht ändern. Rechne mit einer Kopie: `.copy()`.",
    ),
    (
        r"array split does not result in an equal division",
        "So lässt sich das Array nicht in gleich große Stücke teilen. Ungleiche macht `np.array_split(…)`.",
    ),
    (
        r"cannot select an axis to squeeze out",
        "Nur Achsen der Länge 1 lassen sich entfernen, diese ist länger.",
    ),
    (
        r"fp and xp are not of the same length",
        "Zu jedem x gehört genau ein y. Hier sind es verschieden viele.",
    ),
    (
        rf"cannot reshape array of size (\d+) into shape {_SHAPE}",
        (
            "Das Array hat {0} Werte und lässt sich nicht in die Form `{1}` bringen: Multipliziert müssen die "
            "Längen {0} ergeben."
        ),
    ),
    (
        r"array is too big|Maximum allowed dimension",
        "So viel Speicher hat der Rechner nicht. Stimmt die Form, die das Array bekommen soll?",
    ),
    (
        r"truth value of an (?:empty )?array",
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
        r"setting an array element with a sequence",
        "An diese Stelle passt nur eine einzelne Zahl, es sind aber mehrere Werte.",
    ),
    (
        r"not enough values to unpack \(expected (?:at least )?(\d+), got 1\)",
        "Hier stehen {0} Namen, es kommt aber nur ein Wert an.",
    ),
    (
        r"not enough values to unpack \(expected (?:at least )?(\d+), got (\d+)\)",
        "Hier stehen {0} Namen, es kommen aber nur {1} Werte an.",
    ),
    (
        r"too many values to unpack \(expected (\d+)",
        "Hier stehen {0} Namen, es kommen aber mehr Werte an.",
    ),
    (r"duplicate value in 'axis'", "Jede Achse darf nur einmal dastehen."),
    (
        r"axis (-?\d+) is out of bounds for array of dimension 1\b",
        "Die Achse {0} gibt es nicht: Das Array hat nur eine Achse, die Achse 0.",
    ),
    (
        r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
        "Die Achse {0} gibt es nicht: Das Array hat {1} Achsen, gezählt ab 0.",
    ),
    (
        r"all the input arrays must have same number of dimensions.* has (\d+) dimension\(s\) and .* has (\d+) dim",
        (
            "Beim Zusammenfügen haben die Arrays verschieden viele Achsen: {0} und {1}. Mit `reshape` bekommen sie "
            "gleich viele, zum Beispiel wird mit `.reshape(1, -1)` eine Zeile daraus."
        ),
    ),
    (
        r"all the input array dimensions|must have (?:the )?same (?:shape|number of dimensions)",
        (
            "Beim Zusammenfügen passen die Formen nicht: Bis auf die Achse, an der du zusammenfügst, müssen "
            "sie gleich sein."
        ),
    ),
)
