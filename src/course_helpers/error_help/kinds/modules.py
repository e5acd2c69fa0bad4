"""Packages that are not there, and names that a package does not hold."""

from __future__ import annotations

import importlib.util
import pkgutil
import sys
from typing import TYPE_CHECKING

from course_helpers.error_help.kinds.names import nearest

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_FOR_CHIP = {"torch", "hxtorch"}
_WITH_CHIP = {"hxtorch", "torchvision"}  # they come with the chip or its emulator
_PACKAGES = {"numpy", "matplotlib", "ipywidgets", "ipycanvas", "course_helpers", "IPython", "torch"}
_NEAR = 0.79  # numpi, nunpy: one letter of five
_SHORT = {"np": "import numpy as np", "plt": "import matplotlib.pyplot as plt", "nn": "import torch.nn as nn"}
_DIGITS = "Die Ziffern lädt `load_data` aus `course_helpers.mnist`."
_NETS = "Netze baust du hier mit `Network` und `Layer` aus `course_helpers.framework`."
_DRAWING = "Zum Zeichnen nimm `matplotlib.pyplot`."
_PICTURES = "Bilder sind hier Arrays: `plt.imread(…)` liest eine Bilddatei, `plt.imshow(…)` zeigt sie."
_WINDOWS = f"Eigene Fenster kann der Kurs nicht öffnen. {_DRAWING} Regler und Knöpfe hat `ipywidgets`."
_INSTEAD = {
    "pandas": "Für Tabellen nimm Arrays von numpy. `np.loadtxt(…)` liest eine Datei mit Zahlen.",
    "polars": "Für Tabellen nimm Arrays von numpy. `np.loadtxt(…)` liest eine Datei mit Zahlen.",
    "sklearn": f"{_DIGITS} {_NETS}",
    "torchvision": _DIGITS,
    "mnist": _DIGITS,
    "datasets": _DIGITS,
    "scipy": "Das meiste davon kann auch numpy.",
    "requests": "Die Daten des Kurses sind schon dabei.",
    **dict.fromkeys(("tensorflow", "keras", "jax", "lightning", "xgboost", "transformers", "openai"), _NETS),
    **dict.fromkeys(("seaborn", "plotly", "bokeh", "altair"), _DRAWING),
    **dict.fromkeys(("cv2", "PIL", "skimage", "imageio"), _PICTURES),
    **dict.fromkeys(("pygame", "turtle", "tkinter", "_tkinter"), _WINDOWS),
}


def module(error: ModuleNotFoundError, _place: Place) -> str:  # noqa: PLR0911 - one for each reason
    """Explain a package that is not installed, or not there in the browser."""
    missing = str(error.name or "")
    top = missing.split(".", maxsplit=1)[0]
    where = "im Browser" if sys.platform == "emscripten" else "hier"
    if sys.platform == "emscripten" and top in _FOR_CHIP:
        return (
            f"`{top}` gibt es im Browser nicht. Die Kapitel 5 und 6 brauchen einen Server: "
            "Frag, ob es an deiner Schule oder im Labor einen gibt, oder starte den Kurs auf deinem Rechner."
        )
    if top == "hxtorch" and importlib.util.find_spec("torch") is None:
        return "`hxtorch` gibt es hier nicht: Der Emulator braucht dafür PyTorch. Öffne das Kapitel auf dem Kursserver."
    if top in _WITH_CHIP:
        return (
            f"`{top}` ist noch nicht da: Die Zelle mit `setup_hardware_client()` bringt es mit. "
            "Führe sie zuerst aus."
        )
    if top == "pynn_brainscales":  # any page may ask for it, also one without that cell
        return (
            f"`{top}` ist noch nicht da: `setup_hardware_client()` bringt es mit. Führe die Zelle damit zuerst aus. "
            "Gibt es hier keine, schreibe zwei Zeilen davor: "
            "`from course_helpers import setup_hardware_client` und `setup_hardware_client()`."
        )
    if sys.platform == "emscripten" and top == "neo" and missing != top:
        return f"`{missing}` gibt es im Browser nicht. Von `neo` gibt es hier `neo.core`: Mehr braucht der Kurs nicht."
    if top in _SHORT:
        return f"`{top}` ist nur ein Kurzname, kein Paket. Schreibe `{_SHORT[top]}`."
    start = f"Das Paket `{missing}` gibt es {where} nicht."
    if top in _INSTEAD:
        return f"{start} {_INSTEAD[top]}"
    if missing != top and top in sys.modules:
        return _part(missing)
    similar = nearest(top, _PACKAGES, _NEAR) or nearest(top, sys.stdlib_module_names, _NEAR)
    if similar and similar != top:
        return f"{start} Meinst du `{similar}`?"
    return f"{start} Der Kurs kommt ohne es aus: Prüfe die Zeile mit `import`."


def _part(missing: str) -> str:
    """Explain a module that an installed package does not hold."""
    parent, _, name = missing.rpartition(".")
    start = f"Im Paket `{parent}` gibt es keinen Teil mit dem Namen `{name}`."
    path = getattr(sys.modules.get(parent), "__path__", [])
    there = [one.name for one in pkgutil.iter_modules(path) if not one.name.startswith("_")]
    similar = nearest(name, there, likeness=0.7)
    return f"{start} Meinst du `{parent}.{similar}`?" if similar else f"{start} Prüfe die Schreibweise."


def imported(error: ImportError, _place: Place) -> str | None:
    """Explain a name that a module does not hold."""
    wanted = getattr(error, "name_from", None)
    if "relative import" in str(error):
        return "`from .` geht nur in einem Paket. Schreibe den Namen des Pakets vor den Punkt."
    if wanted is None:
        parts = str(error).split("'")
        wanted = parts[1] if str(error).startswith("cannot import name") else None
    if wanted is None or error.name not in sys.modules:
        return None
    there = [one for one in dir(sys.modules[error.name]) if not one.startswith("_")]
    similar = nearest(wanted, there)
    ask = f" Meinst du `{similar}`?" if similar else " Prüfe die Schreibweise."
    return f"In `{error.name}` gibt es nichts mit dem Namen `{wanted}`.{ask}"
