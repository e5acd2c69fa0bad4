"""`prüfe`: run a pupil's answer within limits and say in German how it did."""

from __future__ import annotations

import difflib
import logging
from typing import TYPE_CHECKING, Any

from course_helpers.exercises import verdict
from course_helpers.exercises.clock import TimeIsUpError
from course_helpers.exercises.limits import MemoryIsUpError, limited
from course_helpers.exercises.result import Result

if TYPE_CHECKING:
    from course_helpers.exercises.task import Task

_log = logging.getLogger(__name__)

_TIME = (
    "Dein Code wurde nach einigen Sekunden abgebrochen. Wahrscheinlich läuft eine Schleife endlos, oder ein Array ist riesig.",
    "Schau auf die Bedingung hinter `while`: Wird sie irgendwann falsch? Oft braucht man gar keine Schleife.",
)
_GOES_ON = (
    "Er lässt sich nicht beenden und rechnet weiter. Drücke „Neu starten“, sonst wird alles andere langsam."
)
_MEMORY = (
    "Dein Code braucht zu viel Speicher und wurde abgebrochen. Irgendwo entsteht ein riesiges Array.",
    "Gib dir mit `print(x.shape)` die Formen aus. Welche ist viel größer, als sie sein soll?",
)
_UNCLEAR = (
    "Mit diesem Ergebnis kann die Prüfung nichts anfangen.",
    "Setze die Zelle auf den Text des Buches zurück und fülle nur die Lücken.",
)


def prüfe(aufgabe: Any = None, *antwort: Any) -> Result:  # noqa: PLC2401 - the German word, in the German course
    """Check a pupil's answer to a task; ``pruefe`` is the same with an ASCII name.

    Parameters
    ----------
    aufgabe : str
        The task's name, as the check cell in the book gives it.
    *antwort : Any
        What the pupil wrote: a function, a class, or one or several values.

    Returns
    -------
    Result
        Shown by the notebook as the last line of a cell. Nothing is ever raised, except the KeyboardInterrupt
        of a reader who stops the cell.
    """
    task = all_tasks().get(aufgabe) if isinstance(aufgabe, str) else None
    if task is None:
        return Result("", "offen", (_unknown(aufgabe),))
    answer = antwort if task.values else antwort[0] if len(antwort) == 1 else None
    if len(antwort) != (len(task.values) or 1):
        return Result(task.id, "offen", (_count(task.id, len(antwort), len(task.values) or 1),))
    verdict.foreseen(task)  # outside of the limits, which slow down what they watch
    try:
        return limited(lambda: verdict.judge(task, answer))
    except TimeIsUpError as error:
        return Result(task.id, "versucht", (*_TIME, *((_GOES_ON,) if error.goes_on else ())))
    except (MemoryIsUpError, MemoryError):
        return Result(task.id, "versucht", _MEMORY)
    except BaseException as error:
        if type(error) is KeyboardInterrupt:  # the reader's own stop
            raise
        # whatever a pupil's object does, the pupil gets an answer
        _log.exception("the check of %s failed", task.id)
        return Result(task.id, "versucht", _UNCLEAR)


pruefe = prüfe


def all_tasks() -> dict[str, Task]:
    """Return the tasks of all chapters; a page that goes live shall not wait for them."""
    from course_helpers.exercises.tasks import TASKS  # noqa: PLC0415

    return TASKS


def _unknown(name: Any) -> str:
    if not isinstance(name, str):
        return 'So geht es: `prüfe("name der Aufgabe", deine_antwort)`. Der Name steht in Anführungszeichen.'
    near = difflib.get_close_matches(name[:100], all_tasks(), n=1)
    hint = f"Meinst du „{near[0]}“?" if near else "Schau in der Zelle im Buch nach, wie sie heißt."
    return f"Eine Aufgabe „{name[:100]}“ gibt es nicht. {hint}"


def _count(name: str, got: int, wanted: int) -> str:
    answers = "eine Antwort" if wanted == 1 else f"{wanted} Antworten"
    return f"Die Aufgabe „{name}“ braucht hinter ihrem Namen {answers}, du hast {got} übergeben."
