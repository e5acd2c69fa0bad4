"""How quickly the playgrounds answer: one movement of a slider, computed and drawn, without the page."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from course_helpers.widgets.playgrounds import (
    Analog,
    Boundary,
    Confusion,
    Landscape,
    Rate,
    WeightPictures,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from course_helpers.widgets.playgrounds.panel import Playground

GOAL = 100.0  # ms
MOVES: tuple[tuple[Callable[[], Playground], str, tuple[object, ...]], ...] = (
    (Boundary, "neurons", (3, 12, 6, 8)),
    (WeightPictures, "neurons", (24, 6, 18, 12)),
    (Confusion, "cell", ((3, 5), (5, 3), (7, 9), (9, 4))),
    (Landscape, "rate", (0.1, 1.0, 0.03, 0.3)),
    (Rate, "rate", (0.1, 0.5, 1.1, 0.3)),
    (Analog, "noise", (2, 20, 40, 6)),
)


def _move(playground: Playground, control: str, values: tuple[object, ...]) -> float:
    """Return the median time of a movement in milliseconds."""
    times = []
    for value in values:
        started = time.perf_counter()
        playground.controls[control].value = value
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def run() -> list[Figure]:
    """Move one slider of each playground, and let those that learn do one step."""
    figures = []
    for kind, control, values in MOVES:
        playground = kind()
        name = f"{type(playground).__name__}: slider „{playground.controls[control].description}“"
        figures.append(Figure(name, _move(playground, control, values), "ms", GOAL))
        kilobytes = len(playground.view.value) / 1000
        figures.append(Figure(f"{type(playground).__name__}: size of a picture", kilobytes, "kB"))
    return figures
