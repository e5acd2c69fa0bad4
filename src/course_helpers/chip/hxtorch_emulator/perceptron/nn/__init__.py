"""``hxtorch.perceptron.nn``: layers for ``torch.nn.Sequential`` whose products are computed by the chip.

May import torch and the functions of ``hxtorch.perceptron``.
"""

from course_helpers.chip.hxtorch_emulator.perceptron.nn.activation import ConvertingReLU, ReLU
from course_helpers.chip.hxtorch_emulator.perceptron.nn.base import Layer, MACLayer
from course_helpers.chip.hxtorch_emulator.perceptron.nn.convolution import (
    Conv1d,
    Conv2d,
    ConvNd,
    ExpandedConv1d,
)
from course_helpers.chip.hxtorch_emulator.perceptron.nn.linear import Linear
from course_helpers.chip.hxtorch_emulator.perceptron.nn.transforms import (
    clamp_weight_,
    scale_input,
    scale_weight,
)

__all__ = [
    "Conv1d",
    "Conv2d",
    "ConvNd",
    "ConvertingReLU",
    "ExpandedConv1d",
    "Layer",
    "Linear",
    "MACLayer",
    "ReLU",
    "clamp_weight_",
    "scale_input",
    "scale_weight",
]
