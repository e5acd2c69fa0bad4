"""Chapter 1: one neuron, one loss, and counting what a network learns."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task, values_task

_SPRING = (np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([0.43, 0.78, 1.24, 1.57, 2.03]))

loss = Task(
    id="fehler",
    goal="Gesucht ist die mittlere quadratische Abweichung zwischen `w * dehnung` und der gemessenen Kraft.",
    reference=lambda w, s, f: np.mean((w * s - f) ** 2),
    inputs=(
        (0.3, *_SPRING),
        (0.5, np.array([1.0, 2.0, 4.0]), np.array([1.0, 0.2, 3.0])),
        (-1.0, np.array([2.0]), np.array([0.5])),
    ),
    arguments=("w", "dehnung", "kraft"),
    solved="Abweichung, Quadrat, Mittelwert: Mit genau dieser Zahl misst man, wie gut ein Modell passt.",
    mistakes=(
        Mistake(
            "missing 1/n",
            lambda w, s, f: np.sum((w * s - f) ** 2),
            "Abweichungen und Quadrate stimmen. Du hast sie aber nur addiert. Für den Mittelwert musst du noch durch ihre Anzahl teilen: `np.mean` statt `np.sum`.",
        ),
        Mistake(
            "not squared",
            lambda w, s, f: np.mean(w * s - f),
            "Die Abweichungen stimmen, gemittelt wird auch. Es fehlt das Quadrat: Ohne `** 2` heben sich zu große und zu kleine Werte auf.",
        ),
        Mistake(
            "absolute value",
            lambda w, s, f: np.mean(np.abs(w * s - f)),
            "Du mittelst die Beträge der Abweichungen. Gesucht sind ihre Quadrate, also `** 2` statt `abs`.",
        ),
        Mistake(
            "square of the mean",
            lambda w, s, f: np.mean(w * s - f) ** 2,
            "Alle Schritte sind da, nur die Reihenfolge nicht: Erst jede Abweichung quadrieren, dann mitteln. Schau, wo die Klammer vor `** 2` zugeht.",
        ),
        Mistake(
            "root taken",
            lambda w, s, f: np.sqrt(np.mean((w * s - f) ** 2)),
            "Bis zum Mittelwert ist alles richtig. Die Wurzel gehört hier nicht dazu.",
        ),
        Mistake(
            "not averaged",
            lambda w, s, f: (w * s - f) ** 2,
            "Die Quadrate der Abweichungen stimmen. Es sind aber noch mehrere Zahlen. Fasse sie mit `np.mean` zu einer zusammen.",
        ),
        Mistake(
            "sum of both",
            lambda w, s, f: np.mean((w * s + f) ** 2),
            "Quadrat und Mittelwert stimmen. Eine Abweichung ist aber ein Unterschied: Minus statt Plus.",
        ),
    ),
)

best = Task(
    id="bestes_w",
    goal="Gesucht ist das w, bei dem der Fehler am kleinsten ist.",
    reference=lambda w, fehler: w[np.argmin(fehler)],
    inputs=(
        (np.array([0.0, 0.2, 0.4, 0.6]), np.array([3.0, 1.0, 0.5, 2.0])),
        (np.array([-1.0, 5.0, 7.0]), np.array([0.1, 0.4, 0.9])),
        (np.linspace(0, 1, 11), (np.linspace(0, 1, 11) - 0.9) ** 2 + 0.25),
    ),
    arguments=("moegliche_w", "fehler"),
    solved="So lernt man, wenn es nur eine Stellschraube gibt: alle Werte probieren und den mit dem kleinsten Fehler nehmen.",
    mistakes=(
        Mistake(
            "index instead of value",
            lambda w, fehler: np.argmin(fehler),
            "Du hast die richtige Stelle gefunden. Gefragt ist aber nicht die Stelle, sondern das w, das dort steht: `moegliche_w[...]`.",
        ),
        Mistake(
            "loss instead of w",
            lambda w, fehler: np.min(fehler),
            "Das ist der kleinste Fehler. Gefragt ist das w dazu. `np.argmin` sagt dir, an welcher Stelle er steht.",
        ),
        Mistake(
            "largest loss",
            lambda w, fehler: w[np.argmax(fehler)],
            "Der Weg stimmt. Du nimmst aber das w mit dem größten Fehler. Gut ist ein kleiner: `argmin` statt `argmax`.",
        ),
        Mistake(
            "smallest w",
            lambda w, fehler: np.min(w),
            "Das ist das kleinste w. Gesucht ist das w mit dem kleinsten Fehler. Suche in `fehler`, und greife dann in `moegliche_w`.",
        ),
    ),
)


def _neuron(a: np.ndarray, w: np.ndarray, b: float) -> float:
    return max(0.0, float(np.sum(a * w) + b))


neuron = Task(
    id="neuron",
    goal="Gesucht ist die Ausgabe: gewichtete Summe plus Bias, danach ReLU.",
    reference=_neuron,
    inputs=(
        (np.array([1.0, 0.0, 2.0]), np.array([0.5, -3.0, 0.25]), 0.4),
        (np.array([1.0, 1.0, 2.0]), np.array([0.5, -3.0, 0.25]), -0.4),
        (np.array([2.0, 1.0]), np.array([3.0, 1.0]), -2.0),
    ),
    arguments=("eingang", "gewichte", "bias"),
    solved="Malnehmen, addieren, Bias dazu, Negatives abschneiden: Mehr kann ein Neuron nicht.",
    mistakes=(
        Mistake(
            "forgotten bias",
            lambda a, w, b: max(0.0, np.sum(a * w)),
            "Die gewichtete Summe und ReLU stimmen. Der Bias fehlt noch: Addiere ihn zur Summe.",
        ),
        Mistake(
            "bias subtracted",
            lambda a, w, b: max(0.0, np.sum(a * w) - b),
            "Fast. Der Bias wird addiert, nicht abgezogen. Sein eigenes Vorzeichen bringt er mit.",
        ),
        Mistake(
            "forgotten relu",
            lambda a, w, b: np.sum(a * w) + b,
            "Die Summe mit Bias stimmt. Es fehlt ReLU: Negatives wird zu null. Das macht `max(0, z)`.",
        ),
        Mistake(
            "relu turned round",
            lambda a, w, b: min(0.0, np.sum(a * w) + b),
            "Die Summe mit Bias stimmt. ReLU lässt aber das Positive durch und nicht das Negative: `max` statt `min`.",
        ),
        Mistake(
            "bias after relu",
            lambda a, w, b: max(0.0, np.sum(a * w)) + b,
            "Alle Teile sind da. Der Bias gehört aber schon in die Summe, vor ReLU. Schau, wo die Klammer zugeht.",
        ),
        Mistake(
            "bias for every input",
            lambda a, w, b: max(0.0, np.sum(a * w + b)),
            "Du addierst den Bias bei jedem Eingang. Er kommt nur einmal dazu, nach dem Summieren. Schau, wo die Klammer von `np.sum` zugeht.",
        ),
        Mistake(
            "inputs and weights added",
            lambda a, w, b: max(0.0, np.sum(a + w) + b),
            "Jeder Eingang wird mit seinem Gewicht malgenommen, nicht dazu addiert: `*` statt `+`.",
        ),
        Mistake(
            "not summed",
            lambda a, w, b: np.maximum(0, a * w + b),
            "Die Produkte stimmen, aber du hast noch eine Zahl je Eingang. Addiere sie mit `np.sum` zu einer.",
        ),
    ),
)

count = values_task(
    id="zaehlen",
    goal="Gesucht ist die Zahl der Gewichte und die Zahl der Biases im Netz 784, 16, 16, 10.",
    reference=(12960, 42),
    values=("gewichte_im_netz", "biases_im_netz"),
    solved="12 960 Gewichte und 42 Biases: 13 002 Zahlen, die das Netz lernen muss.",
    mistakes=(
        Mistake(
            "inputs have a bias",
            (12960, 826),
            "Bei den Biases hast du die 784 Eingänge mitgezählt. Die rechnen nichts aus und haben deshalb keinen Bias.",
        ),
        Mistake(
            "outputs without bias",
            (12960, 32),
            "Bei den Biases fehlen die 10 Ausgänge. Auch sie rechnen etwas aus und haben einen Bias.",
        ),
        Mistake(
            "middle step forgotten",
            (784 * 16 + 16 * 10, 42),
            "Zwischen den beiden versteckten Schichten liegen auch Gewichte, nämlich 16 · 16. Die fehlen dir.",
        ),
        Mistake(
            "point for thousands",
            (12.96, 42),
            "Die Zahl stimmt. Ein Punkt ist in Python aber ein Komma: Schreibe große Zahlen ohne Punkt.",
        ),
        Mistake(
            "all multiplied",
            (784 * 16 * 16 * 10, 42),
            "Bei den Gewichten hast du alle vier Zahlen malgenommen. Gewichte gibt es aber nur zwischen benachbarten Schichten. Rechne jedes Paar für sich und addiere.",
        ),
        Mistake(
            "neurons added",
            (784 + 16 + 16 + 10, 42),
            "Das ist die Zahl der Neuronen und nicht die der Gewichte. Zwischen zwei Schichten mit n und m Neuronen gibt es n · m Gewichte.",
        ),
        Mistake(
            "biases included",
            (13002, 42),
            "Das sind Gewichte und Biases zusammen. Hier sind sie getrennt gefragt.",
        ),
        Mistake("swapped", (42, 12960), "Die beiden Zahlen stimmen, sind aber vertauscht.", whole=True),
    ),
)

TASKS = (loss, best, neuron, count)
