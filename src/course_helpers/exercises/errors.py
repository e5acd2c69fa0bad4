"""What to tell a pupil whose code failed with an exception while it was checked."""

from __future__ import annotations

import re

from course_helpers.error_help.help import Help, help_for
from course_helpers.exercises.own import own_names

_GAP = re.compile(r"'ellipsis'|type ellipsis|gesehen: Ellipsis")  # the last from the emulator of PyNN
_LONGEST = 400  # a few lines on a phone
_WRONG_HEAD = "Die Anzahl der Argumente passt nicht. Lass die Zeile mit `def` so, wie sie war."


class NotAsAskedError(Exception):
    """The answer is of another kind than asked for; the message is German and meant for the pupil."""


def is_gap(error: BaseException) -> bool:
    """Whether the error comes from three dots that are still there."""
    return bool(_GAP.search(str(error)))


def explain(error: BaseException, inputs: str) -> tuple[str, ...]:
    """Return German sentences: where the code failed and why, and what it was called with.

    Parameters
    ----------
    error : BaseException
        What the pupil's code raised.
    inputs : str
        What it was called with, in German; empty if that cannot be said.
    """
    if isinstance(error, NotAsAskedError):
        return (str(error),)
    names = own_names(error.__traceback__)
    if names is None:  # it failed before its first line
        return (_WRONG_HEAD if isinstance(error, TypeError) else _failed(help_for(error, {}), error),)
    tried = (f"Ausprobiert wurde dein Code mit {inputs}.",) if inputs else ()
    return (_failed(help_for(error, names), error), *tried)


def _failed(help_: Help, error: BaseException) -> str:
    place = help_.place
    where = f" in Zeile {place.line}" if place.line else ""
    line = place.source.replace("`", "'")
    return f"Dein Code bricht{where} ab{f', bei `{line}`' if line else ''}. {_reason(help_, error)}"


def _reason(help_: Help, error: BaseException) -> str:
    if isinstance(error, SystemExit):
        return "Er wollte Python beenden. Nimm `exit()` oder `quit()` heraus."
    text = " ".join(help_.text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].replace('`', chr(39))} …"
