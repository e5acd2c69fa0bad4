"""Pictures that several chapters share: digits, weights, networks, confusions, analog results, spikes.

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
from course_helpers.plots.raster import show_raster
from course_helpers.plots.style import COLOURS, use_course_style
from course_helpers.plots.trace import show_cases, show_neurons, show_rates, show_trace, show_traces
from course_helpers.plots.weights import show_weights

__all__ = [
    "COLOURS",
    "confusion_matrix",
    "show_accuracies",
    "show_answer",
    "show_bits",
    "show_cases",
    "show_charge",
    "show_columns",
    "show_confusion",
    "show_digits",
    "show_network",
    "show_neurons",
    "show_range",
    "show_raster",
    "show_rates",
    "show_repeats",
    "show_trace",
    "show_traces",
    "show_weights",
    "use_course_style",
]
