"""Digits that 30 people wrote with a pen, as strokes with their times, kept apart by writer.

UCI Machine Learning Repository, "Pen-Based Recognition of Handwritten Digits", E. Alpaydin and F. Alimoglu
(1998), CC BY 4.0: the file ``pendigits-orig.tra`` in UNIPEN's text format, plain or packed with gzip. It is
not part of this repository; of its ones and sevens, 900 are, as pictures (`course_helpers.mnist`).
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.recognition.pen import Stroke

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from course_helpers.recognition.lines import Line

POINTS_A_SECOND = 100
SCREEN = 10  # screen pixels per pixel of the sheet: where the board can see the pen
FORMS = {"middle": (18.0, None), "small in a corner": (6.0, 0), "large": (25.0, None)}
"""Height or width of a digit on the sheet in pixels, and whether it lies in a corner."""


@dataclass(frozen=True)
class Written:
    """One digit as it was written.

    Parameters
    ----------
    digit, writer : int
        What it is meant to be, and who wrote it (1 to 30).
    lines : list of ndarray, shape (n, 2)
        100 points (x, y) a second for each stroke, y down, in the tablet's unit.
    """

    digit: int
    writer: int
    lines: list[Line]


def read(file: str | os.PathLike[str]) -> list[Written]:
    """Return all digits of a file in UNIPEN's format; raises ValueError for a file without digits."""
    data = Path(file).read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("latin-1")
    digits = [_one(segment) for segment in text.split(".SEGMENT")[1:]]
    if not digits:
        raise ValueError(f"{file} holds no digit in UNIPEN's format")
    return digits


def _one(segment: str) -> Written:
    """Return the digit of one segment: a comment with digit and writer, then strokes."""
    comment = next(line for line in segment.splitlines() if line.startswith(".COMMENT")).split()
    strokes = [part.split(".PEN_UP")[0] for part in segment.split(".PEN_DOWN")[1:]]
    lines = [np.array(stroke.split(), dtype=np.float64).reshape(-1, 2) * (1, -1) for stroke in strokes]
    return Written(int(comment[1]), int(comment[2]), [line for line in lines if len(line)])


def judged(writer: int) -> bool:
    """Whether a writer is only for judging: every sixth; nothing is trained or chosen with them."""
    return writer % 6 == 0


def validated(writer: int) -> bool:
    """Whether a writer is for choosing: when to stop, how sure the answers are."""
    return writer % 6 == 3  # every sixth, too, but others


def trained(writer: int) -> bool:
    """Whether a writer's digits are trained on: those of 20 writers."""
    return not judged(writer) and not validated(writer)


def of(digits: Iterable[Written], kind: object) -> list[Written]:
    """Return the digits of the writers for whom ``kind`` is true."""
    return [digit for digit in digits if callable(kind) and kind(digit.writer)]


def on_the_sheet(
    lines: list[Line], form: str = "middle", rate: int = 60, corner: tuple[int, int] = (0, 0)
) -> list[Stroke]:
    """Return a digit as the drawing board gets it.

    Parameters
    ----------
    lines : list of ndarray, shape (n, 2)
        100 points a second.
    form : {"middle", "small in a corner", "large"}
        Size and place on the sheet.
    rate : int
        Positions that the board sees a second, and the one where the pen is lifted.
    corner : tuple of int
        (0, 0) is the upper left one, (1, 1) the lower right one.
    """
    size, place = FORMS[form]
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = size / max(1.0, float((high - low).max()))
    box = (high - low) * scale
    origin = (28 - box) / 2 if place is None else 1.5 + np.array(corner) * (25 - box)
    strokes = []
    for line in lines:
        seen = np.rint(((_at_rate(line, rate) - low) * scale + origin) * SCREEN) / SCREEN
        strokes.append(Stroke(2.5, points=[(float(x), float(y)) for x, y in seen]))
    return strokes


def _at_rate(line: Line, rate: int) -> Line:
    """Return where the pen is ``rate`` times a second, and where it is lifted."""
    last = (len(line) - 1) / POINTS_A_SECOND
    times = np.append(np.arange(0, last, 1 / rate), last) * POINTS_A_SECOND
    ticks = np.arange(len(line))
    return np.stack([np.interp(times, ticks, line[:, axis]) for axis in (0, 1)], axis=1)
