"""What the playground about the boundary draws: answers in the plane, its points, and the hidden neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.widgets.playgrounds.drawing import BLUE, GROUND, ORANGE, diverging, label, raster, svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from course_helpers.framework import Layer, Network

REACH, PIXELS = 1.25, 50  # the plane goes from -1.25 to 1.25
SMALL, CELL, COLUMNS, TITLE = 20, 26, 12, 18  # hidden neurons: pixels computed and drawn, most in a row


def ground(network: Network) -> str:
    """Draw how sure the network is of class 1 (orange) or 0 (blue) at every place."""
    answers = network.feedForward(_plane(PIXELS))[:, 1].reshape(PIXELS, PIXELS)
    return raster(diverging(1.4 * answers - 0.7), (0, 0, 320, 320), smooth=True)


def marks(points: NDArray[np.float32], classes: NDArray[np.intp], *, hollow: bool = False) -> str:
    """Draw points; the classes differ in colour and shape, those for testing are hollow."""
    return "".join(_mark(x, y, of, hollow=hollow) for (x, y), of in zip(points, classes, strict=True))


def _mark(x: float, y: float, of: int, *, hollow: bool) -> str:
    left, top = 160 + 128 * x, 160 - 128 * y
    colour, edge = (ORANGE, "currentColor") if of else (BLUE, GROUND)
    look = 'fill="none" stroke="currentColor"' if hollow else f'fill="{colour}" stroke="{edge}"'
    if of:
        return f'<circle cx="{left:.0f}" cy="{top:.0f}" r="4" {look}/>'
    return f'<rect x="{left - 4:.0f}" y="{top - 4:.0f}" width="7" height="7" {look}/>'


def hidden(layers: Sequence[Layer]) -> str:
    """Draw what each hidden neuron answers at every place, one row for each layer; nothing without any."""
    values, pictures = _plane(SMALL), [label(0, 11, "versteckte Neuronen", anchor="start")]
    for row, layer in enumerate(layers[:-1]):
        values = layer.feedForward(values)
        for number, answers in enumerate(values.T):
            frame = (CELL * number, TITLE + CELL * row, CELL - 2, CELL - 2)
            pictures.append(raster(diverging(_scaled(answers).reshape(SMALL, SMALL)), frame, smooth=True))
    rows = len(layers) - 1
    if not rows:
        return ""
    counts = ", ".join(str(len(layer.biasesForNext)) for layer in layers[:-1])
    alt = (
        f"Kleine Bilder der versteckten Neuronen, je Schicht eine Zeile: {counts}. "
        "Orange heißt: Dort antwortet das Neuron stark."
    )
    return svg("".join(pictures), alt, width=CELL * COLUMNS, height=TITLE + CELL * rows)


def _scaled(answers: NDArray[Any]) -> NDArray[Any]:
    """Stretch a neuron's answers to -0.7 to 0.7; one that answers the same everywhere gets no colour."""
    low, high = answers.min(), answers.max()
    scaled: NDArray[Any] = 1.4 * (answers - low) / (high - low) - 0.7 if high > low else 0 * answers
    return scaled


def _plane(pixels: int) -> NDArray[np.float32]:
    """Return the places of a square of ``pixels`` by ``pixels``, row by row from the top."""
    side = np.linspace(-REACH, REACH, pixels, dtype=np.float32)
    places: NDArray[np.float32] = np.stack(np.meshgrid(side, -side), axis=2).reshape(-1, 2)
    return places
