"""Chapter 11: how well a mean is known."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task


def _spread(values: Any) -> Any:
    return np.std(values, ddof=1)


mean = Task(
    id="standardfehler",
    goal="Gesucht ist der Standardfehler des Mittelwerts: die Standardabweichung, geteilt durch die Wurzel aus der Anzahl.",
    reference=lambda values: _spread(values) / np.sqrt(len(values)),
    inputs=(
        (np.array([60.0, 100.0, 75.0, 90.0]),),
        (np.array([3.0, 8.0]),),
        (np.array([50.0, 52.0, 47.0, 61.0, 55.0, 49.0, 70.0]),),
        (np.array([2.5, 2.5, 4.0, 9.0, 1.0]),),
    ),
    arguments=("werte",),
    solved="Der Standardfehler wird kleiner, je mehr du misst. Die Standardabweichung der einzelnen Werte bleibt ungefähr, wie sie ist.",
    mistakes=(
        Mistake(
            "spread",
            _spread,
            "Das ist die Standardabweichung der einzelnen Werte. Für den Mittelwert teilst du sie noch durch `np.sqrt(len(werte))`.",
        ),
        Mistake(
            "spread without correction",
            np.std,
            "Das ist die Standardabweichung, und ohne `ddof=1` etwas zu klein. Schreibe `np.std(werte, ddof=1)`, und teile durch `np.sqrt(len(werte))`.",
        ),
        Mistake(
            "without correction",
            lambda values: np.std(values) / np.sqrt(len(values)),
            "Fast: Ohne `ddof=1` teilt `np.std` durch n statt durch n − 1. Bei wenigen Werten macht das etwas aus.",
        ),
        Mistake(
            "corrected twice",
            lambda values: _spread(values) / np.sqrt(len(values) - 1),
            "Die Standardabweichung stimmt. Unter der Wurzel steht die ganze Anzahl, ohne minus 1: `len(werte)`.",
        ),
        Mistake(
            "root forgotten",
            lambda values: _spread(values) / len(values),
            "Zähler und Anzahl stimmen. Geteilt wird aber durch die *Wurzel* aus der Anzahl.",
        ),
        Mistake(
            "root and correction forgotten",
            lambda values: np.std(values) / len(values),
            "Zwei Kleinigkeiten: Geteilt wird durch die *Wurzel* aus der Anzahl, und `np.std` braucht `ddof=1`.",
        ),
        Mistake(
            "times for divided",
            lambda values: _spread(values) * np.sqrt(len(values)),
            "Multipliziert würde es mit jeder Messung ungenauer. Teile durch die Wurzel.",
        ),
        Mistake(
            "variance over n",
            lambda values: np.var(values, ddof=1) / len(values),
            "Das ist das Quadrat des Standardfehlers. Ziehe noch die Wurzel, oder beginne mit `np.std`.",
        ),
        Mistake(
            "variance",
            lambda values: np.var(values, ddof=1) / np.sqrt(len(values)),
            "`np.var` ist das Quadrat der Standardabweichung. Nimm `np.std`.",
        ),
        Mistake(
            "root of all",
            lambda values: np.sqrt(_spread(values) / len(values)),
            "Die Wurzel geht nur über die Anzahl, nicht über die Standardabweichung: `/ np.sqrt(len(werte))`.",
        ),
        Mistake(
            "mean",
            np.mean,
            "Das ist der Mittelwert selbst. Gesucht ist, wie genau er bekannt ist.",
        ),
        Mistake(
            "mean over root",
            lambda values: np.mean(values) / np.sqrt(len(values)),
            "Geteilt wird die *Standardabweichung*, nicht der Mittelwert: `np.std(werte, ddof=1)`.",
        ),
        Mistake(
            "half the range",
            lambda values: np.ptp(values) / 2,
            "Das ist die halbe Spannweite. Sie hängt nur von den beiden äußersten Werten ab. Gesucht ist der Standardfehler.",
        ),
        Mistake(
            "relative",
            lambda values: _spread(values) / np.sqrt(len(values)) / np.mean(values),
            "Das ist der Standardfehler im Verhältnis zum Mittelwert. Gesucht ist er selbst, in der Einheit der Werte.",
        ),
    ),
)

TASKS = (mean,)
