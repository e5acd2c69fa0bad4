"""Chapter 3, forwards and downhill: `feedForward` and `sgd`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.naming import RETURNED
from course_helpers.exercises.task import CHANGES_ITS_INPUT, Answer, Mistake, Parts, Task
from course_helpers.exercises.tasks.objects import RELU, SQUARE, layer, numbers

if TYPE_CHECKING:
    from collections.abc import Callable


def _run_forward(answer: Answer, arguments: tuple[Any, ...]) -> Parts:
    neurons, weights, biases, activation = arguments
    owner, forward = layer(
        answer,
        "feedForward",
        weightsForNext=weights,
        biasesForNext=biases,
        activationFunction=activation,
        last_z=np.array([]),
        last_values=np.array([]),
    )
    output = forward(owner, neurons, recording=True)
    return {"self.last_z": owner.last_z, RETURNED: output, "self.last_values": owner.last_values}


def _forward(
    z: Callable[..., Any] = lambda a, w, b: a @ w + b,
    out: Callable[..., Any] = lambda f, z: f(z),
    keep: Callable[..., Any] = lambda z, a: (z, a),
) -> Callable[..., Any]:
    """Make a `feedForward` that differs from the right one in one place."""

    def feedForward(self: Any, neurons: Any, recording: bool = False) -> Any:
        summed = z(neurons, self.weightsForNext, self.biasesForNext)
        if recording:
            self.last_z, self.last_values = keep(summed, neurons)
        return out(self.activationFunction.function, summed)

    return feedForward


feed_forward = Task(
    id="feedForward",
    goal="Gesucht ist z aus Eingaben, Gewichten und Biases; zurückgegeben wird f(z).",
    reference=_forward(),
    run=_run_forward,
    arguments=("neurons", "self.weightsForNext", "self.biasesForNext", "self.activationFunction"),
    inputs=(
        (numbers(1, 2, 3), numbers(2, 3, 4), numbers(3, 4), SQUARE),
        (numbers(4, 5, 2), numbers(5, 2, 3), numbers(6, 3), RELU),
        (numbers(7, 3, 3), numbers(8, 3, 3), numbers(9, 3), SQUARE),
        (numbers(10, 1, 4), numbers(11, 4, 2), numbers(12, 2), SQUARE),
    ),
    solved="Deine Schicht rechnet vorwärts, für jede Zahl von Beispielen und Neuronen.",
    mistakes=(
        Mistake(
            "forgotten bias",
            _forward(lambda a, w, _b: a @ w),
            "Das Matrixprodukt stimmt. Es fehlt der Bias: Addiere `self.biasesForNext` zu z.",
        ),
        Mistake(
            "bias subtracted",
            _forward(lambda a, w, b: a @ w - b),
            "Das Matrixprodukt stimmt. Der Bias hat aber das falsche Vorzeichen: Er wird addiert.",
        ),
        Mistake(
            "star for at",
            _forward(lambda a, w, b: a * w + b),
            "Du rechnest mit `*`, also Element für Element. Gebraucht wird das Matrixprodukt `@`: jede Zeile der Eingaben mit jeder Spalte der Gewichte.",
        ),
        Mistake(
            "product transposed",
            _forward(lambda a, w, b: w @ a + b),
            "`@` ist richtig, aber die Reihenfolge nicht. Links stehen die Eingaben, rechts die Gewichte: (n, k) mal (k, m).",
        ),
        Mistake(
            "weights transposed",
            _forward(lambda a, w, b: a @ w.T + b),
            "Das `.T` ist zu viel. Die Gewichte haben schon die Form (k, m), sie passen so zu den Eingaben (n, k).",
        ),
        Mistake(
            "activation forgotten",
            _forward(out=lambda _f, z: z),
            "z stimmt. Zurückgegeben wird aber nicht z selbst, sondern f(z): `self.activationFunction.function(z)`.",
        ),
        Mistake(
            "derivative for function",
            _forward(out=lambda f, z: 2 * z if f is SQUARE.function else (z > 0).astype(float)),
            "z stimmt. Zurückgegeben wird aber f(z), nicht die Steigung: `function` statt `derivative`.",
        ),
        Mistake(
            "activation twice",
            _forward(lambda a, w, b: a @ w + b, out=lambda f, z: f(f(z))),
            "Die Aktivierungsfunktion wird zweimal angewandt. In z gehört nur die Summe, und beim `return` steht die Aktivierungsfunktion genau einmal.",
        ),
        Mistake(
            "activation in z",
            lambda self, neurons, recording=False: _activated_z(self, neurons),
            "Die Rückgabe stimmt. Aber in z steckt schon die Aktivierungsfunktion, und `self.last_z` soll die Summe davor aufheben. Wende sie erst beim `return` an.",
        ),
        Mistake(
            "bias after activation",
            lambda self, neurons, recording=False: _late_bias(self, neurons),
            "Alle Teile sind da. Der Bias gehört aber in z, also vor die Aktivierungsfunktion.",
        ),
        Mistake(
            "nothing recorded",
            _forward(keep=lambda _z, _a: (np.array([]), np.array([]))),
            "Die Rückgabe stimmt. Fürs Training fehlen aber die Zeilen mit `if recording:`, die z und die Eingaben aufheben. Das Buch hat sie dir schon hingeschrieben.",
        ),
        Mistake(
            "input changed in place",
            CHANGES_ITS_INPUT,
            "Dein Code verändert `neurons` selbst. Diese Werte gehören der Schicht davor. Lege ein neues Array an, ohne `+=`, `*=` oder `neurons[...] =`.",
        ),
    ),
)


def _activated_z(self: Any, neurons: Any) -> Any:
    self.last_z = self.activationFunction.function(neurons @ self.weightsForNext + self.biasesForNext)
    self.last_values = neurons
    return self.last_z


def _late_bias(self: Any, neurons: Any) -> Any:
    self.last_z = neurons @ self.weightsForNext
    self.last_values = neurons
    return self.activationFunction.function(self.last_z) + self.biasesForNext


def _run_sgd(answer: Answer, arguments: tuple[Any, ...]) -> Parts:
    biases, weights, b, w, rate = arguments
    owner, sgd = layer(answer, "sgd", weightsForNext=weights.copy(), biasesForNext=biases.copy())
    sgd(owner, (b, w, np.zeros((4, len(weights)))), rate)
    return {"self.biasesForNext": owner.biasesForNext, "self.weightsForNext": owner.weightsForNext}


def _sgd(new: Callable[..., Any]) -> Callable[..., Any]:
    """Make an `sgd` that computes each new value from the old one, the slope and the learning rate."""

    def sgd(self: Any, derivatives: Any, learningRate: float) -> None:
        self.biasesForNext = new(self.biasesForNext, derivatives[0], learningRate)
        self.weightsForNext = new(self.weightsForNext, derivatives[1], learningRate)

    return sgd


def _swapped(self: Any, derivatives: Any, learningRate: float) -> None:
    self.biasesForNext -= learningRate * derivatives[1]
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
    ),
    solved="Ein Schritt bergab, für jeden Bias und jedes Gewicht. Damit kann deine Schicht lernen.",
    mistakes=(
        Mistake(
            "wrong sign",
            _sgd(lambda value, slope, rate: value + rate * slope),
            "Die Größe des Schritts stimmt. Er geht aber bergauf: Die Steigung zeigt nach oben, du willst hinunter. `-=` statt `+=`.",
        ),
        Mistake(
            "assigned",
            _sgd(lambda _value, slope, rate: rate * slope),
            "Lernrate mal Steigung stimmt. Mit `=` vergisst du aber den alten Wert. Gebraucht wird `-=`: alter Wert minus Schritt.",
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
            "Die Richtung stimmt. Du teilst aber durch die Lernrate. Eine kleine Lernrate soll kleine Schritte geben: malnehmen.",
        ),
        Mistake(
            "learning rate added",
            _sgd(lambda value, slope, rate: value - (rate + slope)),
            "Die Richtung stimmt. Lernrate und Steigung werden aber malgenommen, nicht addiert.",
        ),
        Mistake(
            "learning rate alone",
            _sgd(lambda value, _slope, rate: value - rate),
            "Du ziehst überall nur die Lernrate ab. Der Schritt soll mit der Steigung wachsen: `learningRate * derivatives[...]`.",
        ),
        Mistake(
            "multiplied",
            _sgd(lambda value, slope, rate: value * rate * slope),
            "Lernrate mal Steigung stimmt. Der alte Wert wird damit aber malgenommen. Der Schritt wird abgezogen: `-=` statt `*=`.",
        ),
        Mistake(
            "derivatives swapped",
            _swapped,
            "Du hast die beiden Steigungen vertauscht. `derivatives[0]` gehört zu den Biases, `derivatives[1]` zu den Gewichten.",
        ),
        Mistake(
            "slopes changed in place",
            _changes_slopes,
            "Biases und Gewichte stimmen. Dein Code verändert aber die Steigungen in `derivatives` selbst. Rechne den Schritt neben dem `-=` aus, ohne `*=`.",
        ),
    ),
)

TASKS = (feed_forward, sgd)
