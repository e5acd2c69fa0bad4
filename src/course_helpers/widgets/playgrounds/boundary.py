"""Playground: where a network draws the line between two classes, and whether it holds for new points."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import ipywidgets as w
import numpy as np

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.framework.step import step
from course_helpers.widgets.playgrounds.boundary_pictures import ground, hidden, marks
from course_helpers.widgets.playgrounds.drawing import german, line_chart, side_by_side, svg
from course_helpers.widgets.playgrounds.panel import Playground, slider
from course_helpers.widgets.playgrounds.points import DATA_SETS, make_points

LEARNED, STEPS = 100, 5  # points to learn from, as many are for testing; steps of learning per press
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
                "neurons": w.IntSlider(6, min=1, max=12, description="Neuronen je Schicht"),
                "function": w.Dropdown(options=list(FUNCTIONS), value="Tanh", description="Aktivierung"),
                "rate": slider(RATES, 0.3, "Lernrate"),
            },
            steps=True,
        )

    def restart(self) -> None:
        """Make new points and a new network."""
        points, classes = make_points(self.value("data"), 2 * LEARNED, noise=self.value("noise"))
        self.points, self.classes = points[:LEARNED], classes[:LEARNED]
        self.test_points, self.test_classes = points[LEARNED:], classes[LEARNED:]
        sizes = [2] + [self.value("neurons")] * self.value("layers")
        function = FUNCTIONS[self.value("function")]
        layers = [Layer(n, m, function, seed=i) for i, (n, m) in enumerate(pairwise(sizes))]
        self.network = Network([*layers, Layer(sizes[-1], 2, softmax, seed=9)])
        self.losses: list[float] = []
        self.test_losses: list[float] = []

    def changed(self, name: str) -> None:
        """Keep what was learned when only the learning rate changes."""
        if name != "rate":
            self.restart()
        self.redraw()

    def step(self) -> None:
        """Learn five times from all points that are to be learned from; the others only measure."""
        wanted = np.eye(2, dtype=np.float32)[self.classes]
        for _ in range(STEPS):
            self.test_losses.append(self._test_loss())
            _, loss = step(
                self.network.layers, self.points, wanted, self.value("rate"), Network.cross_entropy_loss
            )
            self.losses.append(loss / len(self.points))

    def _test_loss(self) -> float:
        outputs = self.network.feedForward(self.test_points)
        wanted = np.eye(2, dtype=outputs.dtype)[self.test_classes]
        return float(Network.cross_entropy_loss(outputs, wanted)[0].sum()) / len(outputs)

    def picture(self) -> str:
        """Draw the answer at every place with the points on top, the hidden neurons, and both losses."""
        found = {
            "Trainingspunkte": self._found(self.points, self.classes, self.losses),
            "Testpunkte": self._found(self.test_points, self.test_classes, self.test_losses),
        }
        said = ". ".join(f"{name}: {text}" for name, text in found.items())
        alt = f"Orange und blaue Gebiete mit den Punkten „{self.value('data')}“. {said}."
        dots = marks(self.test_points, self.test_classes, hollow=True) + marks(self.points, self.classes)
        lines = {"Trainingspunkte": self.losses, "Testpunkte": self.test_losses}
        charts = line_chart(lines, "Schritt", "Fehler") + hidden(self.network.layers)
        return side_by_side(
            svg(ground(self.network) + dots, alt),
            f'<div style="display:flex;flex-direction:column;gap:.4rem;max-width:100%">{charts}</div>',
            caption=f"{len(self.losses)} Schritte. {said}. "
            "Aus den gefüllten Punkten lernt das Netz, die hohlen sind Testpunkte.",
        )

    def _found(self, points: Any, classes: Any, losses: list[float]) -> str:
        """Say how many points are right, and how large the loss was last."""
        right = f"{german(100 * self.network.accuracy(points, classes), 0)} % richtig"
        return f"{right}, Fehler {german(losses[-1])}" if losses else right
