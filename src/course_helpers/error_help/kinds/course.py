"""TypeErrors of calls and operations where the line itself tells more than Python's message."""

from __future__ import annotations

import ast
from types import ModuleType
from typing import TYPE_CHECKING

from course_helpers.error_help.kinds import axes

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_OF_ONE = {"array", "sum", "max", "min", "mean", "std", "prod"}
_OF_LENGTHS = {"reshape", "resize", "zeros", "ones", "empty", "eye", "arange", "linspace", "range"}


def by_line(message: str, place: Place) -> str | None:
    """Return what the failing call or operation tells; None if nothing does."""
    if place.call:
        return loose_numbers(place) or _of_call(message, place.call, place)
    node = place.failing
    if isinstance(node, ast.Subscript) and "is not subscriptable" in message:
        return _no_places(node, place)
    if isinstance(node, ast.BinOp) and "did not contain a loop" in message:
        for side, where in ((node.left, "Links"), (node.right, "Rechts")):
            value = side.value if isinstance(side, ast.Constant) else place.value(side)
            if isinstance(value, str):
                return f"{where} steht ein Text. Mit einem Array lässt er sich nicht verrechnen."
    return None


def loose_numbers(place: Place) -> str | None:
    """Explain several numbers in a row where numpy wants one list."""
    call = place.call
    if call is None or not isinstance(call.func, ast.Attribute) or call.func.attr not in _OF_ONE:
        return None
    numbers = [one for one in call.args if isinstance(one, ast.Constant)]
    if len(numbers) < 2 or len(numbers) != len(call.args) or ast.unparse(call.func.value) != "np":  # several
        return None
    inside = ", ".join(ast.unparse(one) for one in numbers)
    return f"Mehrere Zahlen gehören in eckige Klammern: `{ast.unparse(call.func)}([{inside}])`."


def _of_call(message: str, call: ast.Call, place: Place) -> str | None:
    if "'str' object is not callable" in message and any(one.arg == "loss" for one in call.keywords):
        return (
            "Für `loss` braucht es eine Funktion, keinen Text: `loss=Network.mse_loss`. Oder lass `loss` weg."
        )
    if text := _of_numpy(message, call):
        return text
    if isinstance(call.func, ast.Attribute) and "missing" in message:
        owner, name = place.value(call.func.value), call.func.attr
        if isinstance(owner, type):
            return (
                f"Links vom Punkt steht die Klasse `{owner.__name__}` selbst, es fehlt ein Objekt. Baue zuerst "
                f"eines mit `{owner.__name__}(…)` und rufe damit `{name}` auf."
            )
    if isinstance(call.func, ast.Name) and "'module' object" in message:
        module, name = place.value(call.func), call.func.id.capitalize()
        if isinstance(module, ModuleType) and hasattr(module, name):
            return f"`{call.func.id}` ist ein Modul und lässt sich nicht aufrufen. Meinst du `{name}`?"
    return None


def _of_numpy(message: str, call: ast.Call) -> str | None:
    """Explain a value at a place where numpy wants an axis, a length or nothing at all."""
    name, whole = ast.unparse(call.func).rpartition(".")[2], ast.unparse(call.func)
    if text := axes.misplaced(message, call):
        return text
    if "only integer scalar arrays" in message and name in _OF_LENGTHS:
        return (
            f"`{whole}` braucht hier eine ganze Zahl, es bekommt aber ein Array. Wie viele Werte oder Zeilen "
            "ein Array hat, sagt `len(…)`."
        )
    if "Cannot interpret" in message and any(
        isinstance(one, ast.Constant) and isinstance(one.value, bool) for one in call.args
    ):
        return "`True` und `False` brauchen hier ihren Namen davor, zum Beispiel `keepdims=True`."
    if "order must be str" in message and name in {"ravel", "flatten"}:
        return f"`{name}` macht immer eine einzige Reihe und nimmt keine Form. Eine Form gibst du bei `reshape` an."
    return None


def _no_places(node: ast.Subscript, place: Place) -> str | None:
    owner = place.value(node.value)
    if not type(owner).__module__.startswith("course_helpers."):
        return None
    key = node.slice.value if isinstance(node.slice, ast.Constant) else None
    start = f"Aus einem Objekt der Art `{type(owner).__name__}` lässt sich nichts mit eckigen Klammern herausgreifen."
    if isinstance(key, str) and hasattr(owner, key):
        return f"{start} Schreibe `{ast.unparse(node.value)}.{key}`."
    return (
        f"{start} Die Schichten stehen in `{ast.unparse(node.value)}.layers`."
        if hasattr(owner, "layers")
        else start
    )
