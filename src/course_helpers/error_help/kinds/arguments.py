"""TypeError: operations that two kinds of values do not share, and values of the wrong kind."""

from __future__ import annotations

import ast
import builtins
import re
from typing import TYPE_CHECKING

from course_helpers.error_help.kinds import calls, commas, course, operations, plots, wrong_kinds
from course_helpers.error_help.kinds.texts import look_up

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_GAP = "Hier stehen noch die drei Punkte `...` einer Lücke. Ersetze sie durch deinen Code."
_PAIR = re.compile(
    r"^(?!.*(?:support item|indices|interpreted as|callable|unpack)).*"
    r"(?:tuple|multiply sequence|argument must be|real number|__round__|Cannot interpret|float\(\))"
)


def type_error(error: TypeError, place: Place) -> str | None:
    """Explain a TypeError by its message."""
    message = str(error)
    if "ellipsis" in message.lower():
        return _GAP
    if "ufunc" in message and any(place.value(node) is ... for node in place.nodes):
        return _GAP
    if text := course.by_line(message, place):
        return text
    text = _text(message, place)
    if "SeedSequence" in message:
        return "Der Startwert für den Zufall, `seed`, ist eine ganze Zahl, zum Beispiel `seed=1`."
    if place.inner.startswith("course_helpers."):
        return _inside_the_course(text, message, place)
    return text


def _text(message: str, place: Place) -> str | None:
    if text := calls.call(message, place):
        return text
    if _PAIR.search(message) and (text := commas.in_a_value(place)):
        return text
    if re.search("data type|ArrayType", message) and (text := commas.in_the_line(place, only_zero=True)):
        return text
    if "is not callable" in message and (text := _not_callable(message, place)):
        return text
    if "Cannot interpret" in message and "dtype" in place.source:
        return "Diesen Zahlentyp kennt numpy nicht. Es gibt zum Beispiel `float` und `int`."
    return (
        look_up(message, operations.TEXTS)
        or look_up(message, wrong_kinds.TEXTS)
        or look_up(message, plots.TEXTS)
    )


def _inside_the_course(text: str | None, message: str, place: Place) -> str | None:
    """Speak of the reader's own call, not of what it led to."""
    called = ast.unparse(place.call.func) if place.call else ""
    start = (
        f"Beim Aufruf von `{called}(…)` passt ein Wert nicht."
        if called
        else "Ein Wert in dieser Zeile passt nicht."
    )
    private = re.search(r"(?<![\w.])_\w+\(|\._\w+\(", message)
    return f"{start} Prüfe die Werte zwischen den Klammern." if private or not text else f"{start} {text}"


def _not_callable(message: str, place: Place) -> str | None:  # noqa: PLR0911 - one line for each reason
    """Explain round brackets behind a value, where more is known than its kind."""
    target = place.call.func if place.call else None
    if re.search("ActivationFunction|_Softmax", message):
        name = ast.unparse(target) if target else "relu"
        if place.call and not place.call.args and not place.call.keywords:
            return f"`{name}` lässt sich nicht selbst aufrufen. Lass die runden Klammern dahinter weg."
        return f"`{name}` lässt sich nicht selbst aufrufen. Es fehlt `.function`: `{name}.function(…)`."
    if "'module' object" in message:
        return (
            "Ein Modul lässt sich nicht aufrufen. Die Funktion steht hinter einem Punkt: `modul.funktion(…)`."
        )
    if isinstance(target, ast.Attribute) and target.attr in {"shape", "T", "size", "ndim", "dtype"}:
        return f"`{target.attr}` ist keine Funktion, sondern ein Wert. Lass die runden Klammern dahinter weg."
    if isinstance(target, ast.Name) and hasattr(builtins, target.id):
        back = "" if place.function else f" Mit `del {target.id}` ist die Funktion wieder da."
        return f"`{target.id}` ist keine Funktion mehr, denn du hast dem Namen einen Wert gegeben. Nimm dafür einen anderen.{back}"
    if "'Network' object" in message or "'Layer' object" in message:
        return (
            "Netze und Schichten rechnen mit `feedForward(…)`. Schreibe es mit einem Punkt vor die Klammer."
        )
    if "'NoneType' object" in message and isinstance(target, ast.Name):
        return f"`{target.id}` ist `None`, also nichts, und keine Funktion. Wo hat `{target.id}` diesen Wert bekommen?"
    return None
