"""How well and how honestly the shipped network reads people whose digits it was never trained on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from scripts.recognition import pendigits
from scripts.recognition.judge import conditions, no_digits, report, subset

from benchmarks.figures import Figure
from course_helpers.recognition import fit_strokes, shipped_network

if TYPE_CHECKING:
    from scripts.recognition.judge import Verdict

    from course_helpers.recognition import Stroke

GOALS = {"middle, 60": 98.5, "small": 98.5, "large": 98.5, "middle, 15": 95, "middle, 10": 90, "zeros": 90}


def figures(file: str | None) -> list[Figure]:
    """Return the figures of reading; with a file of real strokes print tables of unseen writers, too.

    Parameters
    ----------
    file : str or None
        ``pendigits-orig.tra``, plain or packed (see `scripts.recognition.pendigits`).
    """
    reader = shipped_network()
    found = [_share("MNIST's test digits of the package", subset(reader), 99)]
    for name, verdict in no_digits(reader).items():
        found.append(
            Figure(
                f"{name} of kinds never trained: told as no digit",
                100 * verdict.told,
                "%",
                90,
                higher_is_better=True,
            )
        )
    if file is None:
        print("  without PENDIGITS=FILE (or --pendigits FILE): nothing measured of unseen writers")
        return found
    digits = pendigits.of(pendigits.read(file), pendigits.judged)
    print(report(reader, digits))
    verdicts = conditions(reader, digits)
    found += [_share(f"unseen writers, {name}", verdict, _goal(name)) for name, verdict in verdicts.items()]
    middle = verdicts["middle, 60 a second"]
    worst = min(share for share, _ in middle.by(digit.digit for digit in digits).values())
    strokes = pendigits.on_the_sheet(digits[0].lines)
    return [
        *found,
        Figure("unseen writers: the digit that is read worst", 100 * worst, "%", 96, higher_is_better=True),
        Figure("unseen writers: digits told as no digit", 100 * middle.told, "%", 2),
        Figure("unseen writers: expected calibration error", 100 * middle.error, "%", 2),
        Figure("one answer, from strokes to shares, median", _answer_time(strokes), "ms", 5),
    ]


def _goal(name: str) -> float | None:
    return next((goal for start, goal in GOALS.items() if name.startswith(start)), None)


def _share(name: str, verdict: Verdict, goal: float | None) -> Figure:
    return Figure(name, 100 * float(verdict.right.mean()), "%", goal, higher_is_better=True)


def _answer_time(strokes: list[Stroke]) -> float:
    """Return the processor's time of one answer in ms."""
    times = []
    for _ in range(50):
        start = time.process_time()
        shipped_network().read(fit_strokes(strokes))
        times.append(time.process_time() - start)
    return 1000 * float(np.median(times))
