"""What was recorded, as neo's objects. neo takes a second to import, so that is left to the first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.chip.pynn_emulator import recording

if TYPE_CHECKING:
    import neo

    from course_helpers.chip.pynn_emulator.groups import Group
    from course_helpers.chip.pynn_emulator.populations import Population
    from course_helpers.chip.pynn_emulator.recording import Segment


def block(group: Group, variables: list[str], annotations: dict[str, object]) -> neo.Block:
    """Return the recorded data of some neurons, with a segment for each run.

    Parameters
    ----------
    group : Population or PopulationView
        The neurons.
    variables : list of str
        What of it.
    annotations : dict
        Notes for the block.
    """
    from neo.core import Block  # noqa: PLC0415 - see above

    result = Block(name=group.label, description=group.describe(), **annotations)
    result.segments.extend([_segment(one, group, variables) for one in recording.kept(group.root)])
    return result


def _segment(recorded: Segment, group: Group, variables: list[str]) -> Any:
    from neo.core import Segment as NeoSegment  # noqa: PLC0415 - see above

    from course_helpers.chip.pynn_emulator.trains import Trains  # noqa: PLC0415 - see above

    result = NeoSegment(name=f"segment{recorded.number:03d}", description=group.describe())
    trains = []
    own = set(group.indices.tolist())
    for name, indices in recorded.recorded.get(group.root, {}).items():
        if name not in variables:
            continue
        mine = [index for index in indices if index in own]
        if name == "spikes":
            trains = [_train(recorded, group.root, index) for index in mine]
        elif group.root not in recorded.forgotten:
            result.irregularlysampledsignals.extend(
                [_signal(recorded, group.root, index, name) for index in mine]
            )
    result.spiketrains = Trains(trains, parent=result)
    return result


def _train(recorded: Segment, population: Population, index: int) -> Any:
    """Return the pulses of a neuron; made once, for a long row of runs asks again and again."""
    from neo.core import SpikeTrain  # noqa: PLC0415 - see above

    key = (population, index)
    if key not in recorded.trains:
        recorded.trains[key] = SpikeTrain(
            [] if population in recorded.forgotten else recorded.pulses[population][index],
            units="ms",
            t_start=0.0,
            t_stop=recorded.runtime,
            **_source(population, index),
        )
    return recorded.trains[key]


def _source(population: Population, index: int) -> dict[str, object]:
    return {
        "source_population": population.label,
        "source_id": population.first + index,
        "source_index": index,
        "source_compartment": 0,
        "source_location": "unlabeled",
    }


def _signal(recorded: Segment, population: Population, index: int, name: str) -> Any:
    from neo.core import IrregularlySampledSignal  # noqa: PLC0415 - see above

    times, values = recorded.signals[population, index, name]
    return IrregularlySampledSignal(
        times,
        values[:, np.newaxis],
        units="dimensionless",
        time_units="ms",
        name=name,
        source_ids=[population.first + index],
        source_population=population.label,
        source_compartments=[0],
        source_locations=["unlabeled"],
        array_annotations={"channel_index": [index]},
    )
