"""Chapter 11: which neurons of the sudoku exclude each other, and what they answer."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from course_helpers.exercises.task import Mistake, Task

_Neuron: TypeAlias = tuple[int, int, int]


def _field(a: _Neuron, b: _Neuron) -> bool:
    return a[:2] == b[:2]


def _row(a: _Neuron, b: _Neuron) -> bool:
    return a[0] == b[0]


def _column(a: _Neuron, b: _Neuron) -> bool:
    return a[1] == b[1]


def _block(a: _Neuron, b: _Neuron) -> bool:
    return (a[0] // 2, a[1] // 2) == (b[0] // 2, b[1] // 2)


def _near(a: _Neuron, b: _Neuron) -> bool:
    return _row(a, b) or _column(a, b) or _block(a, b)


def _by(*rules: Any) -> Any:
    """Return an answer that knows the rule of the field, and of the others only these."""
    return lambda a, b: a[2] != b[2] if _field(a, b) else a[2] == b[2] and any(rule(a, b) for rule in rules)


_forbids = _by(_row, _column, _block)


def _half_block(a: _Neuron, b: _Neuron) -> bool:
    return a[0] // 2 == b[0] // 2 or a[1] // 2 == b[1] // 2


def _remainders(a: _Neuron, b: _Neuron) -> bool:
    return (a[0] % 2, a[1] % 2) == (b[0] % 2, b[1] % 2)


forbids = Task(
    id="verbietet",
    goal="Gesucht ist, ob zwei Neuronen einander nach den Regeln ausschließen: `True` oder `False`.",
    reference=_forbids,
    inputs=(
        ((0, 0, 1), (0, 0, 2)),
        ((2, 1, 3), (2, 3, 3)),
        ((2, 1, 3), (0, 1, 3)),
        ((2, 1, 3), (3, 0, 3)),
        ((2, 1, 3), (2, 0, 3)),
        ((2, 1, 3), (3, 1, 3)),
        ((2, 1, 3), (2, 3, 4)),
        ((2, 1, 3), (0, 1, 1)),
        ((2, 1, 3), (3, 0, 2)),
        ((0, 0, 1), (2, 2, 1)),
        ((1, 1, 4), (2, 2, 4)),
        ((0, 3, 2), (1, 1, 2)),
        ((0, 3, 2), (2, 2, 2)),
        ((3, 3, 4), (2, 2, 4)),
        ((3, 3, 4), (0, 0, 1)),
    ),
    arguments=("a", "b"),
    solved="Das sind alle Regeln. Aus jedem `True` wird gleich eine hemmende Synapse.",
    mistakes=(
        Mistake(
            "block forgotten",
            _by(_row, _column),
            "Feld, Zeile und Spalte stimmen. Es fehlt der Block: `zeile // 2` und `spalte // 2` müssen beide gleich sein.",
        ),
        Mistake(
            "row forgotten",
            _by(_column, _block),
            "Es fehlt die Zeile: Auch in derselben Zeile darf eine Zahl nur einmal stehen.",
        ),
        Mistake(
            "column forgotten",
            _by(_row, _block),
            "Es fehlt die Spalte: Auch in derselben Spalte darf eine Zahl nur einmal stehen.",
        ),
        Mistake(
            "field alone",
            _by(),
            "Das Feld stimmt. Jetzt fehlen die Regeln für verschiedene Felder: gleiche Zahl in derselben Zeile, Spalte oder im selben Block. Eines davon genügt: `or`.",
        ),
        Mistake(
            "block alone",
            _by(_block),
            "Feld und Block stimmen. Es fehlen noch Zeile und Spalte.",
        ),
        Mistake(
            "field free",
            lambda a, b: not _field(a, b) and _forbids(a, b),
            "Die Regeln für verschiedene Felder stimmen. Im *selben* Feld ist es umgekehrt: Dort schließen sich *verschiedene* Zahlen aus.",
        ),
        Mistake(
            "number ignored",
            _near,
            "In verschiedenen Feldern kommt es auch auf die Zahl an: Eine 3 verbietet in ihrer Zeile nur weitere Dreien.",
        ),
        Mistake(
            "other numbers forbidden",
            lambda a, b: a[2] != b[2] and _near(a, b),
            "Das Feld stimmt. In verschiedenen Feldern stört dagegen die *gleiche* Zahl: `zahl_a == zahl_b`.",
        ),
        Mistake(
            "everywhere",
            lambda a, b: a[2] != b[2] if _field(a, b) else a[2] == b[2],
            "So dürfte jede Zahl im ganzen Sudoku nur einmal stehen. Verboten ist sie nur in derselben Zeile, derselben Spalte oder demselben Block.",
        ),
        Mistake(
            "or for and in the block",
            _by(_row, _column, _half_block),
            "Zu viel verboten: Im selben Block sind zwei Felder nur, wenn `zeile // 2` *und* `spalte // 2` gleich sind.",
        ),
        Mistake(
            "remainder for block",
            _by(_row, _column, _remainders),
            "`%` gibt den Rest. Für den Block brauchst du den ganzzahligen Quotienten: `zeile // 2` und `spalte // 2`.",
        ),
        Mistake(
            "upside down",
            lambda a, b: not _forbids(a, b),
            "Genau umgekehrt: `True` heißt, dass die beiden sich ausschließen.",
        ),
        Mistake(
            "bracket forgotten",
            lambda a, b: (
                a[2] != b[2]
                if _field(a, b)
                else (a[2] == b[2] and _row(a, b)) or _column(a, b) or _block(a, b)
            ),
            "Es fehlt eine Klammer: `and` bindet stärker als `or`. Schreibe gleiche Zahl `and (` Zeile `or` Spalte `or` Block `)`.",
        ),
        Mistake(
            "nothing forbidden",
            lambda a, b: False,
            "Deine Funktion verbietet nichts. Vergleiche Zahl, Zeile, Spalte und Block der beiden Neuronen.",
        ),
        Mistake(
            "all forbidden",
            lambda a, b: True,
            "Deine Funktion verbietet alles. Zwei Neuronen schließen sich nur aus, wenn eine Regel verletzt wäre.",
        ),
    ),
)


def _counts(seed: int) -> np.ndarray[Any, Any]:
    """Return how often 64 neurons fired, no two of them equally often."""
    return np.random.default_rng(seed).permutation(64) + 1


def _cube(counts: Any) -> Any:
    return counts.reshape(4, 4, 4)


read = Task(
    id="ablesen",
    goal="Gesucht ist für jedes Feld die Zahl, deren Neuron am häufigsten gefeuert hat: ein Array mit der Form `(4, 4)`.",
    reference=lambda counts: _cube(counts).argmax(axis=2) + 1,
    inputs=((_counts(1),), (_counts(2),), (_counts(3),)),
    arguments=("anzahlen",),
    solved="So liest auch das Labor die Antwort ab. Man nennt es „winner takes all“: Wer am meisten feuert, bekommt alles.",
    mistakes=(
        Mistake(
            "counted from zero",
            lambda counts: _cube(counts).argmax(axis=2),
            "Fast: `argmax` zählt die Plätze ab 0, die Zahlen im Sudoku beginnen bei 1.",
        ),
        Mistake(
            "one too many",
            lambda counts: _cube(counts).argmax(axis=2) + 2,
            "Jede Zahl ist um eins zu groß. Zum Platz von `argmax` kommt nur eine 1 dazu.",
        ),
        Mistake(
            "highest count",
            lambda counts: _cube(counts).max(axis=2),
            "Das ist, wie oft der Sieger gefeuert hat. Gesucht ist, *wer* es war: `argmax` statt `max`.",
        ),
        Mistake(
            "laziest neuron",
            lambda counts: _cube(counts).argmin(axis=2) + 1,
            "Das ist in jedem Feld das Neuron, das am *seltensten* gefeuert hat. Gesucht ist das häufigste: `argmax`.",
        ),
        Mistake(
            "along the rows",
            lambda counts: _cube(counts).argmax(axis=0) + 1,
            "Du suchst das Maximum über die Zeilen. Die Zahlen liegen entlang der letzten Achse: `axis=2`.",
        ),
        Mistake(
            "along the columns",
            lambda counts: _cube(counts).argmax(axis=1) + 1,
            "Du suchst das Maximum über die Spalten. Die Zahlen liegen entlang der letzten Achse: `axis=2`.",
        ),
        Mistake(
            "one winner of all",
            lambda counts: counts.argmax() + 1,
            "Ohne `axis` gibt es einen einzigen Sieger unter allen 64 Neuronen. Gesucht ist einer je Feld: `axis=2`.",
        ),
        Mistake(
            "one winner of all, from zero",
            lambda counts: counts.argmax(),
            "Ohne `axis` gibt es einen einzigen Sieger unter allen 64 Neuronen. Gesucht ist einer je Feld: `axis=2`, und die Zahlen beginnen bei 1.",
        ),
        Mistake(
            "in one row",
            lambda counts: counts.reshape(16, 4).argmax(axis=1) + 1,
            "Die 16 Zahlen stimmen. Sie sollen noch die Form `(4, 4)` bekommen, zum Beispiel mit `reshape`.",
        ),
        Mistake(
            "transposed",
            lambda counts: (_cube(counts).argmax(axis=2) + 1).T,
            "Die Zahlen stimmen, aber Zeilen und Spalten sind vertauscht. Lass das `.T` weg.",
        ),
        Mistake(
            "only put in shape",
            _cube,
            "Das sind noch die 64 Anzahlen. Suche in jedem Feld den Platz der größten: `argmax(axis=2)`.",
        ),
        Mistake(
            "counts summed",
            lambda counts: _cube(counts).sum(axis=2),
            "Das ist, wie oft die vier Neuronen eines Feldes zusammen feuerten. Gesucht ist das Neuron, das am häufigsten gefeuert hat.",
        ),
    ),
)


TASKS = (forbids, read)
