"""Project: learning rates: a plan that falls by the same step in every epoch."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task

plan = Task(
    id="fahrplan",
    goal="Gesucht ist eine Liste mit einer Lernrate je Epoche. Sie beginnt bei `start` und fällt jedes Mal um `start / epochen`.",
    reference=lambda start, epochs: [start * (1 - e / epochs) for e in range(epochs)],
    inputs=((0.8, 4), (0.5, 10), (2.0, 5), (0.3, 1)),
    arguments=("start", "epochen"),
    solved="Erst große Schritte, dann immer kleinere, und auch in der letzten Epoche wird noch gelernt.",
    mistakes=(
        Mistake(
            "down to zero",
            lambda start, epochs: np.linspace(start, 0, epochs),
            "In der letzten Epoche ist die Lernrate hier 0, und das Netz lernt nichts mehr. Zieh jedes Mal nur `start / epochen` ab.",
        ),
        Mistake(
            "one step too early",
            lambda start, epochs: [start * (1 - (e + 1) / epochs) for e in range(epochs)],
            "Die erste Lernrate ist schon kleiner als `start`, die letzte ist 0. Beginne mit Epoche 0.",
        ),
        Mistake(
            "one too many",
            lambda start, epochs: [start * (1 - e / epochs) for e in range(epochs + 1)],
            "Die Liste ist um eine Zahl zu lang. `range(epochen)` zählt schon ab 0.",
        ),
        Mistake(
            "rising",
            lambda start, epochs: [start * e / epochs for e in range(epochs)],
            "Das steigt. Am Anfang sollen die Schritte groß sein: `1 - epoche / epochen`.",
        ),
        Mistake(
            "start forgotten",
            lambda _start, epochs: [1 - e / epochs for e in range(epochs)],
            "Der Verlauf stimmt, er beginnt aber immer bei 1. Multipliziere mit `start`.",
        ),
        Mistake(
            "constant",
            lambda start, epochs: [start] * epochs,
            "Diese Lernrate bleibt gleich. Sie soll in jeder Epoche um `start / epochen` kleiner werden.",
        ),
        Mistake(
            "epoch forgotten",
            lambda start, epochs: [start - start / epochs] * epochs,
            "In jeder Epoche steht dieselbe Zahl. Abgezogen wird `start / epochen` so oft, wie schon Epochen vorbei sind: `epoche * start / epochen`.",
        ),
        Mistake(
            "added",
            lambda start, epochs: [start + e * start / epochs for e in range(epochs)],
            "Die Stufen stimmen. Die Lernrate wächst aber. Sie soll fallen: Minus statt Plus.",
        ),
        Mistake(
            "step of the example",
            lambda start, epochs: [start - e * 0.2 for e in range(epochs)],
            "Du ziehst immer 0,2 ab. Das stimmt nur im Beispiel. Die Stufe ist `start / epochen`.",
        ),
        Mistake(
            "halved",
            lambda start, epochs: [start * 0.5**e for e in range(epochs)],
            "Das halbiert sich jedes Mal. Hier soll die Lernrate gleichmäßig fallen, immer um `start / epochen`.",
        ),
        Mistake(
            "one over the epoch",
            lambda start, epochs: [start / (e + 1) for e in range(epochs)],
            "Du teilst durch die Nummer der Epoche. Das fällt zuerst schnell und dann langsam. Gesucht sind gleiche Stufen: `start / epochen`.",
        ),
    ),
)

TASKS = (plan,)
