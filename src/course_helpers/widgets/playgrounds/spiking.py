"""What the playgrounds of the spiking chip share: the axes of a membrane's picture, and words on spikes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.plots.trace import TIME, membrane
from course_helpers.widgets.playgrounds.drawing import BLUE, german, label, polyline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


@dataclass(frozen=True)
class MembraneAxes:
    """Time to the right, from 0 on, the membrane's voltage upwards, from 0 on.

    Attributes
    ----------
    left, top, right, bottom : int
        Pixels of the frame.
    duration : int
        Microseconds that it shows.
    highest : int
        LSB at its top.
    """

    left: int
    top: int
    right: int
    bottom: int
    duration: int
    highest: int

    def x(self, times: Any) -> Any:
        """Return the pixels of times in microseconds."""
        return self.left + (self.right - self.left) * np.asarray(times) / self.duration

    def y(self, volts: Any) -> Any:
        """Return the pixels of voltages in LSB."""
        return self.bottom - (self.bottom - self.top) * np.clip(volts, 0, self.highest) / self.highest

    def trace(self, segment: Any, every: int) -> str:
        """Draw the frame and a measured membrane (``neo.Segment``), of its samples one in ``every``."""
        times, volts = membrane(segment)
        frame = f"M{self.left} {self.top}V{self.bottom}H{self.right}"
        return f'<path d="{frame}" stroke="currentColor" fill="none"/>' + polyline(
            np.stack([self.x(times), self.y(volts)], axis=1)[::every], BLUE, width=1.5
        )

    def ticks(self, times: Iterable[int], volts: Iterable[int]) -> str:
        """Write numbers at both axes, and what the lower one shows."""
        return (
            "".join(label(self.left - 6, self.y(tick) + 4, f"{tick}", anchor="end") for tick in volts)
            + "".join(label(self.x(tick), self.bottom + 16, f"{tick}") for tick in times)
            + label((self.left + self.right) / 2, self.bottom + 36, TIME)
        )


def spikes_told(times: NDArray[np.float64], most: int) -> str:
    """Say in German how often a neuron fired, and of ``most`` spikes when, in microseconds."""
    if not len(times):
        return "kein Spike."
    told = "; ".join(german(time, 1) for time in times[:most]) + ("; …" if len(times) > most else "")
    return f"{len(times)} Spike{'s' if len(times) > 1 else ''} bei {told} µs."
