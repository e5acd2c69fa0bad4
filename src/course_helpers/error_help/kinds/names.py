"""Names that Python does not find: variables and keys."""

from __future__ import annotations

import builtins
import difflib
import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course_helpers.error_help.place import Place

_KNOWN = {
    "np": "import numpy as np",
    "plt": "import matplotlib.pyplot as plt",
    "torch": "import torch",
    "nn": "import torch.nn as nn",
    "math": "import math",
    "random": "import random",
    "os": "import os",
    "sys": "import sys",
    "time": "import time",
    "hxtorch": "import hxtorch",
    "widgets": "import ipywidgets as widgets",
}
_FRAMEWORK = {"Layer", "Network", "ActivationFunction", "relu", "softmax"}
_OTHER_WORDS = {
    "pd": "`pd` steht meist für pandas, das es hier nicht gibt. Für Tabellen nimm Arrays von numpy.",
    "tf": "`tf` steht meist für TensorFlow, das es hier nicht gibt. Nimm `course_helpers.framework`.",
    "sns": "`sns` steht meist für seaborn, das es hier nicht gibt. Zeichne mit `matplotlib.pyplot`.",
    "null": "Für nichts schreibst du in Python `None`.",
    "wahr": "Schreibe `True` für wahr.",
    "falsch": "Schreibe `False` für falsch.",
    "self": "`self` gibt es nur in den Funktionen einer Klasse, wenn es dort das erste Argument ist.",
}
_FEW = 8  # keys that are listed


def nearest(wanted: str, names: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the name that is spelled most like ``wanted``, if any is enough; capitals do not count."""
    there: dict[str, str] = {}
    for one in names:
        if there.setdefault(one.lower(), one)[:1].isupper() != wanted[:1].isupper():
            there[one.lower()] = one  # of Network and network the one that begins like it
    found = difflib.get_close_matches(wanted.lower(), there, n=1, cutoff=likeness)
    return there[found[0]] if found else None


def name(error: NameError, place: Place) -> str:  # noqa: C901, PLR0911 - one line for each reason
    """Explain a NameError, with the nearest name."""
    missing = str(getattr(error, "name", None) or str(error).split("'")[1])
    if not missing.strip("_"):
        return f"Die Lücke `{missing}` ist noch offen. Ersetze sie durch deinen Code."
    if missing in _KNOWN:
        return (
            f"Python kennt `{missing}` noch nicht. Führe zuerst die Zelle mit `{_KNOWN[missing]}` aus "
            "oder schreibe diese Zeile an den Anfang."
        )
    start = f"Python kennt den Namen `{missing}` nicht."
    if missing.lower() in {"true", "false", "none"}:
        return f"{start} Schreibe `{missing.capitalize()}` mit großem Anfangsbuchstaben."
    if missing.lower() in _OTHER_WORDS:
        return f"{start} {_OTHER_WORDS[missing.lower()]}"
    if missing in {"pruefe", "pruefen", "prüfen"}:
        return f"{start} Meinst du `prüfe`?"
    if place.source.startswith(("prüfe(", "pruefe(")):
        return (
            f"{start} Führe zuerst die Zelle mit der Lücke aus, die darüber steht. Dort muss er genau so "
            "heißen."
        )
    if missing in _FRAMEWORK:
        return (
            f"{start} Führe zuerst die Zelle aus, in der `{missing}` entsteht, oder schreibe "
            f"`from course_helpers.framework import {missing}`."
        )
    not_yet = f"Oder hast du die Zelle noch nicht ausgeführt, in der `{missing}` entsteht?"
    if meant := _elsewhere(missing, place):
        return f"{start} Meinst du `{meant}`?" + (f" {not_yet}" if meant.startswith("np.") else "")
    own = [one for one in place.scope if not one.startswith("_")]
    if similar := nearest(missing, own):
        return f"{start} Meinst du `{similar}`?"
    if similar := nearest(missing, dir(builtins), likeness=0.79):  # not next for netz, nor all for hallo
        return f"{start} Meinst du `{similar}`? {not_yet}"
    return (
        f"{start} Ist er richtig geschrieben? Wenn ja, führe zuerst die Zelle aus, in der er entsteht, mit `=` "
        "oder `def`."
    )


def _elsewhere(missing: str, place: Place) -> str | None:
    """Return the full name of what belongs to `self` or to numpy, if it was written without."""
    if missing in getattr(place.scope.get("self"), "__dict__", {}):
        return f"self.{missing}"
    if place.scope.get("np") is np and not hasattr(builtins, missing):
        return "np.log" if missing == "ln" else f"np.{missing}" if hasattr(np, missing) else None
    return None


def unbound(error: UnboundLocalError, place: Place) -> str:
    """Explain a local variable that is read before it has a value."""
    missing = str(error).split("'")[1]
    if meant := _elsewhere(missing, place):
        return f"Die Variable `{missing}` hat hier noch keinen Wert. Meinst du `{meant}`?"
    if re.match(rf"{missing}\s*=(?!=)", place.source):
        return (
            f"Rechts vom `=` steht `{missing}`. Seinen Wert bekommt `{missing}` aber erst durch diese Zeile. "
            "Rechts gehört also etwas anderes hin."
        )
    return (
        f"Die Funktion liest `{missing}`, bevor die Variable in der Funktion einen Wert hat. Weil in der "
        f"Funktion auch `{missing} = …` steht, schaut Python nicht außerhalb nach. "
        f"Gib `{missing}` am Anfang der Funktion einen Wert oder übergib ihn als Argument."
    )


def key(error: KeyError, place: Place) -> str:
    """Explain a missing key, with the keys that are there."""
    missing = error.args[0] if error.args else ""
    start = f"Den Schlüssel `{missing!r}` gibt es hier nicht."
    tables = [value for node in place.nodes if isinstance(value := place.value(node), dict)]
    if not tables:
        return f"{start} Prüfe die Schreibweise und welche Schlüssel es gibt."
    there = list(tables[0])
    similar = (
        nearest(missing, [one for one in there if isinstance(one, str)]) if isinstance(missing, str) else None
    )
    if similar:
        return f"{start} Meinst du `{similar!r}`?"
    shown = ", ".join(f"`{one!r}`" for one in there[:_FEW]) + (", …" if len(there) > _FEW else "")
    return f"{start} Vorhanden sind: {shown or 'keine'}."
