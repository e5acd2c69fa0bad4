"""Chapter 1: one loss, and the w at which it is smallest."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task

_SPRING = (np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([0.43, 0.78, 1.24, 1.57, 2.03]))

loss = Task(
    id="fehler",
    goal="Gesucht ist die mittlere quadratische Abweichung zwischen `w * dehnung` und der gemessenen Kraft.",
    reference=lambda w, s, f: np.mean((w * s - f) ** 2),
    inputs=(
        (0.3, *_SPRING),
        (0.5, np.array([1.0, 2.0, 4.0]), np.array([1.0, 0.2, 3.0])),
        (-0.7, np.array([2.0]), np.array([0.3])),
        (-2.0, np.array([1.5, -0.5, 0.0, 2.5, 3.0, 1.0]), np.array([-1.0, 0.0, 2.0, -4.5, 7.0, 0.25])),
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
            "Du mittelst die Beträge der Abweichungen. Gesucht sind ihre Quadrate: `** 2`, ohne Betrag und ohne Wurzel.",
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
        Mistake(
            "doubled",
            lambda w, s, f: np.mean((w * s - f) * 2),
            "Abweichungen und Mittelwert stimmen. `* 2` verdoppelt aber nur. Quadrieren schreibt man mit zwei Sternen: `** 2`.",
        ),
        Mistake(
            "only the force squared",
            lambda w, s, f: np.mean(w * s - f**2),
            "Du quadrierst nur `kraft`. Setze die ganze Abweichung in Klammern, bevor du quadrierst: `(w * dehnung - kraft) ** 2`.",
        ),
        Mistake(
            "both squared",
            lambda w, s, f: np.mean((w * s) ** 2 - f**2),
            "Du quadrierst Vorhersage und Messung einzeln. Bilde zuerst den Unterschied, und quadriere dann ihn.",
        ),
        Mistake(
            "model turned round",
            lambda w, s, f: np.mean((w * f - s) ** 2),
            "Quadrat und Mittelwert stimmen. Das Modell sagt aber die Kraft vorher, `w * dehnung`. Du hast `dehnung` und `kraft` vertauscht.",
        ),
        Mistake(
            "halved",
            lambda w, s, f: np.mean((w * s - f) ** 2) / 2,
            "Bis zum Mittelwert ist alles richtig. Danach teilst du noch durch 2. Hier gehört das nicht dazu.",
        ),
        Mistake(
            "first pair only",
            lambda w, s, f: (w * s[0] - f[0]) ** 2,
            "Es zählt nur das erste Paar. Steht das `return` in der Schleife? Zurückgegeben wird erst am Ende, wenn alle addiert sind.",
        ),
        Mistake(
            "last pair only",
            lambda w, s, f: (w * s[-1] - f[-1]) ** 2 / len(f),
            "Es zählt nur das letzte Paar, die anderen gehen verloren. Addiere in der Schleife mit `+=`, statt mit `=` zu überschreiben.",
        ),
        Mistake(
            "first pair missing",
            lambda w, s, f: np.sum((w * s - f)[1:] ** 2) / len(f),
            "Das erste Paar fehlt. Python zählt ab 0: Schreibe `range(len(kraft))`, ohne eine 1 davor.",
        ),
        Mistake(
            "last pair missing",
            lambda w, s, f: np.sum((w * s - f)[:-1] ** 2) / len(f),
            "Das letzte Paar fehlt. `range(len(kraft))` hört von selbst an der letzten Stelle auf: Ziehe nichts ab.",
        ),
        Mistake(
            "w forgotten",
            lambda _w, s, f: np.mean((s - f) ** 2),
            "Quadrat und Mittelwert stimmen. Das Modell sagt aber nicht `dehnung` vorher, sondern `w * dehnung`.",
        ),
        Mistake(
            "variance",
            lambda w, s, f: np.var(w * s - f),
            "`np.var` zieht von jeder Abweichung zuerst ihren Mittelwert ab. Hier soll jede so zählen, wie sie ist: quadrieren und dann `np.mean`.",
        ),
        Mistake(
            "largest square",
            lambda w, s, f: np.max((w * s - f) ** 2),
            "Die Quadrate der Abweichungen stimmen. Du nimmst aber nur das größte. Gesucht ist ihr Mittelwert: `np.mean`.",
        ),
        Mistake(
            "one too few in the mean",
            lambda w, s, f: np.sum((w * s - f) ** 2) / np.float64(len(f) - 1),
            "Die Summe der Quadrate stimmt. Du teilst aber durch eins weniger, als es Paare gibt. Teile durch ihre Anzahl, `len(kraft)`.",
        ),
        Mistake(
            "cubed",
            lambda w, s, f: np.mean((w * s - f) ** 3),
            "Abweichungen und Mittelwert stimmen. Hoch 3 behält aber das Vorzeichen. Gesucht ist das Quadrat: `** 2`.",
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
        (np.array([0.7, -0.3, 0.4, 2.5, 1.0]), np.array([0.2, 0.9, 0.4, 0.05, 0.3])),
        (np.array([-2.5]), np.array([6.0])),
        (np.array([-4.0, 1.0, 0.5, 2.5]), np.array([4.0, 3.0, 2.0, 1.0])),  # the last one
        (np.array([3.0, 1.0, 2.0]), np.array([0.1, 5.0, 0.4])),
        (
            np.array([5.0, 4.0, 2.0, 3.0]),
            np.array([7e6, 5e6, 4e6, 6e6]),
        ),  # what a search from 1 or 1000 misses
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
        Mistake(
            "place of the smallest w",
            lambda w, _fehler: np.argmin(w),
            "Du suchst in `moegliche_w` nach dem kleinsten Wert. Suche in `fehler`: Wo ist er am kleinsten?",
        ),
        Mistake(
            "largest w",
            lambda w, _fehler: np.max(w),
            "Das ist das größte w. Gesucht ist das w mit dem kleinsten Fehler. Suche in `fehler`, und greife dann in `moegliche_w`.",
        ),
        Mistake(
            "one place too far",
            lambda w, fehler: w[np.argmin(fehler) - 1],
            "Du greifst eine Stelle zu früh zu. `np.argmin` zählt schon ab 0: Ziehe nichts ab.",
        ),
        Mistake(
            "both swapped",
            lambda w, fehler: fehler[np.argmin(w)],
            "Suchen und herausgreifen stimmen, aber die Arrays sind vertauscht: Gesucht wird in `fehler`, herausgegriffen aus `moegliche_w`.",
        ),
        Mistake(
            "one place too late",
            lambda w, fehler: w[np.argmin(fehler) + 1],
            "Du greifst eine Stelle zu spät zu. `np.argmin` zählt schon ab 0: Addiere nichts.",
        ),
    ),
)

TASKS = (loss, best)
