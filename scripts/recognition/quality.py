"""How well a network reads drawings, brought into form in the same way as a pupil's drawing.

``python -m scripts.recognition.quality MNIST-FOLDER`` measures the shipped network. All sets are made from
MNIST's 10,000 test digits, never from what was trained on; what people write is measured by `judge`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from course_helpers.mnist import load_data
from course_helpers.recognition import Picture, blank, paint, shipped_network
from course_helpers.recognition.lines import Line, sample, simplify
from course_helpers.recognition.normalise import fit_picture, fit_strokes
from course_helpers.recognition.pen import Stroke
from scripts.recognition.thinning import digit_lines

Model = Callable[[NDArray[np.float32]], NDArray[np.floating]]
Case = tuple[int, NDArray[np.float32]]


def report(model: Model, folder: str, count: int, seed: int = 7) -> str:
    """Return one line per set of drawings with the share read correctly, in all and per digit.

    Parameters
    ----------
    model : callable
        From pictures (n, 28, 28) to scores (n, 10).
    folder : str
        Where MNIST's full set lies.
    count : int
        How many test digits to use.
    seed : int
        Start of the random numbers.
    """
    _, (images, labels) = load_data(folder)
    images, labels = images[:count], labels[:count]
    lines = digit_lines(images / np.float32(255))
    rng = np.random.default_rng(seed)
    sets: dict[str, Iterator[Case]] = {
        "MNIST's test pictures": (
            (int(d), fit_picture(i / np.float32(255))) for i, d in zip(images, labels, strict=True)
        ),
        "redrawn, as large as MNIST": drawings(lines, labels, rng, (1, 1), 0.0),
        "redrawn, any size, place and slant": drawings(lines, labels, rng, (0.25, 1.3), 0.35),
        "polygons of few points": drawings(
            [[simplify(k, 1.6) for k in ls] for ls in lines], labels, rng, (0.25, 1.3), 0.2
        ),
        "slow and shaky with a mouse, with slips": mouse(lines, labels, rng),
        "pictures, any size, place and thickness": pictures(lines, labels, rng),
        "ones with a long upstroke": ones(lines, labels, rng),
        "sevens with a crossbar": sevens(lines, labels, rng),
    }
    return "\n".join(_row(name, list(cases), model) for name, cases in sets.items())


def _row(name: str, cases: list[Case], model: Model) -> str:
    """Return the result of one set as a line of text."""
    truth = np.array([digit for digit, _ in cases])
    answers = np.concatenate(
        [
            model(np.stack([p for _, p in cases[k : k + 500]])).argmax(axis=1)
            for k in range(0, len(cases), 500)
        ]
    )
    right = answers == truth
    each = " ".join(f"{d}:{100 * right[truth == d].mean():.1f}" for d in range(10) if (truth == d).any())
    return f"{name:<40} {100 * right.mean():6.2f} % of {len(cases):>5}   {each}"


def drawings(
    lines: list[list[Line]],
    labels: NDArray[np.uint8],
    rng: np.random.Generator,
    sizes: tuple[float, float],
    slant: float,
) -> Iterator[Case]:
    """Redraw digits as a hand would: other size, place, slant and pen, with a slight tremble."""
    for digit, strokes in zip(labels, lines, strict=True):
        yield int(digit), fit_strokes(_strokes(_move(strokes, rng, sizes, slant)))


def _move(
    lines: list[Line], rng: np.random.Generator, sizes: tuple[float, float], slant: float
) -> list[Line]:
    """Scale about the centre, slant and push somewhere on the sheet."""
    size, lean = rng.uniform(*sizes), rng.uniform(-slant, slant)
    centre = rng.uniform(14 - 10 * (1 - min(size, 1)), 14 + 10 * (1 - min(size, 1)), 2)
    change = np.array([[size, 0], [-lean * size, size]])
    return [(line - 14) @ change + centre + rng.normal(0, 0.15 * size, line.shape) for line in lines]


def mouse(lines: list[list[Line]], labels: NDArray[np.uint8], rng: np.random.Generator) -> Iterator[Case]:
    """Redraw digits with many rounded points, a wavering hand, strokes either way, and some dots."""
    for digit, strokes in zip(labels, lines, strict=True):
        drawn = []
        for line in _move(strokes, rng, (0.2, 1.3), 0.3):
            dense = sample(line, 0.15)
            waver = np.cumsum(rng.normal(0, 0.02, dense.shape), axis=0)
            drawn.append(np.rint((dense + waver - waver.mean(axis=0)) * 10) / 10)  # ten screen pixels are one
        if rng.random() < 0.2:  # one in five
            drawn.append(rng.uniform(2, 26, (1, 2)))
        order = rng.permutation(len(drawn))
        yield int(digit), fit_strokes(_strokes([drawn[k][:: rng.choice((-1, 1))] for k in order]))


def pictures(lines: list[list[Line]], labels: NDArray[np.uint8], rng: np.random.Generator) -> Iterator[Case]:
    """Paint digits into pictures, of which only the pixels are known."""
    for digit, strokes in zip(labels, lines, strict=True):
        size = rng.uniform(0.35, 1.2)
        picture: Picture = blank()
        width = rng.uniform(1, 4.5 * min(size, 1))
        for stroke in _strokes(_move(strokes, rng, (size, size), 0.3), width):
            paint(picture, stroke)
        yield int(digit), fit_picture(picture)


def ones(lines: list[list[Line]], labels: NDArray[np.uint8], rng: np.random.Generator) -> Iterator[Case]:
    """Give MNIST's ones the long upstroke that is usual in Germany."""
    for strokes in (ls for ls, label in zip(lines, labels, strict=True) if label == 1):
        stem = max(strokes, key=lambda line: float(np.ptp(line[:, 1])))
        top = stem[stem[:, 1].argmin()]
        depth = np.ptp(stem[:, 1]) * rng.uniform(0.4, 0.75)
        start = top + np.array([-depth * rng.uniform(0.5, 1.1), depth])
        yield 1, fit_strokes(_strokes([np.array([start, top]), stem]))


def sevens(lines: list[list[Line]], labels: NDArray[np.uint8], rng: np.random.Generator) -> Iterator[Case]:
    """Give MNIST's sevens a crossbar."""
    for strokes in (ls for ls, label in zip(lines, labels, strict=True) if label == 7):  # the digit
        points = np.concatenate(strokes)
        low, high = points.min(axis=0), points.max(axis=0)
        height = low[1] + (high[1] - low[1]) * rng.uniform(0.45, 0.6)
        on_stem = points[np.abs(points[:, 1] - height).argmin(), 0]
        half = (high[0] - low[0]) * rng.uniform(0.25, 0.4)
        bar = np.array([[on_stem - half, height + rng.normal(0, 0.5)], [on_stem + half, height]])
        yield 7, fit_strokes(_strokes([*strokes, bar]))


def _strokes(lines: list[Line], width: float = 2.5) -> list[Stroke]:
    return [Stroke(width, points=[(float(x), float(y)) for x, y in line]) for line in lines]


def main() -> None:
    """Measure the shipped network."""
    print(report(shipped_network(), sys.argv[1], 10_000))


if __name__ == "__main__":
    main()
