"""``InferenceTracer``: record a chain of operations on the chip."""

from __future__ import annotations

import logging
from typing import Any

import torch

from course_helpers.chip.hxtorch_emulator.perceptron.kinds import check_kind

FORMAT = "kurs-inference-trace-1"

Operation = dict[str, Any]
_active: list[InferenceTracer] = []

_log = logging.getLogger("hxtorch.inference_trace")


class InferenceTracer:
    """Records the operations on the chip from `start` to `stop`.

    Only linear chains can be recorded: each operation must take exactly what the one before gave.

    Parameters
    ----------
    filename : str
        File that gets the operations; `inference_trace` runs it.

    Raises
    ------
    TypeError
        If ``filename`` is no text.
    """

    def __init__(self, filename: str) -> None:
        check_kind("InferenceTracer", "filename", filename, str)
        self.filename = filename
        self._operations: list[Operation] = []
        self._last_output: torch.Tensor | None = None
        self._broken = False

    def start(self) -> None:
        """Begin a new recording."""
        self._operations, self._last_output, self._broken = [], None, False
        if self not in _active:
            _active.append(self)

    def stop(self) -> list[str]:
        """End the recording, write the file and return the names of the operations in order.

        Raises
        ------
        RuntimeError
            If nothing was started, or the file cannot be written: then the recording goes on.
        """
        if self not in _active:
            raise RuntimeError("Diese Aufzeichnung läuft nicht. Rufe zuerst start() auf.")
        try:
            torch.save({FORMAT: self._operations}, self.filename)
        except (OSError, RuntimeError) as error:
            _log.info("trace %s cannot be written: %r", self.filename, error)
            raise RuntimeError(
                f"Die Datei „{self.filename}“ lässt sich nicht schreiben. Prüfe, ob es den Ordner gibt "
                "und du darin schreiben darfst. Setze filename auf eine andere Datei und rufe stop() "
                "noch einmal auf."
            ) from error
        _active.remove(self)
        return [operation["name"] for operation in self._operations]

    def check_input(self, value: torch.Tensor) -> None:
        """Refuse an input that is not the output of the operation before (RuntimeError)."""
        if self._broken or self._last_output is None:
            return
        if not torch.equal(value, self._last_output):
            self._broken = True  # otherwise every later computation would be refused, too
            raise RuntimeError(
                "Diese Aufzeichnung kann nur eine Kette: Jede Rechnung muss genau das Ergebnis "
                "der vorigen bekommen. "
                f"Das vorige Ergebnis hat die Form {tuple(self._last_output.shape)}, diese Eingabe "
                f"{tuple(value.shape)} oder andere Werte. Rechne zwischen start() und stop() "
                "nichts dazwischen. Ab hier wird nichts mehr aufgezeichnet. Beende mit stop() und "
                "beginne mit start() neu."
            )

    def record(self, operation: Operation, output: torch.Tensor) -> None:
        """Append an operation and keep what it gave."""
        if not self._broken:
            self._operations.append(operation)
            self._last_output = output.detach().clone()


def check_input(value: torch.Tensor) -> None:
    """Let every running recording check that ``value`` continues its chain."""
    for tracer in _active:
        tracer.check_input(value)


def is_running() -> bool:
    """Return whether anything is recorded."""
    return bool(_active)


def record(name: str, output: torch.Tensor, **arguments: Any) -> None:
    """Append an operation to every running recording."""
    for tracer in _active:
        tracer.record({"name": name, **arguments}, output)
