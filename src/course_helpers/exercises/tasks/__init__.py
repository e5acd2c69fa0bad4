"""The tasks of each chapter by name; a new one needs an entry here, a box in its chapter and a program in the tests.

They may import numpy, `course_helpers.framework` and the definition of a task, nothing else.
"""

from course_helpers.exercises.task import Task
from course_helpers.exercises.tasks import (
    blocks,
    chain,
    chip_rows,
    clothes,
    converter,
    convolution,
    counting,
    derivatives,
    descent,
    digits,
    direction,
    entropy,
    fair_rates,
    first_steps,
    gates,
    hits,
    layer,
    mixups,
    neuron,
    noise,
    noisy_chip,
    own_digits,
    shapes,
    slope,
    spiking,
    standard_error,
    sudoku,
    tables,
    training,
    trust,
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
    spiking,
    gates,
    chain,
    sudoku,
    standard_error,
    trust,
    own_digits,
    fair_rates,
    clothes,
    convolution,
    noisy_chip,
    direction,
)
TASKS: dict[str, Task] = {task.id: task for room in _ROOMS for task in room.TASKS}

__all__ = ["TASKS"]
