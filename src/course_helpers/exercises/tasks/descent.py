"""Chapter 3, downhill: `sgd`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.parts import Parts
from course_helpers.exercises.task import Answer, Mistake, Task
from course_helpers.exercises.tasks.objects import arrays, layer, numbers

if TYPE_CHECKING:
    from collections.abc import Callable


def _run_sgd(answer: Answer, arguments: tuple[Any, ...]) -> Parts:
    biases, weights, b, w, rate = arguments
    owner, sgd = layer(answer, "sgd", weightsForNext=weights.copy(), biasesForNext=biases.copy())
    sgd(owner, (b, w, np.zeros((4, len(weights)))), rate)
    parts = Parts({"self.biasesForNext": owner.biasesForNext, "self.weightsForNext": owner.weightsForNext})
    arrays(**parts)
    return parts


def _sgd(new: Callable[..., Any]) -> Callable[..., Any]:
    """Make an `sgd` that computes each new value from the old one, the slope and the learning rate."""

    def sgd(self: Any, derivatives: Any, learningRate: float) -> None:
        self.biasesForNext = new(self.biasesForNext, derivatives[0], learningRate)
        self.weightsForNext = new(self.weightsForNext, derivatives[1], learningRate)

    return sgd


def _swapped(self: Any, derivatives: Any, learningRate: float) -> None:
    self.biasesForNext -= learningRate * derivatives[1]
    self.weightsForNext -= learningRate * derivatives[0]


def _biases_twice(self: Any, derivatives: Any, learningRate: float) -> None:
    self.biasesForNext -= learningRate * derivatives[0]
    self.weightsForNext -= learningRate * derivatives[0]


def _changes_slopes(self: Any, derivatives: Any, learningRate: float) -> None:
    np.multiply(derivatives[0], learningRate, out=derivatives[0])
    np.multiply(derivatives[1], learningRate, out=derivatives[1])
    self.biasesForNext -= derivatives[0]
    self.weightsForNext -= derivatives[1]


sgd = Task(
    id="sgd",
    goal="Gesucht sind die neuen Biases und Gewichte: alter Wert minus Lernrate mal Steigung.",
    reference=_sgd(lambda value, slope, rate: value - rate * slope),
    unfilled=lambda _self, _derivatives, _rate: None,
    run=_run_sgd,
    method="sgd",
    arguments=(
        "self.biasesForNext",
        "self.weightsForNext",
        "derivatives[0]",
        "derivatives[1]",
        "learningRate",
    ),
    inputs=(
        (numbers(21, 3), numbers(22, 2, 3), numbers(23, 3), numbers(24, 2, 3), 0.1),
        (numbers(25, 2), numbers(26, 4, 2), numbers(27, 2), numbers(28, 4, 2), 0.5),
        (numbers(29, 3), numbers(30, 3, 3), numbers(31, 3), numbers(32, 3, 3), 2.0),
        (numbers(33, 1), numbers(34, 5, 1), numbers(35, 1) / 7, numbers(36, 5, 1) / 7, 0.03),
    ),
    places={
        (
            "self.biasesForNext",
            "self.weightsForNext",
        ): "Beide stimmen noch nicht. Gesucht ist alter Wert minus `learningRate` mal Steigung, mehr nicht.",
    },
    solved="Ein Schritt bergab, für jeden Bias und jedes Gewicht. Damit kann deine Schicht lernen.",
    mistakes=(
        Mistake(
            "wrong sign",
            _sgd(lambda value, slope, rate: value + rate * slope),
            "Die Größe des Schritts stimmt. Er geht aber bergauf: Die Steigung zeigt nach oben, du willst hinunter. Der Schritt wird abgezogen: `-=`.",
        ),
        Mistake(
            "assigned",
            _sgd(lambda _value, slope, rate: rate * slope),
            "Lernrate mal Steigung stimmt. Vom alten Wert ist aber nichts mehr da. Gebraucht wird alter Wert minus Schritt: `-=`, und rechts davon nur der Schritt.",
        ),
        Mistake(
            "assigned with minus",
            _sgd(lambda _value, slope, rate: -rate * slope),
            "Der Schritt stimmt, auch sein Vorzeichen. Mit `=` vergisst du aber den alten Wert. Gebraucht wird `-=`, dann ohne das Minus rechts.",
        ),
        Mistake(
            "one of two",
            _sgd(lambda value, _slope, _rate: value),
            "Die Hälfte ist geschafft. Biases und Gewichte sollen sich aber beide ändern, und eines davon ist noch das alte.",
        ),
        Mistake(
            "learning rate forgotten",
            _sgd(lambda value, slope, _rate: value - slope),
            "Die Richtung stimmt. Es fehlt die Lernrate: Der Schritt ist `learningRate` mal Steigung.",
        ),
        Mistake(
            "divided by the learning rate",
            _sgd(lambda value, slope, rate: value - slope / rate),
            "Die Richtung stimmt. Du teilst aber durch die Lernrate. Eine kleine Lernrate soll kleine Schritte geben: multipliziere.",
        ),
        Mistake(
            "learning rate added",
            _sgd(lambda value, slope, rate: value - (rate + slope)),
            "Die Richtung stimmt. Lernrate und Steigung werden aber multipliziert, nicht addiert.",
        ),
        Mistake(
            "learning rate alone",
            _sgd(lambda value, _slope, rate: value - rate),
            "Du ziehst überall nur die Lernrate ab. Der Schritt soll mit der Steigung wachsen: `learningRate * derivatives[...]`.",
        ),
        Mistake(
            "multiplied",
            _sgd(lambda value, slope, rate: value * rate * slope),
            "Lernrate mal Steigung stimmt. Der alte Wert wird damit aber multipliziert. Der Schritt wird abgezogen: `-=` statt `*=`.",
        ),
        Mistake(
            "divided",
            _sgd(lambda value, slope, rate: value / (rate * slope)),
            "Lernrate mal Steigung stimmt. Der alte Wert wird dadurch aber geteilt. Der Schritt wird abgezogen: `-=` statt `/=`.",
        ),
        Mistake(
            "biases' slopes twice",
            _biases_twice,
            "Die Biases stimmen. Für die Gewichte nimmst du aber noch einmal dieselbe Steigung. Ihre ist `derivatives[1]`.",
        ),
        Mistake(
            "wrong derivatives",
            _swapped,
            "Du nimmst die falschen Steigungen: `derivatives[0]` gehört zu den Biases, `derivatives[1]` zu den Gewichten. Gezählt wird ab 0.",
        ),
        Mistake(
            "slopes changed in place",
            _changes_slopes,
            "Biases und Gewichte stimmen. Dein Code verändert aber die Steigungen in `derivatives` selbst. Rechne den Schritt neben dem `-=` aus, ohne `*=`.",
        ),
    ),
)

TASKS = (sgd,)
