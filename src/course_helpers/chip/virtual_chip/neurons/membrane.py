"""Leaky membranes that integrate currents and fire: all neurons as one vector, step by step.

Of each neuron::

    dV/dt = (V_leak - V) / membrane_time + offset + drive · (f(s_excitatory) - f(s_inhibitory))
    f(s) = s / (1 + s / 2300)

where s decays with the synaptic time and grows by the weight of each pulse that comes. Above the threshold
the neuron fires; then the reset conductance pulls at the membrane, too, until the refractory time is over.

Within a step the drive is constant, what it is in the middle of the step; so both states of a membrane are
solved exactly. Moments between two steps (of firing, of the end of a refractory time) are found within the
step. Pulses come at the nearest step, those of neurons at the end of the step in which they fire.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.chip.virtual_chip.neurons import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course_helpers.chip.virtual_chip.neurons.circuits import Array, Cells

STEP = 0.1  # microseconds
_HALF = figures.SATURATION.value  # of a current as large as this, half arrives
_SLOWEST = 1e-7  # per microsecond: a conductance of 0, without a division by it
_TINY = 1e-12
# rows of what a step makes of a membrane
_KEPT, _SHIFT, _GAIN, _RATE, _AIM, _PUSH = 0, 1, 2, 3, 4, slice(5, 7)
_HOLD = round(figures.THRESHOLD_HOLD.value / STEP)


@dataclass(frozen=True, eq=False)
class Arrivals:
    """Pulses from outside, one entry for each pulse and synapse.

    Parameters
    ----------
    times : ndarray of float, shape (pulses,)
        Microseconds.
    inputs : ndarray of int, shape (pulses,)
        Neuron that receives it, plus n at its inhibitory input.
    weights : ndarray of float, shape (pulses,)
        Without a sign.
    """

    times: Array
    inputs: Array
    weights: Array


@dataclass(frozen=True, eq=False)
class Noise:
    """What differs from trial to trial.

    Parameters
    ----------
    generator : numpy.random.Generator
        Draws the thresholds.
    threshold : float
        Standard deviation in LSB.
    """

    generator: np.random.Generator
    threshold: float = figures.THRESHOLD_NOISE.value


@dataclass(frozen=True, eq=False)
class Answer:
    """How n neurons answered.

    Parameters
    ----------
    neurons : ndarray of int, shape (pulses,)
        Which neuron fired.
    pulses : ndarray of float, shape (pulses,)
        When, in microseconds, cut to the chip's clock; in the order of the steps.
    times : ndarray, shape (steps + 1,)
        Microseconds at which traces were kept.
    voltages : ndarray, shape (steps + 1, traced)
        Membranes of the neurons asked for, in LSB.
    currents : ndarray, shape (steps + 1, 2, traced)
        Their excitatory and inhibitory currents, in units of weight.
    """

    neurons: Array
    pulses: Array
    times: Array
    voltages: Array
    currents: Array


def at_rest(cells: Cells, generator: np.random.Generator) -> Array:
    """Return the voltages before a run, shape (n,): membranes float on between runs.

    Whoever is quiet is at rest; whoever fires all the time is anywhere between reset and threshold.
    """
    low, high = np.minimum(cells.reset, cells.threshold), cells.threshold
    phase = generator.uniform(size=len(cells.leak))
    start: Array = cells.leak + cells.offset * np.minimum(cells.membrane_time, 1 / _SLOWEST)
    busy = (start > high) & (low < high)
    start[busy] = low[busy] + phase[busy] * (high - low)[busy]
    return start


def answer(  # noqa: PLR0913 - what the neurons are, what comes to them, how they are joined
    cells: Cells,
    arrivals: Arrivals,
    synapses: Array,
    duration: float,
    *,
    start: Array,
    noise: Noise,
    traced: Sequence[int] = (),
) -> Answer:
    """Solve the membranes of n neurons.

    Parameters
    ----------
    cells : Cells
        The n neurons.
    arrivals : Arrivals
        Pulses from outside.
    synapses : ndarray, shape (n, 2 n)
        Weights without a sign from each neuron to the inputs of all, first the excitatory ones.
    duration : float
        Microseconds.
    start : ndarray, shape (n,)
        Voltages at the beginning.
    noise : Noise
        What differs from trial to trial.
    traced : sequence of int
        Neurons whose voltages and currents are kept.
    """
    steps = int(np.ceil(round(duration / STEP, 6)))
    inputs, weights, bounds = _by_step(arrivals, 2 * len(start), steps)
    membranes = _Membranes(cells, synapses, start, noise)
    weights = weights * membranes.half_step[inputs]
    own = np.asarray(traced, int)
    voltages, currents = np.zeros((steps + 1, len(own))), np.zeros((steps + 1, 2, len(own)))
    voltages[0] = start[own]
    current, by_receptor = membranes.current, membranes.current.reshape(2, -1)
    for step in range(steps):
        if step % _HOLD == 0:
            membranes.draw_thresholds()
        first, last = bounds[step], bounds[step + 1]
        if first < last:
            current[inputs[first:last]] += weights[first:last]
        membranes.advance(step)
        if len(own):
            voltages[step + 1], currents[step + 1] = membranes.voltage[own], by_receptor[:, own]
    neurons, pulses = membranes.fired()
    inside = pulses < duration
    return Answer(neurons[inside], pulses[inside], np.arange(steps + 1) * STEP, voltages, currents)


def _by_step(arrivals: Arrivals, width: int, steps: int) -> tuple[Array, Array, list[int]]:
    """Sort pulses by step, and add up those of one step and input: inputs, weights, bounds of the steps."""
    step = np.rint(arrivals.times / STEP)
    on_time = step < steps  # before it becomes a whole number: it may be infinite
    places = step[on_time].astype(np.int64) * width + arrivals.inputs[on_time]
    places, which = np.unique(places, return_inverse=True)
    weights = np.bincount(which, arrivals.weights[on_time], len(places))
    return places % width, weights, np.searchsorted(places // width, np.arange(steps + 1)).tolist()


class _Membranes:
    """The state of n neurons, and how it goes on.

    A membrane's next voltage is ``kept · V + shift + push · (arriving currents)``. All of these depend on its
    state: 0 for a free membrane, 1 for one that is being reset.
    """

    def __init__(self, cells: Cells, synapses: Array, start: Array, noise: Noise) -> None:
        count = len(start)
        self.voltage = start.astype(float)
        self.current = np.zeros(2 * count)  # in the middle of the step to come
        self._cells, self._noise = cells, noise
        self._decay = np.exp(-STEP / cells.synaptic_time).ravel()
        self.half_step = np.sqrt(self._decay)
        self._synapses = synapses * self.half_step
        self._states = [_state(cells, being_reset=reset) for reset in (False, True)]
        self._now = self._states[0].copy()
        self._push = self._now[_PUSH].reshape(-1)
        self._arriving: Array = np.empty(2 * count)
        self._up, self._down = self._arriving[:count], self._arriving[count:]
        self._level = cells.threshold.copy()
        self._armed, self._hit = self._level.copy(), np.zeros(count, bool)
        self._ends = np.full(count, np.inf)  # of the refractory times, in steps
        self._next_end = np.inf
        self._neurons: list[Array] = []
        self._moments: list[Array] = []

    def draw_thresholds(self) -> None:
        """Draw where neurons fire until the next time."""
        drawn = self._noise.generator.normal(0.0, self._noise.threshold, len(self._level))
        np.add(self._cells.threshold, drawn, self._level)
        np.copyto(self._armed, self._level, where=self._ends == np.inf)

    def advance(self, step: int) -> None:
        """Go one step on; called so often that it makes no new arrays."""
        voltage, current, arriving, up = self.voltage, self.current, self._arriving, self._up
        np.add(current, _HALF, arriving)
        np.divide(current, arriving, arriving)
        arriving *= self._push
        up += self._down
        current *= self._decay
        ending = self._held(step) if self._next_end < step + 1 else None
        voltage *= self._now[_KEPT]
        voltage += self._now[_SHIFT]
        voltage += up
        if ending is not None:
            self._release(*ending)
        np.greater(voltage, self._armed, self._hit)
        if self._hit[self._hit.argmax()]:  # the quickest way to ask for any
            self._fire(step, self._hit.nonzero()[0])

    def _held(self, step: int) -> tuple[Array, Array, Array, Array]:
        """Solve what is left of refractory times: who, how much of the step, voltages then, and drives."""
        who = (self._ends < step + 1).nonzero()[0]
        held = self._states[1].take(who, 1)
        part = self._ends[who] - step
        drive = self._up[who] / held[_GAIN]
        return who, part, _solved(held, self.voltage[who], drive, part), drive

    def _release(self, who: Array, part: Array, voltage: Array, drive: Array) -> None:
        """Let membranes go whose refractory times end within the step."""
        free = self._states[0].take(who, 1)
        self.voltage[who] = _solved(free, voltage, drive, 1 - part)
        self._now[:, who] = free
        self._armed[who] = self._level[who]
        self._ends[who] = np.inf
        self._next_end = self._ends.min()

    def _fire(self, step: int, who: Array) -> None:
        """Note who fires and when, and let the reset pull from that moment on."""
        free, held = self._states[0].take(who, 1), self._states[1].take(who, 1)
        after, threshold, push = self.voltage[who], self._armed[who], self._up[who]
        before = (after - free[_SHIFT] - push) / free[_KEPT]
        start = np.maximum(before, threshold)  # a threshold that has just been drawn may lie below
        part = (start - before) / np.maximum(after - before, _TINY)
        self._neurons.append(who)
        self._moments.append(step + part)
        self.voltage[who] = _solved(held, start, push / free[_GAIN], 1 - part)
        self._now[:, who] = held
        self._armed[who] = np.inf
        ends = np.maximum(step + part + self._cells.refractory[who] / STEP, step + 1)
        self._ends[who] = ends
        self._next_end = min(self._next_end, ends.min())
        self.current += self._synapses[who].sum(0)

    def fired(self) -> tuple[Array, Array]:
        """Return who fired, and when in microseconds, cut to the chip's clock."""
        if not self._neurons:
            return np.zeros(0, int), np.zeros(0)
        moments = np.concatenate(self._moments) * STEP
        ticks = np.floor(
            moments / figures.CLOCK + 1e-9
        )  # without it a moment on the clock could fall before it
        return np.concatenate(self._neurons), ticks * figures.CLOCK


def _state(cells: Cells, *, being_reset: bool) -> Array:
    """Return what a step makes of each membrane in a state: the rows are named above."""
    rate, pull = 1 / cells.membrane_time, cells.leak / cells.membrane_time + cells.offset
    if being_reset:
        rate, pull = rate + 1 / cells.reset_time, pull + cells.reset / cells.reset_time
    rate = np.maximum(rate, _SLOWEST)
    kept = np.exp(-STEP * rate)
    gain = (1 - kept) / rate
    push = cells.drive * gain * _HALF  # of a current that is as large as it can get
    return np.stack([kept, pull * gain, gain, rate, pull / rate, push[0], -push[1]])


def _solved(state: Array, voltage: Array, drive: Array, part: Array) -> Array:
    """Return some voltages after a part of a step in a state."""
    rate = state[_RATE]
    aim = state[_AIM] + drive / rate
    solved: Array = aim + (voltage - aim) * np.exp(-STEP * rate * part)
    return solved
