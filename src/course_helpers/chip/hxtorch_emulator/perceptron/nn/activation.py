"""``ReLU`` and ``ConvertingReLU``: the digital steps between two layers."""

from __future__ import annotations

import torch

from course_helpers.chip.hxtorch_emulator.perceptron.digital import converting_relu, relu
from course_helpers.chip.hxtorch_emulator.perceptron.nn.base import Layer


class ReLU(Layer, torch.nn.ReLU):
    """As ``torch.nn.ReLU``, in 8 bit.

    Parameters
    ----------
    mock : bool
        Do without a chip.
    """

    def __init__(self, mock: bool = False) -> None:
        Layer.__init__(self, mock)
        torch.nn.ReLU.__init__(self)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Return whole numbers in [0, 127]."""
        return relu(input, mock=self.mock)


class ConvertingReLU(ReLU):
    """Turns 8-bit results into 5-bit inputs of the next layer.

    Parameters
    ----------
    shift : int
        The result is divided by ``2**shift``.
    mock : bool
        Do without a chip.
    """

    def __init__(self, shift: int = 2, mock: bool = False) -> None:
        super().__init__(mock)
        self.shift = shift

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Return whole numbers in [0, 31]."""
        return converting_relu(input, shift=self.shift, mock=self.mock)
