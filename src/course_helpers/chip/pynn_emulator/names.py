"""Names that a reader gives: one, or several."""

from __future__ import annotations

from typing import Any, cast


def listed(names: object, function: str) -> list[Any]:
    """Return names as a list.

    Parameters
    ----------
    names : str or sequence of str
        One, or several; whether they exist is not looked at.
    function : str
        Who asks, for the message.

    Raises
    ------
    TypeError
        If it is neither.
    """
    try:
        several = [names] if isinstance(names, str) else list(cast("Any", names))
    except TypeError:
        several = [None]
    if not all(isinstance(one, str) for one in several):
        raise TypeError(
            f"{function} braucht einen Namen in Anführungszeichen oder eine Liste davon, gesehen: "
            f"{names!r:.80}."
        )
    return several
