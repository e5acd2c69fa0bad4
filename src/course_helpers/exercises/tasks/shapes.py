"""Chapter 2: shapes, of pictures made flat and of matrix products."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task, values_task

flat = Task(
    id="flach",
    goal="Gesucht ist eine Tabelle mit einer Zeile je Bild und einer Spalte je Pixel.",
    reference=lambda b: b.reshape(len(b), -1),
    inputs=(
        (np.arange(24).reshape(2, 3, 4),),
        (np.arange(27).reshape(3, 3, 3),),
        (np.arange(2 * 784).reshape(2, 28, 28) % 256,),
        (np.arange(10.0).reshape(1, 2, 5) * 0.75 - 2,),
        ((np.arange(30) * 9 % 256).astype(np.uint8).reshape(5, 6, 1),),
        (np.arange(48).reshape(12, 2, 2),),
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
            "Die Anzahl der Werte passt, aber die Bilder sind durcheinander. Zuerst kommt die Anzahl der Bilder, dann `-1`.",
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
            "Für Bilder aus 28 mal 28 Pixeln stimmt es, für andere Größen nicht. Nimm die Anzahl der Bilder, `len(bilder)`, und lass numpy den Rest mit `-1` ausrechnen.",
        ),
        Mistake(
            "rows and columns of a picture swapped",
            lambda b: b.transpose(0, 2, 1).reshape(len(b), -1),
            "Die Form stimmt. Jedes Bild ist aber gekippt, Zeilen gegen Spalten. Forme um, ohne etwas zu drehen.",
        ),
        Mistake(
            "divided by 255",
            lambda b: b.reshape(len(b), -1) / 255,
            "Die Form stimmt. Du teilst aber auch noch durch 255. Hier soll sich nur die Form ändern, die Werte bleiben, wie sie sind.",
        ),
        Mistake(
            "unchanged",
            lambda b: b,
            "Das sind noch dieselben Bilder. Forme sie mit `reshape` um: eine Zeile für jedes.",
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
            beside=True,
        ),
        Mistake(
            "inner number kept",
            ((784, 10), (16,)),
            "Bei der Ausgabe ist eine innere Zahl stehen geblieben. Bei `@` bleiben die äußeren übrig: vorn die Anzahl der Bilder.",
            beside=True,
        ),
        Mistake(
            "second product forgotten",
            ((500, 16), (16,)),
            "`(500, 16)` ist die Form nach dem ersten Produkt. Danach kommt noch `@ w2`.",
            beside=True,
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
        Mistake(
            "output of one picture",
            ((10,), (16,)),
            "Zehn Zahlen je Bild, das stimmt. Es sind aber 500 Bilder, also 500 Zeilen.",
            beside=True,
        ),
        Mistake(
            "shape of the weights",
            ((784, 16), (16,)),
            "`(784, 16)` ist die Form von `w1`. Gefragt ist die Form des Ergebnisses: vorn die Anzahl der Bilder.",
            beside=True,
        ),
        Mistake(
            "shape of the second weights",
            ((16, 10), (16,)),
            "`(16, 10)` ist die Form von `w2`. Gefragt ist die Form des Ergebnisses: vorn die Anzahl der Bilder.",
            beside=True,
        ),
        Mistake(
            "bias as large as the weights",
            ((500, 10), (784, 16)),
            "Die Ausgabe stimmt. Den Bias gibt es aber je Neuron und nicht je Gewicht. Wie viele Neuronen hat die erste Schicht?",
        ),
    ),
)

TASKS = (flat, shapes)
