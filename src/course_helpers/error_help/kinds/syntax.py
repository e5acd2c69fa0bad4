"""Code that Python cannot even read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_OPEN_GAP = re.compile(r"(=|\breturn|[-+*/@(,])\s*(#.*)?$")
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}


def syntax(error: SyntaxError, place: Place) -> str:
    """Explain a SyntaxError: what is missing, and where to look."""
    message, line = error.msg or "", place.source
    for words, text in _BY_MESSAGE:
        if found := re.search(words, message):
            return text.format(*found.groups(), closed=_CLOSED_BY.get((found.groups() or ("",))[0], ""))
    for pattern, text in _BY_LINE:
        if found := re.search(pattern, line):
            return text.format(*found.groups())
    if "…" in line:
        return "Das Zeichen `…` versteht Python nicht. Ist das noch eine Lücke? Ersetze es durch deinen Code."
    if _OPEN_GAP.search(line):
        return (
            "Am Ende dieser Zeile fehlt etwas. Ist das noch eine Lücke? Schreibe dorthin, was berechnet "
            "werden soll."
        )
    return (
        "Python kann diese Zeile nicht lesen. Schau auf die markierte Stelle und auf die Zeile davor: "
        "Fehlt ein Rechenzeichen, ein Komma, ein Anführungszeichen oder eine Klammer?"
    )


def indentation(error: IndentationError, _place: Place) -> str:
    """Explain wrong indentation."""
    message = error.msg or ""
    if "expected an indented block" in message:
        return "Nach dem Doppelpunkt muss die nächste Zeile eingerückt sein: vier Leerzeichen weiter rechts."
    if "unexpected indent" in message:
        return "Diese Zeile ist weiter eingerückt als die Zeile davor. Entferne die Leerzeichen am Anfang."
    return (
        "Diese Zeile beginnt zu weit links oder rechts. Zeilen, die zusammengehören, beginnen genau "
        "untereinander."
    )


def tab(_error: TabError, _place: Place) -> str:
    """Explain tabs among spaces."""
    return "Hier sind Tabulatoren und Leerzeichen gemischt. Rücke alle Zeilen mit je vier Leerzeichen ein."


# Python says only "invalid syntax" here
_BY_LINE = (
    (r"\d\s*x\s*\d", "Malnehmen schreibst du in Python mit einem Stern: `*`."),
    (r"\+\+|(?<!-)--\s*$", "`++` und `--` gibt es in Python nicht. Schreibe `+= 1` oder `-= 1`."),
    (
        r"(\w+)\((?:[^()]*,)?\s*-?\d*\s*:",
        "Einen Bereich greifst du mit eckigen Klammern heraus, also `{0}[…]` statt `{0}(…)`.",
    ),
    (r"[(\[][^()\[\]]*;", "In Klammern trennst du mit Kommas, nicht mit Semikolons."),
)

_BY_MESSAGE = (
    (r"'([([{])' was never closed", "Die Klammer `{0}` wird nie geschlossen. Ergänze `{closed}`."),
    (r"unmatched '(.)'", "Die Klammer `{0}` ist zu viel, oder vorher fehlt die öffnende."),
    (
        r"does not match opening parenthesis '(.)'",
        "Die schließende Klammer passt nicht zur öffnenden Klammer `{0}`.",
    ),
    (r"expected ':'", "Am Ende dieser Zeile fehlt ein Doppelpunkt `:`."),
    (r"unterminated .*string", "Hier fehlt das Anführungszeichen am Ende des Textes."),
    (
        r"invalid decimal literal",
        "Ein Name darf nicht mit einer Ziffer beginnen, und vor einem Buchstaben fehlt vielleicht `*`.",
    ),
    (r"leading zeros", "Ganze Zahlen dürfen nicht mit 0 beginnen: Schreibe zum Beispiel `7` statt `07`."),
    (
        r"is an illegal expression for augmented assignment",
        (
            "Links vom Rechenzeichen muss ein Name oder eine Stelle stehen. Eine Stelle schreibst du mit "
            "eckigen Klammern: `matrix[r, a]`."
        ),
    ),
    (
        r"cannot assign to",
        (
            "Links vom Gleichheitszeichen muss ein Name stehen. Vertausche die Seiten, oder vergleiche "
            "mit `==`."
        ),
    ),
    (
        r"Maybe you meant '=='|perhaps you meant \"==\"",
        "Zum Vergleichen brauchst du zwei Gleichheitszeichen: `==`. Ein einzelnes `=` speichert einen Wert.",
    ),
    (
        r"'return' outside function",
        "`return` darf nur in einer Funktion stehen. Ist die Zeile richtig eingerückt?",
    ),
    (
        r"'(await|yield)' outside",
        "`{0}` darf nur in einer Funktion stehen. Ist die Zeile richtig eingerückt?",
    ),
    (
        r"'(break|continue)'.* (?:outside|not properly in) loop",
        "`{0}` darf nur in einer Schleife stehen. Ist die Zeile richtig eingerückt?",
    ),
    (r"Missing parentheses in call to 'print", "`print` braucht runde Klammern: `print(…)`."),
    (
        r"forgot a comma",
        (
            "Hier fehlt vermutlich ein Komma oder ein Rechenzeichen zwischen zwei Werten. Auch das "
            "Malzeichen `*` muss immer dastehen."
        ),
    ),
    (
        r"invalid character '…'",
        "Das Zeichen `…` versteht Python nicht. Ist das noch eine Lücke? Ersetze es durch deinen Code.",
    ),
    (r"invalid character '[×·∙⋅]'", "Malnehmen schreibst du in Python mit einem Stern: `*`."),
    (
        r"invalid character '(.)'",
        'Das Zeichen `{0}` versteht Python nicht. Nimm die einfachen Zeichen der Tastatur: `-`, `*`, `"`.',
    ),
    (r"f-string", "In diesem f-Text stimmt etwas zwischen den geschweiften Klammern nicht."),
    (
        r"positional argument follows keyword",
        "Argumente mit Namen (`name=wert`) müssen hinter denen ohne Namen stehen.",
    ),
    (
        r"incomplete input|unexpected EOF",
        "Der Code hört mitten im Satz auf. Meist fehlt eine schließende Klammer oder die letzte Zeile.",
    ),
)
