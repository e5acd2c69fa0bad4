"""Tasks that check themselves: `prüfe` runs a pupil's answer, compares it and says in German what to look at.

It may import numpy, the framework and error_help (which explains errors here, too); runs in the browser as on a server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_helpers.exercises.check import all_tasks, pruefe, prüfe  # noqa: PLC2403 - the German word
from course_helpers.exercises.result import Result
from course_helpers.exercises.sample import nimm
from course_helpers.exercises.whose import tell_whose_layer

if TYPE_CHECKING:
    from course_helpers.exercises.task import Task

    TASKS: dict[str, Task]

__all__ = ["TASKS", "Result", "nimm", "pruefe", "prüfe", "tell_whose_layer"]


def __getattr__(name: str) -> object:
    """Load the tasks when somebody asks for them by name (PEP 562); AttributeError for any other name."""
    if name != "TASKS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return all_tasks()
