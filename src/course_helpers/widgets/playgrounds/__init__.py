"""Playgrounds: small experiments with sliders, one idea each; ``show()`` puts one into the page.

Every playground computes in plain numpy and draws strings of SVG, so that it answers quickly and runs in the
browser. May import the framework, the digits, the model of the chip and the shared parts of
``course_helpers.widgets``.
"""

from course_helpers.widgets.playgrounds.analog import Analog
from course_helpers.widgets.playgrounds.analog_chip import Chip
from course_helpers.widgets.playgrounds.backpropagation import Backpropagation
from course_helpers.widgets.playgrounds.boundary import Boundary
from course_helpers.widgets.playgrounds.confusion import Confusion
from course_helpers.widgets.playgrounds.landscape import Landscape
from course_helpers.widgets.playgrounds.one_neuron import OneNeuron
from course_helpers.widgets.playgrounds.rate import Rate
from course_helpers.widgets.playgrounds.small_network import SmallNetwork
from course_helpers.widgets.playgrounds.sudoku import SudokuBoard
from course_helpers.widgets.playgrounds.weights import WeightPictures

__all__ = [
    "Analog",
    "Backpropagation",
    "Boundary",
    "Chip",
    "Confusion",
    "Landscape",
    "OneNeuron",
    "Rate",
    "SmallNetwork",
    "SudokuBoard",
    "WeightPictures",
]
