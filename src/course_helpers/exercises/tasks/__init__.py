"""The tasks of each chapter by name; a new one needs an entry here, a box in its chapter and a program in the tests.

They may import numpy, `course_helpers.framework` and the definition of a task, nothing else.
"""

from course_helpers.exercises.task import Task
from course_helpers.exercises.tasks import (
    chip_rows,
    converter,
    derivatives,
    digits,
    first_steps,
    layer,
    noise,
    shapes,
    tables,
    training,
)

_ROOMS = (
    first_steps,
    tables,
    shapes,
    layer,
    derivatives,
    digits,
    training,
    converter,
    noise,
    chip_rows,
)
TASKS: dict[str, Task] = {task.id: task for room in _ROOMS for task in room.TASKS}

__all__ = ["TASKS"]
