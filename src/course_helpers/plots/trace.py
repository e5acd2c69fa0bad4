"""Pictures of one spiking neuron: its membrane over time or case by case, several neurons, its firing rate.

A measurement is a ``neo.Segment``: its first irregularly sampled signal is the membrane, its first spike
train the spikes, both in milliseconds. neo itself is not imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import numpy as np

from course_helpers.plots.style import COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike, NDArray

VOLTAGE, TIME = "Membranspannung in LSB", "Zeit in µs"
_LINES = ("-", "--", ":")
_COLUMNS = 5
_CASE = 100  # microseconds


def membrane(segment: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the times in microseconds and the voltages of a measurement, each of shape (samples,)."""
    signal = segment.irregularlysampledsignals[0]
    return 1000 * np.array(signal.times, dtype=float), np.array(signal, dtype=float).ravel()


def spikes(segment: Any) -> NDArray[np.float64]:
    """Return when the neuron of a measurement fired, in microseconds."""
    return 1000 * np.array(segment.spiketrains[0], dtype=float)


def show_trace(segment: Any) -> None:
    """Show the membrane of one neuron over time, and its spikes as strokes above.

    Parameters
    ----------
    segment : neo.Segment
        With a recorded membrane and spikes.
    """
    _, ax = plt.subplots()
    _draw(ax, segment, COLOURS["blau"])
    ax.set(xlabel=TIME, ylabel=VOLTAGE, ylim=(0, 750))


def show_traces(segments: Mapping[str, Any]) -> None:
    """Show several measurements in one picture, told apart by colour and stroke.

    Parameters
    ----------
    segments
        Per name a measurement; at most three.
    """
    _, ax = plt.subplots()
    for place, (name, segment) in enumerate(segments.items()):
        ax.plot(*membrane(segment), _LINES[place], lw=1.5, color=list(COLOURS.values())[place], label=name)
    ax.set(xlabel=TIME, ylabel=VOLTAGE, ylim=(0, 750))
    ax.legend(loc="upper center", ncols=len(segments))


def show_cases(segment: Any, **inputs: Sequence[int]) -> None:
    """Show the membrane of one neuron while one case after the other is tried, with its inputs below.

    Parameters
    ----------
    segment : neo.Segment
        With a recorded membrane and spikes; each case lasts 100 microseconds.
    **inputs
        Per name of an input its value in each case.
    """
    _, ax = plt.subplots()
    _draw(ax, segment, COLOURS["blau"])
    for number, values in enumerate(zip(*inputs.values(), strict=True)):
        begin = _CASE * number
        ax.axvspan(begin, begin + _CASE, color=COLOURS["grau"], alpha=0.12 * (number % 2), lw=0)
        text = "\n".join(f"{name} = {value}" for name, value in zip(inputs, values, strict=True))
        ax.text(begin + _CASE / 2, 15, text.replace("-", "\N{MINUS SIGN}"), ha="center")
    ax.set(xlabel=TIME, ylabel=VOLTAGE, ylim=(0, 750), xlim=(0, begin + _CASE))
    ax.grid(visible=False, axis="x")


def show_neurons(segments: Sequence[Any]) -> None:
    """Show one small picture for each neuron, all to one scale, with the number of spikes above it.

    Parameters
    ----------
    segments
        A measurement for each neuron.
    """
    rows = -(-len(segments) // _COLUMNS)
    _, axes = plt.subplots(
        rows, _COLUMNS, sharex=True, sharey=True, squeeze=False, figsize=(6.8, 1.9 * rows + 0.4)
    )
    for number, (ax, segment) in enumerate(zip(axes.flat, segments, strict=False)):
        _draw(ax, segment, COLOURS["blau"], width=1)
        ax.set_title(f"Neuron {number}: {len(spikes(segment))}", fontsize=10)
        ax.set_ylim(0, 750)
    axes[-1, _COLUMNS // 2].set_xlabel(TIME)
    for row in axes:
        row[0].set_ylabel("LSB")


def show_rates(drives: ArrayLike, rates: ArrayLike) -> None:
    """Show how often a neuron fires over the rest voltage that it is set to.

    Parameters
    ----------
    drives
        Settings ``leak_v_leak``.
    rates
        Spikes per millisecond, as many.
    """
    _, ax = plt.subplots()
    ax.plot(np.asarray(drives), np.asarray(rates), "o-", color=COLOURS["blau"])
    ax.set(xlabel="Antrieb: Einstellung der Ruhespannung", ylabel="Spikes je Millisekunde")


def _draw(ax: Axes, segment: Any, colour: str, *, width: float = 1.5) -> None:
    ax.plot(*membrane(segment), color=colour, lw=width)
    for time in spikes(segment):
        ax.axvline(time, 0.88, 0.97, color=COLOURS["rot"], lw=width)
