"""The chapter on limits and responsibility: answers that are sure but wrong, and pictures that deceive."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task


def _sure(outputs: Any, limit: Any) -> Any:
    return outputs.max(axis=1) > limit


def _wrong(outputs: Any, right: Any) -> Any:
    return outputs.argmax(axis=1) != right


_P = np.array(
    [
        [0.97, 0.02, 0.01],
        [0.05, 0.92, 0.03],
        [0.01, 0.04, 0.95],
        [0.98, 0.01, 0.01],
        [0.94, 0.03, 0.03],
        [0.40, 0.35, 0.25],
        [0.20, 0.70, 0.10],
        [0.30, 0.10, 0.60],
    ]
)
_WIDE = np.vstack([0.8 * np.eye(5)[[4, 0, 4, 1, 3, 4]] + 0.04, 0.3 * np.eye(5)[2:3] + 0.14])
_Q = np.array(
    [[0.6, 0.3, 0.05, 0.05], [0.1, 0.1, 0.1, 0.7], [0.3, 0.25, 0.25, 0.2], [0.02, 0.88, 0.05, 0.05]]
)

sure_but_wrong = Task(
    id="sicher_falsch",
    goal="Gesucht ist unter den sicheren Antworten der Anteil der falschen, eine Zahl von 0 bis 1.",
    reference=lambda o, r, limit: np.mean(_wrong(o, r)[_sure(o, limit)]),
    inputs=(
        (_P, np.array([0, 2, 2, 0, 1, 1, 1, 0]), 0.9),
        (_P, np.array([0, 1, 2, 0, 1, 1, 0, 2]), 0.65),
        (_Q, np.array([0, 2, 1, 1]), 0.5),
        (_P[:6], np.array([1, 1, 1, 1, 0, 0]), 0.9),
        (_WIDE, np.array([4, 0, 1, 1, 2, 3, 2]), 0.5),
    ),
    arguments=("ausgaben", "richtig", "grenze"),
    solved="So prüft man, was die Sicherheit eines Netzes wert ist: nicht an einem Beispiel, sondern an vielen.",
    mistakes=(
        Mistake(
            "right among the sure",
            lambda o, r, limit: np.mean(~_wrong(o, r)[_sure(o, limit)]),
            "Das ist unter den sicheren Antworten der Anteil der *richtigen*. Gesucht ist der Rest bis 1: Vergleiche mit `!=`.",
        ),
        Mistake(
            "of all pictures",
            lambda o, r, limit: np.mean(_wrong(o, r) & _sure(o, limit)),
            "Gezählt hast du richtig: sicher und falsch. Geteilt wird aber durch die Anzahl der *sicheren* Antworten, nicht durch die Anzahl aller Bilder.",
        ),
        Mistake(
            "only counted",
            lambda o, r, limit: np.sum(_wrong(o, r) & _sure(o, limit)),
            "Die Anzahl stimmt. Für den Anteil teile sie durch die Anzahl der sicheren Antworten.",
        ),
        Mistake(
            "all answers",
            lambda o, r, _limit: np.mean(_wrong(o, r)),
            "Das ist der Anteil der falschen unter *allen* Antworten. Wähle vorher die sicheren aus: die, deren größter Anteil über `grenze` liegt.",
        ),
        Mistake(
            "sure among the wrong",
            lambda o, r, limit: np.mean(_sure(o, limit)[_wrong(o, r)]),
            "Verkehrt herum: Das ist unter den falschen Antworten der Anteil der sicheren. Gesucht ist unter den sicheren der Anteil der falschen.",
        ),
        Mistake(
            "share of the sure",
            lambda o, _r, limit: np.mean(_sure(o, limit)),
            "Das ist der Anteil der sicheren Antworten. Sieh unter ihnen nach, wie viele falsch sind.",
        ),
        Mistake(
            "unsure answers",
            lambda o, r, limit: np.mean(_wrong(o, r)[~_sure(o, limit)]),
            "Das sind die *unsicheren* Antworten. Sicher ist, was über der Grenze liegt: `>`.",
        ),
        Mistake(
            "percent",
            lambda o, r, limit: 100 * np.mean(_wrong(o, r)[_sure(o, limit)]),
            "Das ist in Prozent gerechnet. Gesucht ist der Anteil, eine Zahl von 0 bis 1: Lass das `100 *` weg.",
        ),
        Mistake(
            "not averaged",
            lambda o, r, limit: _wrong(o, r)[_sure(o, limit)],
            "Du hast die sicheren Antworten ausgewählt und weißt von jeder, ob sie falsch ist. Bilde noch den Mittelwert: `np.mean` zählt `True` als 1.",
        ),
        Mistake(
            "value instead of place",
            lambda o, r, limit: np.mean((o.max(axis=1) != r)[_sure(o, limit)]),
            "`max` sagt, wie groß der größte Anteil ist. Die Antwort ist die Stelle, an der er steht: Vergleiche `ausgaben.argmax(axis=1)` mit `richtig`.",
        ),
        Mistake(
            "mean sureness",
            lambda o, r, _limit: np.mean(o.max(axis=1)[_wrong(o, r)]),
            "Das ist, wie sicher die falschen Antworten im Mittel waren. Gesucht ist, wie viele der sicheren falsch sind.",
        ),
    ),
)

_PICTURE = np.array([[0.0, 0.03, 0.5, 0.98, 1.0, 0.2, 0.9, 0.0]])  # one row, as the chapter has it
_SLOPE = np.array([[0.4, -0.2, 0.05, -3.0, 0.7, 0.0, -0.02, -0.6]])
_ROWS = np.array([[0.0, 0.6, 1.0], [0.1, 1.0, 0.4]])
_SLOPES = np.array([[2.0, -0.5, -0.3], [0.25, 0.1, -4.0]])
_LARGE = np.arange(30.0).reshape(6, 5)


def _step(picture: Any, slope: Any, step: Any) -> Any:
    return picture - step * np.sign(slope)


wanted_digit = Task(
    id="wunschziffer",
    goal="Gesucht ist das Bild nach einem Schritt bergab: jedes Pixel um `schritt` verändert, keines unter 0 oder über 1.",
    reference=lambda picture, slope, step: np.clip(_step(picture, slope, step), 0, 1),
    inputs=(
        (_PICTURE, _SLOPE, 0.1),
        (_ROWS, _SLOPES, 0.25),
        (_PICTURE[:, ::-1], _SLOPE, 0.05),
        (_LARGE / 29, np.cos(_LARGE), 0.1),
    ),
    arguments=("bild", "steigung", "schritt"),
    solved="Das ist dieselbe Idee wie in `sgd`, nur verändert sie nicht das Netz, sondern das Bild.",
    mistakes=(
        Mistake(
            "uphill",
            lambda picture, slope, step: np.clip(picture + step * np.sign(slope), 0, 1),
            "Fast: Du gehst bergauf, weg von der gewünschten Ziffer. Bergab geht es mit einem Minus.",
        ),
        Mistake(
            "uphill, not limited",
            lambda picture, slope, step: picture + step * np.sign(slope),
            "Zwei Dinge fehlen: Bergab geht es mit einem Minus, und `np.clip(..., 0, 1)` hält die Pixel zwischen 0 und 1.",
        ),
        Mistake(
            "not limited",
            _step,
            "Der Schritt stimmt. Manche Pixel liegen danach aber unter 0 oder über 1. Das verhindert `np.clip(..., 0, 1)`.",
        ),
        Mistake(
            "upper limit forgotten",
            lambda picture, slope, step: np.maximum(_step(picture, slope, step), 0),
            "Der Schritt stimmt, und unter 0 liegt nichts. Manche Pixel liegen aber über 1. Die obere Grenze ist hier 1, nicht 255.",
        ),
        Mistake(
            "lower limit forgotten",
            lambda picture, slope, step: np.minimum(_step(picture, slope, step), 1),
            "Der Schritt stimmt, und über 1 liegt nichts. Manche Pixel liegen aber unter 0: `np.clip(..., 0, 1)`.",
        ),
        Mistake(
            "slope for sign",
            lambda picture, slope, step: np.clip(picture - step * slope, 0, 1),
            "Du multiplizierst mit der Steigung selbst. Damit sich jedes Pixel gleich stark ändert, brauchst du nur ihr Vorzeichen: `np.sign(steigung)`.",
        ),
        Mistake(
            "slope for sign, not limited",
            lambda picture, slope, step: picture - step * slope,
            "Das wäre ein Schritt wie in `sgd`. Hier soll sich jedes Pixel gleich stark ändern: Nimm `np.sign(steigung)`, und begrenze das Ergebnis mit `np.clip`.",
        ),
        Mistake(
            "only the change",
            lambda _picture, slope, step: -step * np.sign(slope),
            "Das ist nur die Änderung. Zurückgegeben wird das ganze Bild: `bild` minus die Änderung, begrenzt auf 0 bis 1.",
        ),
        Mistake(
            "change limited",
            lambda picture, slope, step: picture - np.clip(step * np.sign(slope), 0, 1),
            "Du begrenzt die Änderung. Begrenzt wird das fertige Bild, also alles zusammen: `np.clip(bild - ..., 0, 1)`.",
        ),
        Mistake(
            "step forgotten",
            lambda picture, slope, _step: np.clip(picture - np.sign(slope), 0, 1),
            "Vorzeichen und Grenzen stimmen. Der Schritt fehlt: Multipliziere das Vorzeichen mit `schritt`.",
        ),
        Mistake(
            "amount for sign",
            lambda picture, slope, step: np.clip(picture - step * np.abs(slope), 0, 1),
            "`abs` gibt den Betrag, du brauchst das Gegenteil davon: nur das Vorzeichen, `np.sign(steigung)`.",
        ),
    ),
)

TASKS = (sure_but_wrong, wanted_digit)
