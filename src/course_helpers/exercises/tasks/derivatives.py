"""Chapter 3, backwards: `getDerivatives`, and the numerical test of a slope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course_helpers.exercises.task import CHANGES_ITS_INPUT, Answer, Mistake, Parts, Task, several
from course_helpers.exercises.tasks.objects import RELU, SQUARE, layer, numbers

if TYPE_CHECKING:
    from collections.abc import Callable


def _run(answer: Answer, arguments: tuple[Any, ...]) -> Parts:
    outer, z, values, weights, activation = arguments
    owner, backwards = layer(
        answer,
        "getDerivatives",
        weightsForNext=weights,
        biasesForNext=weights[0],
        activationFunction=activation,
        last_z=z,
        last_values=values,
    )
    return several("b", "w", "a")(backwards, (owner, outer))


def _delta(self: Any, outer: Any) -> Any:
    return self.activationFunction.derivative(self.last_z) * outer


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


get_derivatives = Task(
    id="getDerivatives",
    goal="Gesucht sind die Steigungen nach z, b, W und a, in vier Schritten.",
    reference=_backwards(),
    run=_run,
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
    ),
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
            "In Schritt 1 addierst du. Bei der Kettenregel werden Steigungen malgenommen: `*`.",
        ),
        Mistake(
            "wrong sign",
            _backwards(lambda self, outer: -_delta(self, outer)),
            "Alle Beträge stimmen, aber das Vorzeichen ist überall falsch. In Schritt 1 steht ein Minus, das dort nicht hingehört. Bergab geht es erst in `sgd`.",
        ),
        Mistake(
            "missing 1/n",
            _backwards(b=lambda _f, z: z.sum(axis=0), w=lambda _f, a, z: a.T @ z),
            "Hier fehlt der Faktor 1/n: L ist der mittlere Fehler. Nimm `b` und `w` noch mit `f` mal.",
        ),
        Mistake(
            "1/n in a",
            _backwards(a=lambda f, z, w: f * z @ w.T),
            "Bei `a` ist ein `f` zu viel. Die Schicht davor braucht die Steigung für jedes einzelne Beispiel, ohne 1/n.",
        ),
        Mistake(
            "1/n twice in b",
            _backwards(b=lambda f, z: f * z.mean(axis=0)),
            "Bei `b` steckt 1/n zweimal: in `f` und im Mittelwert. Nimm eines von beiden, also `f` mal Summe.",
        ),
        Mistake(
            "wrong axis in b",
            _backwards(b=lambda f, z: f * z.sum(axis=1)),
            "Bei `b` summierst du über die Neuronen. Summiert wird über die Beispiele, also über die Zeilen: `axis=0`.",
        ),
        Mistake(
            "no axis in b",
            _backwards(b=lambda f, z: f * z.sum()),
            "Bei `b` summierst du über alles. Jedes Neuron hat seinen eigenen Bias: Summiere nur über die Beispiele, `axis=0`.",
        ),
        Mistake(
            "w transposed",
            _backwards(w=lambda f, a, z: f * z.T @ a),
            "Bei `w` sind Zeilen und Spalten vertauscht. Die Steigung nach W muss so groß sein wie W, also (k, m): Das `.T` gehört an die Eingaben, und die stehen links.",
        ),
        Mistake(
            "transpose forgotten in w",
            _backwards(w=lambda f, a, z: f * a @ z),
            "Bei `w` fehlt ein `.T`. Summiert wird über die Beispiele: Aus (k, n) mal (n, m) wird (k, m). Welches der beiden Arrays muss gedreht werden?",
        ),
        Mistake(
            "star for at in w",
            _backwards(w=lambda f, a, z: f * a.T * z),
            "Bei `w` rechnest du mit `*`. Gebraucht wird das Matrixprodukt `@`, es summiert über die Beispiele.",
        ),
        Mistake(
            "transpose forgotten in a",
            _backwards(a=lambda _f, z, w: z @ w),
            "Bei `a` fehlt ein `.T`. z hat die Form (n, m), und heraus soll (n, k) kommen. Also muss W gedreht werden.",
        ),
        Mistake(
            "a transposed",
            _backwards(a=lambda _f, z, w: w @ z.T),
            "Bei `a` sind Zeilen und Spalten vertauscht. Links steht z, rechts das gedrehte W.",
        ),
        Mistake(
            "star for at in a",
            _backwards(a=lambda _f, z, w: z * w.T),
            "Bei `a` rechnest du mit `*`. Gebraucht wird das Matrixprodukt `@`, es addiert alle Wege durch die Neuronen.",
        ),
        Mistake(
            "changed in place",
            CHANGES_ITS_INPUT,
            "Dein Code schreibt in `outputDerivative` selbst. Lege für z ein neues Array an, mit `*` statt `*=`.",
        ),
    ),
)


def _slope(f: Any, w: float, h: float) -> float:
    return float((f(w + h) - f(w - h)) / (2 * h))


def _parabola(w: float) -> float:
    return 3 * (w - 1) ** 2


def _cubic(w: float) -> float:
    return w**3 - 2 * w


slope = Task(
    id="steigung",
    goal="Gesucht ist die Steigung von f an der Stelle w aus zwei Werten, einer bei w + h, einer bei w − h.",
    reference=_slope,
    inputs=((_parabola, 3.0, 0.25), (_cubic, 1.5, 0.5), (_cubic, -1.0, 0.01)),
    arguments=("fehler", "w", "h"),
    solved="Mit dieser Probe prüfst du jede Ableitung nach, ohne eine Formel.",
    mistakes=(
        Mistake(
            "2 forgotten",
            lambda f, w, h: (f(w + h) - f(w - h)) / h,
            "Der Unterschied im Zähler stimmt. Die beiden Stellen liegen aber 2h auseinander. Teile durch `2 * h`.",
        ),
        Mistake(
            "times for divided",
            lambda f, w, h: (f(w + h) - f(w - h)) / h * 2,
            "Der Unterschied im Zähler stimmt. `/ h * 2` heißt aber „durch h, dann mal 2“. Schreibe `/ (2 * h)`.",
        ),
        Mistake(
            "parentheses at the top forgotten",
            lambda f, w, h: f(w + h) - f(w - h) / (2 * h),
            "Alles da, nur eine Klammer fehlt: Geteilt wird der ganze Unterschied, also `(fehler(w + h) - fehler(w - h)) / (2 * h)`.",
        ),
        Mistake(
            "parentheses forgotten",
            lambda f, w, h: (f(w + h) - f(w - h)) / 2 * h,
            "Alles da, nur eine Klammer fehlt: `/ 2 * h` heißt „durch 2, dann mal h“. Schreibe `/ (2 * h)`.",
        ),
        Mistake(
            "wrong sign",
            lambda f, w, h: (f(w - h) - f(w + h)) / (2 * h),
            "Der Betrag stimmt, das Vorzeichen nicht. Zuerst kommt der Wert rechts, `w + h`, davon wird der linke abgezogen.",
        ),
        Mistake(
            "one side only",
            lambda f, w, h: (f(w + h) - f(w)) / h,
            "Das ist die Steigung nur nach rechts. Sie stimmt ungefähr. Genauer wird es mit beiden Seiten: `w + h` und `w - h`.",
        ),
        Mistake(
            "left side only",
            lambda f, w, h: (f(w) - f(w - h)) / h,
            "Das ist die Steigung nur nach links. Sie stimmt ungefähr. Genauer wird es mit beiden Seiten: `w + h` und `w - h`.",
        ),
        Mistake(
            "not divided",
            lambda f, w, h: f(w + h) - f(w - h),
            "Der Unterschied der beiden Fehler stimmt. Eine Steigung ist Höhe durch Breite: Teile noch durch `2 * h`.",
        ),
        Mistake(
            "sum for difference",
            lambda f, w, h: (f(w + h) + f(w - h)) / (2 * h),
            "Du addierst die beiden Werte. Für eine Steigung brauchst du ihren Unterschied, also Minus.",
        ),
    ),
)

TASKS = (get_derivatives, slope)
