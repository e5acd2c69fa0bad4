"""``InferenceTracer``: record a chain of operations on the chip."""

from __future__ import annotations

from typing import Any

import torch

FORMAT = "kurs-inference-trace-1"

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
        torch.save({FORMAT: self._operations}, self.filename)
        return [operation["name"] for operation in self._operations]

    def check_input(self, value: torch.Tensor) -> None:
        """Refuse an input that is not the output of the operation before (RuntimeError)."""
        if self._last_output is not None and not torch.equal(value, self._last_output):
            raise RuntimeError(
                "Diese Aufzeichnung kann nur eine Kette: Jede Rechnung muss genau das Ergebnis "
                "der vorigen bekommen. "
                f"Das vorige Ergebnis hat die Form {tuple(self._last_output.shape)}, diese Eingabe "
                f"{tuple(value.shape)} oder andere Werte. Rechne zwischen start() und stop() "
                "nichts dazwischen."
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
