"""Playground: a learning rate that is too small, right or too large."""

from __future__ import annotations

import ipywidgets as w
import numpy as np

from course_helpers.widgets.playgrounds.drawing import (
    BLUE,
    GREY,
    GROUND,
    german,
    label,
    line_chart,
    polyline,
    side_by_side,
    svg,
)
from course_helpers.widgets.playgrounds.panel import Playground, slider

PRESETS = {"zu klein": 0.02, "passend": 0.3, "zu groß": 1.04}
BEST, START, GOAL, REACH = 0.5, -1.5, 1.0, 4.0  # the valley (w - 1)^2 is shown from -3 to 5
MIRROR = 1.0  # from this learning rate on, no step comes nearer


def verdict(rate: float) -> str:
    """Say what happens in the valley (w - 1)^2: each step multiplies the distance by 1 - 2 rate."""
    factor = 1 - 2 * rate
    if abs(factor) < 1e-9:  # rounding
        return "Ein einziger Schritt trifft genau die Talsohle. Das gelingt nur in diesem einfachen Tal."
    if rate < 0.1:  # nine tenths of the distance are left then
        return "Zu klein: Die Richtung stimmt, aber der Weg dauert sehr lange."
    if rate < BEST:
        return "Passend: Jeder Schritt führt ein gutes Stück näher, ohne über das Tal zu springen."
    if abs(factor) < 1 - 1e-9:
        return "Schon groß: Jeder Schritt springt über das Tal, kommt aber doch näher."
    if abs(rate - MIRROR) < 1e-9:  # rounding
        return "Zu groß: Jeder Schritt landet gleich hoch auf dem Hang gegenüber, ohne Ende."
    return "Zu groß: Jeder Schritt landet höher als der vorige. Der Fehler wächst über alle Grenzen."


class Rate(Playground):
    """One weight w, the loss (w - 1)^2, and steps against the slope 2 (w - 1)."""

    def __init__(self) -> None:
        super().__init__(
            {
                "preset": w.ToggleButtons(options=list(PRESETS), value="passend", description="Auswahl"),
                "rate": slider([n / 100 for n in range(1, 111)], 0.3, "Lernrate"),
                "steps": w.IntSlider(10, min=0, max=30, description="Schritte"),
            }
        )

    def changed(self, name: str) -> None:
        """Take over a preset into the slider, which then redraws."""
        if name == "preset":
            self.controls["rate"].value = PRESETS[self.value("preset")]
        self.redraw()

    def picture(self) -> str:
        """Draw the valley with the steps, and the loss after each of them."""
        rate = self.value("rate")
        places = GOAL + (START - GOAL) * (1 - 2 * rate) ** np.arange(self.value("steps") + 1)
        losses = (places - GOAL) ** 2
        curve = np.linspace(GOAL - REACH, GOAL + REACH, 81)
        inside = np.abs(places - GOAL) <= REACH
        last = len(places) if inside.all() else int(np.argmin(inside))
        dots = "".join(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{BLUE}" stroke="{GROUND}"/>'
            for x, y in _screen(places[:last])
        )
        axis = '<path d="M10 300H310" stroke="currentColor"/>'
        axis += label(160, 316, "Gewicht w") + label(14, 14, "Fehler", anchor="start")
        content = (
            axis + polyline(_screen(curve), GREY) + polyline(_screen(places[:last]), BLUE, width=1.5) + dots
        )
        said = verdict(rate)
        out = "" if last == len(places) else " Der Weg führt aus dem Bild hinaus."
        alt = f"Ein Tal wie eine Parabel und {last - 1} Schritte vom linken Hang aus. {said}"
        chart = line_chart({"Fehler": losses.tolist()}, "Schritt", "Fehler", top=REACH**2)
        caption = f"Lernrate {german(rate)}: {said}{out} Fehler zuletzt: {german(float(losses[-1]), 3)}."
        return side_by_side(svg(content, alt), chart, caption=caption)


def _screen(
    places: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the points of the valley above weights, in pixels."""
    x, height = 160 + 150 / REACH * (places - GOAL), (places - GOAL) ** 2
    return np.stack([x, 296 - 270 * height / REACH**2], axis=1)
