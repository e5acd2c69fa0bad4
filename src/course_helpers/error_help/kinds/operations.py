"""TypeError: calculating, comparing, calling, going through values that cannot do it."""

from __future__ import annotations

_FUNCTION = r"'(?:function|method|builtin_function_or_method|numpy\.(?:ufunc|_ArrayFunctionDispatcher))'"
_HALF = (
    "Die Rechnung `+=`, `-=`, `*=` oder `/=` würde Kommazahlen in ein Array mit ganzen Zahlen schreiben. Lege "
    "das Array mit Kommazahlen an, zum Beispiel mit `.astype(float)`."
)
_NOTHING = (
    "Mit `None`, also nichts, lässt sich nicht rechnen. Es steht {side} von `{0}`. Fehlt in einer Funktion das `return`? "
    "`print` gibt nur aus und liefert nichts."
)
_OPERANDS = r"unsupported operand type\(s\) for (\S+?)(?: or pow\(\))?:? "

TEXTS = (
    (
        r"ufunc 'bitwise_xor'|unsupported operand type\(s\) for \^",
        "Hoch schreibt man in Python mit zwei Sternen: `**`. Das Zeichen `^` bedeutet etwas anderes.",
    ),
    (
        r"ufunc '(?:bitwise_and|bitwise_or)' not supported",
        "`&` und `|` verbinden Ja-Nein-Werte. Setze jeden Vergleich in eigene Klammern: `(a > 0) & (a < 2)`.",
    ),
    (
        r"ufunc '(?:bitwise_\w+|\w+_shift|invert)' not supported",
        "Diese Rechnung gibt es nur für ganze Zahlen, im Array stehen aber Kommazahlen.",
    ),
    (
        r"numpy boolean (?:negative|subtract)",
        "Von Wahrheitswerten lässt sich nichts abziehen. Wandle sie mit `.astype(int)` in 0 und 1 um. Das Gegenteil schreibst du mit `~`.",
    ),
    (
        _OPERANDS + f"{_FUNCTION} and",
        "Links von `{0}` steht eine Funktion. Rufe sie mit runden Klammern auf: `name(…)`.",
    ),
    (
        _OPERANDS + rf"'[\w.]+' and {_FUNCTION}",
        "Rechts von `{0}` steht eine Funktion. Rufe sie mit runden Klammern auf: `name(…)`.",
    ),
    (
        r"can't multiply sequence by non-int of type '(?:numpy\.)?float",
        (
            "Eine Liste, ein Tupel oder ein Text lässt sich nicht mit einer Kommazahl multiplizieren. Meinst du "
            "einen Wert daraus, zum Beispiel `[0]`? Oder soll es ein Array sein, `np.array(…)`? Ein Tupel "
            "entsteht auch durch ein Komma: `0,5` statt `0.5`."
        ),
    ),
    (
        r"can't multiply sequence by non-int of type",
        (
            "Listen, Tupel und Texte lassen sich nicht miteinander multiplizieren. Meinst du einzelne Werte "
            "daraus, zum Beispiel `[0]`? Oder sollen es Arrays sein, `np.array(…)`?"
        ),
    ),
    (
        _OPERANDS + "'NoneType' and '([\\w.]+)'",
        _NOTHING.replace("{side}", "links"),
    ),
    (
        _OPERANDS + "'([\\w.]+)' and 'NoneType'",
        _NOTHING.replace("{side}", "rechts"),
    ),
    (
        _OPERANDS
        + r"'(?:list|tuple)' and|unsupported operand type\(s\) for (\S+?):? '[\w.]+' and '(?:list|tuple)'",
        (
            "Mit `{0}{1}` rechnen Listen und Tupel nicht. Soll es ein Array sein, `np.array(…)`? Ein Tupel entsteht "
            "auch durch ein Komma: `0,5` statt `0.5`."
        ),
    ),
    (
        _OPERANDS + r"'([\w.]+)' and '([\w.]+)'",
        "Mit `{0}` lassen sich diese beiden nicht verrechnen: links {k1}, rechts {k2}.",
    ),
    (
        r'can only concatenate str \(not "([\w.]+)"\) to str',
        (
            "Mit `+` lassen sich diese beiden nicht verbinden: links ein Text, rechts {k0}. Eine Zahl wird mit "
            "`str(…)` zum Text, ein Text mit `float(…)` zur Zahl."
        ),
    ),
    (
        r'can only concatenate \w+ \(not "([\w.]+)"\) to (\w+)',
        (
            "Mit `+` lassen sich diese beiden nicht verbinden: links {k1}, rechts {k0}. Zum Rechnen soll es ein "
            "Array sein: `np.array(…)`."
        ),
    ),
    (
        r"'([<>=!]+)' not supported between instances of 'complex'",
        (
            "Mit `{0}` lässt sich eine komplexe Zahl nicht vergleichen. Sie entsteht bei der Wurzel aus einer "
            "negativen Zahl."
        ),
    ),
    (
        r"'([<>=!]+)' not supported between instances of '([\w.]+)' and '([\w.]+)'",
        "Mit `{0}` lassen sich diese beiden nicht vergleichen: links {k1}, rechts {k2}.",
    ),
    (
        r"'(numpy\.ndarray|tuple|list|dict)' object is not callable",
        (
            "Runde Klammern rufen eine Funktion auf, davor steht aber {k0}. Werte greifst du mit "
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
        r"'(?:zip|map|filter|generator|dict_\w+|set|enumerate|reversed)' object is not subscriptable",
        "Hieraus lässt sich nichts mit eckigen Klammern herausgreifen. Mache zuerst eine Liste daraus: `list(…)`.",
    ),
    (
        rf"{_FUNCTION} object is not subscriptable|type '\w+' is not subscriptable",
        (
            "Eckige Klammern greifen einen Wert heraus, davor steht aber eine Funktion oder Klasse. Aufrufen "
            "kannst du sie mit runden Klammern."
        ),
    ),
    (
        r"'Axes' object is not subscriptable",
        "Es gibt nur eine Zeichenfläche. Lass die eckigen Klammern dahinter weg.",
    ),
    (
        r"'([\w.]+)' object is not subscriptable",
        (
            "Eckige Klammern greifen einen Wert heraus, davor steht aber {k0}. Fehlt ein `return`, oder "
            "gehören hier runde Klammern hin?"
        ),
    ),
    (
        r"cannot unpack non-iterable NoneType|'NoneType' object is not iterable",
        "Hier werden mehrere Werte gebraucht, es ist aber `None`, also nichts. Fehlt in einer Funktion das `return`?",
    ),
    (
        r"cannot unpack non-iterable ([\w.]+) object",
        "Links vom Gleichheitszeichen oder in der Schleife stehen mehrere Namen, es kommt aber nur ein Wert: {k0}.",
    ),
    (
        rf"{_FUNCTION} object is not iterable",
        "Python soll hier mehrere Werte durchgehen, bekommt aber eine Funktion. Rufe sie mit runden Klammern auf.",
    ),
    (
        r"'Network' object is not iterable",
        "Ein Netz lässt sich nicht durchgehen, wohl aber seine Schichten: `for schicht in netz.layers:`.",
    ),
    (
        r"'([\w.]+)' object is not iterable",
        (
            "Python soll hier mehrere Werte durchgehen, bekommt aber {a0}. Für Zahlen von 0 bis n - 1 "
            "schreibst du `range(n)`."
        ),
    ),
    (
        r"bad operand type for (\S+) ?\S*: '([\w.]+)'|bad operand type for (abs\(\)): '([\w.]+)'",
        "Damit kann Python hier nicht rechnen: Es ist {k1}{k3}.",
    ),
    (r"Cannot cast ufunc '(\w+)' output", _HALF),
)
