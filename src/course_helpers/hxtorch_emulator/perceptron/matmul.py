"""``matmul``: `mac` for the shapes that ``torch.matmul`` knows."""

from __future__ import annotations


from course_helpers.hxtorch_emulator.perceptron.constants import defaults
from course_helpers.hxtorch_emulator.perceptron.mac import mac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

_MATRIX = 2  # axes of a matrix


def matmul(
    input: torch.Tensor,  # noqa: A002 - hxtorch's name
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
    OverflowError
        As for `mac`.
    """
    if input.dim() == 0 or other.dim() not in (1, _MATRIX):
        raise RuntimeError(
            "matmul braucht Eingaben mit mindestens 1 Achse und Gewichte mit 1 oder 2 Achsen, gesehen: "
            f"Formen {tuple(input.shape)} und {tuple(other.shape)}."
        )
    rows = input.reshape(-1, input.shape[-1]) if input.dim() > _MATRIX else input
    matrix = other.unsqueeze(-1) if other.dim() == 1 else other
    result = mac(
        rows, matrix, num_sends, wait_between_events, mock, madc_recording_neuron_id, madc_recording_path
    )
    if input.dim() > _MATRIX:
        result = result.view(*input.shape[:-1], matrix.shape[1])
    return result.squeeze(-1) if other.dim() == 1 else result
