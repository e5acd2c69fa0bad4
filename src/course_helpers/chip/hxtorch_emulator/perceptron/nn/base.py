"""What the layers share: the mode, the parameters of sending, the start values, the repr."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from typing import Any

import torch

from course_helpers.chip.hxtorch_emulator.perceptron import constants
from course_helpers.chip.hxtorch_emulator.perceptron.arguments import check_sends
from course_helpers.chip.hxtorch_emulator.perceptron.constants import defaults
from course_helpers.chip.hxtorch_emulator.perceptron.mock_parameter import get_mock_parameter
from course_helpers.chip.hxtorch_emulator.perceptron.nn.transforms import clamp_weight_

Transform = Callable[[torch.Tensor], torch.Tensor]


class Layer:
    """Base of all layers.

    Parameters
    ----------
    mock : bool
        Compute in mock mode instead of on the chip.
    """

    def __init__(self, mock: bool = False) -> None:
        self.mock = mock

    def __repr__(self) -> str:
        """Name the arguments that differ from their defaults."""
        parameters = inspect.signature(type(self)).parameters
        shown = {
            name: _shown(getattr(self, name), parameter.default)
            for name, parameter in parameters.items()
            if hasattr(self, name)  # a pupil's own layer may take others, and **arguments
        }
        listed = ", ".join(
            f"{name}={value}" for name, value in shown.items() if value != parameters[name].default
        )
        return f"{type(self).__name__}({listed})"


def _shown(value: Any, default: Any) -> Any:
    """Return an attribute as the argument that gave it: bias as True or False, a tuple like its default."""
    if isinstance(default, bool) and not isinstance(value, bool):
        return value is not None
    if isinstance(value, tuple) and set(value) == {default}:
        return default
    return value


class MACLayer(Layer):
    """Base of the layers that multiply and accumulate.

    Parameters
    ----------
    num_sends : int, optional
        How often each input is sent. None: set by `reset_parameters` so that the start weights fit the range.
    wait_between_events : int
        Clock cycles between two events.
    mock : bool
        Compute in mock mode instead of on the chip.
    input_transform, weight_transform : callable, optional
        Applied to the inputs and to the weights before they go to the chip.

    Raises
    ------
    TypeError
        If ``num_sends`` is neither None nor a whole number.
    RuntimeError
        If it is less than 1.
    """

    weight: torch.Tensor
    num_sends: Any  # int, or None until `reset_parameters` chose a number
    bias: Any  # torch.nn.Linear says Tensor, its convolutions Tensor | None

    def __init__(
        self,
        num_sends: int | None = None,
        wait_between_events: int = defaults.wait_between_events,
        mock: bool = False,
        *,
        input_transform: Transform | None = None,
        weight_transform: Transform | None = clamp_weight_,
    ) -> None:
        super().__init__(mock=mock)
        if num_sends is not None:
            check_sends(num_sends)
        self.num_sends = num_sends
        self.wait_between_events = wait_between_events
        self.input_transform = input_transform
        self.weight_transform = weight_transform

    def _transformed(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return inputs and weights as they go to the chip."""
        x = x if self.input_transform is None else self.input_transform(x)
        return x, self.weight if self.weight_transform is None else self.weight_transform(self.weight)

    def reset_parameters(self, weight_mean: float = 0.0, relu_shift: int = 1) -> None:
        """Draw start values after He et al. (2015), scaled to the chip's gain.

        The weights come from a normal distribution cut off at -63 and 63 with the standard deviation
        ``2**relu_shift · sqrt(2) / gain / sqrt(fan_in) / num_sends``, the bias is uniform within the same
        number before the division by ``num_sends``, over ``31 / sqrt(3)``, the spread of uniform inputs.

        Parameters
        ----------
        weight_mean : float
            Mean of the weights.
        relu_shift : int
            Shift of the `ConvertingReLU` that follows.
        """
        fan_in = self.weight[0].numel()
        std = 2**relu_shift * math.sqrt(2) / get_mock_parameter().gain / math.sqrt(fan_in)
        if self.num_sends is None:
            self.num_sends = math.ceil(std / (constants.synaptic_weight_max / 3))
        torch.nn.init.trunc_normal_(
            self.weight,
            weight_mean,
            std / self.num_sends,
            constants.synaptic_weight_min,
            constants.synaptic_weight_max,
        )
        if self.bias is not None:
            bound = std / (constants.input_activation_max / math.sqrt(3))
            torch.nn.init.uniform_(self.bias, -bound, bound)
