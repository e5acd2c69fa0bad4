"""``mac`` and ``matmul``: the analog multiply-accumulate, with a gradient as if it were linear."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import torch

from course_helpers.chip.hxtorch_emulator.connection import connected_chip
from course_helpers.chip.hxtorch_emulator.perceptron import tracing
from course_helpers.chip.hxtorch_emulator.perceptron.arguments import (
    check_one_type,
    check_recording,
    check_sends,
    check_shapes,
    check_type,
    check_wait,
)
from course_helpers.chip.hxtorch_emulator.perceptron.array import (
    chip_product,
    halves_away_from_zero,
    mock_product,
    rounded_inputs,
    rounded_weights,
)
from course_helpers.chip.hxtorch_emulator.perceptron.builtin import Builtin
from course_helpers.chip.hxtorch_emulator.perceptron.constants import defaults
from course_helpers.chip.hxtorch_emulator.perceptron.mock_parameter import in_force

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MATRIX = 2  # axes of a matrix

# A sure network's gradients underflow to denormal numbers, which slow a product down threefold;
# below this they are zero.
_VANISHED = 1e-30


class _Mac(torch.autograd.Function):
    """The product; x (rows, features), weights (features, columns), result (rows, columns).

    With a bias, shape (columns,), it is added as `add` does; only mock mode has one.
    """

    @staticmethod
    def forward(
        ctx: Any,
        x: torch.Tensor,
        weights: torch.Tensor,
        bias: torch.Tensor | None,
        num_sends: int,
        wait_between_events: int,
        mock: bool,
    ) -> torch.Tensor:
        ctx.save_for_backward(x, weights)
        ctx.num_sends = num_sends
        if not mock:
            x, weights = halves_away_from_zero(x), halves_away_from_zero(weights)
        inputs, matrix = rounded_inputs(x), rounded_weights(weights)
        if mock:
            parameter = in_force()
            gain, noise_std = parameter.gain * num_sends, max(parameter.noise_std, 0.0)
            row = None if bias is None else _row(bias, matrix.shape[1])
            result = mock_product(inputs, matrix, gain, noise_std, row)
        else:
            result = chip_product(inputs, matrix, num_sends, wait_between_events, connected_chip())
        return result if result.dtype == x.dtype else result.to(x.dtype)

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        x, weights = ctx.saved_tensors
        gain = in_force().gain * ctx.num_sends  # as it is now: so does the lab
        gradient = torch.nn.functional.hardshrink(gradients[0], _VANISHED)
        for_x, for_weights, for_bias = ctx.needs_input_grad[:3]
        return (
            _scaled_product(gain, gradient, weights.t()) if for_x else None,
            # as the transpose, so that the gradient of a layer's weight needs no copy
            _scaled_product(gain, gradient.t(), x).t() if for_weights else None,
            gradients[0].sum(0) if for_bias else None,
            *[None] * 3,
        )


def _row(bias: torch.Tensor, columns: int) -> NDArray[Any]:
    """Return a bias with a number for each column, shape (columns,), float32."""
    row = bias.detach().float()
    if row.shape != (columns,):
        row = row.expand(1, columns)[0].contiguous()
    values: NDArray[Any] = row.numpy()
    return values


@functools.cache
def _ignored(dtype: torch.dtype) -> torch.Tensor:
    """Return what ``addmm`` wants as its first argument, also where it counts nothing."""
    return torch.empty((), dtype=dtype)


def _scaled_product(factor: float, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return factor · (a @ b): the product itself scales, at no cost."""
    return torch.addmm(_ignored(a.dtype), a, b, beta=0, alpha=factor)


@Builtin
def mac(
    x: torch.Tensor,
    weights: torch.Tensor,
    num_sends: int = 1,
    wait_between_events: int = defaults.wait_between_events,
    mock: bool = False,
    madc_recording_neuron_id: int = 0,
    madc_recording_path: str = "",
) -> torch.Tensor:
    """Multiply a vector or a batch of vectors with a matrix on the chip, or in mock mode.

    Parameters
    ----------
    x : Tensor, shape (features,) or (rows, features)
        Inputs, rounded to whole numbers in [0, 31].
    weights : Tensor, shape (features, columns)
        Weights, rounded to whole numbers in [-63, 63].
    num_sends : int
        How often each input is sent; multiplies the result.
    wait_between_events : int
        Clock cycles between two events; the smaller, the sooner a large input saturates.
    mock : bool
        Compute with the parameters of mock mode instead of the chip.
    madc_recording_neuron_id, madc_recording_path : int, str
        Recording of a neuron's voltage; neither mock mode nor the virtual chip has one.

    Returns
    -------
    Tensor, shape (columns,) or (rows, columns)
        Whole numbers in [-128, 127].

    Raises
    ------
    RuntimeError
        If the shapes, ``num_sends`` or ``wait_between_events`` do not fit, no chip is connected, a recording
        is asked for, what goes to the chip is not float32, or both are no floats of one type in mock mode.
    TypeError
        If an argument is of another type.
    OverflowError
        If an input or a weight is out of range.
    """
    check_recording(madc_recording_path, madc_recording_neuron_id, mock)
    result = _product(x, weights, None, num_sends, wait_between_events, mock)
    if not mock:
        tracing.record(
            "mac",
            result,
            weights=weights.detach().clone(),
            num_sends=num_sends,
            wait_between_events=wait_between_events,
        )
    return result


@Builtin
def matmul(
    input: torch.Tensor,
    other: torch.Tensor,
    num_sends: int = 1,
    wait_between_events: int = defaults.wait_between_events,
    mock: bool = False,
    madc_recording_neuron_id: int = 0,
    madc_recording_path: str = "",
) -> torch.Tensor:
    """Multiply on the chip with the shapes of ``torch.matmul``.

    Parameters
    ----------
    input : Tensor, shape (..., features)
        Inputs of any number of axes.
    other : Tensor, shape (features,) or (features, columns)
        Weights.
    num_sends, wait_between_events, mock, madc_recording_neuron_id, madc_recording_path
        As for `mac`.

    Returns
    -------
    Tensor, shape (..., columns), or (...,) for a weight vector

    Raises
    ------
    RuntimeError
        If ``input`` has no axis, ``other`` none or more than two, or as for `mac`.
    TypeError, OverflowError
        As for `mac`.
    """
    if input.dim() == 0 or other.dim() not in (1, _MATRIX):
        raise RuntimeError(
            "matmul braucht Eingaben mit mindestens 1 Achse und Gewichte mit 1 oder 2 Achsen, gesehen: "
            f"Formen {tuple(input.shape)} und {tuple(other.shape)}."
        )
    rows = input.flatten(0, -2) if input.dim() > _MATRIX else input
    matrix = other.unsqueeze(-1) if other.dim() == 1 else other
    result = mac(
        rows, matrix, num_sends, wait_between_events, mock, madc_recording_neuron_id, madc_recording_path
    )
    if input.dim() > _MATRIX:
        result = result.view(*input.shape[:-1], matrix.shape[1])
    return result.squeeze(-1) if other.dim() == 1 else result


def mock_linear(
    input: torch.Tensor,
    weights: torch.Tensor,
    bias: torch.Tensor,
    num_sends: int,
    wait_between_events: int = defaults.wait_between_events,
) -> torch.Tensor:
    """Do what `matmul` and then `add` do in mock mode, in one step: a layer's time goes into such steps.

    Parameters
    ----------
    input : Tensor, shape (..., features)
    weights : Tensor, shape (features, columns)
    bias : Tensor, shape (columns,)
    num_sends, wait_between_events : int
        As for `mac`.

    Returns
    -------
    Tensor, shape (..., columns)

    Raises
    ------
    RuntimeError, TypeError, OverflowError
        As `matmul` does.
    """
    rows = input.flatten(0, -2) if input.dim() > _MATRIX else input
    result = _product(rows, weights, bias, num_sends, wait_between_events, mock=True)
    return result.view(*input.shape[:-1], len(bias)) if input.dim() > _MATRIX else result


def _product(
    x: torch.Tensor,
    weights: torch.Tensor,
    bias: torch.Tensor | None,
    num_sends: int,
    wait_between_events: int,
    mock: bool,
) -> torch.Tensor:
    """Check what goes to the chip, bring it into shape and multiply, for a vector or a batch of vectors."""
    check_shapes(x, weights)
    check_sends(num_sends)
    check_wait(wait_between_events, mock)
    if mock:
        check_one_type(x, weights)
    else:
        check_type(x, weights)
        connected_chip()
        tracing.check_input(x)
    rows = x.unsqueeze(0) if x.dim() == 1 else x
    arguments = (bias, num_sends, wait_between_events, mock)
    result: torch.Tensor = _Mac.apply(rows, weights, *arguments)  # type: ignore[no-untyped-call]
    return result.squeeze(0) if x.dim() == 1 else result
