"""Who fires when: a point for each spike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D

from course_helpers.plots.style import COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = (("erregende", "rot", "|"), ("hemmende", "blau", "."))  # differ in shape, too
_MANY = 2000  # spikes: as pixels, an SVG of them stays small


def show_raster(excitatory: Sequence[Any], inhibitory: Sequence[Any] = (), *, title: str = "") -> None:
    """Show the spikes of all neurons over time, the excitatory neurons below the inhibitory ones.

    Parameters
    ----------
    excitatory, inhibitory
        For each neuron its spike times in milliseconds, as `neo.SpikeTrain` or array.
    title
        What stands above.
    """
    _, ax = plt.subplots(figsize=(6.4, 3.8))
    below = 0
    drawn = []
    for trains, (name, colour, marker) in zip((excitatory, inhibitory), _KINDS, strict=True):
        if len(trains):
            times = [1000 * np.asarray(train, dtype=float) for train in trains]
            rows = [np.full(len(train), below + row) for row, train in enumerate(times)]
            look: dict[str, Any] = {"marker": marker, "color": COLOURS[colour], "linestyle": "none"}
            many = sum(map(len, times)) > _MANY
            ax.plot(
                np.concatenate(times), np.concatenate(rows), **look, markersize=4, alpha=0.8, rasterized=many
            )
            drawn.append(Line2D([], [], **look, markersize=8, label=f"{name} Neuronen"))
            below += len(trains)
    ax.set_xlabel("Zeit in µs")
    ax.set_ylabel("Nummer des Neurons")
    ax.set_ylim(-2, max(below, 1) + 1)
    ax.set_xlim(left=0)
    ax.set_title(title, loc="left", fontsize=11)
    ax.legend(handles=drawn, loc="lower center", bbox_to_anchor=(0.5, 1.0 + 0.09 * bool(title)), ncols=2)
