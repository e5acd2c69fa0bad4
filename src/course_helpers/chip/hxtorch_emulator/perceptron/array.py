"""The synapse array: whole numbers in range, exact products of blocks, then what is analog.

In numpy and compiled passes, whose calls cost a fraction of torch's: there are many, for rather small arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from course_helpers.chip import virtual_chip
from course_helpers.chip.hxtorch_emulator.perceptron import constants, passes
from course_helpers.chip.hxtorch_emulator.perceptron.noise import read_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from course_helpers.chip.virtual_chip import VirtualChip

Array = NDArray[Any]

_HEIGHT, _WIDTH = constants.hardware_matrix_height, constants.hardware_matrix_width
_CHUNK = 512  # inputs at a time: the blocks of a chunk stay in the cache, and memory bounded

# 8-bit products are exact and take a third of the time where the processor has wide instructions for them.
# Elsewhere torch computes them number by number, 40 times as slowly; and its function for them is not public.
# Whatever lacks one of the two multiplies in float32, as exactly.
_HAS_INT8 = (
    hasattr(torch, "_int_mm")
    and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]
    and torch.backends.cpu.get_cpu_capability() == "AVX512"
)
_EXACT, _PRODUCT = (np.int8, np.int32) if _HAS_INT8 else (np.float32, np.float32)
# torch multiplies in both cases: numpy's matmul has threads of its own, and they would fight with torch's
_multiply = torch._int_mm if _HAS_INT8 else torch.mm  # noqa: SLF001 - see above


def compile_passes() -> None:
    """Compile what every layer in mock mode needs, so that no lesson waits for it in its first layer."""
    one = np.zeros(1, np.float32)
    passes.round_within(one, one[0], one[0], np.zeros(1, _EXACT))
    recorded, places = np.zeros((2, 1), np.float32), np.zeros((2, 1), np.int64)
    passes.add_read_out(one, np.zeros(1, _PRODUCT), one[0], recorded, places)
    passes.add_bias(one[None], one)
    passes.scale_down(one, one[0], one[0], one)


def halves_away_from_zero(values: torch.Tensor) -> torch.Tensor:
    """Move halves to the next whole number away from zero, where the lab rounds them on the way to the chip.

    In mock mode it rounds them to the even number, as `rounded_inputs` and `rounded_weights` do.
    """
    values = values.detach()
    halves = values.frac().abs_() == 0.5  # a half
    return torch.where(halves, values + values.sign() / 2, values) if halves.any() else values


def rounded_inputs(x: torch.Tensor) -> Array:
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
        "Sind sie zu groß, skaliere sie, zum Beispiel mit input_transform=hxtorch.perceptron.nn.scale_input. "
        "Zwischen zwei Schichten bringt ein ConvertingReLU sie in den Bereich; Negatives wird dabei zu null",
    )


def rounded_weights(weights: torch.Tensor) -> Array:
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


def _rounded(values: torch.Tensor, allowed: tuple[int, int], name: str, advice: str) -> Array:
    seen = passes.as_numpy(values)
    rounded = np.empty_like(seen, dtype=_EXACT)
    number = seen.dtype.type
    if not passes.round_within(seen.ravel("K"), number(allowed[0]), number(allowed[1]), rounded.ravel("K")):
        least, greatest = np.rint(seen.min()), np.rint(seen.max())
        raise OverflowError(
            f"{name} müssen zwischen {allowed[0]} und {allowed[1]} liegen. "
            f"Gesehen: {least + 0:g} bis {greatest + 0:g}. {advice}."
        )
    return rounded


def mock_product(
    x: Array, weights: Array, gain: float, noise_std: float, bias: Array | None = None
) -> torch.Tensor:
    """Multiply as mock mode does: the same gain and noise everywhere.

    Parameters
    ----------
    x : ndarray, shape (rows, features)
        From `rounded_inputs`.
    weights : ndarray, shape (features, columns)
        From `rounded_weights`.
    gain : float
        LSB per unit of the product.
    noise_std : float
        Standard deviation of the noise in LSB.
    bias : ndarray of float32, shape (columns,), optional
        Added as `add` does, without another two passes over the result.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
    """
    return _in_chunks(
        x,
        lambda chunk: read_out(_exact_blocks(chunk, weights), _shape(chunk, weights), noise_std, gain, bias),
    )


def chip_product(
    x: Array, weights: Array, num_sends: int, wait_between_events: int, chip: VirtualChip
) -> torch.Tensor:
    """Multiply as the virtual chip does.

    Block ``(i, j)`` of a matrix cut into blocks of 128 rows and 256 columns is placed on the array half
    ``(i + j) % 2``, its columns on the neurons in order.

    Parameters
    ----------
    x, weights
        As for `mock_product`.
    num_sends : int
        How often each input is sent.
    wait_between_events : int
        Clock cycles between two events.
    chip : VirtualChip
        The chip that answers.

    Returns
    -------
    Tensor of float32, shape (rows, columns)
    """
    columns = np.arange(weights.shape[1])
    count, _, _ = _shape(x, weights)
    halves = (np.arange(count)[:, None] + columns // _WIDTH) % 2
    neurons = [
        pattern[halves, columns % _WIDTH]
        for pattern in (chip.gain * np.float32(num_sends), chip.offset, chip.knee, chip.floor)
    ]
    strength = np.float32(virtual_chip.saturation(wait_between_events))
    # a weight with a sign lies in two rows: one charges the membrane, one discharges it
    charging, discharging = np.maximum(weights, 0), np.maximum(-weights, 0)

    def blocks(chunk: Array) -> Iterator[Array]:
        both = zip(_exact_blocks(chunk, charging), _exact_blocks(chunk, discharging), strict=True)
        for index, charges in enumerate(both):
            # float32 from the start, else numpy computes in float64
            plus, minus = (charge.astype(np.float32, copy=False) for charge in charges)
            yield virtual_chip.membrane(plus, minus, strength, *(values[index] for values in neurons))

    return _in_chunks(x, lambda chunk: read_out(blocks(chunk), _shape(chunk, weights), chip.noise_std))


def _in_chunks(x: Array, answer: Callable[[Array], torch.Tensor]) -> torch.Tensor:
    """Return what ``answer`` gives for some rows of the inputs at a time, joined."""
    if len(x) <= _CHUNK:
        return answer(x)
    return torch.cat([answer(x[start : start + _CHUNK]) for start in range(0, len(x), _CHUNK)])


def _shape(x: Array, weights: Array) -> tuple[int, int, int]:
    """Return the number of blocks of a product, its rows and its columns."""
    features, columns = weights.shape
    return max(-(-features // _HEIGHT), 1), len(x), columns


def _exact_blocks(x: Array, weights: Array) -> Iterator[Array]:
    """Yield for each block of 128 rows its exact product (rows, columns), int32 or float32.

    The next product is written over the last one, so that it stays in the cache.
    """
    product = np.empty((len(x), weights.shape[1]), _PRODUCT)
    target = torch.from_numpy(product)
    for start in range(0, max(x.shape[1], 1), _HEIGHT):
        lines, matrix = x[:, start : start + _HEIGHT], weights[start : start + _HEIGHT]
        _multiply(torch.from_numpy(lines), torch.from_numpy(matrix), out=target)
        yield product
