"""Chapter 3, forwards: `feedForward`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.naming import RETURNED, RETURNED_ALONE
from course_helpers.exercises.parts import Parts
from course_helpers.exercises.task import Answer, Mistake, Task
from course_helpers.exercises.tasks.objects import (
    BENT,
    ONE_BY_ONE,
    RELU,
    SOFTMAX,
    SQUARE,
    arrays,
    changed,
    layer,
    numbers,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def _run_forward(answer: Answer, arguments: tuple[Any, ...]) -> Parts:
    neurons, weights, biases, activation = arguments
    fields = {"weightsForNext": weights, "biasesForNext": biases, "activationFunction": activation}
    empty = {"last_z": np.array([]), "last_values": np.array([])}
    kept = {"weightsForNext": weights.copy(), "biasesForNext": biases.copy()}
    alone, forward = layer(answer, "feedForward", **fields, **empty)
    output_alone = forward(alone, neurons)
    owner, _ = layer(answer, "feedForward", **fields, **empty)
    forward(owner, np.vstack([neurons, -neurons]), True)  # noqa: FBT003 - as Network calls it; is recorded over
    output = forward(owner, neurons, recording=True)
    parts = Parts(
        {
            "self.last_z": owner.last_z,
            RETURNED: output,
            RETURNED_ALONE: output_alone,
            "self.last_values": owner.last_values,
        }
    )
    arrays(**parts)
    parts.changed = changed(owner, **kept) or changed(alone, **kept)
    return parts


def _forward(
    z: Callable[..., Any] = lambda a, w, b: a @ w + b,
    out: Callable[..., Any] = lambda f, z: f(z),
    keep: Callable[..., Any] = lambda z, a: (z, a),
    when: Callable[[bool], bool] = lambda _recording: True,
) -> Callable[..., Any]:
    """Make a `feedForward` that differs from the right one in one place; `when` says when it returns something."""

    def feedForward(self: Any, neurons: Any, recording: bool = False) -> Any:
        summed = z(neurons, self.weightsForNext, self.biasesForNext)
        if recording:
            self.last_z, self.last_values = keep(summed, neurons)
        return out(self.activationFunction.function, summed) if when(recording) else None

    return feedForward


def _whole(answer: Callable[[Any, Any, Any, Any], tuple[Any, Any]]) -> Callable[..., Any]:
    """Make a `feedForward` that computes what it records as z and what it returns in any way."""

    def feedForward(self: Any, neurons: Any, recording: bool = False) -> Any:
        f = self.activationFunction.function
        z, output = answer(f, neurons, self.weightsForNext, self.biasesForNext)
        if recording:
            self.last_z, self.last_values = z, neurons
        return output

    return feedForward


def _twice(f: Callable[..., Any], z: Any) -> tuple[Any, Any]:
    return z, f(z)


def _alike(z: Any) -> tuple[Any, Any]:
    return z, z


_SLOPE_OF = {one.function: one.derivative for one in (BENT, RELU, SOFTMAX, SQUARE)}
_LATE_BIAS = "Alle Teile sind da. Der Bias gehört aber in z, also vor die Aktivierungsfunktion."
_ITS_OWN = "Jede Schicht bringt ihre eigene Aktivierungsfunktion mit: `self.activationFunction.function(z)`, beim `return`."

feed_forward = Task(
    id="feedForward",
    goal="Gesucht ist z aus Eingaben, Gewichten und Biases; zurückgegeben wird f(z).",
    reference=_forward(),
    run=_run_forward,
    method="feedForward",
    arguments=("neurons", "self.weightsForNext", "self.biasesForNext", "self.activationFunction"),
    inputs=(
        (numbers(1, 2, 3), numbers(2, 3, 4), numbers(3, 4), SQUARE),
        (numbers(4, 5, 2), numbers(5, 2, 3), numbers(6, 3), RELU),
        (numbers(7, 3, 3), numbers(8, 3, 3), numbers(9, 3), BENT),
        (numbers(10, 1, 4), numbers(11, 4, 2), numbers(12, 2), SQUARE),
        (numbers(13, 8, 5), numbers(14, 5, 1), numbers(15, 1), SQUARE),
        (numbers(16, 2, 1), numbers(17, 1, 6), numbers(18, 6), RELU),
        (numbers(70, 4, 3), numbers(71, 3, 2), numbers(72, 2), SOFTMAX),
    ),
    places={
        (
            RETURNED_ALONE,
        ): "Mit `recording=True` stimmt alles, ohne nicht. Rechne beim `return` mit z: `self.last_z` gibt es nur, wenn aufgezeichnet wird.",
        (
            RETURNED,
            RETURNED_ALONE,
        ): "z stimmt, die Rückgabe nicht. Zurückgegeben wird `self.activationFunction.function(z)`, nichts anderes.",
        (
            "self.last_z",
            RETURNED,
            RETURNED_ALONE,
        ): "Schon z stimmt nicht. Hinein gehört nur die Summe: Eingaben mal Gewichte, plus Biases.",
    },
    solved="Deine Schicht rechnet vorwärts, für jede Anzahl von Beispielen und Neuronen.",
    mistakes=(
        Mistake(
            "return only when recording",
            _forward(when=lambda recording: recording),
            "Mit `recording=True` stimmt alles. Ohne kommt aber nichts zurück: Das `return` steht im `if`. Rücke es nach links, auf dieselbe Höhe wie das `if`.",
        ),
        Mistake(
            "return only when not recording",
            _forward(when=lambda recording: not recording),
            "Ohne `recording` stimmt alles. Mit `recording=True` kommt aber nichts zurück: Das `return` gehört hinter das `if`, auf dieselbe Höhe, ohne `else`.",
        ),
        Mistake(
            "function forgotten",
            lambda self, neurons, recording=False: self.activationFunction(neurons),
            "Du rufst `self.activationFunction` selbst auf. Es fehlt `.function`: Geschrieben wird `self.activationFunction.function(...)`.",
        ),
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
            "Eingaben und Gewichte verrechnest du Element für Element, wie es `*` oder `+` tun. Gebraucht wird das Matrixprodukt `@`: jede Zeile der Eingaben mit jeder Spalte der Gewichte.",
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
            _forward(out=lambda f, z: _SLOPE_OF[f](z) * 1.0),
            "z stimmt. Zurückgegeben wird aber f(z), nicht die Steigung: `function` statt `derivative`.",
        ),
        Mistake(
            "activation twice",
            _forward(lambda a, w, b: a @ w + b, out=lambda f, z: f(f(z))),
            "Die Aktivierungsfunktion wird zweimal angewandt. In z gehört nur die Summe, und beim `return` steht die Aktivierungsfunktion genau einmal.",
        ),
        Mistake(
            "activation in z",
            _whole(lambda f, a, w, b: _alike(f(a @ w + b))),
            "Die Rückgabe stimmt. Aber in z steckt schon die Aktivierungsfunktion, und `self.last_z` soll die Summe davor aufheben. Wende sie erst beim `return` an.",
        ),
        Mistake(
            "activation in z and in the return",
            _whole(lambda f, a, w, b: _twice(f, f(a @ w + b))),
            "Die Aktivierungsfunktion wird zweimal angewandt, in z und beim `return`. In z gehört nur die Summe.",
        ),
        Mistake(
            "bias after activation",
            _whole(lambda f, a, w, b: (a @ w, f(a @ w) + b)),
            _LATE_BIAS,
        ),
        Mistake(
            "bias after activation, all of it in z",
            _whole(lambda f, a, w, b: _alike(f(a @ w) + b)),
            _LATE_BIAS,
        ),
        Mistake(
            "bias after activation, then activation again",
            _whole(lambda f, a, w, b: _twice(f, f(a @ w) + b)),
            f"{_LATE_BIAS} Angewandt wird sie nur einmal, beim `return`.",
        ),
        Mistake(
            "relu for every layer",
            _forward(out=lambda _f, z: RELU.function(z)),
            f"z stimmt. Du rechnest aber immer mit ReLU. {_ITS_OWN}",
        ),
        Mistake(
            "relu for every layer, in z",
            _whole(lambda _f, a, w, b: _alike(RELU.function(a @ w + b))),
            f"Die Summe stimmt. Du rechnest aber immer mit ReLU, und das schon in z. {_ITS_OWN}",
        ),
        Mistake(
            "relu in z, then activation",
            _whole(lambda f, a, w, b: _twice(f, RELU.function(a @ w + b))),
            "Die Rückgabe ist angelegt wie gesucht. In z steckt bei dir aber schon ein ReLU. Dort gehört nur die Summe hin, auch wenn sie negativ ist.",
        ),
        Mistake(
            "nothing recorded",
            _forward(keep=lambda _z, _a: (np.array([]), np.array([]))),
            "Die Rückgabe stimmt. Fürs Training fehlen aber die Zeilen mit `if recording:`, die z und die Eingaben aufheben. Das Buch hat sie dir schon hingeschrieben.",
        ),
        Mistake(
            "inputs for z in the activation",
            _whole(lambda f, a, w, b: (a @ w + b, f(a))),
            "z stimmt. Die Aktivierungsfunktion bekommt bei dir aber `neurons`. Hinein gehört z.",
        ),
        Mistake(
            "rows one by one",
            _forward(out=lambda f, z: np.array([f(row) for row in z])),
            ONE_BY_ONE,
        ),
        Mistake(
            "bias multiplied",
            _forward(lambda a, w, b: a @ w * b),
            "Das Matrixprodukt stimmt. Der Bias wird aber addiert, nicht multipliziert: `+` statt `*`.",
        ),
        Mistake(
            "output recorded as input",
            _forward(keep=lambda z, _a: (z, z)),
            "Die Rückgabe stimmt. In `self.last_values` gehören die Eingaben `neurons`, nicht z.",
        ),
    ),
)

TASKS = (feed_forward,)
