"""Ways to bring inputs and weights into the chip's range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_helpers.chip.hxtorch_emulator.perceptron import constants

if TYPE_CHECKING:
    import torch


def scale_input(x_in: torch.Tensor) -> torch.Tensor:
    """Scale a tensor so that its largest value is 31, the chip's largest input."""
    return _scaled(x_in, x_in.detach().max(), constants.input_activation_max)


def scale_weight(weight: torch.Tensor) -> torch.Tensor:
    """Scale a tensor so that its largest magnitude is 63, the chip's largest weight."""
    return _scaled(weight, weight.detach().abs().max(), constants.synaptic_weight_max)


def _scaled(values: torch.Tensor, largest: torch.Tensor, target: int) -> torch.Tensor:
    return values * (target / largest) if largest > 0 else values * 1


def clamp_weight_(weight: torch.Tensor) -> torch.Tensor:
    """Clamp the weights in place to [-63, 63] and return them; the gradient passes unchanged.

    A layer may run again before the way back, in the same graph or in another thread (`ZahlenMalen` while
    a cell trains). So autograd must not see the change: it does through ``detach()``, not through ``data``.
    """
    weight.data.clamp_(constants.synaptic_weight_min, constants.synaptic_weight_max)
    return weight
