"""Chapter 5: noise, the fixed error of a neuron, and how alike two chips are."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task, several

_RUNS = np.array([[50.0, 61.0, 47.0], [52.0, 60.0, 40.0], [49.0, 64.0, 45.0], [51.0, 59.0, 44.0]])

noise = Task(
    id="rauschen",
    goal="Gesucht sind Mittelwert und Streuung jeder Spalte, also jedes Neurons, über alle Durchgänge.",
    reference=lambda m: (m.mean(axis=0), m.std(axis=0)),
    also=(lambda m: (m.mean(axis=0), m.std(axis=0, ddof=1)),),
    run=several("mittel", "streuung"),
    inputs=(
        (_RUNS,),
        (_RUNS.T @ _RUNS / 100,),
        (np.array([[1.0, -2.0], [3.0, 4.0], [8.0, 1.0]]),),
        (_RUNS[:, 1:2],),
        (_RUNS[:2] - 50,),
        (_RUNS.T - 48,),
        (np.block([[_RUNS, _RUNS[::-1] * 2], [_RUNS + 1, _RUNS - 3]]),),
    ),
    arguments=("messungen",),
    solved="Am Mittelwert erkennst du den festen Fehler eines Neurons, an der Streuung das Rauschen.",
    mistakes=(
        Mistake(
            "wrong axis",
            lambda m: (m.mean(axis=1), m.std(axis=1)),
            "Mittelwert und Streuung sind richtig gewählt. Du rechnest aber über die Neuronen. Die Durchgänge sind die Zeilen, also soll die Achse 0 verschwinden.",
        ),
        Mistake(
            "no axis",
            lambda m: (m.mean(), m.std()),
            "Du fasst die ganze Tabelle zusammen. Gesucht ist ein Wert je Neuron: Es fehlt `axis=0`.",
        ),
        Mistake(
            "variance",
            lambda m: (m.mean(axis=0), m.var(axis=0)),
            "Der Mittelwert stimmt. `var` ist die Varianz, das Quadrat der Streuung. Nimm `std`.",
        ),
        Mistake(
            "swapped",
            lambda m: (m.std(axis=0), m.mean(axis=0)),
            "Beide Werte stimmen, sind aber vertauscht. Zuerst der Mittelwert, dann die Streuung.",
            whole=True,
        ),
        Mistake(
            "range",
            lambda m: (m.mean(axis=0), m.max(axis=0) - m.min(axis=0)),
            "Der Mittelwert stimmt. Größter minus kleinster Wert hängt aber nur von zwei Messwerten ab. Die Streuung ist `std`.",
        ),
        Mistake(
            "median",
            lambda m: (np.median(m, axis=0), m.std(axis=0)),
            "Die Streuung stimmt. `median` ist der mittlere Wert der Reihe nach. Gesucht ist der Mittelwert: `mean`.",
        ),
        Mistake(
            "sum for mean",
            lambda m: (m.sum(axis=0), m.std(axis=0)),
            "Die Streuung stimmt. Du addierst aber, statt zu mitteln: `mean` statt `sum`.",
        ),
        Mistake(
            "mean twice",
            lambda m: (m.mean(axis=0), m.mean(axis=0)),
            "Der Mittelwert stimmt. Die Streuung heißt in numpy `std`.",
        ),
    ),
)

similarity = Task(
    id="aehnlichkeit",
    goal="Gesucht ist der Korrelationskoeffizient der beiden Messreihen: eine einzige Zahl.",
    reference=lambda a, b: np.corrcoef(a, b)[0, 1],
    inputs=(
        (_RUNS[:, 0], _RUNS[:, 1]),
        (np.array([1.0, 2.0, 4.0]), np.array([-1.0, -3.0, 0.5])),
        (np.arange(5.0), np.array([9.0, 7.0, 4.0, 2.0, 2.5])),
        (np.array([3, 1, 4, 1, 5, 9, 2, 6]), np.array([2, 7, 1, 8, 2, 8, 1, 8])),
        (np.array([1e-3, 4e-3, 2e-3, 3e-3]), np.array([-200.0, 100.0, -150.0, 90.0])),
    ),
    arguments=("a", "b"),
    solved="Nahe bei 1 heißt: dasselbe Muster. Nahe bei 0 heißt: Die Muster haben nichts miteinander zu tun.",
    mistakes=(
        Mistake(
            "whole table",
            np.corrcoef,
            "Die Tabelle stimmt. Der gesuchte Wert steht darin in Zeile 0, Spalte 1: `[0, 1]`.",
        ),
        Mistake(
            "diagonal",
            lambda a, b: np.corrcoef(a, b)[0, 0],
            "Auf der Diagonale steht, wie ähnlich eine Reihe sich selbst ist: immer 1. Gesucht ist `[0, 1]`.",
        ),
        Mistake(
            "covariance",
            lambda a, b: np.cov(a, b)[0, 1],
            "Das ist die Kovarianz. Sie hängt davon ab, wie groß die Zahlen sind. `np.corrcoef` liegt immer zwischen −1 und 1.",
        ),
        Mistake(
            "absolute value",
            lambda a, b: np.abs(np.corrcoef(a, b)[0, 1]),
            "Der Betrag stimmt. Das Vorzeichen gehört aber dazu: Negativ heißt, die eine Reihe fällt, wenn die andere steigt.",
        ),
        Mistake(
            "means not subtracted",
            lambda a, b: np.sum(a * b) / np.sqrt(np.sum(a**2) * np.sum(b**2)),
            "Die Idee stimmt. Von jeder Reihe muss aber zuerst ihr Mittelwert abgezogen werden. `np.corrcoef` macht das.",
        ),
        Mistake(
            "squared",
            lambda a, b: np.corrcoef(a, b)[0, 1] ** 2,
            "Den Korrelationskoeffizienten hast du. Quadriere ihn nicht, sonst geht das Vorzeichen verloren.",
        ),
        Mistake(
            "wrong sign",
            lambda a, b: -np.corrcoef(a, b)[0, 1],
            "Der Betrag stimmt. Lass das Minus weg.",
        ),
        Mistake(
            "row of the table",
            lambda a, b: np.corrcoef(a, b)[0],
            "Das ist die erste Zeile der Tabelle. Gesucht ist nur ein Wert daraus: `[0, 1]`.",
        ),
        Mistake(
            "second row of the table",
            lambda a, b: np.corrcoef(a, b)[1],
            "Das ist die zweite Zeile der Tabelle. Gesucht ist nur ein Wert daraus: `[0, 1]`.",
        ),
        Mistake(
            "mean of the table",
            lambda a, b: np.corrcoef(a, b).mean(),
            "Du mittelst die ganze Tabelle. Gesucht ist nur der Wert in Zeile 0, Spalte 1: `[0, 1]`.",
        ),
        Mistake(
            "product of the series",
            lambda a, b: np.mean(a * b),
            "Das ist das mittlere Produkt. Es hängt davon ab, wie groß die Zahlen sind. Nimm `np.corrcoef`.",
        ),
    ),
)

TASKS = (noise, similarity)
