"""Project: a convolution of all pictures at once, by adding shifted pictures."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task
from course_helpers.exercises.tasks.convolution import FLAT, PICTURES, SQUARE, TALL, slow


def _each(change: Any = lambda kernel: kernel) -> Any:
    """Return a slow answer for many pictures, with the kernel changed before: independent of the quick reference."""
    plain = slow(lambda part, kernel: np.sum(part * kernel))
    return lambda pictures, kernel: np.array([plain(picture, change(kernel)) for picture in pictures])


def _last_only(pictures: Any, kernel: Any) -> Any:
    alone = np.zeros_like(kernel)
    alone[-1, -1] = kernel[-1, -1]
    return _each()(pictures, alone)


def _zeros(pictures: Any, kernel: Any) -> Any:
    high, wide = kernel.shape
    return np.zeros((len(pictures), pictures.shape[1] - high + 1, pictures.shape[2] - wide + 1))


def _shifted(pictures: Any, kernel: Any, weight: Any = lambda kernel, i, j: kernel[i, j]) -> Any:
    """Do the same for all pictures at once: every place of the kernel adds the shifted pictures, weighted."""
    high, wide = kernel.shape
    rows, columns = pictures.shape[1] - high + 1, pictures.shape[2] - wide + 1
    maps = np.zeros((len(pictures), rows, columns))
    for i in range(high):
        for j in range(wide):
            maps += weight(kernel, i, j) * pictures[:, i : i + rows, j : j + columns]
    return maps


def _cut(cut: Any) -> Any:
    """Return an answer that adds up, as the gap cell does, what `cut` takes from all pictures; it may not fit."""

    def answer(pictures: Any, kernel: Any) -> Any:
        maps = _zeros(pictures, kernel)
        rows, columns = maps.shape[1:]
        for i in range(len(kernel)):
            for j in range(kernel.shape[1]):
                maps += kernel[i, j] * cut(pictures, (i, j), (rows, columns), kernel.shape)
        return maps

    return answer


_BEGINS = "Der Ausschnitt beginnt richtig, hört aber an der falschen Stelle auf."
_ENDS = "Er soll so groß sein wie die Karte: `i:i + hoehe` und `j:j + breite`."

all_pictures = Task(
    id="falte_alle",
    goal="Gesucht sind die Karten aller Bilder auf einmal: Für jede Stelle des Kerns kommt das verschobene Bild mal diesem Gewicht dazu.",
    reference=_shifted,
    also=(_each(),),
    unfilled=_zeros,
    inputs=((PICTURES, SQUARE), (PICTURES[:1].copy(), TALL), (np.vstack([PICTURES, -PICTURES]), FLAT)),
    arguments=("bilder", "kern"),
    solved="Neun Schritte statt vieler Tausend, und numpy rechnet alle Bilder zugleich. Die langsame Fassung war deine Probe.",
    mistakes=(
        Mistake(
            "last place only",
            _last_only,
            "Es bleibt nur der letzte Schritt übrig. Sammle die Summe mit `+=`, statt sie jedes Mal zu ersetzen.",
        ),
        Mistake(
            "weights forgotten",
            _each(np.ones_like),
            "Du addierst die verschobenen Bilder, aber ohne ihr Gewicht. Multipliziere jedes mit `kern[i, j]`.",
        ),
        Mistake(
            "row and column swapped",
            lambda pictures, kernel: _shifted(pictures, kernel, lambda kernel, i, j: kernel[j, i]),
            "Zeile und Spalte des Kerns sind vertauscht. Zum Bild, das ab Zeile `i` und Spalte `j` beginnt, gehört `kern[i, j]`.",
        ),
        Mistake(
            "one weight for all",
            _each(lambda kernel: np.full_like(kernel, kernel[0, 0])),
            "Jedes Mal nimmst du dasselbe Gewicht. Zur Verschiebung um `i` und `j` gehört `kern[i, j]`.",
        ),
        Mistake(
            "kernel turned round",
            _each(lambda kernel: kernel[::-1, ::-1]),
            "Der Kern liegt verkehrt herum. Zur Verschiebung um `i` Zeilen und `j` Spalten gehört `kern[i, j]`.",
        ),
        Mistake(
            "not shifted",
            lambda pictures, kernel: (
                pictures[
                    :, : pictures.shape[1] - kernel.shape[0] + 1, : pictures.shape[2] - kernel.shape[1] + 1
                ]
                * kernel.sum()
            ),
            "Du addierst immer denselben Ausschnitt. Er muss um `i` Zeilen und `j` Spalten wandern: `i:i + hoehe`, `j:j + breite`.",
        ),
        Mistake(
            "ends at the map's size",
            _cut(lambda b, at, size, _kernel: b[:, at[0] : size[0], at[1] : size[1]]),
            f"{_BEGINS} `i:hoehe` endet immer in Zeile `hoehe`, er wird also immer kleiner. {_ENDS}",
        ),
        Mistake(
            "one further than the map's size",
            _cut(lambda b, at, size, _kernel: b[:, at[0] : size[0] + 1, at[1] : size[1] + 1]),
            f"{_BEGINS} Sein Ende muss mitwandern. {_ENDS}",
        ),
        Mistake(
            "as large as the kernel",
            _cut(lambda b, at, _size, kernel: b[:, at[0] : at[0] + kernel[0], at[1] : at[1] + kernel[1]]),
            f"{_BEGINS} `h` und `b` sind die Größe des Kerns. {_ENDS}",
        ),
        Mistake(
            "without an end",
            _cut(lambda b, at, _size, _kernel: b[:, at[0] :, at[1] :]),
            f"{_BEGINS} Ohne Ende geht er bis zum Rand des Bildes und passt nicht zur Karte. {_ENDS}",
        ),
        Mistake(
            "height and width swapped",
            _cut(lambda b, at, size, _kernel: b[:, at[0] : at[0] + size[1], at[1] : at[1] + size[0]]),
            f"Höhe und Breite sind vertauscht. Zuerst kommen die Zeilen, dann die Spalten. {_ENDS}",
        ),
        Mistake(
            "shift swapped",
            _cut(lambda b, at, size, _kernel: b[:, at[1] : at[1] + size[0], at[0] : at[0] + size[1]]),
            "`i` und `j` sind vertauscht. `i` zählt die Zeilen, `j` die Spalten: `i:i + hoehe`, dann `j:j + breite`.",
        ),
        Mistake(
            "axis of the pictures forgotten",
            _cut(lambda b, at, size, _kernel: b[at[0] : at[0] + size[0], at[1] : at[1] + size[1]]),
            "Die erste Achse zählt die Bilder. Davon sollen alle bleiben: Vorn fehlt ein `:`, also `bilder[:, i:i + hoehe, j:j + breite]`.",
        ),
        Mistake(
            "first picture for all",
            _cut(lambda b, at, size, _kernel: b[0, at[0] : at[0] + size[0], at[1] : at[1] + size[1]]),
            "Du nimmst immer das erste Bild. Mit `:` vorn sind es alle: `bilder[:, i:i + hoehe, j:j + breite]`.",
        ),
        Mistake(
            "single pixels",
            _cut(lambda b, at, _size, _kernel: b[:, at[0], at[1]]),
            "`bilder[:, i, j]` ist aus jedem Bild nur ein einziges Pixel. Gebraucht wird ein Ausschnitt, so groß wie die Karte: `i:i + hoehe`, `j:j + breite`.",
        ),
        Mistake(
            "one too far",
            _cut(
                lambda b, at, size, _kernel: b[
                    :, at[0] + 1 : at[0] + 1 + size[0], at[1] + 1 : at[1] + 1 + size[1]
                ]
            ),
            "Der Ausschnitt beginnt eine Stelle zu weit rechts und zu weit unten. Gezählt wird ab 0: Er beginnt bei `i` und `j`.",
        ),
        Mistake(
            "shifted down only",
            _cut(lambda b, at, size, _kernel: b[:, at[0] : at[0] + size[0], : size[1]]),
            "Nach unten wandert der Ausschnitt mit. Nach rechts noch nicht: `j:j + breite`.",
        ),
        Mistake(
            "shifted to the right only",
            _cut(lambda b, at, size, _kernel: b[:, : size[0], at[1] : at[1] + size[1]]),
            "Nach rechts wandert der Ausschnitt mit. Nach unten noch nicht: `i:i + hoehe`.",
        ),
        Mistake(
            "subtracted",
            _each(np.negative),
            "Alle Vorzeichen sind verkehrt. Die Produkte kommen *dazu*: `+=`.",
        ),
    ),
)

TASKS = (all_pictures,)
