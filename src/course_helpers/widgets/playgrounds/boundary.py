"""Playground: where a network draws the line between two classes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import ipywidgets as w
import numpy as np

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.framework.step import step

from .drawing import BLUE, ORANGE, diverging, german, line_chart, raster, side_by_side, svg
from .panel import Playground, slider
from .points import DATA_SETS, make_points

REACH, PIXELS, STEPS = 1.25, 50, 5  # the picture goes from -1.25 to 1.25; steps of learning per press
_tanh = ActivationFunction(np.tanh, lambda z: 1 - np.tanh(z) ** 2)
_sigmoid = ActivationFunction(
    lambda z: 1 / (1 + np.exp(-np.clip(z, -60, 60))),
    lambda z: 1 / (4 * np.cosh(np.clip(z, -60, 60) / 2) ** 2),
)
_none = ActivationFunction(lambda z: z, np.ones_like)
FUNCTIONS = {"ReLU": relu, "Tanh": _tanh, "Sigmoid": _sigmoid, "keine": _none}
RATES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0)


class Boundary(Playground):
    """A network learns to separate points in the plane."""

    preview_steps = 120

    def __init__(self) -> None:
        super().__init__(
            {
                "data": w.Dropdown(options=DATA_SETS, value="Kreis", description="Daten"),
                "noise": slider([n / 20 for n in range(9)], 0.0, "Rauschen"),
                "layers": w.IntSlider(1, min=0, max=3, description="Schichten"),
                "neurons": w.IntSlider(6, min=1, max=12, description="Neuronen je Sch."),
                "function": w.Dropdown(options=list(FUNCTIONS), value="Tanh", description="Aktivierung"),
                "rate": slider(RATES, 0.3, "Lernrate"),
            },
            steps=True,
        )

    def restart(self) -> None:
        """Make new points and a new network."""
        self.points, self.classes = make_points(self.value("data"), noise=self.value("noise"))
        self.wanted = np.eye(2, dtype=np.float32)[self.classes]
        sizes = [2] + [self.value("neurons")] * self.value("layers")
        function = FUNCTIONS[self.value("function")]
        layers = [Layer(n, m, function, seed=i) for i, (n, m) in enumerate(pairwise(sizes))]
        self.network = Network([*layers, Layer(sizes[-1], 2, softmax, seed=9)])
        self.losses: list[float] = []

    def changed(self, name: str) -> None:
        """Keep what was learned when only the learning rate changes."""
        if name != "rate":
            self.restart()
        self.redraw()

    def step(self) -> None:
        """Learn five times from all points."""
        for _ in range(STEPS):
            _, loss = step(
                self.network.layers, self.points, self.wanted, self.value("rate"), Network.cross_entropy_loss
            )
            self.losses.append(loss / len(self.points))

    def picture(self) -> str:
        """Draw the answer at every place, the points on top, and the loss."""
        side = np.linspace(-REACH, REACH, PIXELS, dtype=np.float32)
        places: Any = np.stack(np.meshgrid(side, -side), axis=2).reshape(-1, 2)
        answers = self.network.feedForward(places)[:, 1].reshape(PIXELS, PIXELS)
        right = self.network.accuracy(self.points, self.classes)
        dots = "".join(_mark(x, y, c) for (x, y), c in zip(self.points, self.classes, strict=True))
        share = f"{german(100 * right, 0)} % der Punkte richtig"
        alt = f"Orange und blaue Gebiete mit den Punkten „{self.value('data')}“. Das Netz hat {share}."
        ground = raster(diverging(1.4 * answers - 0.7), (0, 0, 320, 320), smooth=True)
        chart = line_chart({"Fehler": self.losses}, "Schritt", "Fehler")
        return side_by_side(svg(ground + dots, alt), chart, caption=f"{len(self.losses)} Schritte, {share}.")


def _mark(x: float, y: float, of: int) -> str:
    """Draw a point: the classes differ in colour and shape."""
    left, top = 160 + 128 * x, 160 - 128 * y
    if of:
        return f'<circle cx="{left:.0f}" cy="{top:.0f}" r="4" fill="{ORANGE}" stroke="#222"/>'
    return f'<rect x="{left - 4:.0f}" y="{top - 4:.0f}" width="7" height="7" fill="{BLUE}" stroke="#fff"/>'
