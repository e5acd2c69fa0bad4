"""Chapter 1: one neuron."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task


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
        (np.array([0.5]), np.array([-1.5]), 1.0),
        (np.array([0.2, 0.0, 1.0, 0.7, -1.0]), np.array([0.4, 2.0, -0.3, -0.1, -0.6]), 0.15),
        (np.array([3, 1, 2]), np.array([2, -1, 1]), 4),
        (np.array([-2.0, -1.5]), np.array([1.0, 0.5]), 0.25),
    ),
    arguments=("eingang", "gewichte", "bias"),
    solved="Multiplizieren, addieren, Bias dazu, Negatives abschneiden: Mehr kann ein Neuron nicht.",
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
            "Jeder Eingang wird mit seinem Gewicht multipliziert, nicht dazu addiert: `*` statt `+`.",
        ),
        Mistake(
            "not summed",
            lambda a, w, b: np.maximum(0, a * w + b),
            "Die Produkte stimmen, aber du hast noch eine Zahl je Eingang. Addiere sie mit `np.sum` zu einer.",
        ),
        Mistake(
            "comparison for relu",
            lambda a, w, b: np.sum(a * w) + b > 0,
            "Die Summe mit Bias stimmt. Bei dir bleibt davon aber nur übrig, ob sie positiv ist, ja oder nein. ReLU gibt die Zahl selbst zurück: `max(0, z)`.",
        ),
        Mistake(
            "absolute value for relu",
            lambda a, w, b: abs(np.sum(a * w) + b),
            "Die Summe mit Bias stimmt. `abs` macht Negatives aber positiv. ReLU macht es zu null: `max(0, z)`.",
        ),
        Mistake(
            "mean for sum",
            lambda a, w, b: max(0.0, np.mean(a * w) + b),
            "Bias und ReLU stimmen. Die Produkte werden aber addiert und nicht gemittelt: `np.sum` statt `np.mean`.",
        ),
        Mistake(
            "largest product",
            lambda a, w, b: np.max(a * w) + b,
            "`max` sucht bei dir das größte Produkt heraus. Zuerst werden alle addiert, auch der Bias. Danach kommt ReLU: `max(0, z)`.",
        ),
        Mistake(
            "last product only",
            lambda a, w, b: max(0.0, a[-1] * w[-1] + b),
            "Es zählt nur das letzte Produkt, die anderen gehen verloren. Addiere in der Schleife mit `+=`, statt mit `=` zu überschreiben.",
        ),
        Mistake(
            "last product alone",
            lambda a, w, _b: max(0.0, a[-1] * w[-1]),
            "Es zählt nur das letzte Produkt, alles davor geht verloren, auch der Bias. Addiere in der Schleife mit `+=`, statt mit `=` zu überschreiben.",
        ),
        Mistake(
            "relu of the largest product",
            lambda a, w, b: max(0.0, np.max(a * w) + b),
            "ReLU und Bias stimmen. Du nimmst aber nur das größte Produkt. Addiert werden alle: `np.sum`.",
        ),
        Mistake(
            "limited at one",
            lambda a, w, b: max(1.0, np.sum(a * w) + b),
            "Die Summe mit Bias stimmt. Die Grenze von ReLU ist aber 0, nicht 1: `max(0, z)`.",
        ),
        Mistake(
            "relu of each product",
            lambda a, w, b: np.sum(np.maximum(0, a * w)) + b,
            "Du wendest ReLU auf jedes Produkt an. Erst alles addieren, auch den Bias, dann kommt ReLU, einmal.",
        ),
        Mistake(
            "weights only",
            lambda _a, w, b: max(0.0, np.sum(w) + b),
            "Bias und ReLU stimmen. Du addierst aber nur die Gewichte. Jedes gehört mal seinen Eingang.",
        ),
        Mistake(
            "bias multiplied",
            lambda a, w, b: max(0.0, np.sum(a * w) * b),
            "Die gewichtete Summe und ReLU stimmen. Der Bias wird aber addiert, nicht multipliziert: `+` statt `*`.",
        ),
        Mistake(
            "product of sums",
            lambda a, w, b: max(0.0, np.sum(a) * np.sum(w) + b),
            "Bias und ReLU stimmen. Du multiplizierst aber zwei Summen. Erst wird jeder Eingang mit seinem Gewicht multipliziert, dann wird addiert.",
        ),
        Mistake(
            "bias as the limit",
            lambda a, w, b: max(b, np.sum(a * w)),
            "`max` vergleicht bei dir mit dem Bias. Der Bias gehört in die Summe, verglichen wird mit 0: `max(0, z)`.",
        ),
        Mistake(
            "sigmoid for relu",
            lambda a, w, b: 1 / (1 + np.exp(-np.sum(a * w) - b)),
            "Die Summe mit Bias stimmt. Das ist aber die Sigmoid-Funktion. Gesucht ist ReLU: `max(0, z)`.",
        ),
        Mistake(
            "product for sum",
            lambda a, w, b: max(0.0, np.prod(a * w) + b),
            "Bias und ReLU stimmen. Die Produkte werden aber addiert und nicht noch einmal multipliziert: `np.sum` statt `np.prod`.",
        ),
    ),
)

TASKS = (neuron,)
