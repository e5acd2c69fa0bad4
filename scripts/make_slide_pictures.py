"""Draw the pictures of the opening's slides into `book/folien`, from the course's own data and networks.

Run it again when the network that reads digits changes: `python -m scripts.make_slide_pictures`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Rectangle

from course_helpers.framework import Layer, relu
from course_helpers.mnist import load_subset
from course_helpers.plots import show_network, use_course_style
from course_helpers.plots.style import COLOURS
from course_helpers.recognition import Stroke, fit_strokes, shipped_network
from scripts.make_start_picture import three

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TARGET = Path(__file__).parents[1] / "book" / "folien"
BLUE, ORANGE, RED = COLOURS["blau"], COLOURS["orange"], COLOURS["rot"]


def threes() -> None:
    """Draw twenty threes as people write them."""
    (pictures, digits), _ = load_subset()
    _, axes = plt.subplots(4, 5, figsize=(6, 4.8))
    for ax, picture in zip(axes.flat, pictures[digits == 3][:20], strict=True):  # the digit
        ax.imshow(picture, cmap="Greys")
        ax.set_axis_off()


def neuron() -> None:
    """Draw the neuron of chapter 1: three inputs, their weights, the sum, ReLU."""
    _, ax = plt.subplots(figsize=(7.2, 4.6))
    inputs, weights, bias = np.array([1, 0, 2]), np.array([0.5, -3, 0.25]), -0.4
    total = float(inputs @ weights + bias)
    for height, value, weight in zip((2, 1, 0), inputs, weights, strict=True):
        colour, style = ("black", "-") if weight > 0 else (RED, "--")
        ax.plot([0.25, 2.5], [height, 1], style, color=colour, lw=1 + 2 * abs(weight))
        _circle(ax, 0, height, str(value))
        ax.text(
            1.1,
            height + (1 - height) * 0.38 + 0.17,
            f"· {_german(weight)}" if weight > 0 else f"· ({_german(weight)})",
            color=colour,
            ha="center",
            fontsize=15,
        )
    _circle(ax, 2.9, 1, f"Summe\n{_german(total)}", size=7000)
    ax.text(2.9, 0.2, f"Bias {_german(bias)}", ha="center", fontsize=15)
    ax.annotate("", (4.75, 1), (3.45, 1), arrowprops={"arrowstyle": "-|>", "lw": 2.5})
    ax.text(4.1, 1.14, "ReLU", ha="center", fontsize=15)
    ax.text(4.85, 1, _german(max(0.0, total)), va="center", fontsize=22, weight="bold")
    ax.set(xlim=(-0.4, 5.5), ylim=(-0.45, 2.45))
    ax.set_axis_off()


def network() -> None:
    """Draw a network with random weights, as in chapter 1."""
    first, second = Layer(3, 4, relu, seed=5), Layer(4, 2, relu, seed=6)
    show_network(
        [first.weightsForNext, second.weightsForNext], titles=["Eingabe", "versteckte Schicht", "Ausgabe"]
    )


def valley() -> None:
    """Draw the error over the spring constant of chapter 1, and steps of gradient descent on it."""
    stretch = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    force = np.array([0.43, 0.78, 1.24, 1.57, 2.03])
    loss = np.vectorize(lambda w: np.mean((w * stretch - force) ** 2))
    path = [0.05]
    for _ in range(7):
        path.append(path[-1] - 0.014 * np.mean(2 * stretch * (path[-1] * stretch - force)))
    grid = np.linspace(0, 0.8, 200)
    _, ax = plt.subplots(figsize=(6.4, 4.6))
    ax.plot(grid, loss(grid), color=BLUE)
    ax.plot(path, loss(np.array(path)), "o-", color=ORANGE, markersize=9, lw=1.5)
    ax.set(xlabel="Gewicht w in N/cm", ylabel="Fehler in N²", ylim=(-0.05, None))
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(lambda value, _place: f"{value:.1f}".replace(".", ","))
    ax.set_yticks(np.arange(0, 2, 0.5))


def reading() -> None:
    """Draw a three in three steps, and what the shipped network answers to each."""
    way, network = three(), shipped_network()
    _, axes = plt.subplots(2, 3, figsize=(9.6, 5), height_ratios=[1, 0.9])
    for (above, below), part in zip(axes.T, (0.35, 0.6, 1.0), strict=True):
        points = [tuple(point) for point in way[: int(part * len(way))].tolist()]
        answers = network(fit_strokes([Stroke(2.4, points=points)]))
        above.plot(*zip(*points, strict=True), color="black", lw=9, solid_capstyle="round")
        above.set(xlim=(0, 28), ylim=(28, 0), aspect="equal", xticks=[], yticks=[])
        above.spines[:].set_visible(True)
        above.grid(visible=False)
        best = int(answers.argmax())
        below.bar(range(10), answers * 100, color=[ORANGE if digit == best else BLUE for digit in range(10)])
        below.set(xticks=range(10), ylim=(0, 100), xlabel="Ziffer")
    axes[1, 0].set(ylabel="Antwort in %")


def crossbar() -> None:
    """Draw rows of inputs, columns of neurons, a synapse at each crossing."""
    _, ax = plt.subplots(figsize=(7.4, 5.2))
    weights = np.random.default_rng(3).uniform(0.25, 1, (4, 5))
    for row, length in enumerate((0.9, 0.35, 0.65, 0.2)):
        height = 4 - row
        ax.plot([0, 5.6], [height, height], color="black", lw=1.5, zorder=1)
        ax.add_patch(Rectangle((-1.35, height - 0.12), length, 0.3, color=BLUE))
        for column, weight in enumerate(weights[row], start=1):
            ax.scatter(column, height, s=620 * weight, color=ORANGE, edgecolors="black", zorder=2)
    for column in range(1, 6):
        ax.plot([column, column], [0.25, 4.4], color="black", lw=1.5, zorder=0)
        ax.add_patch(Rectangle((column - 0.3, -0.25), 0.6, 0.5, facecolor="white", edgecolor="black", lw=1.5))
        ax.text(column, 0, "Σ", ha="center", va="center", fontsize=15)
        ax.text(column, -0.62, "ADC", ha="center", va="center", fontsize=11)
    ax.text(-0.9, 4.75, "Eingaben:\nPulse", ha="center", fontsize=13, color=BLUE)
    ax.text(3, 4.75, "Synapsen: Gewichte (Ströme)", ha="center", fontsize=13, color="#8a5a00")
    ax.text(-0.75, 0, "Membran\nsammelt", ha="center", va="center", fontsize=13)
    ax.set(xlim=(-1.8, 5.8), ylim=(-0.9, 5.4))
    ax.set_axis_off()


def _circle(ax: Axes, x: float, y: float, text: str, size: int = 1800) -> None:
    ax.scatter(x, y, s=size, color=ORANGE, edgecolors="black", zorder=3)
    ax.text(x, y, text, ha="center", va="center", fontsize=15, zorder=4)


def _german(number: float) -> str:
    return f"{number:g}".replace(".", ",").replace("-", "−")


def main() -> None:
    """Draw all pictures; the same data give the same files."""
    use_course_style()
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "kurs", "font.size": 14})
    for picture in (threes, neuron, network, valley, reading, crossbar):
        picture()
        plt.savefig(TARGET / f"{picture.__name__}.svg", metadata={"Date": None}, transparent=False)
        plt.close("all")


if __name__ == "__main__":
    main()
