"""Names that Python does not find: variables, attributes, keys, modules."""

from __future__ import annotations

import builtins
import difflib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

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
}
_FOR_CHIP = {"torch", "torchvision", "hxtorch"}
_PACKAGES = {"numpy", "matplotlib", "ipywidgets", "ipycanvas", "course_helpers", "IPython", "torch"}
_FEW = 8  # keys that are listed


def nearest(wanted: str, names: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the name that is spelled most like ``wanted``, if any is enough; capitals do not count."""
    there = {name.lower(): name for name in names}
    found = difflib.get_close_matches(wanted.lower(), there, n=1, cutoff=likeness)
    return there[found[0]] if found else None


def name(error: NameError, place: Place) -> str:  # noqa: PLR0911 - one line for each reason
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
    if place.source.startswith(("prüfe(", "pruefe(")):
        return (
            f"{start} Führe zuerst die Zelle mit der Lücke aus, die darüber steht. Dort muss er genau so "
            "heißen."
        )
    not_yet = f"Oder hast du die Zelle noch nicht ausgeführt, in der `{missing}` entsteht?"
    if meant := _elsewhere(missing, place):
        return f"{start} Meinst du `{meant}`?" + (f" {not_yet}" if meant.startswith("np.") else "")
    own = [one for one in place.scope if not one.startswith("_")]
    if similar := nearest(missing, own):
        return f"{start} Meinst du `{similar}`?"
    if similar := nearest(missing, dir(builtins), likeness=0.75):
        return f"{start} Meinst du `{similar}`? {not_yet}"  # `netz` is like `next` by chance
    return (
        f"{start} Ist er richtig geschrieben? Hast du die Zelle ausgeführt, in der er entsteht, mit `=` "
        "oder `def`?"
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
    return (
        f"Die Funktion liest `{missing}`, bevor die Variable in der Funktion einen Wert hat. Weil in der "
        f"Funktion auch `{missing} = …` steht, schaut Python nicht außerhalb nach. "
        f"Gib `{missing}` am Anfang der Funktion einen Wert oder übergib ihn als Argument."
    )


def attribute(error: AttributeError, _place: Place) -> str:
    """Explain an attribute that an object does not have, with the nearest one."""
    missing, owner = str(error.name or ""), error.obj
    if owner is None:
        return (
            f"Links vom Punkt vor `{missing}` steht `None`, also nichts. Fehlt in einer Funktion das "
            "`return`? Funktionen, die nur etwas ändern, geben `None` zurück."
        )
    if owner is ...:
        return f"Links vom Punkt vor `{missing}` stehen noch die drei Punkte `...`. Fülle zuerst die Lücke."
    if missing == "ask_exit":
        return "Beenden lässt sich Python hier nicht. Nimm `exit()` oder `quit()` heraus."
    if owner is np and missing == "ln":
        return "Der natürliche Logarithmus heißt in numpy `np.log`."
    what = "Das Modul" if isinstance(owner, ModuleType) else "Ein Objekt der Art"
    called = _kind(owner)
    start = f"{what} `{called}` hat nichts mit dem Namen `{missing}`."
    similar = nearest(missing, (one for one in dir(owner) if not one.startswith("_")))
    return f"{start} Meinst du `{similar}`?" if similar else f"{start} Prüfe, was links vom Punkt steht."


def _kind(owner: Any) -> str:
    named = isinstance(owner, (type, ModuleType))
    return str(owner.__name__ if named else type(owner).__name__)


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


def module(error: ModuleNotFoundError, _place: Place) -> str:
    """Explain a package that is not installed, or not there in the browser."""
    missing = str(error.name or "")
    top = missing.split(".", maxsplit=1)[0]
    if sys.platform == "emscripten" and top in _FOR_CHIP:
        return (
            f"`{top}` gibt es im Browser nicht. Die Kapitel 5 und 6 brauchen einen Server: "
            "Frag, ob es an deiner Schule oder im Labor einen gibt, oder starte den Kurs auf deinem Rechner."
        )
    if top == "hxtorch":  # comes with the chip or its emulator, and both with that cell
        return (
            "`hxtorch` ist noch nicht da: Die Zelle mit `setup_hardware_client()` bringt es mit. "
            "Führe sie zuerst aus."
        )
    similar = nearest(top, _PACKAGES) or nearest(top, sys.stdlib_module_names)
    if similar and similar != top:
        return f"Das Paket `{missing}` gibt es hier nicht. Meinst du `{similar}`?"
    return (
        f"Das Paket `{missing}` ist hier nicht installiert. Der Kurs kommt ohne es aus: Prüfe die Zeile "
        "mit `import`."
    )


def imported(error: ImportError, _place: Place) -> str | None:
    """Explain a name that a module does not hold."""
    wanted = getattr(error, "name_from", None)
    if wanted is None:
        parts = str(error).split("'")
        wanted = parts[1] if str(error).startswith("cannot import name") else None
    if wanted is None or error.name not in sys.modules:
        return None
    similar = nearest(wanted, dir(sys.modules[error.name]))
    ask = f" Meinst du `{similar}`?" if similar else " Prüfe die Schreibweise."
    return f"In `{error.name}` gibt es nichts mit dem Namen `{wanted}`.{ask}"
