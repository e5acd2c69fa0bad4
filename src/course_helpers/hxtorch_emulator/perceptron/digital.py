"""What the chip's digital processor computes: add, relu, converting_relu, argmax; exactly."""

from __future__ import annotations

from typing import Any

import torch

from course_helpers.hxtorch_emulator.connection import connected_chip
from course_helpers.hxtorch_emulator.perceptron import constants, tracing

_LOWEST, _HIGHEST = constants.output_activation_min, constants.output_activation_max
_INPUT_HIGHEST = constants.input_activation_max


class _Add(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, augend: torch.Tensor, addend: torch.Tensor) -> torch.Tensor:
        ctx.shapes = augend.shape, addend.shape
        return int8(augend).add(int8(addend)).clamp_(_LOWEST, _HIGHEST)

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        return tuple(
            gradients[0].sum_to_size(shape) if needed else None
            for shape, needed in zip(ctx.shapes, ctx.needs_input_grad, strict=True)
        )


class _ReLU(torch.autograd.Function):
    """floor, clamp to [0, 127], divide by 2**shift, floor, clamp to [0, highest], in one go."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor, shift: int, highest: int) -> torch.Tensor:
        ctx.save_for_backward(x)
        ctx.factor = 0.5**shift
        # floor(floor(x) / 2**shift) = floor(x / 2**shift), and the bounds may be set before the floor
        bound = min(_HIGHEST // 2**shift, highest)
        return x.mul(ctx.factor).clamp_(0, bound).floor_()

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        (x,) = ctx.saved_tensors
        return torch.ops.aten.threshold_backward(gradients[0], x, 0).mul_(ctx.factor), None, None


def int8(x: torch.Tensor) -> torch.Tensor:
    """Floor and clamp to [-128, 127], as a float tensor of the same shape."""
    return x.floor().clamp_(_LOWEST, _HIGHEST)


def _begin(x: torch.Tensor, mock: bool) -> None:
    if not mock:
        connected_chip()
        tracing.check_input(x)


def add(
    input: torch.Tensor,
    other: torch.Tensor,
    alpha: float = 1,
    mock: bool = False,
) -> torch.Tensor:
    """Add two tensors in 8 bit: both are floored and clamped to [-128, 127], the sum is clamped again.

    Parameters
    ----------
    input, other : Tensor
        Two tensors whose shapes can be broadcast; the gradient of both is 1.
    alpha : float
        Only 1.
    mock : bool
        Do without a chip.

    Raises
    ------
    RuntimeError
        If ``alpha`` is not 1, or no chip is connected.
    """
    if alpha != 1:
        raise RuntimeError(f"add kann nur alpha = 1, gesehen: {alpha}. Multipliziere vorher.")
    _begin(input, mock)
    result: torch.Tensor = _Add.apply(input, other)  # type: ignore[no-untyped-call]
    if not mock:
        tracing.record("add", result, other=other.detach().clone())
    return result


def relu(input: torch.Tensor, mock: bool = False) -> torch.Tensor:
    """Floor and clamp to [0, 127]; the gradient passes where the input is positive.

    Raises
    ------
    RuntimeError
        If no chip is connected and ``mock`` is False.
    """
    _begin(input, mock)
    result: torch.Tensor = _ReLU.apply(input, 0, _HIGHEST)  # type: ignore[no-untyped-call]
    if not mock:
        tracing.record("relu", result)
    return result


def converting_relu(input: torch.Tensor, shift: int = 2, mock: bool = False) -> torch.Tensor:
    """Turn 8-bit results into 5-bit inputs of the next layer.

    Floor, clamp to [0, 127], divide by ``2**shift``, floor, clamp to [0, 31]; the gradient passes divided by
    ``2**shift`` where the input is positive.

    Raises
    ------
    RuntimeError
        If ``shift`` is negative, or no chip is connected and ``mock`` is False.
    """
    if shift < 0:
        raise RuntimeError(f"shift muss 0 oder größer sein, gesehen: {shift}.")
    _begin(input, mock)
    result: torch.Tensor = _ReLU.apply(input, shift, _INPUT_HIGHEST)  # type: ignore[no-untyped-call]
    if not mock:
        tracing.record("converting_relu", result, shift=shift)
    return result


def argmax(
    input: torch.Tensor,
    dim: int | None = None,
    keepdim: bool = False,
    mock: bool = False,
) -> torch.Tensor:
    """Return the index of the largest 8-bit value, as ``torch.argmax`` does.

    Raises
    ------
    RuntimeError
        If no chip is connected and ``mock`` is False.
    """
    _begin(input, mock)
    result = torch.argmax(int8(input), dim=dim, keepdim=keepdim)
    if not mock:
        tracing.record("argmax", result, dim=dim, keepdim=keepdim)
    return result
