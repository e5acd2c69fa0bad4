"""``Linear``: every input connected with every output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from course_helpers.chip.hxtorch_emulator.perceptron.constants import defaults
from course_helpers.chip.hxtorch_emulator.perceptron.digital import add
from course_helpers.chip.hxtorch_emulator.perceptron.kinds import check_kind
from course_helpers.chip.hxtorch_emulator.perceptron.multiply import matmul, mock_linear
from course_helpers.chip.hxtorch_emulator.perceptron.nn.base import MACLayer, Transform
from course_helpers.chip.hxtorch_emulator.perceptron.nn.transforms import clamp_weight_

if TYPE_CHECKING:
    from collections.abc import Callable


class Linear(MACLayer, torch.nn.Linear):
    """As ``torch.nn.Linear``, computed on the chip; the bias is added in 8 bit.

    Parameters
    ----------
    in_features, out_features : int
        Length of an input and of an output.
    bias : bool
        Whether to learn a bias.
    num_sends, wait_between_events, mock, input_transform, weight_transform
        As for `MACLayer`.
    avg : int
        How many neurons with equal weights are averaged for each output.
    """

    def __init__(
        self,
        in_features: int,
        out_features: int,
        bias: bool = True,
        num_sends: int | None = None,
        wait_between_events: int = defaults.wait_between_events,
        mock: bool = False,
        *,
        avg: int = 1,
        input_transform: Transform | None = None,
        weight_transform: Transform | None = clamp_weight_,
    ) -> None:
        MACLayer.__init__(
            self,
            num_sends,
            wait_between_events,
            mock,
            input_transform=input_transform,
            weight_transform=weight_transform,
        )
        torch.nn.Linear.__init__(self, in_features, out_features, bias)
        check_kind("der Schicht", "avg", avg, int)
        self.avg = avg
        self._matmul: Callable[..., torch.Tensor] = matmul

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Return the outputs (..., out_features) for inputs (..., in_features)."""
        x, weight = self._transformed(input)
        matrix = weight.t()
        if self._goes_in_one_step(x):
            return mock_linear(x, matrix, self.bias, self.num_sends, self.wait_between_events)
        if self.avg > 1:
            matrix = matrix.repeat_interleave(self.avg, -1)
        output = self._matmul(
            x, matrix, num_sends=self.num_sends, wait_between_events=self.wait_between_events, mock=self.mock
        )
        if self.avg > 1:
            output = output.view(*output.shape[:-1], self.out_features, self.avg).mean(-1)
        return output if self.bias is None else add(output, self.bias, mock=self.mock)

    def _goes_in_one_step(self, x: object) -> bool:
        """Return whether `mock_linear` does the same; what `matmul` refuses by its kind is left to it."""
        usual = isinstance(x, torch.Tensor) and self.mock is True and self._matmul is matmul
        return usual and self.avg == 1 and self.bias is not None
