"""Sliders for the settings of one spiking neuron, and its membrane as it answers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as w

from course_helpers.plots.trace import VOLTAGE, membrane, spikes
from course_helpers.widgets.playgrounds.drawing import RED, label, side_by_side, svg
from course_helpers.widgets.playgrounds.panel import Playground
from course_helpers.widgets.playgrounds.spiking import MembraneAxes, spikes_told

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

# setting of the chip: German name, lowest, highest
SETTINGS = {
    "leak_v_leak": ("Ruhespannung", 300, 1022),
    "leak_i_bias": ("Stärke des Lecks", 0, 1022),
    "membrane_capacitance_capacitance": ("Kapazität", 0, 63),
    "threshold_v_threshold": ("Schwelle", 0, 600),
    "reset_v_reset": ("Rücksetzspannung", 300, 1000),
    "reset_i_bias": ("Rücksetzstärke", 0, 1022),
    "refractory_period_refractory_time": ("Refraktärzeit", 0, 255),
}
DURATION = 0.1  # milliseconds
_AXES = MembraneAxes(left=54, top=24, right=556, bottom=244, duration=100, highest=750)
_THIN = 4  # every fourth sample is drawn: one in 0.14 µs
_NAMED = 8  # spike times that are told


class OneNeuron(Playground):
    """Measures one neuron anew whenever a slider moves.

    Parameters
    ----------
    measure : callable
        Takes the length of the measurement in milliseconds and settings by name; returns a ``neo.Segment``.
    settings : dict of str to int
        What the sliders begin with.
    """

    def __init__(self, measure: Callable[..., Any], settings: dict[str, Any]) -> None:
        self._measure = measure
        controls = {
            name: w.IntSlider(settings[name], min=low, max=high, description=text, continuous_update=False)
            for name, (text, low, high) in SETTINGS.items()
        }
        super().__init__(controls)

    def restart(self) -> None:
        """Measure with the present settings."""
        self.segment = self._measure(DURATION, **{name: self.value(name) for name in self.controls})

    def picture(self) -> str:
        """Draw the membrane, and a stroke above for each spike."""
        fired, volts = spikes(self.segment), membrane(self.segment)[1]
        said = spikes_told(fired, _NAMED)
        said = said[0].upper() + said[1:]
        alt = f"Membranspannung über 100 µs, zwischen {volts.min():.0f} und {volts.max():.0f} LSB. {said}"
        return side_by_side(svg(self._content(fired), alt, width=570, height=286), caption=said)

    def _content(self, fired: NDArray[np.float64]) -> str:
        strokes = "".join(f"M{_AXES.x(time):.1f} 6V20" for time in fired)
        return (
            _AXES.trace(self.segment, _THIN)
            + f'<path d="{strokes}" stroke="{RED}" stroke-width="2"/>'
            + _AXES.ticks(range(0, 101, 20), range(0, 751, 250))
            + label(_AXES.left + 8, _AXES.top + 8, VOLTAGE, anchor="start")
        )
