"""Chapter 4: the learning rate that falls, and the cross-entropy."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task

rate = Task(
    id="lernrate",
    goal="Gesucht ist die Lernrate einer Epoche. Sie beginnt bei `start` und halbiert sich alle 10 Epochen.",
    reference=lambda start, epoch: start * 0.5 ** (epoch // 10),
    inputs=((0.8, 0), (0.8, 9), (0.8, 10), (0.4, 25), (1.0, 40)),
    arguments=("start", "epoche"),
    solved="Am Anfang große Schritte, später kleine. So springt das Netz am Ende nicht mehr über das Tal.",
    mistakes=(
        Mistake(
            "halved every epoch",
            lambda start, epoch: start * 0.5**epoch,
            "Halbiert wird richtig, aber in jeder Epoche. Es soll nur alle 10 Epochen geschehen: Wie oft steckt die 10 in `epoche`?",
        ),
        Mistake(
            "smooth",
            lambda start, epoch: start * 0.5 ** (epoch / 10),
            "Nach 10 Epochen stimmt es. Dazwischen soll die Lernrate aber gleich bleiben und dann springen: `//` teilt und lässt den Rest weg.",
        ),
        Mistake(
            "halved only once",
            lambda start, epoch: start if epoch < 10 else start / 2,  # noqa: PLR2004 - the task's
            "Das erste Mal stimmt. Nach 20 Epochen soll sie sich aber noch einmal halbieren, und so weiter: Nimm eine Potenz von 0,5.",
        ),
        Mistake(
            "divided by a multiple",
            lambda start, epoch: start / (2 * (epoch // 10)) if epoch >= 10 else start,  # noqa: PLR2004 - same
            "Die Schritte stimmen. Zweimal halbieren ist aber durch 4 und dreimal durch 8: eine Potenz, `2 **`, kein Vielfaches, `2 *`.",
        ),
        Mistake(
            "remainder for quotient",
            lambda start, epoch: start * 0.5 ** (epoch % 10),
            "Fast: `%` gibt den Rest, du brauchst aber, wie oft die 10 hineinpasst: `//`.",
        ),
        Mistake(
            "product for power",
            lambda start, epoch: start * 0.5 * (epoch // 10),
            "Alles da. Mehrmals halbieren ist aber eine Potenz: zwei Sterne, `0.5 ** (epoche // 10)`.",
        ),
        Mistake(
            "doubled",
            lambda start, epoch: start * 2 ** (epoch // 10),
            "Der Takt stimmt. Du verdoppelst aber die Lernrate. Halbieren heißt mal 0,5.",
        ),
        Mistake(
            "only the factor",
            lambda start, epoch: 0.5 ** (epoch // 10),
            "Der Faktor stimmt. Nimm ihn noch mit `start` mal.",
        ),
    ),
)

_P = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.25, 0.5, 0.25]])

_Q = np.array([[0.05, 0.9, 0.03, 0.02], [0.4, 0.3, 0.2, 0.1]])

cross_entropy = Task(
    id="kreuzentropie",
    goal="Gesucht ist der Mittelwert von −ln(Anteil der richtigen Ziffer) über alle Bilder.",
    reference=lambda o, y: np.mean(-np.log(np.sum(o * y, axis=1))),
    inputs=((_P, np.eye(3)[[0, 1, 2]]), (_Q, np.eye(4)[[1, 3]]), (_P, np.eye(3)[[2, 2, 1]])),
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
    ),
)

TASKS = (rate, cross_entropy)
