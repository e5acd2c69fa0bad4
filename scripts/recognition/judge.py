"""How well a network reads people it has never met: tables by digit, form and writer, and how honest it is.

``python -m scripts.recognition.judge --pendigits FILE`` judges the shipped network by the writers that are
kept for that (`pendigits.judged`), and by letters and scribbles of kinds that it was not trained on.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.mnist import load_subset
from course_helpers.recognition import Stroke, fit_picture, fit_strokes, shipped_network
from scripts.recognition import pendigits
from scripts.recognition.calibrate import calibration_error
from scripts.recognition.forms import form
from scripts.recognition.letters import JUDGED, letter
from scripts.recognition.scribbles import JUDGED_KINDS, dashed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from course_helpers.recognition import DigitReader
    from course_helpers.recognition.lines import Line
    from scripts.recognition.pendigits import Written

UNSURE = 0.5  # from here on a drawing is told as no digit
EACH = 500  # letters, and scribbles, to judge by


@dataclass
class Verdict:
    """What a network says to drawings of one set.

    Parameters
    ----------
    truth : ndarray, shape (n,)
        What each one is; unused where it is no digit.
    shares : ndarray, shape (n, 10)
    none : ndarray, shape (n,)
        How likely it is no digit.
    """

    truth: NDArray[np.int64]
    shares: NDArray[np.float32]
    none: NDArray[np.float32]
    right: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.right = self.shares.argmax(axis=1) == self.truth

    @property
    def told(self) -> float:
        """Share that is told as no digit."""
        return float((self.none >= UNSURE).mean())

    @property
    def error(self) -> float:
        """Expected calibration error of the first answer."""
        return calibration_error(self.shares.max(axis=1), self.right)

    def by(self, names: Iterable[object]) -> dict[object, tuple[float, int]]:
        """Return the share read correctly, and the number, for each name but None."""
        named = np.array(list(names), dtype=object)
        kinds = sorted({name for name in named if name is not None}, key=str)
        return {kind: (float(self.right[named == kind].mean()), int((named == kind).sum())) for kind in kinds}


def judge(reader: DigitReader, truth: Iterable[int], pictures: Iterable[NDArray[np.float32]]) -> Verdict:
    """Ask a network about pictures."""
    shares, none = reader.read(np.stack(list(pictures)))
    return Verdict(np.array(list(truth)), shares, none)


def conditions(reader: DigitReader, digits: list[Written]) -> dict[str, Verdict]:
    """Return what it says to the digits of every size and place, on boards that see many or few positions."""
    wanted = [(place, 60) for place in pendigits.FORMS] + [("middle", rate) for rate in (30, 15, 10)]
    verdicts = {}
    for place, rate in wanted:
        seen = [
            fit_strokes(pendigits.on_the_sheet(digit.lines, place, rate, (k % 2, k // 2 % 2)))
            for k, digit in enumerate(digits)
        ]
        verdicts[f"{place}, {rate} a second"] = judge(reader, (digit.digit for digit in digits), seen)
    rng = np.random.default_rng(6)
    seen = [fit_strokes(pendigits.on_the_sheet(dashed(digit.lines, rng))) for digit in digits]
    verdicts["middle, in 10 to 25 dashes"] = judge(reader, (digit.digit for digit in digits), seen)
    zeros = [slashed(digit.lines) for digit in digits if digit.digit == 0]
    if zeros:
        seen = [fit_strokes(pendigits.on_the_sheet(lines)) for lines in zeros]
        verdicts["zeros with a slash laid over them"] = judge(reader, [0] * len(seen), seen)
    return verdicts


def slashed(lines: list[Line]) -> list[Line]:
    """Lay a slash over a digit, from its lower left to its upper right corner."""
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    ends = np.array([[low[0], high[1]], [high[0], low[1]]])
    return [*lines, ends[0] + np.linspace(0.05, 0.95, 25)[:, None] * (ends[1] - ends[0])]


def no_digits(reader: DigitReader, seed: int = 5) -> dict[str, Verdict]:
    """Return what it says to scribbles and letters of kinds that it was not trained on."""
    rng = np.random.default_rng(seed)
    kinds: dict[str, Callable[[int], list[Line]]] = {
        "scribbles": lambda k: JUDGED_KINDS[k % len(JUDGED_KINDS)](rng),
        "letters": lambda k: letter(JUDGED[k % len(JUDGED)], rng),
    }
    return {
        name: judge(reader, [-1] * EACH, map(_seen, map(draw, range(EACH)))) for name, draw in kinds.items()
    }


def _seen(lines: list[Line]) -> NDArray[np.float32]:
    """Return a drawing as the board shows it to the network."""
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = 18 / max(1e-6, float((high - low).max()))
    ways = [(line - low) * scale + 5 for line in lines]
    return fit_strokes([Stroke(2.5, points=[(float(x), float(y)) for x, y in way]) for way in ways])


def subset(reader: DigitReader) -> Verdict:
    """Return what it says to the test digits of MNIST that the package ships."""
    _, (images, labels) = load_subset()
    return judge(reader, map(int, labels), (fit_picture(image / np.float32(255)) for image in images))


def report(reader: DigitReader, digits: list[Written]) -> str:
    """Return the tables of all this; without digits of writers only what needs none."""
    rows = [f"{'':<44}{'read':>7} {'of':>5}  calibration error  told as no digit"]
    verdicts = (conditions(reader, digits) if digits else {}) | {
        "MNIST's test digits in the package": subset(reader)
    }
    rows += [_row(name, verdict) for name, verdict in verdicts.items()]
    for name, verdict in no_digits(reader).items():
        rows.append(
            f"{name + ' of kinds never trained':<44}{'':>7} {EACH:>5}  {'':>17}  {100 * verdict.told:14.1f} %"
        )
    if digits:
        main = verdicts["middle, 60 a second"]
        rows += ["", *_table("by digit", main.by(digit.digit for digit in digits))]
        rows += _table("by form", main.by(form(digit) for digit in digits))
        rows += _table("by writer", main.by(digit.writer for digit in digits))
    return "\n".join(rows)


def _row(name: str, verdict: Verdict) -> str:
    return (
        f"{name:<44}{100 * verdict.right.mean():7.2f} {len(verdict.truth):>5}  "
        f"{100 * verdict.error:15.2f} %  {100 * verdict.told:14.1f} %"
    )


def _table(name: str, results: dict[object, tuple[float, int]]) -> list[str]:
    return [
        f"{name}:",
        *(f"  {kind!s:<30}{100 * share:7.1f} % of {count}" for kind, (share, count) in results.items()),
    ]


def main() -> None:
    """Print the tables for the shipped network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pendigits", help="pendigits-orig.tra, plain or .gz")
    given = parser.parse_args()
    digits = pendigits.of(pendigits.read(given.pendigits), pendigits.judged) if given.pendigits else []
    print(report(shipped_network(), digits))


if __name__ == "__main__":
    main()
