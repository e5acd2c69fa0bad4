"""Pictures that several chapters share: digits, weights, networks, confusion matrices, analog results.

May import numpy and matplotlib only; every function draws into a new pyplot figure, the cell shows it.
"""

from course_helpers.plots.chip import (
    show_accuracies,
    show_bits,
    show_charge,
    show_columns,
    show_range,
    show_repeats,
)
from course_helpers.plots.confusion import confusion_matrix, show_confusion
from course_helpers.plots.digits import show_answer, show_digits
from course_helpers.plots.network import show_network
from course_helpers.plots.style import COLOURS, use_course_style
from course_helpers.plots.weights import show_weights

__all__ = [
    "COLOURS",
    "confusion_matrix",
    "show_accuracies",
    "show_answer",
    "show_bits",
    "show_charge",
    "show_columns",
    "show_confusion",
    "show_digits",
    "show_network",
    "show_range",
    "show_repeats",
    "show_weights",
    "use_course_style",
]
