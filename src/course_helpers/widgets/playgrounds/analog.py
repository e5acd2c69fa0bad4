"""Playground: from exact to analog and back: bits, gain and noise, and learning on with them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import ipywidgets as w

from course_helpers.widgets.playgrounds.analog_layer import analog_copy, largest_weight
from course_helpers.widgets.playgrounds.digits import BATCH, digits, learn, make_network
from course_helpers.widgets.playgrounds.drawing import german, line_chart, side_by_side
from course_helpers.widgets.playgrounds.panel import Playground, slider

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from course_helpers.framework import Network

NEURONS, TESTED, BATCHES, RATE = 24, 500, 5, 0.1


@cache
def _trained() -> Network:
    network = make_network(NEURONS)
    learn(network, 0, 500, 0.2)
    return network


def _analog() -> Network:
    """Return the trained network with analog layers, each set to the values that are usual in it."""
    return analog_copy(_trained(), digits()[0].images[:200])


class Analog(Playground):
    """A trained network moves to an analog computer, forgets a little, and learns on there."""

    def __init__(self) -> None:
        super().__init__(
            {
                "bits": w.IntSlider(6, min=1, max=8, description="Bit je Gewicht"),
                "gain": slider([2 ** (n / 2) for n in range(-8, 7)], 1.0, "Verstärkung"),
                "noise": w.IntSlider(4, min=0, max=60, step=2, description="Rauschen"),
                "spread": w.IntSlider(10, min=0, max=60, step=5, description="Abweichung in %"),
            },
            steps=True,
        )

    def restart(self) -> None:
        """Move the trained network to the analog computer again."""
        self.network, self.batches = _analog(), 0
        self.exact = 100 * _trained().accuracy(*self._tested())
        self.shares: list[float] = []
        self.changed("")

    def changed(self, name: str) -> None:  # noqa: ARG002 - every control counts the same
        """Set the layers and measure."""
        for layer in self.network.layers:
            vars(layer).update({key: self.value(key) for key in self.controls})
        self._measure()
        self.redraw()

    def step(self) -> None:
        """Learn on from 80 digits, computing forwards in analog."""
        learn(self.network, 500 + self.batches, BATCHES, RATE)
        self.batches += BATCHES
        self._measure()

    def _tested(self) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
        test = digits()[1]
        return test.images[:TESTED], test.labels[:TESTED]

    def _measure(self) -> None:
        self.shares.append(100 * self.network.accuracy(*self._tested()))

    def picture(self) -> str:
        """Draw how the share of recognised digits went."""
        lines = {"analog": self.shares, "exakt gerechnet": [self.exact] * max(2, len(self.shares))}
        largest = largest_weight(self.value("bits"))
        caption = (
            f"Exakt gerechnet: {german(self.exact, 0)} % erkannt. Analog: "
            f"<strong>{german(self.shares[-1], 0)} %</strong>. "
            f"Auf dem Analogrechner nachgelernt: {BATCH * self.batches} Bilder. "
            f"{self.value('bits')} Bit und Vorzeichen: Gewichte von −{largest} bis {largest}."
        )
        return side_by_side(line_chart(lines, "Messung", "erkannt in %", top=100), caption=caption)
