"""From populations and projections to the virtual chip's vectors, and back to what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.chip.pynn_emulator import recording
from course_helpers.chip.pynn_emulator.errors import ChipLimitError
from course_helpers.chip.pynn_emulator.recording import Segment
from course_helpers.chip.pynn_emulator.standardmodels.cells import check_pulses
from course_helpers.chip.virtual_chip import neurons

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from course_helpers.chip.pynn_emulator.populations import Population
    from course_helpers.chip.pynn_emulator.projections import Projection
    from course_helpers.chip.pynn_emulator.session import Session

    Array = NDArray[Any]

_MS = 1000.0  # microseconds


def prepare(session: Session) -> None:
    """Apply the calibration to the parameters of all neurons."""
    for population in session.populations:
        population.prepare()


def run(session: Session, runtime: float) -> None:
    """Let the network run and keep what is recorded.

    Parameters
    ----------
    session : Session
        With the network.
    runtime : float
        Milliseconds.

    Raises
    ------
    RuntimeError
        If it has run since the last reset, or there is no neuron.
    ChipLimitError
        If a neuron is reached by more synapses than the chip has, or there are too many pulses.
    """
    if session.has_run:
        raise RuntimeError(
            "Das Netz ist schon gelaufen, und die Zeit auf dem Chip bleibt nicht stehen. Führe vor dem "
            "nächsten "
            "pynn.run(…) pynn.reset() aus."
        )
    prepare(session)
    _check_synapses(session)
    cells = _cells(session)
    asked = recording.analog(session.populations)
    traced = sorted({population.first_neuron + index for population, index, _ in asked})
    answer = neurons.answer(
        cells,
        _arrivals(session),
        _synapses(session),
        runtime * _MS,
        start=neurons.at_rest(cells, session.noise.start),
        noise=neurons.Noise(session.noise.thresholds),
        traced=traced,
    )
    session.segments.append(_segment(session, runtime, answer, asked, traced))
    session.has_run = True


def _on_chip(session: Session) -> list[Population]:
    return [one for one in session.populations if one.on_chip]


def _cells(session: Session) -> neurons.Cells:
    groups = _on_chip(session)
    if not session.neurons:  # a population may be empty
        raise RuntimeError(
            "Es gibt noch kein Neuron. Lege eines an: pynn.Population(1, pynn.cells.HXNeuron())"
        )
    known = [one.settings() for one in groups]
    settings = {name: np.concatenate([one[name] for one in known]) for name in known[0]}
    return neurons.cells(settings, np.concatenate([one.places for one in groups]), session.serial)


def _check_synapses(session: Session) -> None:
    """Refuse too many synapses of a neuron (ChipLimitError); a weight above that of one takes several."""
    count = np.zeros(max(session.neurons, 1), int)
    for one in session.projections:
        rows = np.maximum(np.ceil(np.abs(one.weights) / neurons.STRONGEST), 1).astype(int)
        np.add.at(count, _targets(one), rows)
    if count.max() > neurons.ROWS:
        raise ChipLimitError(
            f"Ein Neuron des Chips kann höchstens {neurons.ROWS} Sender haben, deines hat {count.max()}. "
            "Nimm weniger "
            f"Sender, und Gewichte bis {neurons.STRONGEST}: Größere zählen mehrfach."
        )


def _targets(projection: Projection) -> Array:
    """Return the receiving neuron of each synapse."""
    result: Array = projection.post.root.first_neuron + projection.post.indices[projection.receivers]
    return result


def _inputs(session: Session, projection: Projection) -> Array:
    """Return the input of each synapse: excitatory ones come first, then all inhibitory ones."""
    inhibitory = projection.receptor_type == "inhibitory"
    return _targets(projection) + (session.neurons if inhibitory else 0)


def _synapses(session: Session) -> Array:
    """Return the weights between the chip's neurons, shape (n, 2 n)."""
    matrix = np.zeros((session.neurons, 2 * session.neurons))
    for one in session.projections:
        if one.pre.root.on_chip:
            senders = one.pre.root.first_neuron + one.pre.indices[one.senders]
            np.add.at(matrix, (senders, _inputs(session, one)), np.abs(one.weights))
    return matrix


def _arrivals(session: Session) -> neurons.Arrivals:
    """Return what comes from the sources, each pulse cut to the chip's clock."""
    times: list[Array] = [np.zeros(0)]
    inputs: list[Array] = [np.zeros(0, int)]
    weights: list[Array] = [np.zeros(0)]
    count = 0
    for one in session.projections:
        active = np.flatnonzero(one.weights)
        if one.pre.root.on_chip or not len(active):
            continue
        pulses = one.pre.root.pulses()
        sent = [pulses[sender] for sender in one.pre.indices[one.senders[active]]]
        lengths = [len(row) for row in sent]
        count += sum(lengths)
        check_pulses(count, "An den Synapsen kommen")
        times.extend(sent)
        inputs.append(np.repeat(_inputs(session, one)[active], lengths))
        weights.append(np.repeat(np.abs(one.weights[active]), lengths))
    return neurons.Arrivals(_cut(np.concatenate(times)), np.concatenate(inputs), np.concatenate(weights))


def _cut(milliseconds: Array) -> Array:
    """Return times in microseconds, at the chip's last tick before them."""
    ticks = np.floor(milliseconds * _MS / neurons.CLOCK + 1e-6)  # 0.01 ms is a tick, though not in binary
    result: Array = ticks * neurons.CLOCK
    return result


def _segment(
    session: Session,
    runtime: float,
    answer: neurons.Answer,
    asked: list[tuple[Population, int, str]],
    traced: list[int],
) -> Segment:
    recorded = {
        population: {name: sorted(which) for name, which in population.recorded.items()}
        for population in session.populations
    }
    pulses = {
        population: _pulses(population, answer, runtime)
        for population in session.populations
        if "spikes" in population.recorded
    }
    signals = {}
    for population, index, name in asked:
        trace = _trace(name, answer, traced.index(population.first_neuron + index))
        times, values = neurons.sampled(answer.times, trace, runtime * _MS, session.noise.converter)
        signals[population, index, name] = (times / _MS, values)
    return Segment(len(session.segments), runtime, recorded, pulses, signals)


def _pulses(population: Population, answer: neurons.Answer, runtime: float) -> list[Array]:
    """Return when each neuron of a population fired, in milliseconds."""
    if not population.on_chip:
        cut = [_cut(times) / _MS for times in population.pulses()]
        return [times[times < runtime] for times in cut]
    own = (answer.neurons >= population.first_neuron) & (
        answer.neurons < population.first_neuron + len(population)
    )
    who, when = answer.neurons[own] - population.first_neuron, answer.pulses[own] / _MS
    order = np.lexsort((when, who))
    return np.split(when[order], np.searchsorted(who[order], np.arange(1, len(population))))


def _trace(name: str, answer: neurons.Answer, column: int) -> Array:
    if name == "v":
        return np.asarray(answer.voltages[:, column])
    return neurons.line(answer.currents[:, int(name == "inh_synin"), column])
