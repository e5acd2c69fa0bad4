"""``inference_trace``: run a recorded chain of operations again."""

from __future__ import annotations

import logging
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from course_helpers.chip.hxtorch_emulator.connection import connected_chip
from course_helpers.chip.hxtorch_emulator.perceptron.builtin import Builtin
from course_helpers.chip.hxtorch_emulator.perceptron.digital import add, argmax, converting_relu, relu
from course_helpers.chip.hxtorch_emulator.perceptron.multiply import mac
from course_helpers.chip.hxtorch_emulator.perceptron.tracing import FORMAT, Operation

if TYPE_CHECKING:
    from collections.abc import Callable

_MATRIX = 2  # axes of a matrix
_OPERATIONS: dict[str, Callable[..., torch.Tensor]] = {
    "mac": mac,
    "add": add,
    "relu": relu,
    "converting_relu": converting_relu,
    "argmax": argmax,
}

_log = logging.getLogger("hxtorch.inference_trace")


@Builtin
def inference_trace(input: torch.Tensor, filename: str) -> torch.Tensor:
    """Run the recorded operations of a file on the connected chip.

    Parameters
    ----------
    input : Tensor, shape (features,) or (rows, features)
        Input of the first operation.
    filename : str
        File that `InferenceTracer` wrote.

    Returns
    -------
    Tensor
        Output of the last operation, without a gradient.

    Raises
    ------
    RuntimeError
        If the file is no recording or an empty one, the input has more than two axes, or no chip is
        connected.
    TypeError
        If ``input`` is no tensor or ``filename`` no text.
    """
    operations = _read(filename)
    if not operations:
        raise RuntimeError(
            "Empty trace can't be run. Die Aufzeichnung ist leer: Zwischen start() und stop() "
            "lief nichts auf dem Chip (mock=True zählt nicht)."
        )
    if input.dim() > _MATRIX:
        raise RuntimeError(
            "inference_trace nimmt einen Vektor oder einen Stapel von Vektoren, gesehen: Form "
            f"{tuple(input.shape)}."
        )
    connected_chip()
    with torch.no_grad():
        for operation in operations:
            arguments = {key: value for key, value in operation.items() if key != "name"}
            input = _OPERATIONS[operation["name"]](input, **arguments)
    return input


def _read(filename: str) -> list[Operation]:
    try:
        operations = _known_operations(torch.load(Path(filename), weights_only=True))
    except (OSError, EOFError, KeyError, TypeError, RuntimeError, pickle.UnpicklingError) as error:
        _log.info("trace %s cannot be read: %r", filename, error)
        raise RuntimeError(
            f"Die Datei „{filename}“ ist keine Aufzeichnung eines InferenceTracer. Zeichne sie neu auf."
        ) from error
    return operations


def _known_operations(content: Any) -> list[Operation]:
    """Return the operations of a recording; whatever else was loaded raises KeyError or TypeError."""
    if not isinstance(content, dict):
        raise TypeError(f"{type(content).__name__} instead of a recording")
    operations: list[Operation] = content[FORMAT]
    for operation in operations:
        _OPERATIONS[operation["name"]]
    return operations
