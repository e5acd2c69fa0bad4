"""From the charges that the synapses send to the number that the converter gives.

Figures that are published:

- the converter gives whole numbers from -128 to 127 and rounds down (public repository
  electronicvisions/hxtorch, its mock mode),
- a long way from zero it bends: straight between about -80 and 80, beyond that less and less, for some
  neurons earlier; strongly negative results scatter between -90 and -125, positive ones end at 127
  (pictures of the lab's tutorial on the properties of the matrix mode, electronicvisions/brainscales2-demos),
- the input of a neuron saturates, each sign for itself (same tutorial; electronicvisions/calix calibrates
  the amplitude at that input). So to first order it is the charge that counts, the sum of |weight| times
  length of pulse, however large each of the two is.

A simplification: the charge of the whole vector counts, as if all of it came at once. On the chip the pulses
come one after the other, and a synaptic input recovers in between. The model knows neither their order nor
their number; all that it has of time is the one factor by which a longer wait lessens the saturation.

Figures that are our choice: the form of both curves, how much charge halves the result at the shortest wait
and how fast that fades with longer waits. They leave products within the straight range at the usual wait
of 5 cycles straight to 2 %, as the tutorial's pictures show it. Charges count per sending. The most negative
result is a limit: with all 128 inputs and weights at their ends, sent once, columns reach -89 to -120 LSB,
sent 40 times -90 to -125.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

LOWEST, HIGHEST = -128, 127  # of the converter

HALVING_CHARGE = 40_000.0  # of one sign at a neuron, in units of weight times input: half of it arrives
FADING_WAIT = 1.0  # further cycles of waiting that lower the saturation to 1/e

CEILING = 170.0  # LSB that a strongly positive result would reach without the converter's end


def saturation(wait_between_events: float) -> float:
    """Return the strength s of the saturation: of a charge Q, Q / (1 + s · Q) arrives."""
    return float(np.exp((1 - max(wait_between_events, 1)) / FADING_WAIT)) / HALVING_CHARGE


def membrane(  # noqa: PLR0913, PLR0917 - what a neuron is, and what comes to it
    charging: Array,
    discharging: Array,
    strength: float | np.float32,
    gain: Array,
    offset: Array,
    knee: Array,
    floor: Array,
) -> Array:
    """Return the voltages that the converters see, in LSB and without noise.

    Parameters
    ----------
    charging, discharging : ndarray, shape (rows, columns)
        Sum of weight times input over the positive and over the negative weights, both 0 or more.
    strength : float
        See `saturation`.
    gain : ndarray, shape (columns,)
        LSB per unit of charge.
    offset : ndarray, shape (columns,)
        LSB without any input.
    knee, floor : ndarray, shape (columns,)
        See `bent`.

    Returns
    -------
    ndarray, shape (rows, columns)
    """
    arriving = charging / (1 + strength * charging) - discharging / (1 + strength * discharging)
    return bent(arriving * gain + offset, knee, floor)


def bent(voltage: Array, knee: Array, floor: Array) -> Array:
    """Bend what lies beyond the straight range.

    Parameters
    ----------
    voltage : ndarray, shape (rows, columns)
        In LSB, as if everything were straight.
    knee : ndarray, shape (columns,)
        Up to here, in both directions, nothing is bent.
    floor : ndarray, shape (columns,)
        How far below zero the most negative result lies.

    Returns
    -------
    ndarray, shape (rows, columns)
        Without a jump or a kink: of an excess e, e · r / (r + e) remains, where r is the room up to the end.
    """
    most, least = voltage.max(0, initial=0), voltage.min(0, initial=0)
    if (most <= knee).all() and (-least <= knee).all():  # nearly all blocks of a network; the rest is slow
        return voltage
    above, below = np.maximum(voltage - knee, 0), np.maximum(-voltage - knee, 0)
    remaining: Array = (
        voltage - above * above / (CEILING - knee + above) + below * below / (floor - knee + below)
    )
    return remaining


def digitized(voltage: Array) -> Array:
    """Return what the converters give: rounded down, from -128 to 127."""
    result: Array = np.clip(np.floor(voltage), LOWEST, HIGHEST)
    return result
