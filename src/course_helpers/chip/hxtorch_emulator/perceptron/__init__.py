"""``hxtorch.perceptron``: multiply-accumulate on the virtual chip or in mock mode, with all names.

May import torch, the connection beside it and the model of the chip, nothing else of the course.
"""

from course_helpers.chip.hxtorch_emulator.perceptron import constants, nn
from course_helpers.chip.hxtorch_emulator.perceptron.convolution import conv1d, conv2d, expanded_conv1d
from course_helpers.chip.hxtorch_emulator.perceptron.digital import add, argmax, converting_relu, relu
from course_helpers.chip.hxtorch_emulator.perceptron.measurement import measure_mock_parameter
from course_helpers.chip.hxtorch_emulator.perceptron.mock_parameter import (
    MockParameter,
    get_mock_parameter,
    set_mock_parameter,
)
from course_helpers.chip.hxtorch_emulator.perceptron.multiply import mac, matmul
from course_helpers.chip.hxtorch_emulator.perceptron.replay import inference_trace
from course_helpers.chip.hxtorch_emulator.perceptron.tracing import InferenceTracer

__all__ = [
    "InferenceTracer",
    "MockParameter",
    "add",
    "argmax",
    "constants",
    "conv1d",
    "conv2d",
    "converting_relu",
    "expanded_conv1d",
    "get_mock_parameter",
    "inference_trace",
    "mac",
    "matmul",
    "measure_mock_parameter",
    "nn",
    "relu",
    "set_mock_parameter",
]
