"""Chapter 4: pictures and labels before the training."""

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
    inputs=(
        (_pictures(1, 3, 28, 28),),
        (_pictures(2, 2, 4, 5),),
        (_pictures(3, 6, 6, 6),),
        (_pictures(4, 1, 3, 7) // 2,),
        (_pictures(5, 9, 2, 2).astype(np.float32),),
    ),
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
            "Flach ist es. Du multiplizierst aber mit 255. Aus 255 soll 1 werden: Teile.",
        ),
        Mistake(
            "cut to whole numbers",
            lambda b: b.reshape(len(b), -1) // 255,
            "Die Form stimmt. Von den Kommazahlen zwischen 0 und 1 ist aber nur 0 oder 1 übrig. Das machen `//` und jedes Umwandeln in ganze Zahlen (`int`, `uint8`) nach dem Teilen. Nimm `/`, und gib die Kommazahlen zurück.",
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
        Mistake(
            "divided by the largest of all",
            lambda b: b.reshape(len(b), -1) / b.max(),
            "Die Form stimmt. Du teilst aber durch den größten Wert, der gerade vorkommt. Teile durch 255, auch wenn kein Pixel so hell ist.",
        ),
        Mistake(
            "inverted",
            lambda b: 1 - b.reshape(len(b), -1) / 255,
            "Form und Faktor stimmen. Du drehst aber Hell und Dunkel um. Aus 0 soll 0 werden.",
        ),
        Mistake(
            "shifted to the middle",
            lambda b: b.reshape(len(b), -1) / 127.5 - 1,
            "Die Form stimmt. Bei dir gehen die Werte aber von −1 bis 1. Gesucht ist 0 bis 1: nur durch 255 teilen.",
        ),
        Mistake(
            "pixels in rows",
            lambda b: b.reshape(-1, len(b)) / 255,
            "Geteilt ist richtig, aber die Bilder sind durcheinander. Zuerst kommt die Anzahl der Bilder, dann `-1`.",
        ),
        Mistake(
            "transposed",
            lambda b: b.reshape(len(b), -1).T / 255,
            "Die Werte stimmen, aber jedes Bild steht in einer Spalte. Lass das `.T` weg.",
        ),
        Mistake(
            "rows kept",
            lambda b: b.reshape(-1, b.shape[-1]) / 255,
            "Die Werte stimmen. Jede Bildzeile hat aber ihre eigene Zeile. Gesucht ist eine Zeile für jedes ganze Bild.",
        ),
        Mistake(
            "hundred for 255",
            lambda b: b.reshape(len(b), -1) / 100,
            "Die Form stimmt. Der größte Pixelwert ist aber 255, nicht 100.",
        ),
    ),
)


def _one_hot(z: Any) -> Any:
    return np.eye(10)[z]


def _first_only(z: Any) -> Any:
    table = np.zeros((len(z), 10))
    table[0, z[0]] = 1
    return table


def _digit_for_row(z: Any) -> Any:
    table = np.zeros((len(z), 10))
    for digit in z:
        table[digit] = 1
    return table


def _always_ten(z: Any) -> Any:
    table = np.zeros((len(z), 10))
    for picture in range(10):
        table[picture, z[picture]] = 1
    return table


one_hot = Task(
    id="one_hot",
    goal="Gesucht ist eine Tabelle mit zehn Spalten: in jeder Zeile eine 1 an der Stelle der Ziffer, sonst 0.",
    reference=_one_hot,
    inputs=(
        (np.array([5, 0, 4, 1, 9]),),
        (np.array([2, 2]),),
        (np.arange(10)[::-1].copy(),),
        (np.array([7, 3, 3, 0, 8, 1, 6, 6, 2, 5, 4, 9, 0], dtype=np.uint8),),
        (np.array([0]),),
    ),
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
        Mistake(
            "one place too far left",
            lambda z: np.eye(10)[z - 1],
            "Jede Zeile hat genau eine 1. Sie steht aber eine Stelle zu weit links. Gezählt wird ab 0: Die Ziffer 0 gehört an Stelle 0.",
        ),
        Mistake(
            "ones everywhere",
            lambda z: np.ones((len(z), 10)),
            "Die Form stimmt. Es soll aber nur eine 1 in jeder Zeile stehen, an der Stelle der Ziffer.",
        ),
        Mistake(
            "digit for the row",
            _digit_for_row,
            "Du nimmst die Ziffer als Nummer der Zeile. Die Zeile sagt, welches Bild es ist. Die Ziffer sagt, in welche Spalte die 1 gehört.",
        ),
        Mistake(
            "as many columns as pictures",
            lambda z: np.eye(len(z))[z],
            "`np.eye` bekommt bei dir die Anzahl der Bilder. Zehn Spalten sind es immer: `np.eye(10)`.",
        ),
        Mistake(
            "nine columns",
            lambda z: np.eye(9)[z],
            "Von 0 bis 9 sind es zehn Ziffern. Mit neun Spalten hat die 9 keinen Platz: `np.eye(10)`.",
        ),
        Mistake(
            "always ten pictures",
            _always_ten,
            "Deine Schleife zählt immer bis zehn. Es gibt aber so viele Zeilen, wie es Bilder gibt: `range(len(ziffern))`.",
        ),
    ),
)


TASKS = (prepare, one_hot)
