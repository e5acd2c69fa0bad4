"""`nimm`: go on with the pupil's own answer once it is right, and with the sample solution until then."""

from __future__ import annotations

from typing import Any

from course_helpers.exercises.check import all_tasks, prüfe  # noqa: PLC2403 - the German word


def nimm(aufgabe: str, antwort: Any) -> Any:
    """Return what later cells compute with, and say so if it is not the pupil's own.

    Parameters
    ----------
    aufgabe : str
        The task's name, as for `prüfe`.
    antwort : Any
        The pupil's function.

    Returns
    -------
    Any
        ``antwort`` if the check finds it right, else the task's reference.

    Raises
    ------
    ValueError
        If there is no task of this name, in German.
    """
    result = prüfe(aufgabe, antwort)
    if not result.task:
        raise ValueError(result.sentences[0])
    if result.state == "geloest":
        return antwort
    print(f"{aufgabe}: Bis deine Funktion stimmt, rechnet hier die Musterlösung.")  # noqa: T201 - for the pupil
    return all_tasks()[aufgabe].reference
