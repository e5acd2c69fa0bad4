"""The tasks of each chapter by name; a new one needs an entry here, a box in its chapter and a program in the tests.

They may import numpy, `course_helpers.framework` and the definition of a task, nothing else.
"""

from course_helpers.exercises.task import Task
from course_helpers.exercises.tasks import (
    blocks,
    chip_rows,
    converter,
    counting,
    derivatives,
    descent,
    digits,
    entropy,
    first_steps,
    hits,
    layer,
    mixups,
    neuron,
    noise,
    shapes,
    slope,
    tables,
    training,
)

_ROOMS = (
    first_steps,
    neuron,
    counting,
    tables,
    shapes,
    hits,
    layer,
    derivatives,
    slope,
    descent,
    digits,
    training,
    mixups,
    entropy,
    converter,
    blocks,
    noise,
    chip_rows,
)
TASKS: dict[str, Task] = {task.id: task for room in _ROOMS for task in room.TASKS}

__all__ = ["TASKS"]
