"""Chapter 4: pictures and labels before the training, mix-ups after it."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task


def _pictures(seed: int, *shape: int) -> np.ndarray[Any, Any]:
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)


prepare = Task(
    id="aufbereiten",
    goal="Gesucht ist eine Zeile je Bild mit Werten von 0 bis 1.",
    reference=lambda b: b.reshape(len(b), -1).astype("float32") / 255,
    inputs=((_pictures(1, 3, 28, 28),), (_pictures(2, 2, 4, 5),), (_pictures(3, 6, 6, 6),)),
    arguments=("bilder",),
    solved="Flach und zwischen 0 und 1: So kann das Netz die Bilder lesen, egal wie viele und wie groß sie sind.",
    mistakes=(
        Mistake(
            "not divided",
            lambda b: b.reshape(len(b), -1).astype("float32"),
            "Die Form stimmt. Die Werte gehen aber noch von 0 bis 255. Teile sie durch 255.",
        ),
        Mistake(
            "divided by 256",
            lambda b: b.reshape(len(b), -1) / 256,
            "Form und Idee stimmen. Der größte Pixelwert ist aber 255. Damit daraus genau 1 wird, teile durch 255.",
        ),
        Mistake(
            "times 255",
            lambda b: b.reshape(len(b), -1) * 255,
            "Flach ist es. Du nimmst aber mal 255. Aus 255 soll 1 werden: Teile.",
        ),
        Mistake(
            "whole division",
            lambda b: b.reshape(len(b), -1) // 255,
            "Die Form stimmt. `//` lässt aber den Rest weg, und fast alles wird 0. Nimm `/`.",
        ),
        Mistake(
            "divided by the largest of each picture",
            lambda b: b.reshape(len(b), -1) / b.reshape(len(b), -1).max(axis=1, keepdims=True),
            "Die Form stimmt. Du teilst aber jedes Bild durch seinen eigenen größten Wert. Alle sollen gleich behandelt werden: durch 255.",
        ),
        Mistake(
            "not flat",
            lambda b: b / 255,
            "Die Werte stimmen. Die Bilder sind aber noch Quadrate. Mache jedes mit `reshape` zu einer Zeile.",
        ),
        Mistake(
            "one long row",
            lambda b: b.reshape(-1) / 255,
            "Die Werte stimmen, aber alle Bilder hängen hintereinander. Jedes soll seine eigene Zeile haben: `reshape(len(bilder), -1)`.",
        ),
        Mistake(
            "only 28 by 28",
            lambda b: b.reshape(-1, 784) / 255,
            "Für Bilder aus 28 mal 28 Pixeln stimmt es, für andere nicht. Nimm `reshape(len(bilder), -1)`.",
        ),
    ),
)


def _one_hot(z: Any) -> Any:
    return np.eye(10)[z]


def _first_only(z: Any) -> Any:
    table = np.zeros((len(z), 10))
    table[0, z[0]] = 1
    return table


one_hot = Task(
    id="one_hot",
    goal="Gesucht ist eine Tabelle mit zehn Spalten: in jeder Zeile eine 1 an der Stelle der Ziffer, sonst 0.",
    reference=_one_hot,
    inputs=((np.array([5, 0, 4, 1, 9]),), (np.array([2, 2]),), (np.arange(10)[::-1].copy(),)),
    arguments=("ziffern",),
    solved="Eine 1 an der richtigen Stelle, sonst Nullen. Das ist One-Hot.",
    mistakes=(
        Mistake(
            "zeros only",
            lambda z: np.zeros((len(z), 10)),
            "Die Form stimmt. In jeder Zeile fehlt noch die 1, an der Stelle der Ziffer.",
        ),
        Mistake(
            "not selected",
            lambda _z: np.eye(10),
            "`np.eye(10)` ist der richtige Anfang. Nimm daraus jetzt die Zeilen mit den Nummern `ziffern`: `[ziffern]`.",
        ),
        Mistake(
            "counted from one",
            lambda z: np.roll(_one_hot(z), 1, axis=1),
            "Jede Zeile hat genau eine 1. Sie steht aber eine Stelle zu weit rechts. Gezählt wird ab 0: Die Ziffer 0 gehört an Stelle 0.",
        ),
        Mistake(
            "transposed",
            lambda z: _one_hot(z).T,
            "Die Einsen stimmen, aber Zeilen und Spalten sind vertauscht. Jede Zeile soll ein Bild sein.",
        ),
        Mistake(
            "as many columns as digits seen",
            lambda z: np.eye(z.max() + 1)[z],
            "Die Einsen stehen richtig. Die Tabelle soll aber immer zehn Spalten haben, auch wenn die 9 einmal fehlt.",
        ),
        Mistake(
            "digit instead of one",
            lambda z: _one_hot(z) * z[:, None],
            "Die Stellen stimmen. Dort soll aber immer eine 1 stehen und nicht die Ziffer selbst.",
        ),
        Mistake(
            "ones and zeros swapped",
            lambda z: 1 - _one_hot(z),
            "Die Stellen stimmen. Einsen und Nullen sind aber vertauscht.",
        ),
        Mistake(
            "whole column",
            lambda z: np.tile(_one_hot(z).max(axis=0), (len(z), 1)),
            "Du setzt ganze Spalten auf 1. Gemeint ist je Zeile eine Stelle: `tabelle[np.arange(len(ziffern)), ziffern] = 1`.",
        ),
        Mistake(
            "first row only",
            _first_only,
            "Die erste Zeile stimmt, die anderen sind noch leer. Steht das `return` vielleicht in der Schleife?",
        ),
    ),
)


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

confusion = Task(
    id="verwechslungen",
    goal="Gesucht ist eine Tabelle 10 × 10: In Zeile r und Spalte a steht, wie oft r richtig war und a die Antwort.",
    reference=_matrix,
    unfilled=lambda r, a: np.zeros((10, 10)),
    inputs=(
        (_RIGHT, _GIVEN),
        (np.array([1, 7, 7]), np.array([7, 1, 7])),
        (np.array([2] * 6), np.array([2, 2, 2, 1, 1, 7])),
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
    ),
)

TASKS = (prepare, one_hot, confusion)
