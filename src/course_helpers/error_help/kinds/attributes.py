"""AttributeError: what an object does not have, and what it is called there."""

from __future__ import annotations

import ast
import re
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.error_help.kinds.names import nearest
from course_helpers.error_help.kinds.texts import german, look_up

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_ARRAY_ONLY = {
    "shape",
    "T",
    "ndim",
    "dtype",
    "size",
    "reshape",
    "mean",
    "sum",
    "min",
    "max",
    "astype",
    "flatten",
}
_MISSING = r"(?:'([\w.]+)' object|type object '([\w.]+)'|module '([\w.]+)') has no attribute '(\w+)'"
_NEAR = 0.7
_SUPER = (
    "In `__init__` deines Netzes fehlt die erste Zeile `super().__init__()`. Ohne sie kann PyTorch keine "
    "Schichten speichern."
)
_TEXTS = (
    (r"before Module\.__init__\(\) call", _SUPER),
    (
        r"`np\.(\w+)` was a deprecated alias for the builtin `(\w+)`",
        "`np.{0}` gibt es in numpy nicht mehr. Schreibe einfach `{1}`.",
    ),
    (
        r"`np\.(\w+)` was removed .* Use `((?:np\.)?\w+)",
        "`np.{0}` gibt es in numpy nicht mehr. Schreibe `{1}`.",
    ),
    (r"`np\.(\w+)` was removed", "`np.{0}` gibt es in numpy nicht mehr."),
    (
        r"(?:property|attribute) '(\w+)' of '([\w.]+)' objects? (?:has no setter|is not writable)",
        "`{0}` lässt sich hier nur lesen, nicht neu setzen.",
    ),
    (r"\.set\(\) got an unexpected keyword argument '(\w+)'", "matplotlib kennt hier kein Argument `{0}`."),
    (r"cannot assign to field '(\w+)'", "`{0}` lässt sich hier nicht mehr ändern."),
)
_ELSEWHERE = {
    ("list", "push"): "Anhängen geht mit `append(…)`.",
    ("list", "add"): "Anhängen geht mit `append(…)`.",
    ("list", "length"): "Die Länge berechnet `len(…)`.",
    ("list", "len"): "Die Länge berechnet `len(…)`.",
    ("str", "length"): "Die Länge berechnet `len(…)`.",
    ("ndarray", "length"): "Die Länge berechnet `len(…)`, die Form steht in `shape`.",
    ("ndarray", "len"): "Die Länge berechnet `len(…)`, die Form steht in `shape`.",
    ("ndarray", "index"): "Die Stelle des kleinsten Werts findet `argmin()`, die des größten `argmax()`.",
    ("ndarray", "count"): "Treffer zählt `np.count_nonzero(…)`.",
    ("ndarray", "append"): "Ein Array wächst nicht. `np.append(array, werte)` gibt ein neues zurück.",
    ("ndarray", "plot"): "Es sind mehrere Zeichenflächen: Greife eine heraus, zum Beispiel `ax[0]`.",
    ("dict", "has_key"): "Ob es einen Schlüssel gibt, prüfst du mit `in`.",
    ("Tensor", "astype"): "Bei Tensoren heißt es `.to(…)`, zum Beispiel `.to(torch.float32)`.",
    ("Generator", "rand"): "Hier heißt es `random(…)`.",
    ("Generator", "randn"): "Hier heißt es `standard_normal(…)`.",
    ("Generator", "randint"): "Hier heißt es `integers(…)`.",
}


def attribute(error: AttributeError, place: Place) -> str:  # noqa: PLR0911 - one line for each reason
    """Explain an attribute that an object does not have, with the nearest one."""
    message = str(error)
    if text := look_up(message, _TEXTS):
        return text
    found = re.search(_MISSING, message)
    # What raises by hand, and what sets an attribute, need not tell name and object.
    missing = str(error.name or (found[4] if found else ""))
    if "'NoneType' object" in message:
        return _of_nothing(missing, place)
    owner = error.obj
    if owner is ...:
        return f"Links vom Punkt vor `{missing}` stehen noch die drei Punkte `...`. Fülle zuerst die Lücke."
    if missing == "ask_exit":
        return "Beenden lässt sich Python hier nicht. Nimm `exit()` oder `quit()` heraus."
    if not missing:
        return "Einem Objekt in dieser Zeile fehlt, was hinter einem Punkt steht. Prüfe jeden Namen nach einem Punkt."
    if owner is None:
        kind = next(part for part in found.groups() if part) if found else ""
        return f"Hier gibt es `{missing}` nicht" + (f": Es ist {german(kind)}." if kind else ".")
    if place.inner.startswith("course_helpers."):
        return _handed_over(owner, place)
    if owner is place.scope.get("self") and missing in place.scope:
        return f"`self.{missing}` gibt es hier nicht, aber `{missing}`. Lass `self.` davor weg."
    return _of_object(missing, owner)


def _handed_over(owner: Any, place: Place) -> str:
    """Speak of the reader's own call, where the course's code stumbled over what it was given."""
    called = f"Beim Aufruf von `{ast.unparse(place.call.func)}(…)`" if place.call else "In dieser Zeile"
    if isinstance(owner, type):
        return (
            f"{called} passt ein Wert nicht: Es ist die Klasse `{owner.__name__}` selbst. Rufe sie mit runden "
            f"Klammern auf: `{owner.__name__}(…)`."
        )
    return (
        f"{called} passt ein Wert nicht: Es ist {german(type(owner).__name__)}, gebraucht wird etwas anderes."
    )


def _of_nothing(missing: str, place: Place) -> str:
    if missing in {"zero_", "data"} and ".grad" in place.source:
        return "`grad` ist noch leer: Erst `backward()` berechnet die Steigungen."
    return (
        f"Links vom Punkt vor `{missing}` steht `None`, also nichts. Fehlt in einer Funktion das "
        "`return`? Funktionen, die nur etwas ändern, geben `None` zurück."
    )


def _of_object(missing: str, owner: Any) -> str:
    if owner is np and missing == "ln":
        return "Der natürliche Logarithmus heißt in numpy `np.log`."
    if missing.startswith("_") and "Module" in {one.__name__ for one in type(owner).__mro__}:
        return _SUPER
    kind, what = _kind(owner), "Das Modul" if isinstance(owner, ModuleType) else "Ein Objekt der Art"
    if isinstance(owner, type):
        what = "Die Klasse"
    if kind == "Network" and missing in {"fit", "fit_async", "accuracy"}:
        return (
            f"Dein eigenes `Network` hat kein `{missing}`, das des Kurses schon. Führe die Zelle mit "
            "`from course_helpers.framework import Network` aus und baue das Netz neu."
        )
    start = f"{what} `{kind}` hat nichts mit dem Namen `{missing}`."
    there = _names(owner)
    if text := _other_way(kind, missing, owner, there):
        return f"{start} {text}"
    similar = nearest(missing, there, likeness=_NEAR) or _longer(missing, there)
    return f"{start} Meinst du `{similar}`?" if similar else f"{start} Prüfe, was links vom Punkt steht."


def _other_way(  # noqa: PLR0911 - one line for each reason
    kind: str, missing: str, owner: Any, there: list[str]
) -> str | None:
    """Return how the same is done for this kind of object."""
    if (kind, missing) in _ELSEWHERE:
        return _ELSEWHERE[kind, missing]
    if isinstance(owner, (list, tuple)) and missing in _ARRAY_ONLY:
        return "Das können nur Arrays: Mache mit `np.array(…)` eines daraus."
    if missing in {"append", "pop", "extend"} and not isinstance(owner, ModuleType):
        return "Das können nur Listen."
    if isinstance(owner, dict) and missing in owner:
        return f"Einen Wert greifst du mit eckigen Klammern heraus: `[{missing!r}]`."
    if isinstance(owner, np.ndarray) and callable(getattr(np, missing, None)):
        return f"In numpy ist das eine Funktion: `np.{missing}(…)`."
    if isinstance(owner, tuple):
        return "Aus einem Tupel greifst du Werte mit eckigen Klammern heraus, den ersten mit `[0]`."
    if f"set_{missing}" in there:
        return f"Hier heißt es `set_{missing}(…)`."
    return None


def _names(owner: Any) -> list[str]:
    try:
        names = dir(owner)
    except Exception:  # noqa: BLE001 - an object that is not complete may fail in any way
        names = dir(type(owner))
    return [one for one in names if not one.startswith("_")]


def _longer(missing: str, there: list[str]) -> str | None:
    """Return the one name that goes on where ``missing`` ends: weightsForNext for weights."""
    longer = [one for one in there if one.startswith(missing)]
    return longer[0] if len(longer) == 1 else None


def _kind(owner: Any) -> str:
    named = isinstance(owner, (type, ModuleType))
    return str(owner.__name__ if named else type(owner).__name__)
