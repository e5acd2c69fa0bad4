"""The tasks of each chapter by name; a new one needs an entry here, a box in its chapter and a program in the tests.

They may import numpy, `course_helpers.framework` and the definition of a task, nothing else.
"""

from course_helpers.exercises.task import Task
from course_helpers.exercises.tasks import (
    chapter1,
    chapter2,
    chapter4,
    chapter5,
    chapter6,
    derivatives,
    layer,
)

TASKS: dict[str, Task] = {
    task.id: task
    for room in (chapter1, chapter2, layer, derivatives, chapter4, chapter5, chapter6)
    for task in room.TASKS
}

__all__ = ["TASKS"]
