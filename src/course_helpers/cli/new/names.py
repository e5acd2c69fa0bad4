"""Names for files, functions and classes, from the German title that an author gives."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata

from course_helpers.cli.new.plan import NewError

LONGEST = 60
SHORTEST = 3
_MARKS = ",.?!:()&„“–-"
_FORBIDDEN = re.compile(rf"[^\w {re.escape(_MARKS)}]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def file_name(title: str) -> str:
    """Return a title in lower case ASCII: ``Größe zählt`` becomes ``groesse_zaehlt``.

    Raises
    ------
    NewError
        When the title holds what has a meaning in MyST or Python, or is too short or too long.
    """
    if why := _unfit(title):
        raise NewError(f"„{title}“ taugt nicht als Titel: {why}")
    words = re.sub(r"[\W_]+", "_", unicodedata.normalize("NFC", title).lower())
    plain = unicodedata.normalize("NFKD", words.translate(_UMLAUTS)).encode("ascii", "ignore").decode()
    name = re.sub(r"_+", "_", plain).strip("_")
    if len(name) < SHORTEST:
        raise NewError(
            f"Aus „{title}“ wird kein Dateiname. "
            f"Er braucht mindestens {SHORTEST} lateinische Buchstaben oder Ziffern."
        )
    return name


def _unfit(title: str) -> str:
    """Return what is wrong with a title; empty when nothing is."""
    if found := _FORBIDDEN.search(title):
        sign = unicodedata.name(found[0], "unsichtbar") if not found[0].isprintable() else f"„{found[0]}“"
        allowed = " ".join(_MARKS)
        return (
            f"Das Zeichen {sign} darf nicht darin stehen. "
            f"Erlaubt sind Buchstaben, Ziffern, Leerzeichen und {allowed}"
        )
    if not title[:1].isalnum():
        return "Er beginnt mit einem Buchstaben oder einer Ziffer."
    return f"Er hat {len(title)} Zeichen; höchstens {LONGEST} gehen." if len(title) > LONGEST else ""


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles differ in nothing but capitals, spaces and punctuation."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def python_name(title: str) -> str:
    """Return a title as the name of a function or module.

    Raises
    ------
    NewError
        When the name begins with a digit, or Python uses it itself.
    """
    name = file_name(title)
    if not name.isidentifier():
        raise NewError(
            f"„{title}“ beginnt mit einer Ziffer; so darf in Python nichts heißen. Stelle ein Wort davor."
        )
    if keyword.iskeyword(name) or hasattr(builtins, name):
        raise NewError(f"„{name}“ heißt in Python schon etwas anderes. Nimm einen längeren Titel.")
    return name


def class_name(title: str) -> str:
    """Return a title as the name of a class: ``Größe zählt`` becomes ``GroesseZaehlt``."""
    return "".join(part.capitalize() for part in python_name(title).split("_"))
