"""Characters that look like Python but are not: they come with text copied from elsewhere."""

from __future__ import annotations

import re
from typing import Final

_FROM = "So etwas kommt mit, wenn man Text aus einem Dokument oder einer Webseite kopiert."
_INVISIBLE = {
    "00A0": "geschütztes Leerzeichen",
    "202F": "schmales geschütztes Leerzeichen",
    "2007": "Leerzeichen von der Breite einer Ziffer",
    "3000": "Leerzeichen von doppelter Breite",
    "200B": "Leerzeichen der Breite null",
    "200C": "Trennzeichen der Breite null",
    "200D": "Verbindungszeichen der Breite null",
    "2060": "Verbindungszeichen der Breite null",
    "FEFF": "Zeichen, das sonst am Anfang einer Datei steht",
    "00AD": "weiches Trennzeichen",
    "200E": "Zeichen für die Schreibrichtung",
    "200F": "Zeichen für die Schreibrichtung",
}
_GONE: Final = {
    "200B",
    "200C",
    "200D",
    "2060",
    "FEFF",
    "00AD",
    "200E",
    "200F",
}  # nothing belongs in their place
_SAME = {
    "minus": "–—−‐‑‒",
    "quote": "„“”‟»«‘’‚‛‹›´′″〝〞＂＇",
    "times": "×·∙⋅∗•",
    "divided": "÷∕⁄",
}
_INSTEAD = {
    "minus": "Das ist ein Strich aus einem Textprogramm. Tippe das Minus der Tastatur: `-`.",
    "quote": "Das ist ein Anführungszeichen aus einem Textprogramm. Nimm die geraden: `\"` oder `'`.",
    "times": "Multiplizieren schreibst du in Python mit einem Stern: `*`.",
    "divided": "Geteilt schreibst du in Python mit einem Schrägstrich: `/`.",
}
_ALONE = {
    "≤": "Kleiner oder gleich schreibst du `<=`.",
    "≥": "Größer oder gleich schreibst du `>=`.",
    "≠": "Ungleich schreibst du `!=`.",
    "≈": "Ob zwei Zahlen fast gleich sind, sagt `np.isclose(a, b)`.",
    "²": "Hoch 2 schreibst du `**2`.",
    "³": "Hoch 3 schreibst du `**3`.",
    "√": "Die Wurzel berechnet `np.sqrt(…)`.",
    "∞": "Unendlich schreibst du `np.inf`.",
    "€": "Einheiten gehören nicht in den Code. Schreibe nur die Zahl.",
    "°": "Einheiten gehören nicht in den Code. Schreibe nur die Zahl.",
    "、": "Tippe das Komma der Tastatur: `,`.",
    "。": "Tippe den Punkt der Tastatur: `.`.",
    "½": "Brüche schreibst du als Rechnung oder mit Punkt: `1/2` oder `0.5`.",
    "…": "Ist das noch eine Lücke? Ersetze es durch deinen Code.",
    "←": "Einen Wert speicherst du mit `=`.",
    "→": "Pfeile gibt es so nicht. Einen Wert speicherst du mit `=`, der Name steht links.",
}
_WIDE = range(0xFF01, 0xFF5F)  # ASCII once more, twice as wide
_FROM_WIDE = 0xFEE0


def foreign_character(message: str, column: int | None) -> str | None:
    """Explain "invalid character" and "invalid non-printable character"; None for another message."""
    where = f" (das {column}. Zeichen der Zeile)" if column else ""
    if found := re.search(r"invalid non-printable character U\+([0-9A-F]+)", message):
        return _unseen(found[1], where)
    if found := re.search(r"invalid character '(.)'", message):
        return f"Das Zeichen `{found[1]}`{where} versteht Python nicht. {_advice(found[1])}"
    return None


def _unseen(code: str, where: str) -> str:
    name = _INVISIBLE.get(code, "besonderes Leerzeichen" if code.startswith("20") else "unsichtbares Zeichen")
    do = "Lösche es" if code in _GONE else "Lösche es und tippe dort ein gewöhnliches Leerzeichen"
    return f"In dieser Zeile steht ein Zeichen, das man nicht sieht: ein {name}{where}. {do}. {_FROM}"


def _advice(character: str) -> str:
    for kind, characters in _SAME.items():
        if character in characters:
            return _INSTEAD[kind]
    if character in _ALONE:
        return _ALONE[character]
    if ord(character) in _WIDE:
        plain = chr(ord(character) - _FROM_WIDE)
        return f"Es ist doppelt so breit wie das gewöhnliche. Tippe das der Tastatur: `{plain}`."
    return "Lösche es. In einem Text zwischen Anführungszeichen darf es stehen."
