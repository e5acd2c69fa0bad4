"""The synapse array: whole numbers in range, exact products of blocks, then what is analog."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import torch

from course_helpers.hxtorch_emulator import virtual_chip
from course_helpers.hxtorch_emulator.perceptron import constants
from course_helpers.hxtorch_emulator.perceptron.mock_parameter import get_mock_parameter
from course_helpers.hxtorch_emulator.perceptron.noise import read_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from course_helpers.hxtorch_emulator.virtual_chip import VirtualChip

_HEIGHT, _WIDTH = constants.hardware_matrix_height, constants.hardware_matrix_width
_CHUNK = 512  # inputs at a time: the blocks of a chunk stay in the cache, and memory bounded

# 8-bit products are exact and take a third of the time where the processor has instructions for them; torch's
# own function for them is not public, so whatever lacks it multiplies in float32, as exactly.
_HAS_INT8 = (
    hasattr(torch, "_int_mm")
    and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    and platform.machine() in {"x86_64", "AMD64"}
)
_EXACT = torch.int8 if _HAS_INT8 else torch.float32


def rounded_inputs(x: torch.Tensor) -> torch.Tensor:
    """Round inputs (rows, features) to whole numbers.

    Raises
    ------
    OverflowError
        If a rounded input lies outside [0, 31].
    """
    return _rounded(
        x,
        (constants.input_activation_min, constants.input_activation_max),
        "Die Eingaben des Chips",
        "Skaliere sie, zum Beispiel mit input_transform=hxtorch.perceptron.nn.scale_input, "
        "und schalte zwischen zwei Lagen ein ConvertingReLU",
    )


def rounded_weights(weights: torch.Tensor) -> torch.Tensor:
    """Round weights (features, columns) to whole numbers.

    Raises
    ------
    OverflowError
        If a rounded weight lies outside [-63, 63].
    """
    return _rounded(
        weights,
        (constants.synaptic_weight_min, constants.synaptic_weight_max),
        "Die Gewichte des Chips",
        "Begrenze sie, zum Beispiel mit weight_transform=hxtorch.perceptron.nn.clamp_weight_",
    )


def _rounded(values: torch.Tensor, allowed: tuple[int, int], name: str, advice: str) -> torch.Tensor:
    rounded = values.round()
    if rounded.numel():
        seen = rounded.numpy()  # its minimum and maximum cost half of torch's
        least, greatest = float(seen.min()), float(seen.max())
        if not (least >= allowed[0] and greatest <= allowed[1]):  # so that NaN fails too
            raise OverflowError(
                f"{name} müssen zwischen {allowed[0]} und {allowed[1]} liegen. "
                f"Gesehen: {least:g} bis {greatest:g}. {advice}."
            )
    return rounded.to(_EXACT)


def mock_product(x: torch.Tensor, weights: torch.Tensor, num_sends: int) -> torch.Tensor:
    """Multiply as mock mode does: the same gain and noise everywhere.

    Parameters
    ----------
    x : Tensor, shape (rows, features)
        From `rounded_inputs`.
    weights : Tensor, shape (features, columns)
        From `rounded_weights`.
    num_sends : int
        How often each input is sent.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
    """
    parameter = get_mock_parameter()
    gain = parameter.gain * num_sends

    def answer(chunk: torch.Tensor) -> torch.Tensor:
        def blocks(rows: slice | torch.Tensor) -> Iterator[torch.Tensor]:
            return (product for _, product in _exact_blocks(chunk[rows], weights))

        return read_out(blocks, parameter.noise_std, gain)

    return _in_chunks(x, answer)


def chip_product(
    x: torch.Tensor, weights: torch.Tensor, num_sends: int, wait_between_events: int, chip: VirtualChip
) -> torch.Tensor:
    """Multiply as the virtual chip does.

    Block ``(i, j)`` of a matrix cut into blocks of 128 rows and 256 columns is placed on the array half
    ``(i + j) % 2``, its columns on the neurons in order.

    Parameters
    ----------
    x, weights, num_sends
        As for `mock_product`.
    wait_between_events : int
        Clock cycles between two events.
    chip : VirtualChip
        The chip that answers.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
    """
    columns = torch.arange(weights.shape[1])
    halves = (torch.arange(_block_count(x))[:, None] + columns // _WIDTH) % 2
    gain = torch.from_numpy(chip.gain)[halves, columns % _WIDTH].mul_(num_sends)
    offset = torch.from_numpy(chip.offset)[halves, columns % _WIDTH]
    strength = virtual_chip.saturation(wait_between_events)

    def answer(chunk: torch.Tensor) -> torch.Tensor:
        def blocks(rows: slice | torch.Tensor) -> Iterator[torch.Tensor]:
            for index, (lines, product) in enumerate(_exact_blocks(chunk[rows], weights)):
                kept = 1 / (1 + strength * lines.sum(1, keepdim=True, dtype=torch.float32))
                yield product.float().mul_(kept).mul_(gain[index]).add_(offset[index])

        return read_out(blocks, chip.noise_std)

    return _in_chunks(x, answer)


def _in_chunks(x: torch.Tensor, answer: Callable[[torch.Tensor], torch.Tensor]) -> torch.Tensor:
    """Return what ``answer`` gives for some rows of the inputs at a time, joined."""
    if len(x) <= _CHUNK:
        return answer(x)
    return torch.cat([answer(chunk) for chunk in torch.split(x, _CHUNK)])


def _block_count(x: torch.Tensor) -> int:
    return max(-(-x.shape[1] // _HEIGHT), 1)


def _exact_blocks(x: torch.Tensor, weights: torch.Tensor) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Yield for each block of 128 rows its inputs and its exact product (rows, columns), int32 or float32.

    The next product is written over the last one, so that it stays in the cache.
    """
    multiply = torch._int_mm if _HAS_INT8 else torch.mm  # noqa: SLF001 - see _HAS_INT8
    product = torch.empty(len(x), weights.shape[1], dtype=torch.int32 if _HAS_INT8 else torch.float32)
    for lines, matrix in zip(torch.split(x, _HEIGHT, 1), torch.split(weights, _HEIGHT), strict=True):
        yield lines, multiply(lines, matrix, out=product)
