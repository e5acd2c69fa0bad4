"""What is recorded, and neo's objects that hold it."""

import neo
import numpy as np
import pytest
import quantities as pq


@pytest.fixture
def fired(session, joined):
    """Return a population of three after a run of 0.1 ms in which two of its neurons fired."""
    pop = session.Population(3, session.cells.HXNeuron(), label="Neuronen")
    source = session.Population(8, session.cells.SpikeSourceArray(spike_times=[0.02]))
    joined(session, source, pop[1:], 63)
    pop.record("spikes")
    pop[1:2].record(["v"])
    session.run(0.1)
    return pop


def test_a_block_holds_a_segment_with_trains_and_signals(fired):
    block = fired.get_data(annotations={"note": "x"})
    assert isinstance(block, neo.Block)
    assert block.annotations["note"] == "x"
    (segment,) = block.segments
    assert [len(one) > 0 for one in segment.spiketrains] == [False, True, True]
    train = segment.spiketrains[1]
    assert isinstance(train, neo.SpikeTrain)
    assert train.units == pq.ms
    assert (float(train.t_start), float(train.t_stop)) == (0.0, 0.1)
    assert train.annotations == {
        "source_id": 1,
        "source_index": 1,
        "source_population": "Neuronen",
        "source_compartment": 0,
        "source_location": "unlabeled",
    }
    assert f"{segment.spiketrains[0]}" == "[] ms"
    assert (np.ones_like(train) * 1).shape == train.shape
    assert f"{next(iter(train)) * 1000:.0f}".startswith("2")


def test_trains_of_unequal_lengths_become_an_array(fired):
    trains = fired.get_data("spikes").segments[0].spiketrains
    assert len({len(one) for one in trains}) > 1
    assert [len(one) for one in np.array(trains)] == [len(one) for one in trains]
    assert trains.multiplexed[0].tolist() == [number for number in range(3) for _ in trains[number]]


def test_signals_are_those_of_the_converter(fired):
    (signal,) = fired.get_data("v").segments[0].irregularlysampledsignals
    assert isinstance(signal, neo.IrregularlySampledSignal)
    assert signal.shape == (2932, 1)
    assert signal.dtype == np.float32
    assert signal.units == pq.dimensionless
    assert float(signal.times.rescale(pq.us)[-1]) == pytest.approx(100, abs=0.1)
    assert np.array(signal.base).max() == signal.max()
    assert 200 < signal.mean() < 500
    assert not fired.get_data("v").segments[0].spiketrains
    assert not fired.get_data("v").segments[0].analogsignals


def test_a_view_gives_its_own_neurons_only(fired):
    view = fired[1:]
    assert [one.annotations["source_id"] for one in view.get_data("spikes").segments[0].spiketrains] == [1, 2]
    assert len(fired[2:].get_data("v").segments[0].irregularlysampledsignals) == 0


def test_data_that_are_not_there_are_told(session, fired):
    with pytest.raises(session.errors.RecordingError, match="exc_synin wurde nicht aufgenommen"):
        fired.get_data("exc_synin")
    with pytest.raises(session.errors.RecordingError, match="nichts mit dem Namen 'volt'"):
        fired.get_data("volt")
    session.setup()
    pop = session.Population(1, session.cells.HXNeuron())
    pop.record("spikes")
    with pytest.raises(RuntimeError, match="noch keine Daten"):
        pop.get_data()


def test_what_cannot_be_recorded_is_told(session):
    pop = session.Population(4, session.cells.HXNeuron())
    source = session.Population(1, session.cells.SpikeSourceArray())
    with pytest.raises(session.errors.RecordingError, match="Aufnehmen kannst du: spikes, v"):
        pop.record("V")
    with pytest.raises(session.errors.RecordingError, match="Aufnehmen kannst du: spikes\\."):
        source.record(["spikes", "v"])
    with pytest.raises(NotImplementedError, match="sampling_interval"):
        pop.record("v", sampling_interval=0.1)
    with pytest.raises(ValueError, match="„madc“ nimmt Spannungen auf"):
        pop.record("v", device="pad_2_buffered")
    with pytest.raises(NotImplementedError, match="adaptation"):
        pop[:1].record("adaptation")
    session.run(None, session.RunCommand.PREPARE)
    projection = session.Projection(source, pop, session.AllToAllConnector())
    for ask in (pop.record, pop.get_data, pop.get, projection.get):
        for wrong in (3, [3], [None, "v"]):
            with pytest.raises((TypeError, RuntimeError), match=r"in Anführungszeichen|noch keine Daten"):
                ask(wrong)


def test_what_goes_to_an_oscilloscope_is_not_recorded(session):
    pop = session.Population(4, session.cells.HXNeuron())
    for device in ("pad_0", "pad_0_buffered", "pad_1_unbuffered"):
        pop.record(["v", "spikes"], device=device)
    pop[:1].record("v", device="madc")
    session.run(0.02)
    (segment,) = pop.get_data().segments
    assert len(segment.irregularlysampledsignals) == 1
    assert len(segment.spiketrains) == 4


def test_two_membranes_one_even_one_odd(session):
    pop = session.Population(4, session.cells.HXNeuron())
    with pytest.raises(ValueError, match="eines eine gerade und eines eine ungerade"):
        session.PopulationView(pop, [0, 2]).record("v")
    pop[0:2].record("v")
    with pytest.raises(ValueError, match="du willst 3"):
        pop[2:3].record("v")
    with pytest.raises(
        ValueError, match=r"nur eine Spannung zugleich aufnehmen, du willst 2: v, exc_synin\.$"
    ):
        pop[0:1].record("exc_synin")
    session.run(0.02)
    assert len(pop.get_data().segments[0].irregularlysampledsignals) == 2
    session.reset()
    pop.record(None)
    pop[3:].record("v")
    session.run(0.02)
    first, second = pop.get_data("v").segments
    assert [len(one.irregularlysampledsignals) for one in (first, second)] == [2, 1]


def test_synaptic_lines_fall_when_pulses_come(session, joined):
    pop = session.Population(2, session.cells.HXNeuron())
    joined(session, session.Population(5, session.cells.SpikeSourceArray(spike_times=[0.02])), pop, 63)
    pop[0:1].record("exc_synin")
    pop[1:].record("inh_synin")
    session.run(0.05)
    (segment,) = pop.get_data().segments
    dips = {one.name: np.ptp(np.asarray(one.base)) for one in segment.irregularlysampledsignals}
    assert dips["exc_synin"] > 40
    assert dips["inh_synin"] < 15
