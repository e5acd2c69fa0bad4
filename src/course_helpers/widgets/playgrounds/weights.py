"""Playground: what the hidden neurons look for while the network learns."""

from __future__ import annotations

from typing import Any

import ipywidgets as w
import numpy as np

from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.widgets.playgrounds.digits import BATCH, digits
from course_helpers.widgets.playgrounds.drawing import (
    diverging,
    german,
    line_chart,
    raster,
    side_by_side,
    svg,
)
from course_helpers.widgets.playgrounds.panel import Playground, slider

COLUMNS, CELL, BATCHES = 6, 30, 5
RATES = (0.01, 0.05, 0.2, 0.5, 2.0)


class WeightPictures(Playground):
    """The weights of each hidden neuron as a picture, while a network learns to read digits.

    ``layer`` and ``network`` are the course's classes or a pupil's own: of the first it calls the three
    methods that chapter 3 teaches, of the second `train` and `feedForward`.
    """

    preview_steps = 80

    def __init__(self, layer: type[Any] = Layer, network: type[Any] = Network) -> None:
        self._kinds = layer, network
        super().__init__(
            {
                "neurons": w.IntSlider(12, min=6, max=24, step=6, description="Neuronen"),
                "rate": slider(RATES, 0.2, "Lernrate"),
            },
            steps=True,
        )

    def restart(self) -> None:
        """Make a new network."""
        layer, network = self._kinds
        neurons = self.value("neurons")
        self.hidden = layer(784, neurons, relu, seed=1)
        self.network = network([self.hidden, layer(neurons, 10, softmax, seed=2)])
        self.batches = 0
        self.shares = [self._share()]

    def changed(self, name: str) -> None:
        """Keep what was learned when only the learning rate changes."""
        if name != "rate":
            self.restart()
        self.redraw()

    def step(self) -> None:
        """Learn from 80 digits."""
        train = digits()[0]
        for number in range(self.batches, self.batches + BATCHES):
            rows = np.arange(BATCH * number, BATCH * (number + 1)) % len(train.images)
            self.network.train(train.images[rows], train.wanted[rows], self.value("rate"))
        self.batches += BATCHES
        self.shares.append(self._share())

    def _share(self) -> float:
        test = digits()[1]
        answers = self.network.feedForward(test.images[:300]).argmax(axis=1)
        return 100 * float(np.mean(answers == test.labels[:300]))

    def picture(self) -> str:
        """Draw the weights; all pictures share one scale, so that neurons can be compared."""
        weights = self.hidden.weightsForNext
        limit = float(np.quantile(np.abs(weights), 0.995))
        rows = -(-weights.shape[1] // COLUMNS)
        sheet = np.zeros((rows * CELL, COLUMNS * CELL))
        for number, column in enumerate(weights.T):
            y, x = CELL * (number // COLUMNS), CELL * (number % COLUMNS)
            sheet[y + 1 : y + 29, x + 1 : x + 29] = column.reshape(28, 28) / limit
        width, height = 54 * COLUMNS, 54 * rows
        share = f"{german(self.shares[-1], 0)} % der Testbilder erkannt"
        alt = (
            f"{weights.shape[1]} Bilder mit orangen und blauen Flecken: die Gewichte der versteckten "
            f"Neuronen. {share}."
        )
        pictures = svg(raster(diverging(sheet), (0, 0, width, height)), alt, width=width, height=height)
        chart = line_chart({"erkannt": self.shares}, f"je {BATCH * BATCHES} Bilder", "erkannt in %", top=100)
        return side_by_side(pictures, chart, caption=f"{BATCH * self.batches} Bilder gelernt, {share}.")
