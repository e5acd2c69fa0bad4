"""What the digit reader is trained on, as tables of strokes: real ones, drawn shapes, no digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.recognition.curves import curved
from course_helpers.recognition.lines import simplify
from course_helpers.recognition.normalise import fill_box
from scripts.recognition.pendigits import Written, on_the_sheet
from scripts.recognition.scribbles import dashed, no_digit, unfinished
from scripts.recognition.shapes import written
from scripts.recognition.variations import Strokes, table

if TYPE_CHECKING:
    from course_helpers.recognition.lines import Line

NO_DIGIT = 10
RATES = (100, 60, 60, 30, 20, 15, 12, 10, 10)
"""Positions a second: a slow tablet or a busy page sees few."""
FEWEST = 5
"""Positions of one digit: at 10 a second half have six. From fewer nobody tells a quick 8 from a thick 1."""
HALVES = (0, 2, 3, 5)
"""Half of these is no digit; half a 1 is a 1, half a 9 a 0, half an 8 a 5."""


def ready(lines: list[Line]) -> list[Line]:
    """Bring lines to the size of MNIST's digits, as the board does, and leave out points that say nothing."""
    rounded = [curved(line) for line in fill_box(lines)]
    return [simplify(line, 0.15) for line in fill_box(rounded)]


def real_digits(digits: list[Written], rng: np.random.Generator) -> Strokes:
    """Return people's digits, each seen by a faster or slower board, some in dashes."""
    drawn = []
    for digit in digits:
        strokes = on_the_sheet(digit.lines, rate=int(rng.choice(RATES)))
        lines = ready([stroke.way() for stroke in strokes])
        if sum(len(stroke.points) for stroke in strokes) < FEWEST:
            lines = ready([stroke.way() for stroke in on_the_sheet(digit.lines)])
        drawn.append(dashed(lines, rng) if rng.random() < 0.06 else lines)  # few do that
    return table(drawn, np.array([digit.digit for digit in digits]))


def drawn_digits(count: int, rng: np.random.Generator) -> Strokes:
    """Return digits in German and other forms; 0, 1, 4, 7 and 9 twice as often as the others."""
    chances = np.array([2, 2, 1, 1, 2, 1, 1, 2, 1, 2]) / 15
    labels = rng.choice(10, count, p=chances)
    drawn = [ready(written(int(label), rng)) for label in labels]
    # few write in dashes
    return table([dashed(lines, rng) if rng.random() < 0.06 else lines for lines in drawn], labels)


def no_digits(count: int, digits: list[Written], rng: np.random.Generator) -> Strokes:
    """Return scribbles, letters and, one in five, the beginning of a digit."""
    halves = [digit for digit in digits if digit.digit in HALVES]
    drawn = []
    for _ in range(count):
        if rng.random() < 0.2:  # one in five
            whole = (
                halves[rng.integers(len(halves))].lines if halves else written(int(rng.choice(HALVES)), rng)
            )
            drawn.append(ready(unfinished(whole, rng)))
        else:
            drawn.append(ready(no_digit(rng)))
    return table(drawn, np.full(count, NO_DIGIT))
