"""Chapter 4: the cross-entropy."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task

_P = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.25, 0.5, 0.25]])

_Q = np.array([[0.05, 0.9, 0.03, 0.02], [0.4, 0.3, 0.2, 0.1]])
_WIDE = np.arange(1.0, 31.0).reshape(6, 5)

cross_entropy = Task(
    id="kreuzentropie",
    goal="Gesucht ist der Mittelwert von −ln(Anteil der richtigen Ziffer) über alle Bilder.",
    reference=lambda o, y: np.mean(-np.log(np.sum(o * y, axis=1))),
    inputs=(
        (_P, np.eye(3)[[0, 1, 2]]),
        (_Q, np.eye(4)[[1, 3]]),
        (_P, np.eye(3)[[2, 2, 1]]),
        (_Q[:1], np.eye(4)[[2]]),
        (np.vstack([_P, _P[::-1]]), np.eye(3, dtype=int)[[1, 0, 0, 2, 1, 1]]),
        (_WIDE / _WIDE.sum(axis=1, keepdims=True), np.eye(5)[[4, 0, 3, 4, 1, 2]]),
    ),
    arguments=("ausgaben", "labels"),
    solved="Je kleiner der Anteil der richtigen Ziffer, desto größer der Fehler. Das ist die Kreuzentropie.",
    mistakes=(
        Mistake(
            "wrong sign",
            lambda o, y: np.mean(np.log(np.sum(o * y, axis=1))),
            "Der Betrag stimmt. Es fehlt das Minus: Der Logarithmus von Zahlen unter 1 ist negativ, der Fehler soll positiv sein.",
        ),
        Mistake(
            "missing 1/n",
            lambda o, y: np.sum(-np.log(np.sum(o * y, axis=1))),
            "Die Fehler der einzelnen Bilder stimmen. Du hast sie addiert. Gesucht ist ihr Mittelwert: `np.mean`.",
        ),
        Mistake(
            "mean over outputs, too",
            lambda o, y: np.mean(-np.log(o) * y),
            "Minus und Logarithmus stimmen. Du mittelst aber auch über die Nullen der falschen Ziffern. Summiere in jeder Zeile, und mittle dann über die Bilder.",
        ),
        Mistake(
            "all outputs",
            lambda o, y: np.mean(-np.log(o)),
            "Es zählt nur der Anteil der richtigen Ziffer. Die Labels wählen ihn aus: `ausgaben * labels`.",
        ),
        Mistake(
            "labels as places",
            lambda o, y: np.mean(-np.log(o[y.astype(int)])),
            "In eckigen Klammern gelten die Labels bei dir als Nummern von Zeilen, 0 und 1. Auswählen sollen sie die Stellen, an denen eine 1 steht: `ausgaben[labels == 1]`.",
        ),
        Mistake(
            "decimal logarithm",
            lambda o, y: np.mean(-np.log10(np.sum(o * y, axis=1))),
            "Fast: Gemeint ist der natürliche Logarithmus ln. In numpy heißt er `np.log`, nicht `np.log10`.",
        ),
        Mistake(
            "logarithm forgotten",
            lambda o, y: np.mean(-np.sum(o * y, axis=1)),
            "Du hast den Anteil der richtigen Ziffer gefunden. Es fehlt noch der Logarithmus, `np.log`.",
        ),
        Mistake(
            "logarithm to base 2",
            lambda o, y: np.mean(-np.log2(np.sum(o * y, axis=1))),
            "Fast: Gemeint ist der natürliche Logarithmus ln. In numpy heißt er `np.log`, nicht `np.log2`.",
        ),
        Mistake(
            "logarithm of the mean",
            lambda o, y: -np.log(np.mean(np.sum(o * y, axis=1))),
            "Alle Schritte sind da, nur die Reihenfolge nicht: Erst von jedem Anteil den Logarithmus, dann mitteln.",
        ),
        Mistake(
            "largest output",
            lambda o, _y: np.mean(-np.log(o.max(axis=1))),
            "Du nimmst den größten Anteil. Es zählt aber der Anteil der richtigen Ziffer, auch wenn er klein ist: `ausgaben * labels`.",
        ),
        Mistake(
            "wrong axis",
            lambda o, y: np.mean(-np.log(np.sum(o * y, axis=0))),
            "Minus, Logarithmus und Mittelwert stimmen. Summiert wird aber in jeder Zeile, denn jede Zeile ist ein Bild: `axis=1`.",
        ),
        Mistake(
            "not averaged",
            lambda o, y: -np.log(np.sum(o * y, axis=1)),
            "Das sind die Fehler der einzelnen Bilder, und die stimmen. Bilde noch den Mittelwert.",
        ),
        Mistake(
            "sum forgotten",
            lambda o, y: np.mean(-np.log(o * y)),
            "In `ausgaben * labels` stehen viele Nullen, und der Logarithmus von 0 ist unendlich. Summiere zuerst jede Zeile, `axis=1`, dann bleibt nur der gesuchte Anteil.",
        ),
        Mistake(
            "sum and sign forgotten",
            lambda o, y: np.mean(np.log(o * y)),
            "In `ausgaben * labels` stehen viele Nullen, und der Logarithmus von 0 ist unendlich. Summiere zuerst jede Zeile, `axis=1`, dann bleibt nur der gesuchte Anteil. Auch das Minus fehlt noch.",
        ),
        Mistake(
            "everything summed first",
            lambda o, y: -np.log(np.sum(o * y)),
            "Du summierst alle Zeilen zusammen, bevor du den Logarithmus nimmst. Jede Zeile ist ein Bild: `axis=1`.",
        ),
        Mistake(
            "everything summed first, then averaged",
            lambda o, y: -np.log(np.sum(o * y)) / len(o),
            "Du summierst alle Zeilen zusammen, bevor du den Logarithmus nimmst. Jede Zeile ist ein Bild: `axis=1`.",
        ),
        Mistake(
            "squared deviation",
            lambda o, y: np.mean((o - y) ** 2),
            "Das ist die mittlere quadratische Abweichung. Gesucht ist der Logarithmus des richtigen Anteils.",
        ),
        Mistake(
            "complement",
            lambda o, y: np.mean(1 - np.sum(o * y, axis=1)),
            "Den Anteil der richtigen Ziffer hast du gefunden. Gesucht ist davon aber −ln und nicht der Rest bis 1.",
        ),
        Mistake(
            "averaged by outputs",
            lambda o, y: -np.sum(np.log(np.sum(o * y, axis=1))) / o.shape[1],
            "Die Fehler der einzelnen Bilder stimmen. Du teilst aber durch die Anzahl der Ziffern statt durch die Anzahl der Bilder.",
        ),
        Mistake(
            "weighted logarithm",
            lambda o, y: -np.mean(np.sum(o * np.log(o), axis=1)),
            "Du gewichtest mit `ausgaben` statt mit `labels`. Es zählt nur der Anteil der richtigen Ziffer.",
        ),
        Mistake(
            "mean of the row",
            lambda o, y: np.mean(-np.log(np.mean(o * y, axis=1))),
            "Minus, Logarithmus und Achse stimmen. In jeder Zeile wird aber summiert, nicht gemittelt: Sonst teilst du den Anteil durch die Anzahl der Ziffern.",
        ),
        Mistake(
            "added for multiplied",
            lambda o, y: np.mean(-np.log(np.sum(o + y, axis=1))),
            "`ausgaben` und `labels` werden multipliziert, nicht addiert: Dann bleibt nur der Anteil der richtigen Ziffer.",
        ),
    ),
)

TASKS = (cross_entropy,)
