"""TypeError: wrong arguments, and operations that two kinds of values do not share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_GERMAN = {
    "int": "eine ganze Zahl",
    "numpy.int64": "eine ganze Zahl",
    "float": "eine Kommazahl",
    "numpy.float64": "eine Kommazahl",
    "complex": "eine komplexe Zahl",
    "str": "ein Text",
    "list": "eine Liste",
    "tuple": "ein Tupel",
    "dict": "ein Wörterbuch",
    "set": "eine Menge",
    "bool": "ein Wahrheitswert",
    "NoneType": "`None`, also nichts",
    "function": "eine Funktion",
    "method": "eine Funktion",
    "builtin_function_or_method": "eine Funktion",
    "type": "eine Klasse",
    "module": "ein Modul",
    "range": "ein Bereich",
    "ndarray": "ein Array",
    "numpy.ndarray": "ein Array",
    "Tensor": "ein Tensor",
    "ellipsis": "die Lücke `...`",
}
_FUNCTION = "'(?:function|method|builtin_function_or_method)'"
_GAP = "Hier stehen noch die drei Punkte `...` einer Lücke. Ersetze sie durch deinen Code."
_HALF = (
    "Die Rechnung `{0}=` würde Kommazahlen in ein Array mit ganzen Zahlen schreiben. Lege das Array mit "
    "Kommazahlen an, zum Beispiel mit `.astype(float)`."
)


def german(kind: str) -> str:
    """Name a type in German."""
    return _GERMAN.get(kind, f"ein Objekt der Art `{kind}`")


def type_error(error: TypeError, place: Place) -> str | None:
    """Explain a TypeError by its message."""
    message = str(error)
    if "ellipsis" in message.lower():
        return _GAP
    for pattern, text in _BY_MESSAGE:
        if found := re.search(pattern, message):
            return _filled(text, found)
    if "ufunc" in message and ... in [place.value(node) for node in place.nodes]:
        return _GAP
    return None


def _filled(text: str, found: re.Match[str]) -> str:
    parts = [part or "" for part in found.groups()]
    kinds = {f"k{index}": german(part) if part else "" for index, part in enumerate(parts)}
    return text.format(*parts, **kinds)


_BY_MESSAGE = (
    (
        r"(\w+)\(\) missing \d+ required (?:positional|keyword-only) arguments?: (.+)$",
        "Beim Aufruf von `{0}` fehlt etwas: {1}. Schreibe es zwischen die runden Klammern.",
    ),
    (
        r"(\w+)\(\) takes from (\d+) to \d+ positional arguments but (?:0|1) (?:was|were) given",
        "`{0}` braucht mindestens {1} Argumente. Trenne sie mit Kommas.",
    ),
    (
        r"(\w+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) (?:was|were) given",
        (
            "`{0}` bekommt {2} Argumente, nimmt aber höchstens {1}. Geht eine Klammer zu früh oder zu spät "
            "zu? Bei einer Funktion einer Klasse zählt `self` mit: Steht `self` in der Klammer hinter `def`?"
        ),
    ),
    (
        r"(\w+)\(\) got an unexpected keyword argument '(\w+)'",
        "`{0}` kennt kein Argument mit dem Namen `{1}`. Prüfe die Schreibweise.",
    ),
    (
        r"(\w+)\(\) got multiple values for argument '(\w+)'",
        "`{0}` bekommt das Argument `{1}` zweimal: einmal an seiner Stelle, einmal mit Namen.",
    ),
    (
        r"ufunc 'bitwise_xor'|unsupported operand type\(s\) for \^",
        "Hoch schreibt man in Python mit zwei Sternen: `**`. Das Zeichen `^` bedeutet etwas anderes.",
    ),
    (
        r"ufunc '(?:bitwise_\w+|\w+_shift|invert)' not supported",
        "Diese Rechnung gibt es nur für ganze Zahlen, im Array stehen aber Kommazahlen.",
    ),
    (
        rf"unsupported operand type\(s\) for (\S+?):? {_FUNCTION} and",
        "Links von `{0}` steht eine Funktion. Rufe sie mit runden Klammern auf: `name(…)`.",
    ),
    (
        rf"unsupported operand type\(s\) for (\S+?):? '[\w.]+' and {_FUNCTION}",
        "Rechts von `{0}` steht eine Funktion. Rufe sie mit runden Klammern auf: `name(…)`.",
    ),
    (
        r"can't multiply sequence by non-int of type '(?:numpy\.)?float",
        (
            "Eine Liste, ein Tupel oder ein Text lässt sich nicht mit einer Kommazahl malnehmen. Meinst du "
            "einen Wert daraus, zum Beispiel `[0]`? Oder soll es ein Array sein, `np.array(…)`?"
        ),
    ),
    (
        r"can't multiply sequence by non-int of type",
        (
            "Listen, Tupel und Texte lassen sich nicht miteinander malnehmen. Meinst du einzelne Werte "
            "daraus, zum Beispiel `[0]`? Oder sollen es Arrays sein, `np.array(…)`?"
        ),
    ),
    (
        r"unsupported operand type\(s\) for (\S+?):? '([\w.]+)' and '([\w.]+)'",
        "Mit `{0}` lassen sich diese beiden nicht verrechnen: links {k1}, rechts {k2}.",
    ),
    (
        r'can only concatenate \w+ \(not "([\w.]+)"\) to (\w+)',
        (
            "Mit `+` lassen sich diese beiden nicht verbinden: links {k1}, rechts {k0}. Eine Zahl wird mit "
            "`str(…)` zum Text."
        ),
    ),
    (
        r"'([<>=!]+)' not supported between instances of '([\w.]+)' and '([\w.]+)'",
        "Mit `{0}` lassen sich diese beiden nicht vergleichen: links {k1}, rechts {k2}.",
    ),
    (
        r"'numpy.ndarray' object is not callable",
        (
            "Runde Klammern rufen eine Funktion auf, davor steht aber ein Array. Werte greifst du mit "
            "eckigen Klammern heraus: `[…]`."
        ),
    ),
    (
        r"'([\w.]+)' object is not callable",
        (
            "Runde Klammern rufen eine Funktion auf, davor steht aber {k0}. Fehlt ein `*`? Oder hast du "
            "einer Variablen den Namen einer Funktion gegeben?"
        ),
    ),
    (
        r"'([\w.]+)' object is not subscriptable",
        (
            "Eckige Klammern greifen einen Wert heraus, davor steht aber {k0}. Fehlt ein `return`, oder "
            "gehören hier runde Klammern hin?"
        ),
    ),
    (
        r"'([\w.]+)' object is not iterable|cannot unpack non-iterable ([\w.]+) object",
        (
            "Python soll hier mehrere Werte durchgehen, bekommt aber {k0}{k1}. Für Zahlen von 0 bis n - 1 "
            "schreibst du `range(n)`."
        ),
    ),
    (
        r"(list|tuple|string|str) indices must be integers.*not '?([\w.]+)",
        (
            "In eckigen Klammern muss hier eine ganze Zahl stehen, bekommen hat Python {k1}. Mehrere Indizes "
            "wie `[1, 2]` gehen nur bei Arrays."
        ),
    ),
    (
        r"only integer scalar arrays can be converted|only integers, slices",
        (
            "In eckigen Klammern und bei Anzahlen müssen ganze Zahlen stehen. Mit `int(…)` wird aus einer "
            "Kommazahl eine ganze Zahl."
        ),
    ),
    (
        r"'([\w.]+)' object does not support item assignment",
        "Einzelne Werte lassen sich hier nicht ändern, denn es ist {k0}.",
    ),
    (
        r"'([\w.]+)' object cannot be interpreted as an integer",
        "Hier muss eine ganze Zahl stehen, es ist aber {k0}.",
    ),
    (
        r"bad operand type for (\S+) ?\S*: '([\w.]+)'|bad operand type for (abs\(\)): '([\w.]+)'",
        "Damit kann Python hier nicht rechnen: Es ist {k1}{k3}.",
    ),
    (r"object of type '([\w.]+)' has no len\(\)", "Eine Länge hat hier nichts: Es ist {k0}."),
    (r"Cannot cast ufunc '(\w+)' output", _HALF.replace("{0}=", "+=`, `-=` oder `/=")),
    (
        r"int\(\) argument must be|float\(\) argument must be",
        "Hier sollte eine einzelne Zahl stehen, es ist aber etwas anderes.",
    ),
    (
        r"Cannot interpret '.+' as a data type",
        "Eine Form gehört in eigene runde Klammern, zum Beispiel `np.zeros((5, 10))`.",
    ),
    (
        r"doesn't define __round__ method",
        "`round` rundet nur einzelne Zahlen. Für Arrays gibt es `np.round(…)`.",
    ),
    (
        r"only (?:length-1|0-dimensional) arrays can be converted",
        (
            "Hier muss eine einzelne Zahl stehen, es ist aber ein ganzes Array. Für Arrays nimm die "
            "Funktionen von numpy, zum Beispiel `np.exp` statt `math.exp`."
        ),
    ),
    (
        r"ufunc '(\w+)' did not contain a loop|ufunc '(\w+)' not supported",
        "numpy kann hiermit nicht rechnen: Im Array stehen nicht nur Zahlen. Schau es mit `print` an.",
    ),
)
