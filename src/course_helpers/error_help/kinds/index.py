"""IndexError: places that are not there, and what cannot be a place."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.error_help.kinds.texts import look_up
from course_helpers.error_help.place import shape_of

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_SLOPES = 3  # so many does `getDerivatives` return


def index(error: IndexError, place: Place) -> str | None:
    """Explain an index beyond the end."""
    message = str(error)
    if found := re.search(
        r"index (-?\d+) is out of bounds for (?:axis|dimension) (\d+) with size (\d+)", message
    ):
        where, axis, size = found.groups()
        if size == "0":
            return f"Das Array ist an der Achse {axis} leer. Es gibt dort nichts herauszugreifen."
        return (
            f"Den Index {where} gibt es an der Achse {axis} nicht. "
            f"Dort sind {size} Werte, also die Indizes 0 bis {int(size) - 1}."
        )
    if found := re.search(r"array is (\d+)-dimensional, but (\d+) were indexed", message):
        return _too_many(int(found[1]), int(found[2]))
    if found := re.search(r"too many indices for tensor of dimension (\d+)", message):
        return f"In den eckigen Klammern stehen mehr Indizes, als der Tensor Achsen hat ({found[1]})."
    node = place.failing
    if isinstance(node, ast.Subscript):
        text = _too_far(message, node, place) or _labels(message, node, place) or _no_number(node, place)
        if text:
            return text
    return look_up(message, _TEXTS)


def _too_far(message: str, node: ast.Subscript, place: Place) -> str | None:
    """Say how many values a list or tuple has that is too short."""
    of = node.value
    values = (
        shape_of(place.value(of.value))
        if isinstance(of, ast.Attribute) and of.attr == "shape"
        else place.value(of)
    )
    if "index out of range" not in message or not isinstance(values, (list, tuple)):
        return None
    name = ast.unparse(node.value)
    if "assignment" in message:
        return f"So viele Werte hat `{name}` noch nicht. An eine Liste hängst du hinten etwas an: `{name}.append(…)`."
    if not values:
        return f"`{name}` ist leer. Es gibt dort nichts herauszugreifen."
    count = (
        "nur einen Wert, den Index 0"
        if len(values) == 1
        else f"nur {len(values)} Werte, die Indizes 0 bis {len(values) - 1}"
    )
    arrays = isinstance(values, tuple) and any(isinstance(one, np.ndarray) for one in values)
    slopes = " Sind es die Steigungen aus `getDerivatives`? Dort müssen es drei sein: `return b, w, a`."
    return f"`{name}` hat {count}." + (slopes if arrays and len(values) < _SLOPES else "")


def _labels(message: str, node: ast.Subscript, place: Place) -> str | None:
    """Explain labels, zeros and ones, that are to choose but are floats."""
    chosen, owner = place.value(node.slice), place.value(node.value)
    if "arrays used as indices" not in message or not isinstance(chosen, np.ndarray):
        return None
    if np.shape(owner) != chosen.shape or not np.isin(chosen, (0, 1)).all():
        return None
    name = ast.unparse(node.slice)
    return (
        f"`{name}` enthält die Kommazahlen 0 und 1, damit lässt sich nichts auswählen. Sollen es die Stellen sein, an "
        f"denen eine 1 steht? Dann schreibe `[{name} == 1]`."
    )


def _no_number(node: ast.Subscript, place: Place) -> str | None:
    """Explain a function between the brackets, or a smallest value where its place is wanted."""
    inside, name = node.slice, ast.unparse(node.slice)
    owner = place.value(inside.value) if isinstance(inside, ast.Attribute) else None
    if isinstance(inside, ast.Attribute) and callable(getattr(type(owner), inside.attr, None)):
        return f"`{name}` ist eine Funktion. Rufe sie mit runden Klammern auf: `{name}()`."
    if isinstance(inside, ast.Call) and (found := re.fullmatch(r"(?:np\.)?(min|max)\((\w+)\)", name)):
        return (
            f"`{name}` ist der Wert selbst, nicht die Nummer seiner Stelle. Die Stelle findet "
            f"`np.arg{found[1]}({found[2]})`."
        )
    return None


def _too_many(axes: int, wanted: int) -> str:
    if axes == 0:
        return "Vor den eckigen Klammern steht eine einzelne Zahl. Es gibt dort nichts herauszugreifen."
    stand = f"stehen {wanted} Indizes" if wanted > 1 else "steht ein Index"
    return f"In den eckigen Klammern {stand}, das Array hat aber nur {axes} {'Achse' if axes == 1 else 'Achsen'}."


_WHOLE = (
    "In eckigen Klammern müssen ganze Zahlen stehen, die Nummern der Stellen. Hier ist es etwas anderes, "
    "zum Beispiel eine Kommazahl."
)
_TEXTS = (
    (r"^pop from (?:an )?empty", "Die Liste ist schon leer: `pop` hat nichts mehr herauszunehmen."),
    (r"[Cc]annot choose from an empty", "Aus einer leeren Liste lässt sich nichts auslosen."),
    (
        r"index out of range",
        (
            "So weit reicht es nicht: So viele Werte gibt es hier nicht. Gezählt wird ab 0: Bei n Werten ist "
            "`n - 1` der letzte Index."
        ),
    ),
    (
        r"boolean index did not match|shape of the mask .* does not match",
        "Die Auswahl mit `True` und `False` ist nicht so lang wie das Array. Beide brauchen dieselbe Form.",
    ),
    (
        r"invalid index to scalar|invalid index of a 0-dim tensor",
        "Vor den eckigen Klammern steht eine einzelne Zahl. Herausgreifen lässt sich nur aus einem Array.",
    ),
    (
        r"arrays used as indices must be of integer",
        (
            "Das Array in den eckigen Klammern enthält Kommazahlen, die Nummern der Stellen müssen aber ganze Zahlen "
            "sein. Stellen liefern zum Beispiel `np.argmin` und `np.argmax`. Sind es schon welche, dann hilft "
            "`.astype(int)`."
        ),
    ),
    (
        r"shape mismatch: indexing arrays .* shapes (\([\d,]*\)) (\([\d,]*\))",
        "Die Arrays in den eckigen Klammern sind ungleich lang: `{0}` und `{1}`. Zu jeder Zeile gehört eine Spalte.",
    ),
    (r"only have a single ellipsis", "In eckigen Klammern dürfen die drei Punkte `...` nur einmal stehen."),
    (
        r"Replacement index (\d+) out of range",
        "Der Text hat mehr geschweifte Klammern, als `format` Werte bekommt.",
    ),
    (
        r"tensors used as indices must be",
        "Der Tensor in den eckigen Klammern braucht ganze Zahlen: `.long()`.",
    ),
    (r"only integers, slices", _WHOLE),
    (
        r"Target (\d+) is out of bounds",
        "Das Label {0} gibt es nicht: So viele Ausgaben hat das Netz nicht. Gezählt wird ab 0.",
    ),
    (
        r"Dimension out of range .* but got (-?\d+)",
        "Die Achse {0} gibt es bei diesem Tensor nicht, gezählt ab 0.",
    ),
    (
        r"[Ee]xpected reduction dim",
        "Der Tensor ist leer. Ein größter oder kleinster Wert lässt sich nicht finden.",
    ),
    (r"must be an integer or at least 1-dimensional", "Hier muss eine ganze Zahl oder ein Array stehen."),
)
