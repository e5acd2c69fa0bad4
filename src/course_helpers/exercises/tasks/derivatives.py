"""Chapter 3, backwards: `getDerivatives`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.task import Answer, Mistake, Task, several
from course_helpers.exercises.tasks import objects
from course_helpers.exercises.tasks.objects import RELU, SOFTMAX, SQUARE, changed, layer, numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from course_helpers.exercises.parts import Parts


def _run(answer: Answer, arguments: tuple[Any, ...]) -> Parts:
    outer, z, values, weights, activation = arguments
    fields = {"weightsForNext": weights, "biasesForNext": numbers(40, weights.shape[1])}
    fields |= {"last_z": z, "last_values": values}
    kept = {name: array.copy() for name, array in fields.items()}
    owner, method = layer(answer, "getDerivatives", activationFunction=activation, **fields)
    parts = several("b", "w", "a")(method, (owner, outer))
    objects.arrays(**parts)
    parts.changed = changed(owner, **kept)
    return parts


def _delta(self: Any, outer: Any) -> Any:
    return self.activationFunction.derivative(self.last_z) * outer


def _by_rows(self: Any, outer: Any) -> Any:
    return np.array([self.activationFunction.derivative(row) for row in self.last_z]) * outer


def _backwards(
    delta: Callable[..., Any] = _delta,
    b: Callable[..., Any] = lambda f, z: f * z.sum(axis=0),
    w: Callable[..., Any] = lambda f, a, z: f * a.T @ z,
    a: Callable[..., Any] = lambda _f, z, w: z @ w.T,
) -> Callable[..., Any]:
    """Make a `getDerivatives` that differs from the right one in one place."""

    def getDerivatives(self: Any, outputDerivative: Any) -> Any:
        f = 1 / outputDerivative.shape[0]
        z = delta(self, outputDerivative)
        return b(f, z), w(f, self.last_values, z), a(f, z, self.weightsForNext)

    return getDerivatives


def _from_sums(self: Any, outputDerivative: Any) -> Any:
    b, _, a = _backwards()(self, outputDerivative)
    return b, self.last_z.T @ _delta(self, outputDerivative) / len(outputDerivative), a


def _through_slopes(self: Any, outputDerivative: Any) -> Any:
    b, w, _ = _backwards()(self, outputDerivative)
    return b, w, _delta(self, outputDerivative) @ w.T


_MINUS = "Alle Beträge stimmen, aber das Vorzeichen ist überall falsch. In Schritt 1 steht ein Minus, das dort nicht hingehört. Bergab geht es erst in `sgd`."

get_derivatives = Task(
    id="getDerivatives",
    goal="Gesucht sind die Steigungen nach z, b, W und a, in vier Schritten.",
    reference=_backwards(),
    run=_run,
    method="getDerivatives",
    arguments=(
        "outputDerivative",
        "self.last_z",
        "self.last_values",
        "self.weightsForNext",
        "self.activationFunction",
    ),
    inputs=(
        (numbers(41, 2, 4), numbers(42, 2, 4), numbers(43, 2, 3), numbers(44, 3, 4), SQUARE),
        (numbers(45, 5, 3), numbers(46, 5, 3), numbers(47, 5, 2), numbers(48, 2, 3), RELU),
        (numbers(49, 3, 3), numbers(50, 3, 3), numbers(51, 3, 3), numbers(52, 3, 3), SQUARE),
        (numbers(53, 4, 2), numbers(54, 4, 2), numbers(55, 4, 3), numbers(56, 3, 2), SQUARE),
        (numbers(57, 1, 3), numbers(58, 1, 3), numbers(59, 1, 2), numbers(60, 2, 3), SQUARE),
        (numbers(61, 7, 1), numbers(62, 7, 1), numbers(63, 7, 4), numbers(64, 4, 1), SQUARE),
        (numbers(65, 4, 3), numbers(66, 4, 3), numbers(67, 4, 2), numbers(68, 2, 3), SOFTMAX),
    ),
    places={
        (
            "b",
            "w",
            "a",
        ): "Sind alle drei falsch, liegt es meist an Schritt 1: Dort ist `z` die Ableitung `derivative(self.last_z)` mal `outputDerivative`.",
        ("b", "w"): "`a` stimmt, also auch Schritt 1. Schau bei `b` und `w` auf den Faktor `f`.",
    },
    solved="Alle drei Steigungen stimmen. Das ist Backpropagation, und du hast sie selbst geschrieben.",
    mistakes=(
        Mistake(
            "derivative of the activation forgotten",
            _backwards(lambda _self, outer: outer),
            "Hier fehlt die Ableitung der Aktivierungsfunktion. Schritt 1 ist `derivative(self.last_z)` mal `outputDerivative`. Danach rechnest du nur noch mit `z`, nicht mehr mit `outputDerivative`.",
        ),
        Mistake(
            "function for derivative",
            _backwards(lambda self, outer: self.activationFunction.function(self.last_z) * outer),
            "In Schritt 1 rufst du `function` auf. Die Kettenregel braucht die Ableitung: `derivative`.",
        ),
        Mistake(
            "derivative of the wrong values",
            _backwards(lambda self, outer: self.activationFunction.derivative(outer) * outer),
            "In Schritt 1 setzt du `outputDerivative` in die Ableitung ein. Eingesetzt wird die aufgezeichnete Summe `self.last_z`.",
        ),
        Mistake(
            "sum for product in step 1",
            _backwards(lambda self, outer: self.activationFunction.derivative(self.last_z) + outer),
            "In Schritt 1 addierst du. Bei der Kettenregel werden Steigungen multipliziert: `*`.",
        ),
        Mistake(
            "wrong sign",
            _backwards(lambda self, outer: -_delta(self, outer)),
            _MINUS,
            whole=True,
        ),
        Mistake(
            "minus before the derivative",
            _backwards(lambda self, outer: -self.activationFunction.derivative(self.last_z) * outer),
            _MINUS,
            whole=True,
        ),
        Mistake(
            "derivative of minus z",
            _backwards(lambda self, outer: self.activationFunction.derivative(-self.last_z) * outer),
            "In Schritt 1 setzt du z mit einem Minus in die Ableitung ein. Eingesetzt wird `self.last_z`, wie es aufgezeichnet ist.",
            whole=True,
        ),
        Mistake(
            "sums for the inputs in w",
            _from_sums,
            "Bei `w` nimmst du die Summen `self.last_z`. Gebraucht werden die Eingaben: `self.last_values`.",
        ),
        Mistake(
            "missing 1/n",
            _backwards(b=lambda _f, z: z.sum(axis=0), w=lambda _f, a, z: a.T @ z),
            "Hier fehlt der Faktor 1/n: L ist der mittlere Fehler. Multipliziere die Steigungen nach b und W noch mit `f`.",
            beside=True,
        ),
        Mistake(
            "1/n in step 1",
            _backwards(lambda self, outer: _delta(self, outer) / len(outer)),
            "Schon in Schritt 1 steckt ein `f`. z bleibt ohne, erst die Steigungen nach b und W bekommen es.",
            whole=True,
        ),
        Mistake(
            "1/n in a",
            _backwards(a=lambda f, z, w: f * z @ w.T),
            "Bei `a` ist ein `f` zu viel. Die Schicht davor braucht die Steigung für jedes einzelne Beispiel, ohne 1/n.",
            beside=True,
        ),
        Mistake(
            "1/n twice in b",
            _backwards(b=lambda f, z: f * z.mean(axis=0)),
            "Bei `b` steckt 1/n zweimal: in `f` und im Mittelwert. Nimm eines von beiden, also `f` mal Summe.",
            beside=True,
        ),
        Mistake(
            "wrong axis in b",
            _backwards(b=lambda f, z: f * z.sum(axis=1)),
            "Bei `b` summierst du über die Neuronen. Summiert wird über die Beispiele, also über die Zeilen: `axis=0`.",
            beside=True,
        ),
        Mistake(
            "no axis in b",
            _backwards(b=lambda f, z: f * z.sum()),
            "Bei `b` summierst du über alles. Jedes Neuron hat seinen eigenen Bias: Summiere nur über die Beispiele, `axis=0`.",
            beside=True,
        ),
        Mistake(
            "w transposed",
            _backwards(w=lambda f, a, z: f * z.T @ a),
            "Bei `w` sind Zeilen und Spalten vertauscht. Die Steigung nach W muss so groß sein wie W, also (k, m): Das `.T` gehört an die Eingaben, und die stehen links.",
            beside=True,
        ),
        Mistake(
            "transpose forgotten in w",
            _backwards(w=lambda f, a, z: f * a @ z),
            "Bei `w` fehlt ein `.T`. Summiert wird über die Beispiele: Aus (k, n) mal (n, m) wird (k, m). Welches der beiden Arrays muss gedreht werden?",
            beside=True,
        ),
        Mistake(
            "star for at in w",
            _backwards(w=lambda f, a, z: f * a.T * z),
            "Bei `w` rechnest du mit `*`. Gebraucht wird das Matrixprodukt `@`, es summiert über die Beispiele.",
            beside=True,
        ),
        Mistake(
            "transpose forgotten in a",
            _backwards(a=lambda _f, z, w: z @ w),
            "Bei `a` fehlt ein `.T`. z hat die Form (n, m), und heraus soll (n, k) kommen. Also muss W gedreht werden.",
            beside=True,
        ),
        Mistake(
            "a transposed",
            _backwards(a=lambda _f, z, w: w @ z.T),
            "Bei `a` sind Zeilen und Spalten vertauscht. Links steht z, rechts das gedrehte W.",
            beside=True,
        ),
        Mistake(
            "star for at in a",
            _backwards(a=lambda _f, z, w: z * w.T),
            "Bei `a` rechnest du mit `*`. Gebraucht wird das Matrixprodukt `@`, es addiert alle Wege durch die Neuronen.",
            beside=True,
        ),
        Mistake(
            "outer slope forgotten",
            _backwards(lambda self, _outer: self.activationFunction.derivative(self.last_z)),
            "In Schritt 1 steht nur die Ableitung der Aktivierungsfunktion. Die Kettenregel multipliziert sie noch mit `outputDerivative`.",
        ),
        Mistake(
            "derivative forgotten in the call",
            _backwards(lambda self, outer: self.activationFunction(self.last_z) * outer),
            "Du rufst `self.activationFunction` selbst auf. Es fehlt `.derivative`: Geschrieben wird `self.activationFunction.derivative(...)`.",
        ),
        Mistake(
            "derivative of the inputs",
            _backwards(lambda self, outer: self.activationFunction.derivative(self.last_values) * outer),
            "In Schritt 1 setzt du die Eingaben `self.last_values` in die Ableitung ein. Eingesetzt wird die aufgezeichnete Summe `self.last_z`.",
        ),
        Mistake(
            "derivative of the function's value",
            _backwards(
                lambda self, outer: (
                    self.activationFunction.derivative(self.activationFunction.function(self.last_z)) * outer
                )
            ),
            "In Schritt 1 setzt du f(z) in die Ableitung ein. Eingesetzt wird z selbst, also `self.last_z`.",
        ),
        Mistake(
            "rows one by one",
            _backwards(_by_rows),
            objects.ONE_BY_ONE,
        ),
        Mistake(
            "inputs forgotten in w",
            _backwards(w=lambda f, _a, z: f * z.T @ z),
            "Bei `w` kommen die Eingaben nicht vor. Gebraucht werden `self.last_values`, gedreht, und z.",
            beside=True,
        ),
        Mistake(
            "sum in b with the inputs",
            _backwards(b=lambda f, z: f * z),
            "Bei `b` fehlt die Summe über die Beispiele: `z.sum(axis=0)`.",
            beside=True,
        ),
        Mistake(
            "relu's derivative for every layer",
            _backwards(lambda self, outer: RELU.derivative(self.last_z) * outer),
            "In Schritt 1 rechnest du immer mit der Steigung von ReLU. Jede Schicht bringt ihre eigene mit: `self.activationFunction.derivative(self.last_z)`.",
        ),
        Mistake(
            "slopes for the weights in a",
            _through_slopes,
            "Bei `a` multiplizierst du mit `w`, also mit den Steigungen aus Schritt 3. Gebraucht werden die Gewichte selbst: `self.weightsForNext`, gedreht.",
        ),
    ),
)

TASKS = (get_derivatives,)
