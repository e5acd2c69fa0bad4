"""Playgrounds: small experiments with sliders, one idea each; ``show()`` puts one into the page.

Every playground computes in plain numpy and draws strings of SVG, so that it answers quickly and runs in the
browser. May import the framework, the digits, the model of the chip and the shared parts of
``course_helpers.widgets``.
"""

from .analog import Analog
from .analog_chip import Chip
from .backpropagation import Backpropagation
from .boundary import Boundary
from .confusion import Confusion
from .landscape import Landscape
from .one_neuron import OneNeuron
from .rate import Rate
from .small_network import SmallNetwork
from .sudoku import SudokuBoard
from .weights import WeightPictures

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
