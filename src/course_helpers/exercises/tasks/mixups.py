"""Chapter 4: which digits a network takes for which, after the training."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task


def _matrix(r: Any, a: Any) -> Any:
    table = np.zeros((10, 10), dtype=int)
    np.add.at(table, (r, a), 1)
    return table


def _not_counted(r: Any, a: Any) -> Any:
    table = np.zeros((10, 10), dtype=int)
    table[r, a] += 1
    return table


_RIGHT = np.array([3, 3, 5, 0, 9, 9, 9, 4])

_GIVEN = np.array([3, 8, 5, 0, 4, 4, 9, 9])

_MANY = np.arange(400) ** 2 % 10

confusion = Task(
    id="verwechslungen",
    goal="Gesucht ist eine Tabelle 10 × 10: In Zeile r und Spalte a steht, wie oft r richtig war und a die Antwort.",
    reference=_matrix,
    unfilled=lambda r, a: np.zeros((10, 10)),
    inputs=(
        (_RIGHT, _GIVEN),
        (np.array([1, 7, 7]), np.array([7, 1, 7])),
        (np.array([2] * 6), np.array([2, 2, 2, 1, 1, 7])),
        (_MANY.astype(np.uint8), (_MANY * 3 % 10).astype(np.uint8)),
        (np.array([6]), np.array([0])),
        (np.append(np.full(300, 4), 5), np.append(np.full(300, 9), 5)),  # more than 8 bits can count
    ),
    arguments=("richtig", "antworten"),
    solved="Auf der Diagonale stehen die Treffer, daneben die Verwechslungen.",
    mistakes=(
        Mistake(
            "transposed",
            lambda r, a: _matrix(r, a).T,
            "Gezählt ist richtig, aber Zeilen und Spalten sind vertauscht. Die Zeile ist die richtige Ziffer, die Spalte die Antwort.",
        ),
        Mistake(
            "not counted",
            _not_counted,
            "Die Stellen stimmen. Kommt ein Paar mehrmals vor, zählst du es aber nur einmal. Gehe mit einer Schleife durch die Paare und addiere jedes Mal 1.",
        ),
        Mistake(
            "counted down",
            lambda r, a: -_matrix(r, a),
            "Die Stellen stimmen. Du zählst aber abwärts: `+=` statt `-=`.",
        ),
        Mistake(
            "counted both ways",
            lambda r, a: _matrix(r, a) + _matrix(a, r),
            "Du zählst jedes Paar an zwei Stellen. Gezählt wird es nur einmal, in Zeile r und Spalte a.",
        ),
        Mistake(
            "hits only",
            lambda r, a: _matrix(r[r == a], a[r == a]),
            "Die Treffer auf der Diagonale stimmen. Zähle auch die Fehler mit: Jedes Paar bekommt seinen Platz.",
        ),
        Mistake(
            "mistakes only",
            lambda r, a: _matrix(r[r != a], a[r != a]),
            "Die Verwechslungen stimmen. Auf der Diagonale fehlen die Treffer, auch sie werden gezählt.",
        ),
        Mistake(
            "shares",
            lambda r, a: _matrix(r, a) / len(r),
            "Die Stellen stimmen. Gesucht sind aber Anzahlen, keine Anteile. Teile nicht.",
        ),
        Mistake(
            "first pair only",
            lambda r, a: _matrix(r[:1], a[:1]),
            "Das erste Paar ist gezählt, die anderen nicht. Steht das `return` vielleicht in der Schleife?",
        ),
        Mistake(
            "counted from one",
            lambda r, a: _matrix(r - 1, a - 1),
            "Du ziehst 1 ab. Gezählt wird ab 0: Die Ziffer 0 gehört in Zeile 0.",
        ),
        Mistake(
            "diagonal only",
            lambda r, _a: _matrix(r, r),
            "Du zählst alles auf der Diagonale. Die Zeile ist die richtige Ziffer, die Spalte aber die Antwort `a`.",
        ),
        Mistake(
            "answers on the diagonal",
            lambda _r, a: _matrix(a, a),
            "Du zählst alles auf der Diagonale. Die Spalte ist die Antwort, die Zeile aber die richtige Ziffer `r`.",
        ),
        Mistake(
            "whole matrix counted",
            lambda r, _a: np.full((10, 10), len(r)),
            "Du erhöhst alle Felder zugleich. Gemeint ist nur das Feld `matrix[r, a]`.",
        ),
        Mistake(
            "whole row counted",
            lambda r, _a: np.repeat(np.bincount(r, minlength=10), 10).reshape(10, 10),
            "Du erhöhst die ganze Zeile. Gemeint ist nur das Feld in Zeile r und Spalte a: `matrix[r, a]`.",
        ),
        Mistake(
            "whole arrays inside the loop",
            lambda r, a: _not_counted(r, a) * len(r),
            "In der Schleife nimmst du die ganzen Arrays `richtig` und `antworten`. Gezählt wird dort nur das eine Paar `r`, `a`.",
        ),
        Mistake(
            "digits added",
            lambda r, a: _matrix(r, a) * np.arange(10)[:, None],
            "Die Stellen stimmen. Du addierst aber jedes Mal die Ziffer. Gezählt wird mit 1: `+= 1`.",
        ),
        Mistake(
            "every with every",
            lambda r, a: np.outer(np.bincount(r, minlength=10), np.bincount(a, minlength=10)),
            "Du zählst jede richtige Ziffer mit jeder Antwort. Zusammen gehören nur die beiden an derselben Stelle: eine Schleife mit `zip`, nicht zwei ineinander.",
        ),
    ),
)

TASKS = (confusion,)
