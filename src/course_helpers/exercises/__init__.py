"""Tasks that check themselves: `prüfe` runs a pupil's answer, compares it and says in German what to look at.

It may import numpy, the framework and error_help (which explains errors here, too); runs in the browser as on a server.
"""

from course_helpers.exercises.check import pruefe, prüfe  # noqa: PLC2403 - the German word
from course_helpers.exercises.result import Result
from course_helpers.exercises.sample import nimm
from course_helpers.exercises.tasks import TASKS
from course_helpers.exercises.whose import tell_whose_layer

__all__ = ["TASKS", "Result", "nimm", "pruefe", "prüfe", "tell_whose_layer"]
