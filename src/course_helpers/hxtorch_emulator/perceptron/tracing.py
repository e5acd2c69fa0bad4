"""``InferenceTracer`` and ``inference_trace``: record a chain of operations on the chip, run it again from a file."""

from __future__ import annotations

import logging
import pickle
from pathlib import Path
from typing import Any, TYPE_CHECKING

import torch

from course_helpers.hxtorch_emulator.connection import connected_chip

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMAT = "kurs-inference-trace-1"
_MATRIX = 2

_log = logging.getLogger("hxtorch.InferenceTracer")

Operation = dict[str, Any]
_active: list[InferenceTracer] = []


class InferenceTracer:
    """Records the operations on the chip from `start` to `stop`.

    Only linear chains can be recorded: each operation must take exactly what the one before gave.

    Parameters
    ----------
    filename : str
        File that gets the operations; `inference_trace` runs it.
    """

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self._operations: list[Operation] = []
        self._last_output: torch.Tensor | None = None

    def start(self) -> None:
        """Begin a new recording."""
        self._operations, self._last_output = [], None
        if self not in _active:
            _active.append(self)

    def stop(self) -> list[str]:
        """End the recording, write the file and return the names of the operations in order.

        Raises
        ------
        RuntimeError
            If nothing was started.
        """
        if self not in _active:
            raise RuntimeError("Diese Aufzeichnung läuft nicht. Rufe zuerst start() auf.")
        _active.remove(self)
        torch.save({"format": _FORMAT, "operations": self._operations}, self.filename)
        return [operation["name"] for operation in self._operations]

    def check_input(self, value: torch.Tensor) -> None:
        """Refuse an input that is not the output of the operation before (RuntimeError)."""
        if self._last_output is not None and not torch.equal(value, self._last_output):
            raise RuntimeError(
                "Diese Aufzeichnung kann nur eine Kette: Jede Rechnung muss genau das Ergebnis der vorigen bekommen. "
                f"Das vorige Ergebnis hat die Form {tuple(self._last_output.shape)}, diese Eingabe "
                f"{tuple(value.shape)} oder andere Werte. Rechne zwischen start() und stop() nichts dazwischen."
            )

    def record(self, operation: Operation, output: torch.Tensor) -> None:
        """Append an operation and keep what it gave."""
        self._operations.append(operation)
        self._last_output = output.detach().clone()


def check_input(value: torch.Tensor) -> None:
    """Let every running recording check that ``value`` continues its chain."""
    for tracer in _active:
        tracer.check_input(value)


def record(name: str, output: torch.Tensor, **arguments: Any) -> None:
    """Append an operation to every running recording."""
    for tracer in _active:
        tracer.record({"name": name, **arguments}, output)


def inference_trace(input: torch.Tensor, filename: str) -> torch.Tensor:  # noqa: A002 - hxtorch's name
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
        If the file is no recording or an empty one, the input has more than two axes, or no chip is connected.
    """
    operations = _read(filename)
    if not operations:
        raise RuntimeError(
            "Empty trace can't be run. Die Aufzeichnung ist leer: Zwischen start() und stop() lief nichts auf dem "
            "Chip (mock=True zählt nicht)."
        )
    if input.dim() > _MATRIX:
        raise RuntimeError(
            f"inference_trace nimmt einen Vektor oder einen Stapel von Vektoren, gesehen: Form {tuple(input.shape)}."
        )
    connected_chip()
    with torch.no_grad():
        for operation in operations:
            arguments = {key: value for key, value in operation.items() if key != "name"}
            input = _run(operation["name"])(input, **arguments)  # noqa: A001 - the chain's running value
    return input


def _read(filename: str) -> list[Operation]:
    try:
        content = torch.load(Path(filename), weights_only=True)
        if content["format"] != _FORMAT:
            raise KeyError(content["format"])
        operations: list[Operation] = content["operations"]
    except (OSError, EOFError, KeyError, TypeError, RuntimeError, pickle.UnpicklingError) as error:
        _log.info("trace %s cannot be read: %r", filename, error)
        raise RuntimeError(
            f"Die Datei „{filename}“ ist keine Aufzeichnung eines InferenceTracer. Zeichne sie neu auf."
        ) from error
    return operations


def _run(name: str) -> Callable[..., torch.Tensor]:
    """Return the operation of this name."""
    from course_helpers.hxtorch_emulator.perceptron import digital  # noqa: PLC0415 - it records here
    from course_helpers.hxtorch_emulator.perceptron.mac import mac  # noqa: PLC0415 - it records here

    operations: dict[str, Callable[..., torch.Tensor]] = {
        "mac": mac,
        "add": digital.add,
        "relu": digital.relu,
        "converting_relu": digital.converting_relu,
        "argmax": digital.argmax,
    }
    return operations[name]
