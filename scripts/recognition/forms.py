"""In which form a digit was written: what its strokes tell, for tables of what is read and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from course_helpers.recognition.lines import Line
    from scripts.recognition.pendigits import Written


def form(written: Written) -> str | None:
    """Return the name of the form, in which digits are often misread, or None for any other."""
    points = np.concatenate(written.lines)
    low, size = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1)
    lines = [(line - low) / size for line in written.lines]
    find = {1: _one, 4: _four, 7: _seven, 9: _nine}.get(written.digit)
    return find(lines) if find else None


def _one(lines: list[Line]) -> str | None:
    """Tell ones by their upstroke and foot."""
    first, last = lines[0], lines[-1]
    rise = first[0, 1] - first[:, 1].min()
    near_the_bottom = last[:, 1].min() > 0.75
    foot = len(lines) > 1 and near_the_bottom and np.ptp(last[:, 0]) > np.ptp(last[:, 1])
    if foot:
        return "1 with a foot"
    if rise < 0.08 or first[:, 1].argmin() > 0.8 * len(first):  # none, or written upwards
        return None
    return "1 with a short upstroke" if rise < 0.35 else "1 with a long upstroke"  # a third


def _four(lines: list[Line]) -> str:
    """Tell fours by their strokes."""
    if len(lines) == 1:
        return "4 in one stroke"
    short = np.ptp(lines[-1][:, 1]) < 0.6  # of its height
    return "4, short second stroke" if short else "4, long second stroke"


def _seven(lines: list[Line]) -> str | None:
    """Tell sevens by the height of the bar, measured downwards."""
    last = lines[-1]
    if len(lines) == 1 or np.ptp(last[:, 0]) < np.ptp(last[:, 1]):
        return None
    height = float(last[:, 1].mean())
    if height < 0.25:  # the roof, written last
        return None
    return "7 with a bar below 60 %" if height > 0.6 else "7 with a bar in the middle"


def _nine(lines: list[Line]) -> str | None:
    """Tell nines by how far the hook goes, and how much of their height the loop takes."""
    line = np.concatenate(lines)
    end = line[-1]
    if end[0] > 0.45 or end[1] < 0.6 or line[:, 1].argmax() > len(line) - 2:  # no hook to the left
        return None
    back = np.hypot(*(line - line[0]).T)
    away = int(back[: len(line) // 2].argmax())
    closed = away + int(back[away : 2 * len(line) // 3 + 1].argmin())
    loop = float(np.ptp(line[: closed + 1, 1]))
    return "9 with a hook, small loop" if loop < 0.5 else "9 with a hook, large loop"  # half its height
