"""Project: clothes: mean pictures, the nearest of them, and the pair that is mixed up most often."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task, several

_CHANCE = np.random.default_rng(6)
_X = _CHANCE.uniform(0, 1, (24, 5)).round(2)
_KINDS = np.array([*range(10), 3, 3, 0, 9, 5, 5, 5, 1, 8, 7, 2, 2, 0, 6])
_WIDE, _WIDE_KINDS = _CHANCE.uniform(0, 1, (20, 8)).round(2), np.arange(20) % 10


def _of_each(what: Any) -> Any:
    return lambda x, kinds: np.array([what(x[kinds == kind]) for kind in range(10)])


mean_pictures = Task(
    id="mittelbilder",
    goal="Gesucht ist eine Tabelle mit zehn Zeilen: in jeder das mittlere Bild einer Art, Pixel für Pixel gemittelt.",
    reference=_of_each(lambda some: some.mean(axis=0)),
    unfilled=lambda _x, _kinds: np.array([]),
    inputs=((_X, _KINDS), (_WIDE, _WIDE_KINDS), (_X[::-1].copy(), _KINDS[::-1].copy())),
    arguments=("x", "arten"),
    solved="Zehn Bilder, die nie jemand gezeichnet hat: In jedem steckt, was die Bilder einer Art gemeinsam haben.",
    mistakes=(
        Mistake(
            "axis forgotten",
            _of_each(np.mean),
            "Das ist je Art eine einzige Zahl, ihre mittlere Helligkeit. Mit `axis=0` wird jedes Pixel für sich gemittelt.",
        ),
        Mistake(
            "summed",
            _of_each(lambda some: some.sum(axis=0)),
            "Du addierst die Bilder einer Art. Teile noch durch ihre Anzahl, oder nimm `mean`.",
        ),
        Mistake(
            "last picture only",
            lambda x, kinds: x[kinds == 9].mean(axis=0),
            "Übrig ist nur das letzte Bild: In jedem Durchgang überschreibst du `mittel`. Hänge das Bild an: `mittel.append(...)`.",
        ),
        Mistake(
            "first picture",
            _of_each(lambda some: some[0]),
            "Das ist das erste Bild jeder Art. Gesucht ist das mittlere aller Bilder dieser Art.",
        ),
        Mistake(
            "same picture for all",
            lambda x, _kinds: np.array([x.mean(axis=0)] * 10),
            "Alle zehn Bilder sind gleich: Du mittelst jedes Mal über alle Arten. Wähle vorher mit `x[arten == art]` aus.",
        ),
        Mistake(
            "transposed",
            lambda x, kinds: _of_each(lambda some: some.mean(axis=0))(x, kinds).T,
            "Die Zahlen stimmen, die Tabelle liegt quer. Jede Art bekommt eine Zeile.",
        ),
        Mistake(
            "the others",
            lambda x, kinds: np.array([x[kinds != kind].mean(axis=0) for kind in range(10)]),
            "Du mittelst über alle *anderen* Arten. Ausgewählt wird mit `==`.",
        ),
        Mistake(
            "median",
            _of_each(lambda some: np.median(some, axis=0)),
            "Das ist der Median. Gesucht ist der Mittelwert: `mean`.",
        ),
    ),
)


def _nearest(how: Any) -> Any:
    return lambda x, means: np.array([how(picture, means) for picture in x])


_MEANS = _CHANCE.uniform(0, 1, (10, 5)).round(2)
_LOUD = _MEANS * np.linspace(0.3, 3, 10)[:, None]

nearest = Task(
    id="naechste",
    goal="Gesucht ist für jedes Bild die Nummer des Mittelbilds mit dem kleinsten Abstand: Unterschiede quadrieren und addieren.",
    reference=_nearest(lambda picture, means: ((means - picture) ** 2).sum(axis=1).argmin()),
    unfilled=lambda _x, _means: np.array([]),
    inputs=((_X, _MEANS), (_X[::2].copy(), _LOUD), (_WIDE, _WIDE[::-2].copy())),
    arguments=("x", "mittel"),
    solved="Das ist schon eine Erkennung, ganz ohne Netz. Ein Netz lohnt sich nur, wenn es besser ist.",
    mistakes=(
        Mistake(
            "farthest",
            _nearest(lambda picture, means: ((means - picture) ** 2).sum(axis=1).argmax()),
            "Das ist das Mittelbild mit dem *größten* Abstand. Das nächste findet `argmin`.",
        ),
        Mistake(
            "last answer only",
            lambda x, means: np.array(((means - x[-1]) ** 2).sum(axis=1).argmin()),
            "Übrig ist nur die letzte Nummer: In jedem Durchgang überschreibst du `antworten`. Hänge sie an: `antworten.append(...)`.",
        ),
        Mistake(
            "wrong axis",
            _nearest(lambda picture, means: ((means - picture) ** 2).sum(axis=0).argmin()),
            "Du addierst über die Mittelbilder und bekommst eine Summe je Pixel. Addiert werden die Pixel einer Zeile: `axis=1`.",
        ),
        Mistake(
            "distance for number",
            _nearest(lambda picture, means: ((means - picture) ** 2).sum(axis=1).min()),
            "Das ist der kleinste Abstand selbst. Gesucht ist die Nummer des Mittelbilds: `argmin`.",
        ),
        Mistake(
            "not squared",
            _nearest(lambda picture, means: (means - picture).sum(axis=1).argmin()),
            "Ohne Quadrat heben sich hellere und dunklere Pixel auf. Quadriere die Unterschiede, bevor du sie addierst.",
        ),
        Mistake(
            "sum squared",
            _nearest(lambda picture, means: ((means - picture).sum(axis=1) ** 2).argmin()),
            "Du addierst zuerst und quadrierst dann. Umgekehrt: erst jeden Unterschied quadrieren, dann addieren.",
        ),
        Mistake(
            "absolute value",
            _nearest(lambda picture, means: np.abs(means - picture).sum(axis=1).argmin()),
            "Auch der Betrag ist ein Abstand, aber ein anderer. Hier sind die Quadrate gefragt: `** 2`.",
        ),
        Mistake(
            "largest product",
            _nearest(lambda picture, means: (means @ picture).argmax()),
            "Das Produkt bevorzugt helle Mittelbilder. Gesucht ist der kleinste Abstand.",
        ),
        Mistake(
            "over everything",
            _nearest(lambda picture, means: ((means - picture) ** 2).argmin()),
            "Hier fehlt die Summe über die Pixel: Ohne sie gewinnt das Mittelbild, das in einem einzigen Pixel passt. `sum(axis=1)` gibt einen Abstand je Mittelbild.",
        ),
        Mistake(
            "counted from one",
            _nearest(lambda picture, means: ((means - picture) ** 2).sum(axis=1).argmin() + 1),
            "Alle Nummern sind um 1 zu groß. Python zählt ab 0.",
        ),
    ),
)


def _pair(matrix: Any, *, diagonal: float = -1, best: Any = np.argmax) -> Any:
    others = np.where(np.eye(len(matrix), dtype=bool), diagonal, matrix)
    return np.unravel_index(best(others), others.shape)


_SMALL = np.array([[9, 1, 0], [4, 12, 2], [3, 5, 8]])
_TEN = _CHANCE.permutation(100).reshape(10, 10) % 37
_TEN[4, 6], _TEN[6, 6] = 40, 90
_EDGES = np.array([[9, 1, 7], [4, 12, 2], [3, 5, 8]])  # first row, last column

mixed_up = Task(
    id="haeufigstes_paar",
    goal="Gesucht ist die häufigste Verwechslung, als zwei Nummern: zuerst die richtige Art, dann die Antwort.",
    reference=_pair,
    inputs=((_SMALL,), (_TEN,), (_TEN[::-1, ::-1].copy(),), (_EDGES,), (_EDGES.T.copy(),)),
    run=several("richtig", "antwort"),
    arguments=("matrix",),
    solved="So findest du in jeder Verwechslungsmatrix zuerst die Stelle, an der sich die Arbeit lohnt.",
    mistakes=(
        Mistake(
            "diagonal",
            lambda m: np.unravel_index(m.argmax(), m.shape),
            "Gefunden hast du die häufigste *richtige* Antwort. Setze vorher die Diagonale der Kopie auf 0.",
        ),
        Mistake(
            "swapped",
            lambda m: _pair(m)[::-1],
            "Die Zahlen sind vertauscht: zuerst die richtige Art (die Zeile), dann die Antwort (die Spalte).",
            whole=True,
        ),
        Mistake(
            "rarest",
            lambda m: _pair(m, diagonal=10**9, best=np.argmin),
            "Das ist die seltenste Verwechslung. Gesucht ist die häufigste: `argmax`.",
        ),
        Mistake(
            "zero on the diagonal is rarest",
            lambda m: _pair(m, diagonal=0, best=np.argmin),
            "`argmin` sucht die kleinste Zahl. Gesucht ist die häufigste Verwechslung: `argmax`.",
        ),
    ),
)

TASKS = (mean_pictures, nearest, mixed_up)
