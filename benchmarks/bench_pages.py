"""How soon pages show on a slow phone that Lighthouse simulates: slow line, a quarter of our processor."""

from __future__ import annotations

import statistics
from pathlib import Path

from tests.gates.publisher import lighthouse, publish

from benchmarks.figures import Figure

SITE = Path(__file__).parents[1] / "_build" / "html"
TIMES = 3
GOAL = 95.0


def run() -> list[Figure]:
    """Judge the start page and all chapters several times; the median counts."""
    names = ["index.html", *sorted(f"chapters/{page.name}" for page in (SITE / "chapters").glob("*.html"))]
    with publish(SITE) as address, lighthouse() as judge:
        judged = judge([(address + name, "slow phone") for name in names for _ in range(TIMES)])
    scores = [result["scores"]["performance"] for result in judged]
    medians = [statistics.median(scores[start : start + TIMES]) for start in range(0, len(scores), TIMES)]
    return [
        Figure(f"Lighthouse, slow phone, performance: {name}", score, "", GOAL, higher_is_better=True)
        for name, score in zip(names, medians, strict=True)
    ]
