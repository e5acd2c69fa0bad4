"""From an error to its German help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from course_helpers.error_help.kinds import KINDS
from course_helpers.error_help.place import Place, find_place, public

# What a `raise` that is itself wrong leads to: Python's words, not the reader's.
_BY_PYTHON = {"exceptions must derive from BaseException", "No active exception to reraise"}


@dataclass(frozen=True)
class Help:
    """What the reader is told.

    Attributes
    ----------
    text : str
        The explanation; code in it stands between backticks.
    place : Place
        Where it happened.
    """

    text: str
    place: Place


def help_for(error: BaseException, names: dict[str, Any]) -> Help:
    """Explain an error that reached the shell whose variables are ``names``."""
    place = find_place(error, names)
    if place.raised and str(error) and str(error) not in _BY_PYTHON:
        return Help(str(error), place)  # written for the reader already
    for kind in type(error).__mro__:
        explain = KINDS.get(kind)
        text = explain(error, place) if explain else None
        if text:
            return Help(text, place)
    return Help(
        f"Python meldet einen Fehler der Art `{public(type(error)).__name__}`, zu dem es hier keine deutsche "
        "Erklärung gibt. Sieh dir mit `print` an, welche Werte in dieser Zeile stehen.",
        place,
    )
