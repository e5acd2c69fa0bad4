"""Project: a convolution from scratch: slowly for one picture, and smaller maps; all at once: `quick_convolution`."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task


def slow(cell: Any) -> Any:
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
TALL = np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 0.5]])
FLAT = np.array([[1.0, -2.0, 0.5]])
SQUARE = np.array([[0.0, 1.0, 2.0], [-1.0, 0.5, 1.0], [-2.0, -1.0, 3.0]])
PICTURES = _CHANCE.integers(0, 9, (3, 6, 5)).astype(float)

one_picture = Task(
    id="falte",
    goal="Gesucht ist die Karte: An jeder Stelle wird der Ausschnitt mit dem Kern multipliziert und alles addiert.",
    reference=slow(lambda part, kernel: np.sum(part * kernel)),
    unfilled=lambda picture, kernel: np.zeros(np.array(picture.shape) - kernel.shape + 1),
    inputs=(
        (_PICTURE, SQUARE),
        (_PICTURE, TALL),
        (_PICTURE.T.copy(), FLAT),
        (_PICTURE[:4, :4].copy(), SQUARE[:2, :2]),
    ),
    arguments=("bild", "kern"),
    solved="An jeder Stelle rechnet dasselbe kleine Neuron, mit denselben Gewichten. Das ist die ganze Idee der Faltung.",
    mistakes=(
        Mistake(
            "kernel turned round",
            slow(lambda part, kernel: np.sum(part * kernel[::-1, ::-1])),
            "Du drehst den Kern um. So steht es in der Mathematik, bei Netzen lässt man ihn, wie er ist: `ausschnitt * kern`.",
        ),
        Mistake(
            "ends at the kernel's size",
            _to_the_kernels_size,
            "Der Ausschnitt endet an der falschen Stelle: `y:h` hört immer in Zeile `h` auf. Er soll `h` Zeilen hoch sein, wo er auch beginnt: `y:y + h`, und `x:x + b`.",
        ),
        Mistake(
            "mean",
            slow(lambda part, kernel: np.mean(part * kernel)),
            "Du mittelst die Produkte. Ein Neuron addiert sie: `np.sum`.",
        ),
        Mistake(
            "largest",
            slow(lambda part, kernel: np.max(part * kernel)),
            "Das ist das größte Produkt. Ein Neuron addiert alle: `np.sum`.",
        ),
        Mistake(
            "added to the kernel",
            slow(lambda part, kernel: np.sum(part + kernel)),
            "Du addierst Ausschnitt und Kern. Jedes Pixel wird mit seinem Gewicht *multipliziert*.",
        ),
        Mistake(
            "kernel forgotten",
            slow(lambda part, _kernel: np.sum(part)),
            "Das ist die Summe des Ausschnitts. Der Kern fehlt: Multipliziere vorher mit ihm.",
        ),
        Mistake(
            "corner only",
            slow(lambda part, kernel: part[0, 0] * kernel[0, 0]),
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
        (PICTURES[:, :4, :4].copy(),),
        (np.tile(PICTURES, (2, 1, 2)),),
        (-PICTURES[:2, :, :4],),
        (PICTURES[:, :2, :].copy(),),
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

TASKS = (one_picture, smaller)
