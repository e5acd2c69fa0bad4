"""Chapter 4: the learning rate that falls."""

from __future__ import annotations

import math

from course_helpers.exercises.task import Mistake, Task

rate = Task(
    id="lernrate",
    goal="Gesucht ist die Lernrate einer Epoche. Sie beginnt bei `start` und halbiert sich alle 10 Epochen.",
    reference=lambda start, epoch: start * 0.5 ** (epoch // 10),
    inputs=(
        (0.8, 0),
        (0.8, 9),
        (0.8, 10),
        (0.4, 25),
        (1.0, 40),
        (6.4, 39),
        (90.0, 73),
        (5000.0, 127),
        (6000.0, 101),
        (0.8, 65),
        (0.5, 90),
    ),
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
            lambda start, epoch: start if epoch < 10 else start / 2,  # the task's
            "Das erste Mal stimmt. Nach 20 Epochen soll sie sich aber noch einmal halbieren, und so weiter: Nimm eine Potenz von 0,5.",
        ),
        Mistake(
            "divided by a multiple",
            lambda start, epoch: start / (2 * (epoch // 10)) if epoch >= 10 else start,  # same
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
            "Der Faktor stimmt. Multipliziere ihn noch mit `start`.",
        ),
        Mistake(
            "power before division",
            lambda start, epoch: start * 0.5**epoch // 10,
            "Fast: Die Potenz bindet stärker als `//`, und am Ende teilst du alles durch 10. Setze Klammern: `0.5 ** (epoche // 10)`.",
        ),
        Mistake(
            "power before smooth division",
            lambda start, epoch: start * 0.5**epoch / 10,
            "Die Potenz bindet stärker als `/`, und am Ende teilst du alles durch 10. Setze Klammern: `0.5 ** (epoche // 10)`.",
        ),
        Mistake(
            "whole division of the rate",
            lambda start, epoch: start // 2 ** (epoch // 10),
            "Wie oft halbiert wird, stimmt. `start //` lässt aber alles hinter dem Komma weg. Dort gehört ein gewöhnliches `/` hin.",
        ),
        Mistake(
            "halved in every tenth epoch only",
            lambda start, epoch: start / 2 if epoch % 10 == 0 else start,
            "In Epoche 10 halbierst du, in Epoche 11 ist es wieder vergessen: Die Funktion bekommt jedes Mal den Anfang `start`. Rechne aus, wie oft bis `epoche` halbiert wurde.",
        ),
        Mistake(
            "one epoch late",
            lambda start, epoch: start * 0.5 ** ((epoch - 1) // 10),
            "Der Takt stimmt, ist aber um eine Epoche verschoben: Schon in Epoche 10 gilt die Hälfte. Nimm `epoche // 10`.",
        ),
        Mistake(
            "one step too many",
            lambda start, epoch: start * 0.5 ** (epoch // 10 + 1),
            "Der Takt stimmt. Du halbierst aber einmal zu oft: In Epoche 0 bis 9 gilt noch `start`.",
        ),
        Mistake(
            "halved too early",
            lambda start, epoch: start * 0.5 ** math.ceil(epoch / 10),
            "Der Takt stimmt, aber du halbierst zu früh: Von Epoche 1 bis 9 gilt noch `start`, erst in Epoche 10 die Hälfte.",
        ),
        Mistake(
            "rounded count",
            lambda start, epoch: start * 0.5 ** round(epoch / 10),
            "Fast: `round` rundet auch auf, dann wird zu früh halbiert. Abrunden und teilen in einem macht `//`.",
        ),
        Mistake(
            "subtracted",
            lambda start, epoch: start - 0.5 * (epoch // 10),
            "Du ziehst jedes Mal 0,5 ab. Halbieren heißt mit 0,5 multiplizieren, und mehrmals ist eine Potenz: `0.5 ** (epoche // 10)`.",
        ),
        Mistake(
            "tenth for half",
            lambda start, epoch: start * 0.1 ** (epoch // 10),
            "Der Takt stimmt. Halbieren heißt aber mal 0,5 und nicht mal 0,1.",
        ),
        Mistake(
            "start in the power",
            lambda start, epoch: (start * 0.5) ** (epoch // 10),
            "Die Klammer ist zu weit: Nur die 0,5 wird potenziert, `start` bleibt davor stehen.",
        ),
        Mistake(
            "never halved",
            lambda start, epoch: start,
            "Es kommt immer `start` heraus. Halbierst du in einer Schleife, dann speichere das Ergebnis auch: `start = start / 2`, und gib es erst nach der Schleife zurück.",
        ),
        Mistake(
            "one epoch too early",
            lambda start, epoch: start * 0.5 ** ((epoch + 1) // 10),
            "Der Takt stimmt, aber halbiert wird eine Epoche zu früh. Epoche 9 gehört noch zu den ersten zehn: Addiere nichts.",
        ),
        Mistake(
            "ten epochs late",
            lambda start, epoch: start * 0.5 ** (max(0, epoch - 1) // 10),
            "Fast: Bei 10, 20, 30 wird einmal zu wenig halbiert. Schon in Epoche 10 gilt die Hälfte, also `>=` statt `>`.",
        ),
        Mistake(
            "half of the start subtracted",
            lambda start, epoch: start - start / 2 * (epoch // 10),
            "Der Takt stimmt. Du ziehst aber jedes Mal die Hälfte von `start` ab, nach 20 Epochen bleibt nichts. Halbiert wird, was noch da ist: `0.5 **`.",
        ),
        Mistake(
            "a rate for every epoch",
            lambda start, epoch: [start * 0.5 ** (e // 10) for e in range(epoch)],
            "Das ist eine Liste mit allen Lernraten bis dahin. Gesucht ist nur die eine Zahl für `epoche`.",
        ),
    ),
)

TASKS = (rate,)
