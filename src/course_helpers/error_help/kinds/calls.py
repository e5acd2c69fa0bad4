"""TypeError of a call: too few arguments, too many, or unknown ones."""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING, Any

from course_helpers.error_help.kinds import axes, commas
from course_helpers.error_help.kinds.texts import listed

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_NAME = r"([\w.<>]+?)\(\)"
_TOO_MANY = re.compile(
    _NAME + r" takes (?:(?:from \d+ to )?(\d+)|no) (?:positional )?arguments?(?: but (\d+)|$)"
)
_BUILT_IN = re.compile(
    rf"(?:{_NAME} takes|(\w+) expected) (exactly|at most|at least)? ?(one|no|\d+) (?:positional )?arguments?(?: \((\d+) given\)|, got (\d+))"
)
_TOO_FEW = re.compile(_NAME + r" takes from (\d+) to \d+ positional arguments but (?:0|1) (?:was|were) given")
_MISSING = re.compile(
    _NAME + r" missing (?:\d+ )?required (?:positional |keyword-only )?arguments?:? (.+?)(?: \(pos \d+\))?$"
)
_UNKNOWN = re.compile(_NAME + r" got an unexpected keyword argument '(\w+)'")
_UNKNOWN_BUILT_IN = re.compile(r"'(\w+)' is an invalid keyword argument for (\w+)\(\)")
_TWICE = re.compile(_NAME + r" got multiple values for argument '(\w+)'")
_OF_SEVERAL = {
    "max": "sucht den größten von mehreren Werten, bekommt aber nur eine Zahl. Fehlt der andere: `max(0, z)`?",
    "min": "sucht den kleinsten von mehreren Werten, bekommt aber nur eine Zahl. Fehlt der andere: `min(1, z)`?",
    "sum": "addiert mehrere Werte, bekommt aber nur eine Zahl. Ist sie schon die Summe?",
}
_NUMBERS = {"one": "1", "no": "0"}
_TO_SUMMING = ["axis", "keepdims", "dtype"]  # numpy's own functions do not tell


def call(message: str, place: Place) -> str | None:  # noqa: PLR0911 - one line for each message
    """Explain wrong arguments; None for another message."""
    if text := _of_one_number(message, place):
        return text
    if found := _MISSING.search(message):
        called = (
            f"`{ast.unparse(place.call.func)}`"
            if "<lambda>" in found[1] and place.call
            else _called(found[1])
        )
        return f"Beim Aufruf von {called} fehlt etwas: {listed(found[2])}. Schreibe es zwischen die runden Klammern."
    if found := _TOO_FEW.search(message):
        return f"{_called(found[1])} {_least(int(found[2]))}"
    if "requires stop" in message:
        return f"`arange` {_least(1)}"
    if found := _TOO_MANY.search(message):
        return _too_many(found, place)
    if found := _BUILT_IN.search(message):
        return _of_built_in(found, place)
    if found := _UNKNOWN.search(message):
        return _unknown(found[1], found[2], place)
    if found := _UNKNOWN_BUILT_IN.search(message):
        return _unknown(found[2], found[1], place)
    if found := _TWICE.search(message):
        return f"{_called(found[1])} bekommt das Argument `{found[2]}` zweimal: einmal an seiner Stelle, einmal mit Namen."
    return None


def _of_one_number(message: str, place: Place) -> str | None:
    """Explain `max(z)` and the like where z is a single number; None for another call."""
    called = ast.unparse(place.call.func) if place.call else ""
    number = re.search(
        r"'(?:int|float|bool|numpy\.\w+\d+)' object is not iterable|iteration over a 0-d", message
    )
    if number is None or called not in _OF_SEVERAL:
        return None
    return f"`{called}` {_OF_SEVERAL[called]}"


def _called(name: str) -> str:
    """Name what the reader called: `Layer` for Layer.__init__, `sum` for numpy's _sum."""
    first, _, last = name.rpartition(".")
    last = first.rpartition(".")[2] if last in {"__init__", "__new__"} and first else last
    return "`lambda`" if "<" in last else f"`{last.lstrip('_')}`"


def _too_many(found: re.Match[str], place: Place) -> str:
    name, most, given = found[1], int(found[2] or 0), found[3]
    hidden = _hidden(place)
    if given and (named := _only_named(place)):
        return (
            f"{_called(name)} nimmt so viele Werte nur mit Namen. Schreibe die Argumente mit Namen, den "
            f"letzten Wert zum Beispiel als `{named}={ast.unparse(place.call.args[-1]) if place.call else '…'}`."
        )
    if given is None:  # a class without __init__
        return (
            f"{_called(name)} nimmt keine Argumente. Soll die Klasse welche bekommen, braucht sie eine Funktion "
            "`__init__(self, …)`, mit zwei Unterstrichen auf jeder Seite."
        )
    start = _counted(_called(name), int(given) - hidden, most - hidden)
    if hidden and name.startswith("Network."):
        return f"{start} Die Schichten gehören in eine Liste: `Network([{_inside(place)}])`."
    if comma := commas.in_the_line(place):
        return f"{start} {comma}"
    if not hidden and "." in name and "<locals>" not in name:
        return (
            f"{start} In einer Klasse zählt `self` mit: Steht `self` in der Klammer hinter `def` als erstes?"
        )
    return f"{start} Geht eine Klammer zu früh oder zu spät zu?"


def _least(wanted: int) -> str:
    if wanted == 1:
        return "braucht mindestens ein Argument zwischen den runden Klammern."
    return f"braucht mindestens {wanted} Argumente zwischen den runden Klammern. Trenne sie mit Kommas."


def _counted(who: str, given: int, most: int) -> str:
    got = "1 Argument" if given == 1 else f"{given} Argumente"
    return f"{who} bekommt {got}, nimmt aber " + (f"höchstens {most}." if most else "keines.")


def _of_built_in(found: re.Match[str], place: Place) -> str:
    who = _called(found[1] or found[2])
    wanted = int(_NUMBERS.get(found[4], found[4]))
    given = int(found[5] or found[6])
    if given < wanted:
        return f"{who} {_least(wanted)}"
    if place.call and (found[1] or "").rpartition(".")[2] in {"uniform", "normal", "integers"}:
        return f"{who} bekommt zu viele Werte. Die Form gehört in eigene runde Klammern: `size=(2, 3)`."
    comma = commas.in_the_line(place)
    return f"{_counted(who, given, wanted)} {comma or 'Geht eine Klammer zu früh oder zu spät zu?'}"


def _unknown(name: str, argument: str, place: Place) -> str:
    from course_helpers.error_help.kinds.names import nearest  # noqa: PLC0415 - names knows calls, too

    known = _arguments(place) + (_TO_SUMMING if name.strip("_") in axes.SUMMING else [])
    similar = nearest(argument, known) or nearest(argument.replace("_", ""), known)
    ask = f"Meinst du `{similar}`?" if similar else "Prüfe die Schreibweise."
    return f"{_called(name)} kennt kein Argument mit dem Namen `{argument}`. {ask}"


def _function(place: Place) -> Any:
    """Return what the failing call calls, without running code; None if that cannot be told."""
    if place.call is None:
        return None
    target = place.call.func
    value = place.value(target)
    if value is None and isinstance(target, ast.Attribute):
        owner = place.value(target.value)
        value = getattr(type(owner), target.attr, None) if owner is not None else None
    return inspect.getattr_static(value, "__init__") if isinstance(value, type) else value


def _hidden(place: Place) -> int:
    """Count the arguments that Python hands over itself: 1 where the function's first one is `self`."""
    code = getattr(_function(place), "__code__", None)
    return int(code is not None and code.co_varnames[:1] == ("self",))


def _arguments(place: Place) -> list[str]:
    try:
        return [
            one
            for one in inspect.signature(_function(place)).parameters
            if one not in {"self", "args", "kwargs"}
        ]
    except (TypeError, ValueError):
        return []


def _only_named(place: Place) -> str | None:
    """Return the first argument that a function of the course takes by its name alone."""
    function = _function(place)
    if not str(getattr(function, "__module__", "")).startswith("course_helpers."):
        return None
    try:
        known = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    return next((one.name for one in known if one.kind is one.KEYWORD_ONLY), None)


def _inside(place: Place) -> str:
    return ", ".join(ast.unparse(one) for one in place.call.args) if place.call else "schicht1, schicht2"
