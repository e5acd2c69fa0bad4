"""What `Network.fit` leaves behind: how loss and accuracy went, epoch by epoch."""

from __future__ import annotations

from dataclasses import dataclass, field

from course_helpers.framework.measure import Measured, german


@dataclass(repr=False)
class History:
    """The course of a training; every list has one number per finished epoch.

    Attributes
    ----------
    loss : list of float
        Mean loss of the training examples, measured while the epoch ran.
    accuracy : list of Measured
        The same for what counts in the end: the share (0 to 1) of recognised classes or of right yes-or-no
        answers, or for real numbers their mean deviation. Each number says of itself which.
    validation_loss, validation_accuracy : list of float
        The same on the validation examples after the epoch; empty without them.
    interrupted : bool
        Whether the training was stopped before its last epoch.
    """

    loss: list[float] = field(default_factory=list)
    accuracy: list[Measured] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_accuracy: list[Measured] = field(default_factory=list)
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
        text = f"Fehler {german(self.loss[-1], 4)}, {self.accuracy[-1]!r}"
        if self.validation_accuracy:
            text += f", bei den Validierungsdaten {self.validation_accuracy[-1].number()}"
        return text
