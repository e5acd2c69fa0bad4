"""Who fires when in a small network, and the membrane of one of its neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.plots.trace import VOLTAGE, membrane
from course_helpers.widgets.playgrounds.drawing import GREY, RED, label, side_by_side, svg
from course_helpers.widgets.playgrounds.sketch import DURATION, NEURON, SOURCE
from course_helpers.widgets.playgrounds.spiking import MembraneAxes, spikes_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from course_helpers.widgets.playgrounds.sketch import Sketch

_LEFT, _RIGHT, _ROW, _TALL = 92, 556, 18, 150  # pixels; the last is the height of the membrane's picture
_HIGHEST = 500  # LSB that it shows
_THIN = 8  # every eighth sample is drawn: one in 0.27 µs
_NAMED = 4  # spike times that are told of each neuron


def network_picture(sketch: Sketch, segment: Any, shown: int) -> str:
    """Return rows of spikes, below them the membrane, above both what they say.

    Parameters
    ----------
    sketch : Sketch
        The network that ran.
    segment : neo.Segment
        One spike train for each neuron, and the membrane of one of them.
    shown : int
        The field of that neuron.
    """
    fired = {
        place: 1000 * np.array(train, dtype=float)
        for place, train in zip(sketch.of_kind(NEURON), segment.spiketrains, strict=True)
    }
    told = " ".join(f"{sketch.nodes[place]}: {spikes_told(times, _NAMED)}" for place, times in fired.items())
    volts = membrane(segment)[1]
    low, high = volts.min(), volts.max()
    alt = f"{told} Membran von {sketch.nodes[shown]}: zwischen {low:.0f} und {high:.0f} LSB."
    rows = [(place, np.array(sketch.nodes[place].pulses), GREY) for place in sketch.of_kind(SOURCE)]
    rows += [(place, times, RED) for place, times in fired.items()]
    top = _ROW * len(rows) + 40
    axes = MembraneAxes(_LEFT, top, _RIGHT, top + _TALL, DURATION, _HIGHEST)
    content = (
        _raster(sketch, rows, axes)
        + axes.trace(segment, _THIN)
        + axes.ticks(range(0, DURATION + 1, 50), range(0, _HIGHEST + 1, 100))
        + label(_LEFT + 8, top - 8, f"{sketch.nodes[shown]}, {VOLTAGE}", anchor="start")
    )
    return side_by_side(svg(content, alt, width=570, height=top + _TALL + 50), caption=told)


def _raster(sketch: Sketch, rows: Sequence[tuple[int, NDArray[np.float64], str]], axes: MembraneAxes) -> str:
    bottom = _ROW * len(rows) + 4
    parts = [f'<path d="M{_LEFT} 2V{bottom}H{_RIGHT}" stroke="currentColor" fill="none"/>']
    for row, (place, times, colour) in enumerate(rows):
        y = 4 + _ROW * row
        strokes = "".join(f"M{axes.x(time):.1f} {y}v{_ROW - 4}" for time in times)
        parts.append(f'<path d="{strokes}" stroke="{colour}" stroke-width="2"/>')
        parts.append(label(_LEFT - 6, y + 11, str(sketch.nodes[place]), anchor="end"))
    return "".join(parts)
