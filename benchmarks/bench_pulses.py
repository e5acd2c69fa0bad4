"""How long networks of pulses take on the emulated chip, beside a plain numpy loop over the same steps."""

from __future__ import annotations

import itertools
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.figures import Figure
from course_helpers.chip.pynn_emulator import install
from course_helpers.chip.virtual_chip import NightlyCalibration

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

GOAL = 1.3  # over the plain loop
STEP = 0.1  # µs, in both
TURNS = 9  # both take turns, so that a busy machine slows both
pynn: Any = install()


@dataclass(frozen=True)
class Case:
    """A network: how it is built, and how its plain loop is fed.

    Parameters
    ----------
    name : str
        What it is.
    build : callable
        Builds it with PyNN's names.
    neurons, runtime : int, float
        Its size, and milliseconds.
    seconds : float
        Longest run that the course can bear; building may take a second.
    """

    name: str
    build: Callable[[], object]
    neurons: int
    runtime: float
    seconds: float


def join(pre: object, post: object, weight: float, connector: object = None) -> object:
    """Join two groups, everybody to everybody."""
    return pynn.Projection(
        pre,
        post,
        connector or pynn.AllToAllConnector(),
        synapse_type=pynn.synapses.StaticSynapse(weight=weight),
        receptor_type="inhibitory" if weight < 0 else "excitatory",
    )


def one_neuron() -> object:
    """Build one neuron that five sources excite, its membrane recorded."""
    neuron = pynn.Population(1, pynn.cells.HXNeuron())
    neuron.record(["spikes", "v"])
    times = [0.01, 0.03, 0.05, 0.07, 0.09]
    join(pynn.Population(5, pynn.cells.SpikeSourceArray(spike_times=times)), neuron, 63)
    return neuron


def chain() -> object:
    """Build the chain of fire: 25 groups of 5 and 5 neurons."""
    groups = []
    for _ in range(2):
        population = pynn.Population(125, pynn.cells.HXNeuron(refractory_period_refractory_time=50))
        population.record("spikes")
        groups.append([population[5 * one : 5 * one + 5] for one in range(25)])
    exciting, calming = groups
    start = pynn.Population(5, pynn.cells.SpikeSourceArray(spike_times=[0]))
    join(start, exciting[0], 60)
    for one in range(25):
        join(exciting[one], exciting[(one + 1) % 25], 63)
        join(exciting[one], calming[(one + 1) % 25], 40)
        join(calming[one], exciting[one], -40)
    return population


def sudoku() -> object:
    """Build the sudoku: 64 neurons, 706 projections, background noise, seven fields given."""
    neurons = pynn.Population(64, pynn.cells.HXNeuron())
    neurons.record("spikes")
    views = [pynn.PopulationView(neurons, [index]) for index in range(64)]
    join(neurons, neurons, 20, pynn.OneToOneConnector())
    noise = pynn.cells.SpikeSourcePoisson(start=0.01, rate=5e5, duration=0.49)
    join(pynn.Population(64, noise), neurons, 30, pynn.OneToOneConnector())
    cells = list(itertools.product(range(4), repeat=3))
    for (one, first), (other, second) in itertools.permutations(enumerate(cells), 2):
        if forbidden(first, second):
            join(views[one], views[other], -63)
    clue = pynn.Population(2, pynn.cells.SpikeSourceArray(spike_times=np.linspace(0, 0.5, 500)))
    for index, view in enumerate(views):
        join(clue, view, 63 if index % 9 == 0 else 0)
    return neurons


def forbidden(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Whether two fields with their numbers exclude each other."""
    (row, column, number), (row_2, column_2, number_2) = first, second
    if (row, column) == (row_2, column_2):
        return number != number_2
    block = (row // 2, column // 2) == (row_2 // 2, column_2 // 2)
    return number == number_2 and (row == row_2 or column == column_2 or block)


CASES = (
    Case("one neuron, 0.1 ms", one_neuron, 1, 0.1, 0.1),
    Case("chain of fire, 250 neurons, 0.3 ms", chain, 250, 0.3, 0.1),
    Case("sudoku, 64 neurons, 0.5 ms", sudoku, 64, 0.5, 0.3),
)


def plain_loop(case: Case, fired: list[NDArray[Any]], arriving: NDArray[Any]) -> NDArray[Any]:
    """Integrate as many neurons over as many steps in plain numpy, with as many pulses as the emulator had.

    No calibration, no noise, no moments between steps: what a reader would write down first.

    Parameters
    ----------
    case : Case
        How many neurons and steps.
    fired : list of ndarray of int
        For each step who fires; the same as on the emulator, so that both have the same work.
    arriving : ndarray of int, shape (steps,)
        How many pulses come from outside in each step.
    """
    neurons = case.neurons
    voltage, held = np.full(neurons, 320.0), np.zeros(neurons)
    excitatory, inhibitory = np.zeros(neurons), np.zeros(neurons)
    weights = np.ones((neurons, 2 * neurons))
    for step, count in enumerate(arriving):
        if count:
            np.add.at(excitatory, np.arange(count) % neurons, 30.0)
        drive = excitatory / (1 + excitatory / 2300) - inhibitory / (1 + inhibitory / 2300)
        voltage = voltage + STEP * ((320 - voltage) / 10 + 0.17 * drive)
        excitatory = excitatory * (1 - STEP / 10)
        inhibitory = inhibitory * (1 - STEP / 10)
        held = np.maximum(held - STEP, 0)
        voltage = np.where(held > 0, 300.0, voltage)
        crossing = np.flatnonzero(voltage > 1e9)  # asked for in each step, answered by what is given
        who = fired[step] if not len(crossing) else crossing
        if len(who):
            voltage[who] = 300.0
            held[who] = 2.0
            coming = weights[who].sum(axis=0)
            excitatory += coming[:neurons]
            inhibitory += coming[neurons:]
    return voltage


def work_of(case: Case, population: Any) -> tuple[list[NDArray[Any]], NDArray[Any]]:
    """Return who fires in each step, and how many pulses come from outside."""
    steps = round(case.runtime * 1000 / STEP)
    fired: list[list[int]] = [[] for _ in range(steps)]
    session = population.session
    first = 0
    for one in session.populations:
        if not one.on_chip:
            continue
        for index, times in enumerate(session.segments[-1].pulses[one]):
            for time_ms in times:
                fired[int(time_ms * 1000 / STEP)].append(first + index)
        first += len(one)
    arriving = np.zeros(steps, int)
    for projection in session.projections:
        if projection.pre.root.on_chip:
            continue
        pulses = projection.pre.root.pulses()
        for sender, weight in zip(projection.senders, projection.weights, strict=True):
            if weight:
                step = (pulses[projection.pre.indices[sender]] * 1000 / STEP).astype(int)
                np.add.at(arriving, step[step < steps], 1)
    return [np.array(who, int) for who in fired], arriving


def measure(case: Case) -> list[Figure]:
    """Return building, running and the ratio of one network."""
    pynn.setup(initial_config=NightlyCalibration(42, "spiking"))
    np.random.seed(1)  # noqa: NPY002 - what governs the sources
    begin = time.process_time()
    population: Any = case.build()
    built = time.process_time() - begin
    pynn.run(case.runtime)  # draws the sources, once
    pynn.reset()
    fired, arriving = work_of(case, population)
    seconds, ratios = [], []
    for _ in range(TURNS):
        begin = time.process_time()
        pynn.run(case.runtime)
        pynn.reset()
        middle = time.process_time()
        plain_loop(case, fired, arriving)
        seconds.append(middle - begin)
        ratios.append(seconds[-1] / (time.process_time() - middle))
    return [
        Figure(f"pulses: {case.name}: build", built, "s", 1.0),
        Figure(f"pulses: {case.name}: run", min(seconds), "s", case.seconds),
        Figure(f"pulses: {case.name}: run over a plain numpy loop", statistics.median(ratios), "x", GOAL),
    ]


def run() -> list[Figure]:
    """Measure each network, in processor time."""
    return [figure for case in CASES for figure in measure(case)]


if __name__ == "__main__":
    for figure in run():
        print(figure.row())
