"""What `Network.fit` leaves behind: how loss and accuracy went, epoch by epoch."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(repr=False)
class History:
    """The course of a training; every list has one number per finished epoch.

    Attributes
    ----------
    loss, accuracy : list of float
        Mean loss and recognised share (0 to 1) of the training examples, measured while the epoch ran.
    validation_loss, validation_accuracy : list of float
        The same on the validation examples after the epoch; empty without them.
    interrupted : bool
        Whether the training was stopped before its last epoch.
    """

    loss: list[float] = field(default_factory=list)
    accuracy: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    interrupted: bool = False

    def __len__(self) -> int:
        return len(self.loss)

    def __repr__(self) -> str:
        if not self.loss:
            return "Verlauf: noch keine ganze Epoche"
        text = f"Verlauf: {len(self)} {'Epoche' if len(self) == 1 else 'Epochen'}, {self.latest()}"
        return text + (", vorher angehalten" if self.interrupted else "")

    def latest(self) -> str:
        """Return the newest figures as one German line."""
        text = f"Fehler {german(self.loss[-1], 4)}, erkannt {german(100 * self.accuracy[-1], 1)} %"
        if self.validation_accuracy:
            text += f", von den Prüfbildern {german(100 * self.validation_accuracy[-1], 1)} %"
        return text


def german(number: float, digits: int) -> str:
    """Write a number with a decimal comma."""
    return f"{number:.{digits}f}".replace(".", ",")
