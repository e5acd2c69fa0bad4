"""The synapse array: whole numbers in range, cut into blocks of 128 rows, multiplied exactly."""

from __future__ import annotations


import torch

from course_helpers.hxtorch_emulator import virtual_chip
from course_helpers.hxtorch_emulator.perceptron import constants
from course_helpers.hxtorch_emulator.perceptron.mock_parameter import get_mock_parameter
from course_helpers.hxtorch_emulator.perceptron.noise import read_out
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_helpers.hxtorch_emulator.virtual_chip import VirtualChip
    from collections.abc import Iterator

_HEIGHT, _WIDTH = constants.hardware_matrix_height, constants.hardware_matrix_width
_CHUNK = 1024  # inputs at a time: the blocks of a chunk stay in the cache, and memory bounded


def input_blocks(x: torch.Tensor) -> torch.Tensor:
    """Round inputs and cut them into blocks.

    Parameters
    ----------
    x : Tensor, shape (rows, features)
        Inputs; any strides and dtype.

    Returns
    -------
    Tensor of float32, shape (blocks, rows, 128)
        Whole numbers; the last block is filled with zeros.

    Raises
    ------
    OverflowError
        If a rounded input lies outside [0, 31].
    """
    rounded = _padded(x)
    _check_range(
        rounded,
        (constants.input_activation_min, constants.input_activation_max),
        "Die Eingaben des Chips",
        "Skaliere sie, zum Beispiel mit input_transform=hxtorch.perceptron.nn.scale_input, und schalte zwischen "
        "zwei Lagen ein ConvertingReLU",
    )
    return rounded.view(len(x), -1, _HEIGHT).transpose(0, 1)


def weight_blocks(weights: torch.Tensor) -> torch.Tensor:
    """Round weights and cut them into blocks.

    Parameters
    ----------
    weights : Tensor, shape (features, columns)
        Weights; any strides and dtype.

    Returns
    -------
    Tensor of float32, shape (blocks, 128, columns)
        Whole numbers; the last block is filled with zeros.

    Raises
    ------
    OverflowError
        If a rounded weight lies outside [-63, 63].
    """
    rounded = _padded(weights.t())  # layers hand over the transpose of a contiguous matrix
    _check_range(
        rounded,
        (constants.synaptic_weight_min, constants.synaptic_weight_max),
        "Die Gewichte des Chips",
        "Begrenze sie, zum Beispiel mit weight_transform=hxtorch.perceptron.nn.clamp_weight_",
    )
    return rounded.view(weights.shape[1], -1, _HEIGHT).permute(1, 2, 0)


def _padded(matrix: torch.Tensor) -> torch.Tensor:
    """Round a matrix to whole numbers and fill its rows with zeros up to a multiple of 128."""
    rows, length = matrix.shape
    padded = torch.empty(rows, max(-(-length // _HEIGHT), 1) * _HEIGHT)
    padded[:, length:] = 0
    padded[:, :length] = matrix
    return padded.round_()


def _check_range(values: torch.Tensor, allowed: tuple[int, int], name: str, advice: str) -> None:
    if values.numel() == 0:
        return
    seen = torch.aminmax(values)
    least, greatest = seen.min.item(), seen.max.item()
    if not (least >= allowed[0] and greatest <= allowed[1]):  # so that NaN fails too
        raise OverflowError(
            f"{name} müssen zwischen {allowed[0]} und {allowed[1]} liegen. "
            f"Gesehen: {least:g} bis {greatest:g}. {advice}."
        )


def mock_product(x: torch.Tensor, weights: torch.Tensor, num_sends: int) -> torch.Tensor:
    """Multiply as mock mode does: the same gain and noise everywhere.

    Parameters
    ----------
    x : Tensor of float32, shape (blocks, rows, 128)
        From `input_blocks`.
    weights : Tensor of float32, shape (blocks, 128, columns)
        From `weight_blocks`.
    num_sends : int
        How often each input is sent.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
    """
    parameter = get_mock_parameter()
    gain = parameter.gain * num_sends
    result = torch.empty(x.shape[1], weights.shape[2])
    for rows, chunk in _chunks(x):
        membrane = torch.baddbmm(result.new_empty(1, 1, 1), chunk, weights, beta=0, alpha=gain)
        result[rows] = read_out(membrane, parameter.noise_std)
    return result


def chip_product(
    x: torch.Tensor, weights: torch.Tensor, num_sends: int, wait_between_events: int, chip: VirtualChip
) -> torch.Tensor:
    """Multiply as the virtual chip does.

    Block ``(i, j)`` of a matrix cut into blocks of 128 rows and 256 columns is placed on the array half
    ``(i + j) % 2``, its columns on the neurons in order.

    Parameters
    ----------
    x : Tensor of float32, shape (blocks, rows, 128)
        From `input_blocks`.
    weights : Tensor of float32, shape (blocks, 128, columns)
        From `weight_blocks`.
    num_sends, wait_between_events : int
        How often each input is sent, and the clock cycles between two events.
    chip : VirtualChip
        The chip that answers.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
    """
    columns = torch.arange(weights.shape[2])
    halves = (torch.arange(len(weights))[:, None] + columns // _WIDTH) % 2
    gain = torch.from_numpy(chip.gain)[halves, columns % _WIDTH]
    offset = torch.from_numpy(chip.offset)[halves, columns % _WIDTH].unsqueeze(1)
    effective = weights * (gain * num_sends).unsqueeze(1)
    strength = virtual_chip.saturation(wait_between_events)
    result = torch.empty(x.shape[1], weights.shape[2])
    for rows, chunk in _chunks(x):
        saturated = chunk / (1 + strength * chunk.sum(-1, keepdim=True))
        result[rows] = read_out(torch.baddbmm(offset, saturated, effective), chip.noise_std)
    return result


def _chunks(x: torch.Tensor) -> Iterator[tuple[slice, torch.Tensor]]:
    """Yield slices of the rows with the inputs (blocks, at most 1024, 128) that belong to them."""
    for start in range(0, x.shape[1], _CHUNK):
        rows = slice(start, start + _CHUNK)
        yield rows, x[:, rows]
