"""Chapter 6: between two layers on the chip, and weights with a sign on two rows."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task, several

_RESULTS = np.array([45.0, -20.0, 100.0, 7.0, 0.0, 127.0])

converting = Task(
    id="converting_relu",
    goal="Gesucht ist: Negatives wird null, geteilt durch 2 hoch shift, abgerundet, bei 31 abgeschnitten.",
    reference=lambda z, shift: np.clip(np.floor(z / 2**shift), 0, 31),
    inputs=(
        (_RESULTS, 1),
        (_RESULTS.reshape(2, 3), 2),
        (np.array([-128.0, 29.0, 127.0]), 3),
        (np.array([5.0, 40.0, -100.0]), 0),
        (np.array([[126], [-3], [64], [63], [9]]), 2),
        (np.array([127.0, 100.0, -100.0]), 6),
    ),
    arguments=("z", "shift"),
    solved="Aus 8 Bit mit Vorzeichen werden 5 Bit ohne: Die nächste Schicht kann die Werte als Pulse senden.",
    mistakes=(
        Mistake(
            "no upper limit",
            lambda z, shift: np.maximum(0, np.floor(z / 2**shift)),
            "ReLU, Teilen und Abrunden stimmen. Es fehlt die obere Grenze: Eine Eingabe kann höchstens 31 sein.",
        ),
        Mistake(
            "relu forgotten",
            lambda z, shift: np.minimum(31, np.floor(z / 2**shift)),
            "Teilen, Abrunden und die obere Grenze stimmen. Negatives muss noch zu null werden, wie bei jedem ReLU.",
        ),
        Mistake(
            "not rounded",
            lambda z, shift: np.clip(z / 2**shift, 0, 31),
            "Die Grenzen stimmen, das Teilen auch. Eingaben sind aber ganze Zahlen: Runde mit `np.floor` ab.",
        ),
        Mistake(
            "rounded to nearest",
            lambda z, shift: np.clip(np.ceil(z / 2**shift - 0.5), 0, 31),
            "Fast. Hier wird immer abgerundet: `np.floor` statt `np.round`.",
        ),
        Mistake(
            "rounded to even",
            lambda z, shift: np.clip(np.round(z / 2**shift), 0, 31),
            "Fast. Hier wird immer abgerundet: `np.floor` statt `np.round`.",
        ),
        Mistake(
            "times for power",
            lambda z, shift: np.clip(np.floor(z / (2 * shift)), 0, 31),
            "Fast. Geteilt wird durch 2 hoch `shift`, also `2 ** shift`, nicht durch 2 mal `shift`.",
        ),
        Mistake(
            "divided by the shift",
            lambda z, shift: np.clip(np.floor(z / shift), 0, 31),
            "Fast. Geteilt wird nicht durch `shift`, sondern durch 2 hoch `shift`: `2 ** shift`.",
        ),
        Mistake(
            "power turned round",
            lambda z, shift: np.clip(np.floor(z / shift**2), 0, 31),
            "Fast. Basis und Hochzahl sind vertauscht: 2 hoch `shift` heißt `2 ** shift`.",
        ),
        Mistake(
            "not divided",
            lambda z, shift: np.clip(np.floor(z), 0, 31),
            "Die Grenzen stimmen. Es fehlt das Teilen durch `2 ** shift`.",
        ),
        Mistake(
            "limited before dividing",
            lambda z, shift: np.floor(np.clip(z, 0, 31) / 2**shift),
            "Alles da, aber in der falschen Reihenfolge: Zuerst wird geteilt, dann bei 31 abgeschnitten.",
        ),
        Mistake(
            "limit 32",
            lambda z, shift: np.clip(np.floor(z / 2**shift), 0, 32),
            "Fast. 5 Bit gehen von 0 bis 31, nicht bis 32.",
        ),
        Mistake(
            "rounded up",
            lambda z, shift: np.clip(np.ceil(z / 2**shift), 0, 31),
            "Fast. `np.ceil` rundet auf. Hier wird abgerundet: `np.floor`.",
        ),
        Mistake(
            "multiplied",
            lambda z, shift: np.clip(np.floor(z * 2**shift), 0, 31),
            "Die Grenzen stimmen. Geteilt wird aber durch `2 ** shift`, nicht multipliziert.",
        ),
        Mistake(
            "limit 15",
            lambda z, shift: np.clip(np.floor(z / 2**shift), 0, 15),
            "Fast. 15 ist die größte Zahl mit 4 Bit. Mit 5 Bit geht es bis 31.",
        ),
        Mistake(
            "negative limit",
            lambda z, shift: np.clip(np.floor(z / 2**shift), -31, 31),
            "Teilen, Abrunden und die obere Grenze stimmen. Negatives muss noch zu null werden: Die untere Grenze ist 0.",
        ),
        Mistake(
            "absolute value",
            lambda z, shift: np.clip(np.floor(np.abs(z) / 2**shift), 0, 31),
            "`abs` macht Negatives positiv. ReLU macht es zu null: Das erledigt die untere Grenze von `np.clip`.",
        ),
        Mistake(
            "always shifted by one",
            lambda z, _shift: np.clip(np.floor(z / 2), 0, 31),
            "Du teilst immer durch 2. Wie oft halbiert wird, sagt `shift`: `2 ** shift`.",
        ),
        Mistake(
            "limit only",
            lambda z, _shift: np.maximum(0, z),
            "Das ist ReLU, und es stimmt. Danach fehlen noch: durch `2 ** shift` teilen, abrunden, bei 31 abschneiden.",
        ),
    ),
)

_WEIGHTS = np.array([[30.0, -63.0], [0.0, 12.0], [-7.0, 5.0]])

rows = Task(
    id="zeilen",
    goal="Gesucht sind zwei Tabellen ohne negative Zahlen, deren Differenz die Gewichte ergibt.",
    reference=lambda w: (np.maximum(0, w), np.maximum(0, -w)),
    run=several("plus", "minus"),
    inputs=(
        (_WEIGHTS,),
        (_WEIGHTS[:1],),
        (np.array([[-1.0, 2.0, -3.0]]),),
        (np.array([[4], [-9], [0]]),),
        (np.array([[0.5, -0.25], [-1.75, 2.0]]),),
        (np.arange(-14.0, 16.0).reshape(6, 5),),
    ),
    arguments=("gewichte",),
    solved="Eine Zeile lädt, die andere entlädt, und eine von beiden ist immer null. So rechnet der Chip mit Vorzeichen.",
    mistakes=(
        Mistake(
            "negative kept",
            lambda w: (np.maximum(0, w), np.minimum(0, w)),
            "`plus` stimmt. In `minus` stehen noch negative Zahlen. Ein Strom hat dort kein Vorzeichen: Gib die Beträge an, `np.maximum(0, -gewichte)`.",
        ),
        Mistake(
            "swapped",
            lambda w: (np.maximum(0, -w), np.maximum(0, w)),
            "Beide Tabellen stimmen, sind aber vertauscht. Zuerst die positiven, dann die negativen Gewichte.",
            whole=True,
        ),
        Mistake(
            "absolute values twice",
            lambda w: (np.abs(w), np.abs(w)),
            "Die Beträge stimmen. Jedes Gewicht soll aber nur in einer der beiden Tabellen stehen, in der anderen steht eine Null.",
        ),
        Mistake(
            "values left out",
            lambda w: (w[w > 0], -w[w < 0]),
            "Die Zahlen stimmen. Durch das Auswählen geht aber die Form verloren. Beide Tabellen sollen so groß sein wie `gewichte`, mit Nullen in den Lücken.",
        ),
        Mistake(
            "signs only",
            lambda w: ((w > 0) * 1, (w < 0) * 1),
            "Die Stellen stimmen. Dort soll aber die Größe des Gewichts stehen und nicht nur eine 1.",
        ),
        Mistake(
            "all weights in plus",
            lambda w: (w, np.maximum(0, -w)),
            "`minus` stimmt. In `plus` stehen noch negative Zahlen: `np.maximum(0, gewichte)`.",
        ),
        Mistake(
            "plus twice",
            lambda w: (np.maximum(0, w), np.maximum(0, w)),
            "`plus` stimmt. `minus` soll die Beträge der negativen Gewichte enthalten: Drehe vorher das Vorzeichen um, `-gewichte`.",
        ),
        Mistake(
            "turned only",
            lambda w: (w, -w),
            "Das Vorzeichen ist richtig gedreht. In beiden Tabellen muss noch alles Negative zu null werden: `np.maximum(0, ...)`.",
        ),
    ),
)

TASKS = (converting, rows)
