"""Chapter 2: counting which pictures a network has read rightly."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task

_ANSWERS = np.array(
    [
        [0.7, 0.1, 0.1, 0.1],
        [0.2, 0.2, 0.5, 0.1],
        [0.1, 0.6, 0.2, 0.1],
        [0.3, 0.4, 0.1, 0.2],
        [0.0, 0.1, 0.1, 0.8],
    ]
)

percent = Task(
    id="prozent",
    goal="Gesucht ist der Anteil richtig erkannter Bilder in Prozent.",
    reference=lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / len(r) * 100,
    inputs=(
        (_ANSWERS, np.array([0, 2, 1, 3, 3])),
        (np.array([[1.0, 0.0], [0.3, 0.7]]), np.array([0, 0])),
        (np.eye(4)[[1, 2, 3, 3]], np.array([1, 2, 3, 0])),
        (np.array([[0.2, 0.8]] * 8), np.array([1, 1, 1, 1, 1, 1, 1, 0])),
        (np.eye(3)[[0, 2, 1, 1, 2, 0, 2]], np.array([0, 2, 2, 0, 2, 1, 1], dtype=np.uint8)),
        (np.array([[-3.0, -1.0, -2.0]]), np.array([1])),
        (np.array([[0.9, 0.1], [0.6, 0.4]]), np.array([1, 1])),
        (np.array([[0.2, 0.8], [0.9, 0.1], [0.3, 0.7]]), np.array([0, 0, 1])),
        (np.eye(5)[[4, 0, 4, 2, 3, 1]], np.array([4, 0, 4, 2, 1, 1])),
    ),
    arguments=("ausgaben", "richtig"),
    solved="Genau so misst man, wie gut ein Netz ist: die größte Ausgabe nehmen, vergleichen, zählen.",
    mistakes=(
        Mistake(
            "share, not percent",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / len(r),
            "Der Anteil stimmt. In Prozent ist er hundertmal so groß: Es fehlt `* 100`.",
        ),
        Mistake(
            "only counted",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r),
            "Die Anzahl der Treffer stimmt. Für den Anteil teile sie durch die Anzahl der Bilder, für Prozent multipliziere mit 100.",
        ),
        Mistake(
            "missing 1/n",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) * 100,
            "Treffer zählen und mal 100, das stimmt. Teile noch durch die Anzahl der Bilder, `len(richtig)`.",
        ),
        Mistake(
            "wrong ones counted",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) != r) / len(r) * 100,
            "Du zählst die falsch erkannten Bilder. Richtig erkannt ist, was gleich ist: Vergleiche mit `==`.",
        ),
        Mistake(
            "divided by the outputs",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / a.shape[1] * 100,
            "Die Treffer stimmen. Du teilst aber durch die Anzahl der Ziffern. Gebraucht wird die Anzahl der Bilder, `len(richtig)`.",
        ),
        Mistake(
            "wrong axis",
            lambda a, r: np.count_nonzero(a.argmax(axis=0) == r) / len(r) * 100,
            "`argmax` sucht bei dir in jeder Spalte. Jede Zeile ist ein Bild, also soll die Achse 1 verschwinden: `axis=1`.",
        ),
        Mistake(
            "value instead of place",
            lambda a, r: np.count_nonzero(a.max(axis=1) == r) / len(r) * 100,
            "`max` sagt, wie groß der größte Wert ist. Du brauchst die Stelle, an der er steht: `argmax`.",
        ),
        Mistake(
            "whole division",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) // len(r) * 100,
            "Es kommt nur 0 oder 100 heraus. Das liegt an `//`, das den Rest weglässt, oder an einer Frage wie `all`, die nur ja oder nein kennt. Zähle die Treffer, und teile mit `/`.",
        ),
        Mistake(
            "everything counted",
            lambda _a, _r: 100,
            "Es kommt immer 100 heraus, auch wenn Bilder falsch erkannt sind. Vergleiche die Antworten mit `richtig`, und zähle nur die Treffer: `np.count_nonzero`. Die Funktion `len` zählt alle.",
        ),
        Mistake(
            "comparison forgotten",
            lambda a, r: np.count_nonzero(a.argmax(axis=1)) / len(r) * 100,
            "Du zählst, wie oft die Antwort nicht 0 ist. Vergleiche sie zuerst mit `richtig`: `==`.",
        ),
        Mistake(
            "no axis",
            lambda a, r: np.count_nonzero(a.argmax() == r) / len(r) * 100,
            "`argmax` ohne `axis` gibt nur eine Stelle für die ganze Tabelle. Du brauchst eine je Zeile: `axis=1`.",
        ),
        Mistake(
            "smallest output",
            lambda a, r: np.count_nonzero(a.argmin(axis=1) == r) / len(r) * 100,
            "Vergleichen, zählen und teilen stimmen. Die Antwort ist aber die Stelle der größten Ausgabe: `argmax` statt `argmin`.",
        ),
        Mistake(
            "percent of the outputs' size",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / a.size * 100,
            "Die Treffer stimmen. Du teilst aber durch die Anzahl aller Ausgaben. Gebraucht wird die Anzahl der Bilder, `len(richtig)`.",
        ),
        Mistake(
            "first picture only",
            lambda a, r: float(a[0].argmax() == r[0]) / len(r) * 100,
            "Es zählt nur das erste Bild. Steht das `return` in der Schleife? Zurückgegeben wird erst am Ende, wenn alle verglichen sind.",
        ),
        Mistake(
            "one hit at most",
            lambda a, r: float((a.argmax(axis=1) == r).any()) / len(r) * 100,
            "Mehr als einen Treffer zählst du nie. Erhöhe in der Schleife mit `+= 1`, statt mit `= 1` zu überschreiben.",
        ),
        Mistake(
            "divided by 100",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / len(r) / 100,
            "Der Anteil stimmt. Für Prozent multiplizierst du ihn aber mit 100, statt durch 100 zu teilen.",
        ),
        Mistake(
            "upside down",
            lambda a, r: len(r) / np.count_nonzero(a.argmax(axis=1) == r) * 100,
            "Du teilst verkehrt herum: Treffer durch Bilder, nicht Bilder durch Treffer.",
        ),
    ),
)

TASKS = (percent,)
