"""Pictures of analog computing: charge, repeated results, range, bits, and what differs between neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import MaxNLocator

from course_helpers.plots.dark import INK
from course_helpers.plots.style import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike

_RESULT_RANGE = (-128, 127)  # 8 bit
_PAUSE = 6  # between two pulses, in units of the shortest pulse


def show_charge(inputs: Sequence[int], weights: Sequence[int]) -> None:
    """Show the current pulses of some synapses, and the charge that they add up on the membrane.

    Parameters
    ----------
    inputs
        Pulse lengths, whole numbers from 0 to 31.
    weights
        Currents, whole numbers from -63 to 63; as many as inputs.
    """
    lengths = np.asarray(inputs)
    starts = np.concatenate([[0], np.cumsum(lengths + _PAUSE)])[:-1]
    time = np.arange(starts[-1] + lengths[-1] + _PAUSE + 1)
    current = np.zeros(len(time))
    for start, length, weight in zip(starts, lengths, weights, strict=True):
        current[start : start + length] = weight
    charge = np.concatenate([[0], np.cumsum(current)])[:-1]

    _, (top, bottom) = plt.subplots(2, 1, sharex=True, figsize=(6.4, 3.8))
    top.fill_between(time, current, step="post", color=COLOURS["orange"], alpha=0.4)
    top.step(time, current, where="post", color=COLOURS["orange"])
    for start, length, weight in zip(starts, lengths, weights, strict=True):
        label = f"{length} · {weight}".replace("-", "\N{MINUS SIGN}")
        top.annotate(label, (start + length / 2, weight / 2), ha="center", va="center", fontsize=10)
    top.set_ylabel("Strom\n(Gewicht)")
    bottom.plot(time, charge, color=COLOURS["blau"])
    bottom.set_ylabel("gesammelte\nLadung")
    bottom.set_xlabel("Zeit in Vielfachen des kürzesten Pulses")


def show_repeats(results: ArrayLike, exact: float) -> None:
    """Show a histogram of repeated results against the exact value.

    Parameters
    ----------
    results
        Whole numbers of any shape.
    exact
        What the product is without noise, in the same unit.
    """
    values = np.ravel(results)
    edges = np.arange(min(values.min(), exact // 1) - 2, max(values.max(), exact // 1) + 3) - 0.5
    _, ax = plt.subplots()
    ax.hist(values, edges.tolist(), color=COLOURS["blau"], alpha=0.75, label=f"{len(values)} Ergebnisse")
    ax.axvline(exact, color=COLOURS["rot"], label=f"erwartetes Ergebnis {_german(exact)}")
    ax.axvline(values.mean(), color=INK, linestyle="--", label=f"Mittelwert {_german(values.mean())}")
    ax.set_xlabel("Ergebnis des Wandlers")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_ylabel("Häufigkeit")
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)  # above: the lines go up to the frame


def show_range(products: ArrayLike, results: ArrayLike) -> None:
    """Show the chip's 8-bit results over the exact products.

    Parameters
    ----------
    products, results
        One value per computation, the same shape.
    """
    _, ax = plt.subplots()
    ax.axhspan(*_RESULT_RANGE, color=COLOURS["grau"], alpha=0.15, label="8 Bit: −128 bis 127")
    ax.plot(np.ravel(products), np.ravel(results), ".", color=COLOURS["blau"], label="Ergebnis")
    ax.set_xlabel("exaktes Produkt")
    ax.set_ylabel("Ergebnis des Wandlers")
    ax.set_ylim(-150, 150)
    ax.locator_params(axis="x", nbins=5)
    ax.legend(loc="upper left")


def show_bits(image: ArrayLike, bits: int) -> None:
    """Show what is left of brightness, and of a picture, when it is stored in few bits.

    Parameters
    ----------
    image
        Values from 0 to 1, shape (height, width).
    bits
        Bits per value, at least 1.
    """
    largest = 2**bits - 1
    exact = np.linspace(0, 1, 500)
    _, (left, middle, right) = plt.subplots(1, 3, figsize=(6.8, 2.6), width_ratios=(2, 1, 1))
    left.plot(exact, exact, "--", color=COLOURS["grau"])
    left.plot(exact, np.round(exact * largest) / largest, color=COLOURS["blau"])
    left.set_xlabel("genauer Wert")
    left.set_ylabel("gespeicherter Wert")
    left.set_title(f"{bits} Bit: {largest + 1} Stufen")
    pictures = (
        (middle, np.asarray(image), "Vorlage"),
        (right, np.round(image * largest) / largest, f"{bits} Bit"),
    )
    for ax, picture, title in pictures:
        ax.imshow(picture, cmap="Greys", vmin=0, vmax=1)
        ax.set_title(title)
        ax.set_axis_off()


def show_columns(results: Mapping[str, ArrayLike]) -> None:
    """Show the same product in every neuron column, one chip or state below the other.

    Parameters
    ----------
    results
        Per name one value for each column; all are drawn to one scale.
    """
    _, axes = plt.subplots(
        len(results), 1, sharex=True, sharey=True, squeeze=False, figsize=(6.4, 1.9 * len(results))
    )
    for ax, (name, values), colour in zip(axes.flat, results.items(), COLOURS.values(), strict=False):
        column = np.ravel(values)
        ax.bar(np.arange(len(column)), column, width=1.0, color=colour)
        spread = f"Streuung {_german(column.std())}"
        ax.set_title(f"{name}: Mittelwert {_german(column.mean())}, {spread}", fontsize=11)
        ax.set_ylabel("Ergebnis")
    axes[-1, 0].set_xlabel("Spalte (Neuron)")


def show_accuracies(accuracies: Mapping[str, float]) -> None:
    """Show accuracies as labelled bars.

    Parameters
    ----------
    accuracies
        Per name a value from 0 to 1, drawn from top to bottom.
    """
    names, values = list(accuracies), 100 * np.array(list(accuracies.values()))
    _, ax = plt.subplots(figsize=(6.4, 0.5 * len(names) + 1))
    bars = ax.barh(names, values, color=COLOURS["blau"])
    ax.bar_label(bars, [f"{_german(value)} %" for value in values], padding=4)
    ax.set_xlim(0, 115)
    ax.set_xticks(range(0, 101, 20))
    ax.invert_yaxis()
    ax.set_xlabel("Trefferquote in %")


def _german(value: float) -> str:
    return f"{value:.1f}".replace(".", ",").replace("-", "\N{MINUS SIGN}")
