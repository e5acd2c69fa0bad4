"""Playground: the loss as a landscape, seen along two directions, and the path of SGD through it."""

from __future__ import annotations

import ipywidgets as w
import numpy as np

from course_helpers.widgets.playgrounds.drawing import (
    GROUND,
    diverging,
    german,
    label,
    line_chart,
    polyline,
    raster,
    side_by_side,
    svg,
)
from course_helpers.widgets.playgrounds.landscape_path import STEPS, loss, walk
from course_helpers.widgets.playgrounds.panel import Playground, slider

PIXELS, LEVELS = 32, 14
RATES, SIZES = (0.03, 0.1, 0.3, 1.0, 2.0), (1, 5, 20, 100)
_OUTLINED = f'style="stroke:{GROUND};stroke-width:3;paint-order:stroke"'


class Landscape(Playground):
    """A network with 32 weights and biases: too many directions to draw, so two of them are chosen.

    They are the two along which the path moved most: the first principal components of the path (Li et al.
    2018, Visualizing the Loss Landscape of Neural Nets, section 7).
    """

    def __init__(self) -> None:
        super().__init__(
            {
                "rate": slider(RATES, 0.3, "Lernrate"),
                "batch": w.SelectionSlider(options=SIZES, value=5, description="Punkte je Schritt"),
                "seed": w.IntSlider(1, min=1, max=9, description="Startpunkt"),
                "at": w.IntSlider(STEPS, min=0, max=STEPS, description="Schritt"),
            }
        )

    def changed(self, name: str) -> None:
        """Walk anew, unless only the place on the path changes."""
        if name != "at":
            self.restart()
        self.redraw()

    def restart(self) -> None:
        """Walk the path, choose the two directions and measure the loss on a grid."""
        path = walk(self.value("rate"), self.value("batch"), self.value("seed"))
        self.losses = loss(path)
        axes = np.linalg.svd(path - path.mean(axis=0), full_matrices=False)[2][:2]
        middle = path.mean(axis=0)
        self.track = (path - middle) @ axes.T
        self.reach = 1.2 * float(np.abs(self.track).max()) + 1e-3
        side = np.linspace(-self.reach, self.reach, PIXELS)
        grid = np.stack(np.meshgrid(side, -side), axis=2).reshape(-1, 2)
        self.heights = loss(middle + grid @ axes).reshape(PIXELS, PIXELS)

    def picture(self) -> str:
        """Draw the heights in bands, like a map, the path on top, and the loss over the steps."""
        low, high = float(self.heights.min()), float(self.heights.max())
        bands = np.floor(LEVELS * (self.heights - low) / (high - low + 1e-9)) / LEVELS
        now = self.value("at")
        places = 160 + self.track * [160 / self.reach, -160 / self.reach]
        x, y = places[now]
        look = f'fill="currentColor" stroke="{GROUND}" stroke-width="2"'
        dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" {look}/>'
        start = label(places[0][0], places[0][1], "Start", extra=_OUTLINED)
        ground = raster(diverging(1.6 * bands - 0.8), (0, 0, 320, 320), smooth=True)
        found = f"Fehler {german(self.losses[now])}"
        alt = f"Karte des Fehlers: blaue Täler, orange Berge. Der Weg von SGD nach {now} Schritten; {found}."
        extremes = f"Tiefste Stelle der Karte: {german(low)}, höchste: {german(high)}."
        caption = f"Nach {now} Schritten: {found}. {extremes}"
        chart = line_chart({"Fehler": self.losses[: now + 1].tolist()}, "Schritt", "Fehler")
        drawn = svg(ground + polyline(places[: now + 1], "currentColor") + start + dot, alt)
        return side_by_side(drawn, chart, caption=caption)
