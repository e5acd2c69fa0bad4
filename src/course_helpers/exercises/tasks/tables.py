"""Chapter 2: slices, axes and counting in a table of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task

_HOT = np.array([[18.0, 21.0, 24.0, 22.0], [14.0, 15.0, 19.0, 16.0], [16.0, 18.0, 23.0, 13.0]])

_WEEK = np.arange(14.0).reshape(2, 7) ** 2

_SQUARE = np.array([[1.0, 2.0, 6.0], [4.0, 4.0, 1.0], [0.0, 9.0, 3.0]])

weekend = Task(
    id="wochenende",
    goal="Gesucht sind alle Zeilen, aber nur die letzten beiden Spalten.",
    reference=lambda t: t[:, -2:],
    inputs=((_HOT,), (_WEEK,), (_SQUARE,)),
    arguments=("tabelle",),
    solved="Alle Zeilen, die letzten zwei Spalten, und das für jede Tabelle.",
    mistakes=(
        Mistake(
            "rows instead of columns",
            lambda t: t[-2:],
            "„Die letzten zwei“ stimmt, aber du nimmst die letzten zwei Zeilen, also Städte. Vor das Komma gehört ein `:` für alle Zeilen.",
        ),
        Mistake(
            "first two",
            lambda t: t[:, :2],
            "Alle Zeilen, das stimmt. Du nimmst aber die ersten beiden Spalten. Von hinten zählst du mit negativen Zahlen.",
        ),
        Mistake(
            "last only",
            lambda t: t[:, -1],
            "Das ist nur der letzte Tag. Gefragt sind zwei: Du brauchst einen Doppelpunkt, „ab der vorletzten“.",
        ),
        Mistake(
            "last but one only",
            lambda t: t[:, -2],
            "Das ist nur der vorletzte Tag. Hinter der −2 fehlt der Doppelpunkt: „ab der vorletzten“.",
        ),
        Mistake(
            "without the last",
            lambda t: t[:, :-2],
            "Der Doppelpunkt steht auf der falschen Seite: `:-2` heißt „bis vor die vorletzte“, gebraucht wird „ab der vorletzten“.",
        ),
        Mistake(
            "the four-day table only",
            lambda t: t[:, 2:4],
            "Für die Tabelle mit vier Tagen stimmt es, aber nur zufällig. Bei sieben Tagen sind das nicht die letzten beiden. Zähle von hinten.",
        ),
        Mistake(
            "counted from the front",
            lambda t: t[:, 2:],
            "Für die Tabelle mit vier Tagen stimmt es, aber nur zufällig. Bei sieben Tagen sind es zu viele. Zähle von hinten.",
        ),
    ),
)


def _in_place(t: Any) -> Any:
    t -= t.mean(axis=1, keepdims=True)
    return t


deviation = Task(
    id="abweichung",
    goal="Gesucht ist jede Temperatur minus der Mittelwert ihrer Zeile.",
    reference=lambda t: t - t.mean(axis=1, keepdims=True),
    inputs=((_HOT,), (_SQUARE,), (_WEEK,)),
    arguments=("tabelle",),
    solved="Jede Zeile hat nun den Mittelwert null. Was bleibt, ist der Unterschied zum Mittel der Stadt.",
    mistakes=(
        Mistake(
            "wrong axis",
            lambda t: t - t.mean(axis=0),
            "Du ziehst den Mittelwert des Tages ab, also der Spalte. Gesucht ist der Mittelwert der Stadt, also der Zeile: `axis=1`.",
        ),
        Mistake(
            "mean of everything",
            lambda t: t - t.mean(),
            "Du ziehst überall den Mittelwert der ganzen Tabelle ab. Jede Stadt soll ihren eigenen bekommen: Es fehlt ein `axis`.",
        ),
        Mistake(
            "wrong sign",
            lambda t: t.mean(axis=1, keepdims=True) - t,
            "Alle Beträge stimmen, nur die Vorzeichen nicht: Temperatur minus Mittelwert, nicht umgekehrt.",
        ),
        Mistake(
            "keepdims forgotten",
            lambda t: t - t.mean(axis=1),
            "Die Achse stimmt. Der Mittelwert hat aber die Form `(3,)` und gilt damit als Zeile, nicht als Spalte. Lass die Achse stehen: `keepdims=True`.",
        ),
        Mistake(
            "changed in place",
            _in_place,
            "Die Werte stimmen. Aber `-=` schreibt in die Tabelle selbst, und die Messwerte sind danach verloren. Schreibe `tabelle - ...` und gib das neue Array zurück.",
        ),
        Mistake(
            "sum for mean",
            lambda t: t - t.sum(axis=1, keepdims=True),
            "Die Achse stimmt. Du ziehst aber die Summe der Zeile ab. Gesucht ist ihr Mittelwert: `mean`.",
        ),
        Mistake(
            "added",
            lambda t: t + t.mean(axis=1, keepdims=True),
            "Der Mittelwert jeder Stadt stimmt. Du addierst ihn aber, statt ihn abzuziehen.",
        ),
        Mistake(
            "absolute value",
            lambda t: np.abs(t - t.mean(axis=1, keepdims=True)),
            "Die Beträge stimmen. Das Vorzeichen gehört aber dazu: Kältere Tage sind negativ. Lass `abs` weg.",
        ),
        Mistake(
            "divided",
            lambda t: t / t.mean(axis=1, keepdims=True),
            "Mittelwert und Achse stimmen. Du teilst aber durch ihn, statt ihn abzuziehen.",
        ),
        Mistake(
            "mean only",
            lambda t: t.mean(axis=1, keepdims=True),
            "Das sind die Mittelwerte der Städte, und die stimmen. Zieh sie jetzt noch von der Tabelle ab.",
        ),
    ),
)

_ANSWERS = np.array(
    [
        [0.7, 0.1, 0.1, 0.1],
        [0.2, 0.2, 0.5, 0.1],
        [0.1, 0.6, 0.2, 0.1],
        [0.3, 0.3, 0.1, 0.3],
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
            "Die Zahl der Treffer stimmt. Für den Anteil teile sie durch die Zahl der Bilder, für Prozent nimm sie mal 100.",
        ),
        Mistake(
            "missing 1/n",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) * 100,
            "Treffer zählen und mal 100, das stimmt. Teile noch durch die Zahl der Bilder, `len(richtig)`.",
        ),
        Mistake(
            "wrong ones counted",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) != r) / len(r) * 100,
            "Du zählst die falsch erkannten Bilder. Richtig erkannt ist, was gleich ist: `==` statt `!=`.",
        ),
        Mistake(
            "divided by the outputs",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / a.shape[1] * 100,
            "Die Treffer stimmen. Du teilst aber durch die Zahl der Ziffern. Gebraucht wird die Zahl der Bilder, `len(richtig)`.",
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
    ),
)

TASKS = (weekend, deviation, percent)
