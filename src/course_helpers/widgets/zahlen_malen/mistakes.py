"""Look for examples that a network reads wrongly, a few at a time, so that nothing else has to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.widgets.zahlen_malen.drawing import Drawing
from course_helpers.widgets.zahlen_malen.models import ask

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course_helpers.recognition import Picture

WANTED = 10
AT_MOST = 2000
AT_ONCE = 20  # few enough that a slow computer takes strokes in between


class MistakeSearch:
    """A search through the example digits in random order.

    Parameters
    ----------
    numbers : mapping of int to sequence of array_like
        Example pictures (28, 28) or (1, 28, 28) of every digit.
    """

    def __init__(self, numbers: Mapping[int, Sequence[Any]]) -> None:
        every = [(digit, place) for digit, pictures in numbers.items() for place in range(len(pictures))]
        order = np.random.default_rng().permutation(len(every))[:AT_MOST]
        self._numbers = numbers
        self._left = [every[k] for k in order]
        self.mistakes: list[tuple[int, int, Picture]] = []
        self.looked_at = 0

    @property
    def done(self) -> bool:
        """Whether enough was found, or everything was looked at."""
        return len(self.mistakes) >= WANTED or not self._left

    def step(self, model: Any) -> None:
        """Ask the model about the next few examples; raises what `ask` raises."""
        if self.done:
            return
        some, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        pictures = np.stack([self._seen(digit, place) for digit, place in some])
        for (digit, _), answer, picture in zip(
            some, ask(model, pictures).argmax(axis=1), pictures, strict=True
        ):
            if answer != digit and len(self.mistakes) < WANTED:
                self.mistakes.append((digit, int(answer), picture))
        self.looked_at += len(some)

    def _seen(self, digit: int, place: int) -> Picture:
        sheet = Drawing()
        sheet.put(self._numbers[digit][place])
        return sheet.seen()
