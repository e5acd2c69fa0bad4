"""``conv1d``, ``conv2d`` and ``expanded_conv1d``: unfold, multiply on the chip, add the bias."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from course_helpers.chip.hxtorch_emulator.perceptron.arguments import check_expansions
from course_helpers.chip.hxtorch_emulator.perceptron.builtin import Builtin
from course_helpers.chip.hxtorch_emulator.perceptron.constants import defaults
from course_helpers.chip.hxtorch_emulator.perceptron.kinds import is_whole
from course_helpers.chip.hxtorch_emulator.perceptron.multiply import matmul


@Builtin
def conv1d(
    input: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None = None,
    stride: int | Sequence[int] = 1,
    num_sends: int = 1,
    wait_between_events: int = defaults.wait_between_events,
    mock: bool = False,
) -> torch.Tensor:
    """Convolve along one axis.

    Parameters
    ----------
    input : Tensor, shape (batch, in_channels, length)
    weight : Tensor, shape (out_channels, in_channels, kernel)
    bias : Tensor, shape (out_channels,), optional
        Added in float, after the chip.
    stride : int or sequence of one int
    num_sends, wait_between_events, mock
        As for `mac`.

    Returns
    -------
    Tensor, shape (batch, out_channels, (length - kernel) // stride + 1)

    Raises
    ------
    RuntimeError
        If ranks, channels, bias or strides do not fit, the kernel is larger than the input, or as for `mac`.
    TypeError
        If ``stride`` is not as many whole numbers as there are axes, or as for `mac`.
    OverflowError
        As for `mac`.
    """
    return _conv(1, input, weight, bias, stride, num_sends, wait_between_events, mock)


@Builtin
def conv2d(
    input: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None = None,
    stride: int | Sequence[int] = 1,
    num_sends: int = 1,
    wait_between_events: int = defaults.wait_between_events,
    mock: bool = False,
) -> torch.Tensor:
    """Convolve along two axes: as `conv1d`, with (batch, channels, height, width)."""
    return _conv(2, input, weight, bias, stride, num_sends, wait_between_events, mock)


@Builtin
def expanded_conv1d(
    input: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None = None,
    stride: int | Sequence[int] = 1,
    num_expansions: int = 1,
    num_sends: int = 1,
    wait_between_events: int = defaults.wait_between_events,
    mock: bool = False,
) -> torch.Tensor:
    """Convolve along one axis, several outputs at a time: shifted copies of the kernel stand in the array.

    Parameters
    ----------
    num_expansions : int
        How many copies of the kernel stand side by side.
    input, weight, bias, stride, num_sends, wait_between_events, mock
        As for `conv1d`; so is the result.

    Raises
    ------
    RuntimeError
        If ``num_expansions`` is less than 1, or as for `conv1d`.
    TypeError, OverflowError
        As for `conv1d`.
    """
    (step,) = _strides(stride, 1)
    _check(1, input, weight)
    check_expansions(num_expansions)
    channels, in_channels, kernel = weight.shape
    length = input.shape[-1]
    outputs = (length - kernel) // step + 1
    groups = -(-outputs // num_expansions)

    wide = kernel + step * (num_expansions - 1)
    copies = [
        torch.nn.functional.pad(weight, (i * step, wide - kernel - i * step)) for i in range(num_expansions)
    ]
    unrolled = torch.stack(copies, dim=1).reshape(channels * num_expansions, in_channels, wide)
    missing = wide + (groups - 1) * step * num_expansions - length
    padded = torch.nn.functional.pad(input, (0, max(missing, 0)))

    result = conv1d(padded, unrolled, None, step * num_expansions, num_sends, wait_between_events, mock)
    result = result[..., :groups].reshape(len(input), channels, num_expansions, groups)
    result = result.transpose(2, 3).reshape(len(input), channels, num_expansions * groups)[..., :outputs]
    return _with_bias(result, bias).contiguous()


def _conv(
    axes: int,
    x: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None,
    stride: int | Sequence[int],
    num_sends: int,
    wait_between_events: int,
    mock: bool,
) -> torch.Tensor:
    _check(axes, x, weight)
    windows = x
    for axis, (kernel, step) in enumerate(
        zip(weight.shape[2:], _strides(stride, axes), strict=True), start=2
    ):
        windows = windows.unfold(axis, kernel, step)
    # (batch, channels, *outputs, *kernel) -> (batch, *outputs, channels · kernel)
    windows = windows.movedim(1, 1 + axes).flatten(1 + axes)
    result = matmul(windows, weight.flatten(1).t(), num_sends, wait_between_events, mock).movedim(-1, 1)
    return _with_bias(result, bias).contiguous()


def _with_bias(result: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    """Add one number per channel (second axis); RuntimeError for another shape."""
    if bias is None:
        return result
    if bias.shape != result.shape[1:2]:
        raise RuntimeError(
            f"bias braucht für jeden der {result.shape[1]} Ausgabekanäle eine Zahl, gesehen: Form "
            f"{tuple(bias.shape)}."
        )
    return result + bias.view(-1, *[1] * (result.dim() - 2))


def _strides(stride: int | Sequence[int], axes: int) -> tuple[int, ...]:
    strides = tuple(stride) if isinstance(stride, Sequence | np.ndarray) else (stride,) * axes
    if len(strides) != axes or not all(map(is_whole, strides)):
        raise TypeError(
            f"Die Schrittweite (stride) muss aus {axes} ganzen Zahlen bestehen, gesehen: {stride!r}."
        )
    if min(strides) < 1:
        raise RuntimeError(f"Die Schrittweite (stride) muss ab 1 zählen, gesehen: {stride}.")
    return strides


def _check(axes: int, x: torch.Tensor, weight: torch.Tensor) -> None:
    if weight.dim() != axes + 2 or x.dim() != axes + 2:
        raise RuntimeError(
            f"Eine Faltung über {axes} Achse(n) braucht Eingaben der Form (Bilder, Kanäle, …) und "
            f"Gewichte der Form (Ausgabekanäle, Eingabekanäle, …) mit je {axes + 2} Achsen, "
            f"gesehen: {tuple(x.shape)} und {tuple(weight.shape)}."
        )
    if x.shape[1] != weight.shape[1]:
        raise RuntimeError(
            f"Die Eingabe hat {x.shape[1]} Kanäle, die Gewichte erwarten {weight.shape[1]}. "
            "Beide Zahlen müssen gleich sein."
        )
    if any(kernel > size for kernel, size in zip(weight.shape[2:], x.shape[2:], strict=True)):
        raise RuntimeError(
            f"Der Filter {tuple(weight.shape[2:])} ist größer als die Eingabe {tuple(x.shape[2:])}. "
            "Nimm einen kleineren Filter oder fülle die Eingabe am Rand auf (padding)."
        )
