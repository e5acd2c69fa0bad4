"""Project: a convolution from scratch: slowly for one picture, quickly for all, and smaller maps."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task


def _slow(cell: Any) -> Any:
    """Return an answer that fills a map cell by cell; the plain way."""

    def answer(picture: Any, kernel: Any) -> Any:
        high, wide = kernel.shape
        rows, columns = picture.shape[0] - high + 1, picture.shape[1] - wide + 1
        return np.array(
            [[cell(picture[y : y + high, x : x + wide], kernel) for x in range(columns)] for y in range(rows)]
        )

    return answer


def _to_the_kernels_size(picture: Any, kernel: Any) -> Any:
    high, wide = kernel.shape
    rows, columns = picture.shape[0] - high + 1, picture.shape[1] - wide + 1
    return [[np.sum(picture[y:high, x:wide] * kernel) for x in range(columns)] for y in range(rows)]


_CHANCE = np.random.default_rng(4)
_PICTURE = _CHANCE.integers(0, 9, (6, 5)).astype(float)
_TALL = np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 0.5]])
_FLAT = np.array([[1.0, -2.0, 0.5]])
_SQUARE = np.array([[0.0, 1.0, 2.0], [-1.0, 0.5, 1.0], [-2.0, -1.0, 3.0]])

one_picture = Task(
    id="falte",
    goal="Gesucht ist die Karte: An jeder Stelle wird der Ausschnitt mit dem Kern multipliziert und alles addiert.",
    reference=_slow(lambda part, kernel: np.sum(part * kernel)),
    unfilled=lambda picture, kernel: np.zeros(np.array(picture.shape) - kernel.shape + 1),
    inputs=(
        (_PICTURE, _SQUARE),
        (_PICTURE, _TALL),
        (_PICTURE.T.copy(), _FLAT),
        (_PICTURE[:4, :4].copy(), _SQUARE[:2, :2]),
    ),
    arguments=("bild", "kern"),
    solved="An jeder Stelle rechnet dasselbe kleine Neuron, mit denselben Gewichten. Das ist die ganze Idee der Faltung.",
    mistakes=(
        Mistake(
            "kernel turned round",
            _slow(lambda part, kernel: np.sum(part * kernel[::-1, ::-1])),
            "Du drehst den Kern um. So steht es in der Mathematik, bei Netzen lässt man ihn, wie er ist: `ausschnitt * kern`.",
        ),
        Mistake(
            "ends at the kernel's size",
            _to_the_kernels_size,
            "Der Ausschnitt endet an der falschen Stelle: `y:h` hört immer in Zeile `h` auf. Er soll `h` Zeilen hoch sein, wo er auch beginnt: `y:y + h`, und `x:x + b`.",
        ),
        Mistake(
            "mean",
            _slow(lambda part, kernel: np.mean(part * kernel)),
            "Du mittelst die Produkte. Ein Neuron addiert sie: `np.sum`.",
        ),
        Mistake(
            "largest",
            _slow(lambda part, kernel: np.max(part * kernel)),
            "Das ist das größte Produkt. Ein Neuron addiert alle: `np.sum`.",
        ),
        Mistake(
            "added to the kernel",
            _slow(lambda part, kernel: np.sum(part + kernel)),
            "Du addierst Ausschnitt und Kern. Jedes Pixel wird mit seinem Gewicht *multipliziert*.",
        ),
        Mistake(
            "kernel forgotten",
            _slow(lambda part, _kernel: np.sum(part)),
            "Das ist die Summe des Ausschnitts. Der Kern fehlt: Multipliziere vorher mit ihm.",
        ),
        Mistake(
            "corner only",
            _slow(lambda part, kernel: part[0, 0] * kernel[0, 0]),
            "Du nimmst nur die Ecke links oben. Gebraucht wird der ganze Ausschnitt: `bild[y:y + h, x:x + b]`.",
        ),
        Mistake(
            "always the first part",
            lambda picture, kernel: np.full(
                np.array(picture.shape) - kernel.shape + 1,
                np.sum(picture[: kernel.shape[0], : kernel.shape[1]] * kernel),
            ),
            "Überall steht dieselbe Zahl: Dein Ausschnitt wandert nicht mit. Er beginnt bei Zeile `y` und Spalte `x`.",
        ),
    ),
)


def _each(change: Any = lambda kernel: kernel) -> Any:
    """Return a slow answer for many pictures, with the kernel changed before: independent of the quick reference."""
    plain = _slow(lambda part, kernel: np.sum(part * kernel))
    return lambda pictures, kernel: np.array([plain(picture, change(kernel)) for picture in pictures])


def _last_only(pictures: Any, kernel: Any) -> Any:
    alone = np.zeros_like(kernel)
    alone[-1, -1] = kernel[-1, -1]
    return _each()(pictures, alone)


def _shifted(pictures: Any, kernel: Any, weight: Any = lambda kernel, i, j: kernel[i, j]) -> Any:
    """Do the same for all pictures at once: every place of the kernel adds the shifted pictures, weighted."""
    high, wide = kernel.shape
    rows, columns = pictures.shape[1] - high + 1, pictures.shape[2] - wide + 1
    maps = np.zeros((len(pictures), rows, columns))
    for i in range(high):
        for j in range(wide):
            maps += weight(kernel, i, j) * pictures[:, i : i + rows, j : j + columns]
    return maps


_PICTURES = _CHANCE.integers(0, 9, (3, 6, 5)).astype(float)

all_pictures = Task(
    id="falte_alle",
    goal="Gesucht sind die Karten aller Bilder auf einmal: Für jede Stelle des Kerns kommt das verschobene Bild mal diesem Gewicht dazu.",
    reference=_shifted,
    also=(_each(),),
    unfilled=lambda pictures, kernel: np.zeros(
        (len(pictures), pictures.shape[1] - kernel.shape[0] + 1, pictures.shape[2] - kernel.shape[1] + 1)
    ),
    inputs=((_PICTURES, _SQUARE), (_PICTURES[:1].copy(), _TALL), (np.vstack([_PICTURES, -_PICTURES]), _FLAT)),
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
            "subtracted",
            _each(np.negative),
            "Alle Vorzeichen sind verkehrt. Die Produkte kommen *dazu*: `+=`.",
        ),
    ),
)


def _fours(how: Any) -> Any:
    def answer(maps: Any) -> Any:
        n, high, wide = maps.shape
        high, wide = high // 2, wide // 2
        return how(maps[:, : 2 * high, : 2 * wide].reshape(n, high, 2, wide, 2))

    return answer


smaller = Task(
    id="verkleinere",
    goal="Gesucht sind halb so große Karten: aus je 2 × 2 Feldern das größte. Eine übrige Zeile oder Spalte fällt weg.",
    reference=_fours(lambda four: four.max(axis=(2, 4))),
    inputs=(
        (_PICTURES[:, :4, :4].copy(),),
        (np.tile(_PICTURES, (2, 1, 2)),),
        (-_PICTURES[:2, :, :4],),
        (_PICTURES[:, :2, :].copy(),),
    ),
    arguments=("karten",),
    solved="Ein Viertel der Zahlen, und es ist fast gleichgültig, ob eine Kante ein Pixel weiter links lag.",
    mistakes=(
        Mistake(
            "mean",
            _fours(lambda four: four.mean(axis=(2, 4))),
            "Du mittelst die vier Felder. Das gibt es auch; hier ist das größte gefragt: `max`.",
        ),
        Mistake(
            "smallest",
            _fours(lambda four: four.min(axis=(2, 4))),
            "Das ist das kleinste der vier Felder. Gesucht ist das größte.",
        ),
        Mistake(
            "summed",
            _fours(lambda four: four.sum(axis=(2, 4))),
            "Du addierst die vier Felder. Gesucht ist das größte: `max`.",
        ),
        Mistake(
            "corner only",
            _fours(lambda four: four[:, :, 0, :, 0]),
            "Du behältst von je vier Feldern das linke obere. Gesucht ist das größte der vier.",
        ),
        Mistake(
            "wrong axes",
            _fours(lambda four: four.max(axis=(1, 3))),
            "Du suchst über das ganze Bild statt in den Vierergruppen. Ihre beiden Achsen sind 2 und 4.",
        ),
        Mistake(
            "rows only",
            _fours(lambda four: four.max(axis=2).reshape(len(four), four.shape[1], -1)),
            "Nur die Zeilen sind halbiert. Nimm beide Achsen der Vierergruppen: `axis=(2, 4)`.",
        ),
        Mistake(
            "axis forgotten",
            lambda maps: maps.max(),
            "Das ist eine einzige Zahl. Mit `axis=(2, 4)` gibt es eine für jede Vierergruppe.",
        ),
    ),
)

TASKS = (one_picture, all_pictures, smaller)
