"""What the chip's digital processor computes: add, relu, converting_relu, argmax; exactly."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from course_helpers.chip.hxtorch_emulator.connection import connected_chip
from course_helpers.chip.hxtorch_emulator.perceptron import constants, passes, tracing
from course_helpers.chip.hxtorch_emulator.perceptron.arguments import check_type
from course_helpers.chip.hxtorch_emulator.perceptron.builtin import Builtin

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
        if shift < 0:  # only in mock mode: the lab's multiplies then
            return x.floor().clamp_(0, _HIGHEST).mul_(ctx.factor).clamp_(0, highest)
        # floor(floor(x) / 2**shift) = floor(x / 2**shift), and the bounds may be set before the floor
        bound = min(_HIGHEST // 2**shift, highest)
        seen = passes.as_numpy(x)
        number, scaled = seen.dtype.type, np.empty_like(seen)
        passes.scale_down(seen.ravel("K"), number(ctx.factor), number(bound), scaled.ravel("K"))
        return torch.from_numpy(scaled).to(x.dtype)

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        (x,) = ctx.saved_tensors
        return torch.ops.aten.threshold_backward(gradients[0], x, 0).mul_(ctx.factor), None, None


def int8(x: torch.Tensor) -> torch.Tensor:
    """Floor and clamp to [-128, 127], as a float tensor of the same shape."""
    return x.floor().clamp_(_LOWEST, _HIGHEST)


def _begin(x: torch.Tensor, mock: bool) -> None:
    if not mock:
        check_type(x)
        connected_chip()
        tracing.check_input(x)


def _check_fits(x: torch.Tensor, other: torch.Tensor, mock: bool) -> None:
    """Refuse two tensors that cannot be added; on the chip the second must not be larger (RuntimeError)."""
    shapes = f"gesehen: Formen {tuple(x.shape)} und {tuple(other.shape)}"
    try:
        common = torch.broadcast_shapes(x.shape, other.shape)  # type: ignore[no-untyped-call]
    except RuntimeError as error:
        raise RuntimeError(
            f"add kann diese beiden nicht addieren, {shapes}. Von hinten gezählt muss jede Achse in beiden "
            "gleich lang sein, oder in einem die Länge 1 haben."
        ) from error
    if not mock and common != x.shape:
        raise RuntimeError(
            f"Auf dem Chip muss die zweite Zahlenreihe von add in die erste passen, {shapes}. Vertausche die "
            "beiden."
        )


@Builtin
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
        Two tensors whose shapes can be broadcast, on the chip to the shape of ``input``; the gradient of both
        is 1.
    alpha : float
        Only 1.
    mock : bool
        Do without a chip.

    Raises
    ------
    RuntimeError
        If ``alpha`` is not 1 or the shapes do not fit; on the chip also if none is connected.
    """
    if alpha != 1:
        raise RuntimeError(f"add kann nur alpha = 1, gesehen: {alpha}. Multipliziere vorher.")
    _begin(input, mock)
    if not mock:
        check_type(other)
    _check_fits(input, other, mock)
    result: torch.Tensor = _Add.apply(input, other)  # type: ignore[no-untyped-call]
    if not mock:
        tracing.record("add", result, other=other.detach().clone())
    return result


@Builtin
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


@Builtin
def converting_relu(input: torch.Tensor, shift: int = 2, mock: bool = False) -> torch.Tensor:
    """Turn 8-bit results into 5-bit inputs of the next layer.

    Floor, clamp to [0, 127], divide by ``2**shift``, floor, clamp to [0, 31]; the gradient passes divided by
    ``2**shift`` where the input is positive.

    Raises
    ------
    RuntimeError
        If ``mock`` is False and ``shift`` is negative or no chip is connected.
    """
    if shift < 0 and not mock:
        raise RuntimeError(f"shift muss auf dem Chip 0 oder größer sein, gesehen: {shift}.")
    _begin(input, mock)
    result: torch.Tensor = _ReLU.apply(input, shift, _INPUT_HIGHEST)  # type: ignore[no-untyped-call]
    if not mock:
        tracing.record("converting_relu", result, shift=shift)
    return result


@Builtin
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
        If ``mock`` is False and no chip is connected, or an `InferenceTracer` runs that cannot record this.
    IndexError
        If there is no such axis or nothing along it; the chip does not count from behind, as ``dim=-1`` does.
    """
    if not mock and tracing.is_running() and not (input.dim() == 2 and dim == 1 and keepdim):  # axes
        raise RuntimeError(
            "Ein InferenceTracer kann argmax nur für eine Tabelle aufzeichnen (2 Achsen), mit dim=1 und "
            f"keepdim=True. Gesehen: Form {tuple(input.shape)}, dim={dim}, keepdim={keepdim}."
        )
    _begin(input, mock)
    if dim is not None and dim < 0 and not mock:
        raise IndexError(
            f"argmax zählt auf dem Chip die Achsen nur von vorn, gesehen: dim={dim}. Schreibe "
            f"dim={input.dim() + dim}."
        )
    try:
        result = torch.argmax(int8(input), dim=dim, keepdim=keepdim)
    except IndexError as error:
        raise IndexError(
            f"argmax findet hier nichts, gesehen: Form {tuple(input.shape)}, dim={dim}. Die Achsen zählen ab "
            "0, und die gewählte darf nicht leer sein."
        ) from error
    if not mock:
        tracing.record("argmax", result, dim=dim, keepdim=keepdim)
    return result
