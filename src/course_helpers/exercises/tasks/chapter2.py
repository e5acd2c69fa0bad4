"""Chapter 2: numpy's slices, shapes, axes and matrix products."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task, values_task

_HOT = np.array([[18.0, 21.0, 24.0, 22.0], [14.0, 15.0, 19.0, 16.0], [16.0, 18.0, 23.0, 13.0]])
_WEEK = np.arange(14.0).reshape(2, 7) ** 2
_SQUARE = np.array([[1.0, 2.0, 6.0], [4.0, 4.0, 1.0], [0.0, 9.0, 3.0]])

weekend = Task(
    id="wochenende",
    goal="Gesucht sind alle Zeilen, aber nur die letzten beiden Spalten.",
    reference=lambda t: t[:, -2:],
    inputs=((_HOT,), (_WEEK,), (_SQUARE,)),
    arguments=("tabelle",),
    solved="Alle Zeilen, die letzten zwei Spalten, und das für jede Tabelle.",
    mistakes=(
        Mistake(
            "rows instead of columns",
            lambda t: t[-2:],
            "„Die letzten zwei“ stimmt, aber du nimmst die letzten zwei Zeilen, also Städte. Vor das Komma gehört ein `:` für alle Zeilen.",
        ),
        Mistake(
            "first two",
            lambda t: t[:, :2],
            "Alle Zeilen, das stimmt. Du nimmst aber die ersten beiden Spalten. Von hinten zählst du mit negativen Zahlen.",
        ),
        Mistake(
            "last only",
            lambda t: t[:, -1],
            "Das ist nur der letzte Tag. Gefragt sind zwei: Du brauchst einen Doppelpunkt, „ab der vorletzten“.",
        ),
        Mistake(
            "last but one only",
            lambda t: t[:, -2],
            "Das ist nur der vorletzte Tag. Hinter der −2 fehlt der Doppelpunkt: „ab der vorletzten“.",
        ),
        Mistake(
            "without the last",
            lambda t: t[:, :-2],
            "Der Doppelpunkt steht auf der falschen Seite: `:-2` heißt „bis vor die vorletzte“, gebraucht wird „ab der vorletzten“.",
        ),
        Mistake(
            "counted from the front",
            lambda t: t[:, 2:],
            "Für die Tabelle mit vier Tagen stimmt es, aber nur zufällig. Bei sieben Tagen sind es zu viele. Zähle von hinten.",
        ),
    ),
)

flat = Task(
    id="flach",
    goal="Gesucht ist eine Tabelle mit einer Zeile je Bild und einer Spalte je Pixel.",
    reference=lambda b: b.reshape(len(b), -1),
    inputs=(
        (np.arange(24).reshape(2, 3, 4),),
        (np.arange(27).reshape(3, 3, 3),),
        (np.arange(2 * 784).reshape(2, 28, 28) % 256,),
    ),
    arguments=("bilder",),
    solved="Jede Zeile ist nun ein Bild. In dieser Form liest ein Netz seine Eingaben.",
    mistakes=(
        Mistake(
            "one long row",
            lambda b: b.reshape(-1),
            "Flach ist es, aber zu flach: Alle Bilder hängen hintereinander. Jedes Bild soll seine eigene Zeile haben.",
        ),
        Mistake(
            "pixels in rows",
            lambda b: b.reshape(-1, len(b)),
            "Die Zahl der Werte passt, aber die Bilder sind durcheinander. Zuerst kommt die Zahl der Bilder, dann `-1`.",
        ),
        Mistake(
            "transposed",
            lambda b: b.reshape(len(b), -1).T,
            "Die Werte stimmen, aber jedes Bild steht in einer Spalte. Lass das `.T` weg.",
        ),
        Mistake(
            "rows kept",
            lambda b: b.reshape(-1, b.shape[-1]),
            "Jetzt hat jede Bildzeile ihre eigene Zeile in der Tabelle. Gesucht ist eine Zeile für jedes ganze Bild.",
        ),
        Mistake(
            "first picture only",
            lambda b: b[0].reshape(-1),
            "Das ist nur das erste Bild. Gesucht sind alle, eine Zeile für jedes.",
        ),
        Mistake(
            "only 28 by 28",
            lambda b: b.reshape(-1, 784),
            "Für Bilder aus 28 mal 28 Pixeln stimmt es, für andere Größen nicht. Nimm die Zahl der Bilder, `len(bilder)`, und lass numpy den Rest mit `-1` ausrechnen.",
        ),
    ),
)


def _in_place(t: Any) -> Any:
    t -= t.mean(axis=1, keepdims=True)
    return t


deviation = Task(
    id="abweichung",
    goal="Gesucht ist jede Temperatur minus der Mittelwert ihrer Zeile.",
    reference=lambda t: t - t.mean(axis=1, keepdims=True),
    inputs=((_HOT,), (_SQUARE,), (_WEEK,)),
    arguments=("tabelle",),
    solved="Jede Zeile hat nun den Mittelwert null. Was bleibt, ist der Unterschied zum Mittel der Stadt.",
    mistakes=(
        Mistake(
            "wrong axis",
            lambda t: t - t.mean(axis=0),
            "Du ziehst den Mittelwert des Tages ab, also der Spalte. Gesucht ist der Mittelwert der Stadt, also der Zeile: `axis=1`.",
        ),
        Mistake(
            "mean of everything",
            lambda t: t - t.mean(),
            "Du ziehst überall den Mittelwert der ganzen Tabelle ab. Jede Stadt soll ihren eigenen bekommen: Es fehlt ein `axis`.",
        ),
        Mistake(
            "wrong sign",
            lambda t: t.mean(axis=1, keepdims=True) - t,
            "Alle Beträge stimmen, nur die Vorzeichen nicht: Temperatur minus Mittelwert, nicht umgekehrt.",
        ),
        Mistake(
            "keepdims forgotten",
            lambda t: t - t.mean(axis=1),
            "Die Achse stimmt. Der Mittelwert hat aber die Form `(3,)` und gilt damit als Zeile, nicht als Spalte. Lass die Achse stehen: `keepdims=True`.",
        ),
        Mistake(
            "changed in place",
            _in_place,
            "Die Werte stimmen. Aber `-=` schreibt in die Tabelle selbst, und die Messwerte sind danach verloren. Schreibe `tabelle - ...` und gib das neue Array zurück.",
        ),
        Mistake(
            "divided",
            lambda t: t / t.mean(axis=1, keepdims=True),
            "Mittelwert und Achse stimmen. Du teilst aber durch ihn, statt ihn abzuziehen.",
        ),
        Mistake(
            "mean only",
            lambda t: t.mean(axis=1, keepdims=True),
            "Das sind die Mittelwerte der Städte, und die stimmen. Zieh sie jetzt noch von der Tabelle ab.",
        ),
    ),
)

shapes = values_task(
    id="formen",
    goal="Gesucht sind zwei Formen, zum Beispiel `(500, 784)`.",
    reference=((500, 10), (16,)),
    also=(((500, 10), (1, 16)), ((500, 10), 16)),
    values=("form_ausgabe", "form_bias"),
    solved="Zehn Zahlen je Bild, ein Bias je Neuron. Broadcasting verteilt ihn auf alle 500 Zeilen.",
    mistakes=(
        Mistake(
            "output transposed",
            ((10, 500), (16,)),
            "Die beiden Zahlen der Ausgabe stimmen, aber nicht ihre Reihenfolge: Zeilen sind Bilder, Spalten sind Neuronen.",
        ),
        Mistake(
            "inner number kept",
            ((784, 10), (16,)),
            "Bei der Ausgabe ist eine innere Zahl stehen geblieben. Bei `@` bleiben die äußeren übrig: vorn die Zahl der Bilder.",
        ),
        Mistake(
            "second product forgotten",
            ((500, 16), (16,)),
            "`(500, 16)` ist die Form nach dem ersten Produkt. Danach kommt noch `@ w2`.",
        ),
        Mistake(
            "bias for each picture",
            ((500, 10), (500,)),
            "Die Ausgabe stimmt. Den Bias gibt es aber je Neuron, nicht je Bild. Wie viele Neuronen hat die erste Schicht?",
        ),
        Mistake(
            "bias for each input",
            ((500, 10), (784,)),
            "Die Ausgabe stimmt. Den Bias gibt es je Neuron, nicht je Eingang. Wie viele Spalten hat `bilder @ w1`?",
        ),
        Mistake(
            "bias of the output",
            ((500, 10), (10,)),
            "Die Ausgabe stimmt. Gefragt ist aber der Bias, der zu `bilder @ w1` passt, also zur ersten Schicht.",
        ),
        Mistake(
            "bias as a column",
            ((500, 10), (16, 1)),
            "16 Werte stimmen. Als Spalte `(16, 1)` passt der Bias aber nicht: Er soll für jede Zeile gelten, also selbst eine Zeile sein.",
        ),
        Mistake(
            "bias for every picture and neuron",
            ((500, 10), (500, 16)),
            "So ginge die Rechnung, aber jedes Bild hätte eigene Biases. Ein Wert je Neuron genügt, Broadcasting macht den Rest.",
        ),
    ),
)

_ANSWERS = np.array(
    [
        [0.7, 0.1, 0.1, 0.1],
        [0.2, 0.2, 0.5, 0.1],
        [0.1, 0.6, 0.2, 0.1],
        [0.3, 0.3, 0.1, 0.3],
        [0.0, 0.1, 0.1, 0.8],
    ]
)

percent = Task(
    id="prozent",
    goal="Gesucht ist der Anteil richtig erkannter Bilder in Prozent.",
    reference=lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / len(r) * 100,
    inputs=(
        (_ANSWERS, np.array([0, 2, 1, 3, 3])),
        (np.array([[1.0, 0.0], [0.3, 0.7]]), np.array([0, 0])),
        (np.eye(4)[[1, 2, 3, 3]], np.array([1, 2, 3, 0])),
        (np.array([[0.2, 0.8]] * 8), np.array([1, 1, 1, 1, 1, 1, 1, 0])),
    ),
    arguments=("ausgaben", "richtig"),
    solved="Genau so misst man, wie gut ein Netz ist: die größte Ausgabe nehmen, vergleichen, zählen.",
    mistakes=(
        Mistake(
            "share, not percent",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / len(r),
            "Der Anteil stimmt. In Prozent ist er hundertmal so groß: Es fehlt `* 100`.",
        ),
        Mistake(
            "only counted",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r),
            "Die Zahl der Treffer stimmt. Für den Anteil teile sie durch die Zahl der Bilder, für Prozent nimm sie mal 100.",
        ),
        Mistake(
            "missing 1/n",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) * 100,
            "Treffer zählen und mal 100, das stimmt. Teile noch durch die Zahl der Bilder, `len(richtig)`.",
        ),
        Mistake(
            "wrong ones counted",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) != r) / len(r) * 100,
            "Du zählst die falsch erkannten Bilder. Richtig erkannt ist, was gleich ist: `==` statt `!=`.",
        ),
        Mistake(
            "divided by the outputs",
            lambda a, r: np.count_nonzero(a.argmax(axis=1) == r) / a.shape[1] * 100,
            "Die Treffer stimmen. Du teilst aber durch die Zahl der Ziffern. Gebraucht wird die Zahl der Bilder, `len(richtig)`.",
        ),
        Mistake(
            "wrong axis",
            lambda a, r: np.count_nonzero(a.argmax(axis=0) == r) / len(r) * 100,
            "`argmax` sucht bei dir in jeder Spalte. Jede Zeile ist ein Bild, also soll die Achse 1 verschwinden: `axis=1`.",
        ),
        Mistake(
            "value instead of place",
            lambda a, r: np.count_nonzero(a.max(axis=1) == r) / len(r) * 100,
            "`max` sagt, wie groß der größte Wert ist. Du brauchst die Stelle, an der er steht: `argmax`.",
        ),
    ),
)

TASKS = (weekend, flat, deviation, shapes, percent)
