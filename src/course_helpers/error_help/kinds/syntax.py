"""Code that Python cannot even read."""

from __future__ import annotations

import linecache
import re
from typing import TYPE_CHECKING

from course_helpers.error_help.kinds import commas
from course_helpers.error_help.kinds.characters import foreign_character
from course_helpers.error_help.kinds.colons import missing_colon
from course_helpers.error_help.kinds.lines import BRACES, by_line

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_OPEN_GAP = re.compile(r"(=|\breturn|[-+*/@(,])\s*(#.*)?$")
_BRACE = re.compile(r"^\s*(?:if|else|for|while|def|class)\b.*\{\s*$")
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}


def syntax(error: SyntaxError, place: Place) -> str:
    """Explain a SyntaxError: what is missing, and where to look."""
    message, line = error.msg or "", place.source
    if text := foreign_character(message, error.offset) or _by_place(error, message, place):
        return text
    for words, text in _BY_MESSAGE:
        if found := re.search(words, message):
            return text.format(*found.groups(), closed=_CLOSED_BY.get((found.groups() or ("",))[0], ""))
    if "=" in message or "invalid syntax" in message:
        line_text = by_line(line)
        if line_text:
            return line_text
    if _OPEN_GAP.search(line):
        return (
            "Am Ende dieser Zeile fehlt etwas. Ist das noch eine Lücke? Schreibe dorthin, was berechnet "
            "werden soll."
        )
    return (
        "Python kann diese Zeile nicht lesen. Schau auf die markierte Stelle und auf die Zeile davor: "
        "Fehlt ein Rechenzeichen, ein Komma, ein Anführungszeichen oder eine Klammer?"
    )


def _by_place(error: SyntaxError, message: str, place: Place) -> str | None:
    """Return what is wrong where Python stopped reading, as far as that tells more than its message."""
    if re.search("leading zeros|follows keyword", message) and (text := commas.in_the_line(place)):
        return text
    if re.search("expected ':'|^invalid syntax$", message) and (
        text := missing_colon(error.text or "", error.offset)
    ):
        return text
    if _BRACE.search(error.text or "") or (
        "invalid syntax" in message and _BRACE.search(_line_before(error))
    ):
        return BRACES
    return by_line(place.source) if "expected ':'" in message else None


def _line_before(error: SyntaxError) -> str:
    return linecache.getline(error.filename or "", (error.lineno or 1) - 1)


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


_BY_MESSAGE = (
    (
        r"f-string: empty expression|valid expression required before '\}'",
        "In den geschweiften Klammern des f-Strings fehlt der Name oder die Rechnung.",
    ),
    (
        r"f-string: (?:expecting '\}}'|expecting a valid expression)",
        "Im f-String fehlt eine schließende geschweifte Klammer: `}}`.",
    ),
    (r"f-string: single '\}'", "Im f-String fehlt die öffnende geschweifte Klammer zu `}}`."),
    (r"unterminated triple-quoted", "Hier fehlen die drei Anführungszeichen am Ende des Textes."),
    (r"unterminated f-string", "Hier fehlt das Anführungszeichen am Ende des f-Strings."),
    (r"expected '\('", "Hinter dem Namen der Funktion fehlen runde Klammern: `def name():`."),
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
        r"cannot assign to (None|True|False)\b",
        "`{0}` ist ein Wort mit fester Bedeutung und kann kein Name sein. Nimm einen anderen.",
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
    (r"f-string", "In diesem f-String stimmt etwas zwischen den geschweiften Klammern nicht."),
    (r"^Missing parentheses in call to '(\w+)", "`{0}` braucht runde Klammern: `{0}(…)`."),
    (
        r"keyword argument repeated|duplicate argument|duplicate parameter",
        "Derselbe Name steht zweimal in den Klammern. Streiche einen davon.",
    ),
    (
        r"non-default argument follows|parameter without a default follows",
        "Argumente mit festem Wert (`name=wert`) stehen hinter denen ohne.",
    ),
    (
        r"starred expression|named (?:arguments|parameters) must follow bare \*|iterable argument unpacking",
        "Der Stern `*` steht hier an einer falschen Stelle. Fehlt links davon eine Zahl?",
    ),
    (
        r"':' expected after dictionary key|expression expected after dictionary key",
        "In einem Wörterbuch gehört zu jedem Schlüssel ein Doppelpunkt und ein Wert: `{{'a': 1}}`.",
    ),
    (
        r"global declaration|nonlocal declaration|no binding for nonlocal|nonlocal declaration",
        "`global` und `nonlocal` stehen am Anfang einer Funktion, bevor der Name dort vorkommt.",
    ),
    (
        r"expected '(?:except|finally)|expected 'except' or 'finally'",
        "Zu `try` gehört darunter ein `except`, gleich weit eingerückt.",
    ),
    (r"multiple exception types must be parenthesized", "Schreibe `except ValueError as e:`."),
    (
        r"expected 'else' after 'if'",
        "Zu diesem `if` in einer Zeile gehört ein `else`: `a if bedingung else b`.",
    ),
    (
        r"unicodeescape|unicode error",
        "In diesem Text beginnt mit `\\` etwas Besonderes. Schreibe ein `r` vor das Anführungszeichen, oder `/` statt `\\`.",
    ),
    (
        r"unexpected character after line continuation",
        "Hinter einem umgekehrten Schrägstrich darf in der Zeile nichts mehr stehen. Geteilt schreibst du mit `/`.",
    ),
    (r"Generator expression must be", "Schreibe um den Teil mit `for` eigene Klammern."),
    (
        r"bytes can only contain ASCII",
        "Vor diesem Text steht ein `b`, dann gehen keine Umlaute. Lass das `b` weg.",
    ),
    (r"null bytes", "Im Code steht ein Zeichen, das dort nicht hingehört. Tippe die Zeile neu."),
    (r"invalid (?:hexadecimal|octal|binary) literal|invalid digit", "Diese Zahl ist falsch geschrieben."),
    (r"cannot delete", "Hinter `del` muss ein Name oder eine Stelle stehen."),
    (r"illegal target|only single target", "Links vom Doppelpunkt muss ein einzelner Name stehen."),
    (r"not a chance", "So etwas gibt es in Python nicht: Code gehört durch Einrücken zusammen."),
    (r"Did you mean '(\w+)'", "Hier steht vermutlich ein Tippfehler. Meinst du `{0}`?"),
    (
        r"positional argument follows keyword",
        "Argumente mit Namen (`name=wert`) müssen hinter denen ohne Namen stehen.",
    ),
    (
        r"incomplete input|unexpected EOF",
        (
            "Der Code hört mitten im Satz auf. Meist fehlt eine schließende Klammer, das Ende eines Textes oder nach "
            "einem Doppelpunkt die eingerückte Zeile."
        ),
    ),
)
