"""What matplotlib refuses; all of it arrives as ValueError or TypeError."""

from __future__ import annotations

_WORDS = "Die Namen sind englisch und stehen in Anführungszeichen."

TEXTS = (
    (
        r"x and y must have same first dimension, but have shapes (\(.*?\)) and (\(.*?\))",
        "Zum Zeichnen brauchst du zu jedem x genau ein y. Die Formen sind `{0}` und `{1}`.",
    ),
    (
        r"x and y must be the same size",
        "Zum Zeichnen brauchst du zu jedem x genau ein y. Hier sind es verschieden viele.",
    ),
    (
        r"shape mismatch: objects cannot be broadcast to a single shape\.\s+Mismatch is between arg 0 with shape (\([\d, ]*\)) and arg 1 with shape (\([\d, ]*\))",
        "Zum Zeichnen brauchst du gleich viele Werte. Die Formen sind `{0}` und `{1}`.",
    ),
    (
        r"x and y can be no greater than 2D, but have shapes (\(.*?\)) and (\(.*?\))",
        "`plot` zeichnet Linien und kann höchstens zwei Achsen: Die Formen sind `{0}` und `{1}`.",
    ),
    (
        r"'(.*?)' is not a valid value for color|Invalid RGBA argument: '?(.*?)'?$|RGBA values",
        "Eine Farbe `{0}{1}` kennt matplotlib nicht. Nimm zum Beispiel `'red'`, `'blue'` oder `'black'`.",
    ),
    (
        r"'(.*?)' is not a valid value for cmap",
        "Eine Farbpalette `{0}` kennt matplotlib nicht. Für Grau nimm `cmap='gray'`.",
    ),
    (
        r"'(.*?)' is not a valid value for loc",
        "Einen Platz `{0}` kennt matplotlib nicht. Nimm zum Beispiel `loc='upper left'` oder `loc='best'`.",
    ),
    (
        r"'(.*?)' is not a valid value for (?:ls|linestyle)",
        "Eine Linienart `{0}` kennt matplotlib nicht. Nimm `'-'`, `'--'` oder `':'`.",
    ),
    (r"'(.*?)' is not a valid value for (\w+)", "Den Wert `{0}` für `{1}` kennt matplotlib nicht. " + _WORDS),
    (
        r"Unrecognized marker style '?(.*?)'?$",
        "Ein Zeichen `{0}` für die Punkte kennt matplotlib nicht. Nimm zum Beispiel `'o'`, `'x'` oder `'.'`.",
    ),
    (
        r"'(.*?)' is not a valid format string|Unrecognized character",
        "`{0}` ist keine Angabe für Farbe, Punkt und Linie. Möglich ist zum Beispiel `'r--'` oder `'bo'`. Eine Beschriftung gehört hinter `label=`.",
    ),
    (
        r"Invalid shape (\([\d, ]*\)) for image data",
        "Ein Bild braucht die Form `(Höhe, Breite)`, hier ist es `{0}`. Eine Ziffer wird mit `.reshape(28, 28)` zum Bild. Von vielen Bildern greifst du eines heraus: `[0]`.",
    ),
    (
        r"Image data of dtype .*cannot be converted",
        "`imshow` zeigt Zahlen, bekommen hat es etwas anderes. Eine Datei liest zuerst `plt.imread(…)`.",
    ),
    (
        r"num must be an integer with 1 <= num <= (\d+), not (-?\d+)",
        "In diesem Raster gibt es die Plätze 1 bis {0}, nicht {1}.",
    ),
    (r"is not a valid estimator for `bins`", "`bins` ist die Anzahl der Säulen, zum Beispiel `bins=10`."),
    (r"`bins` must be positive", "`bins` ist die Anzahl der Säulen und muss mindestens 1 sein."),
    (
        r"FixedLocator locations \((\d+)\).*number of labels \((\d+)\)",
        "Es sind {0} Stellen, aber {1} Beschriftungen. Es müssen gleich viele sein.",
    ),
    (
        r"alpha \((.+?)\) is outside 0-1 range",
        "`alpha` sagt, wie deckend etwas ist: eine Zahl von 0 bis 1, nicht {0}.",
    ),
    (r"Wedge sizes", "Die Stücke eines Kreises dürfen nicht negativ sein."),
    (r"s must be a scalar", "`s` ist die Größe der Punkte: eine Zahl, oder zu jedem Punkt eine."),
    (
        r"'c' argument has (\d+) elements.*size (\d+)",
        "`c` hat {0} Farben, es sind aber {1} Punkte. Es müssen gleich viele sein.",
    ),
    (r"Input z must be 2D", "Höhenlinien brauchen eine Tabelle mit Zeilen und Spalten."),
    (
        r"autodetected range of .* is not finite",
        "Unter den Werten ist `nan` oder `inf`, das lässt sich nicht zeichnen. Woher kommt es?",
    ),
    (
        r"plot\(\) got an unexpected keyword|third arg must be a format string",
        "Dieses Argument kennt `plot` nicht.",
    ),
)
