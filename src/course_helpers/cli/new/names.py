"""Names for files, functions and classes, from the German title that an author gives."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata

from course_helpers.cli.new.plan import NewError

LONGEST = 60
SHORTEST = 3
_ALLOWED = re.compile(r"[^\W_][\w ,.?!:()&„“–-]*")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def file_name(title: str) -> str:
    """Return a title in lower case ASCII: ``Größe zählt`` becomes ``groesse_zaehlt``.

    Raises
    ------
    NewError
        When the title holds what has a meaning in MyST or Python, or is too short or too long.
    """
    if not _ALLOWED.fullmatch(title) or len(title) > LONGEST:
        raise NewError(
            f"„{title}“ taugt nicht als Titel. Er beginnt mit einem Buchstaben oder einer Ziffer, "
            f"hat höchstens {LONGEST} Zeichen und besteht aus Buchstaben, Ziffern, Leerzeichen und "
            ", . ? ! : ( ) & „ “ - –"
        )
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", title).lower().translate(_UMLAUTS))
    name = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")
    if len(name) < SHORTEST:
        raise NewError(
            f"Aus „{title}“ wird kein Dateiname. "
            f"Er braucht mindestens {SHORTEST} lateinische Buchstaben oder Ziffern."
        )
    return name


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
