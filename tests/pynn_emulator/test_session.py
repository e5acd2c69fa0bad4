"""What opens and closes the chip, runs, and parameters that the calibration sets."""

import numpy as np
import pytest

from course_helpers.chip.virtual_chip import NightlyCalibration


def test_setup_discards_what_was_there(pynn, calibration, joined):
    pynn.setup(initial_config=calibration)
    old = pynn.Population(3, pynn.cells.HXNeuron())
    pynn.setup(initial_config=calibration)
    new = pynn.Population(2, pynn.cells.HXNeuron())
    assert list(new.all_cells) == [0, 1]
    for use in (
        lambda: old.record("spikes"),
        old.get_data,
        lambda: old.get("leak_v_leak"),
        lambda: joined(pynn, old, new, 1),
    ):
        with pytest.raises(RuntimeError, match="früheren"):
            use()


def test_after_end_only_setup_works(session):
    pop = session.Population(1, session.cells.HXNeuron())
    session.end()
    for use in (
        lambda: session.run(0.1),
        session.reset,
        session.end,
        lambda: session.Population(1, session.cells.HXNeuron()),
        pop.get_data,
    ):
        with pytest.raises(RuntimeError, match=r"pynn\.setup"):
            use()
    session.setup()


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"nonsense": 1}, KeyError, "nonsense"),
        ({"initial_config": "spiking_cocolist.pbin"}, TypeError, "get_nightly_calibration"),
        ({"initial_config": NightlyCalibration(7, "spiking")}, RuntimeError, "00007.*virtuell-00042"),
        ({"initial_config": NightlyCalibration(42, "soft")}, TypeError, "get_nightly_calibration"),
        ({"neuronPermutation": [1, 1]}, ValueError, "neuronPermutation"),
        ({"neuronPermutation": [512]}, ValueError, "0 bis 511"),
        ({"injected_config": object()}, NotImplementedError, "im Labor"),
        ({"enable_neuron_bypass": True}, NotImplementedError, "im Labor"),
    ],
)
def test_what_setup_does_not_take(pynn, arguments, error, says):
    with pytest.raises(error, match=says):
        pynn.setup(**arguments)


def test_what_setup_takes_without_effect(pynn):
    pynn.setup(0.1, 0.1, max_delay=1, backgroundPermutation=[0], calibration_cache=None, injected_config=None)


def test_a_wrong_chip_number_is_a_clear_error(pynn, monkeypatch):
    monkeypatch.setenv("KURS_CHIP", "sieben")
    with pytest.raises(ValueError, match="KURS_CHIP"):
        pynn.setup()


@pytest.mark.parametrize(
    ("runtime", "error", "says"),
    [
        (None, ValueError, "nichts geplant"),
        (0, ValueError, "über 0"),
        (-1, ValueError, "über 0"),
        (float("nan"), ValueError, "über 0"),
        (100_000, ValueError, "bis 1000 Millisekunden"),
        ("0.1", TypeError, "Millisekunden"),
        (True, TypeError, "Millisekunden"),
    ],
)
def test_a_run_needs_a_time(session, runtime, error, says):
    session.Population(1, session.cells.HXNeuron())
    with pytest.raises(error, match=says):
        session.run(runtime)


def test_a_run_needs_a_neuron(session):
    with pytest.raises(RuntimeError, match="noch kein Neuron"):
        session.run(0.1)


def test_a_run_needs_a_neuron_not_only_a_population(session):
    session.Population(0, session.cells.HXNeuron()).record("spikes")
    with pytest.raises(RuntimeError, match="noch kein Neuron"):
        session.run(0.1)
    pop = session.Population(1, session.cells.HXNeuron())
    with pytest.raises(TypeError, match=r"RunCommand\.PREPARE oder nichts, gesehen: 'PREPARE'"):
        session.run(0.1, "PREPARE")
    pop.record("spikes")
    session.run(0.1)


def test_more_pulses_than_fit_into_memory_are_refused(session, joined):
    pop = session.Population(50, session.cells.HXNeuron())
    wrong_unit = session.cells.SpikeSourcePoisson(start=0, rate=5e10, duration=500)
    too_many = session.Population(3, wrong_unit)
    projection = joined(session, too_many, pop, 1)
    says = "etwa 75000 Millionen Pulse, der Emulator schafft 10 Millionen. Prüfe die Einheiten"
    with pytest.raises(session.errors.ChipLimitError, match=says):
        session.run(0.1)
    too_many.set(rate=1e6, duration=100)  # each pulse comes at 50 synapses
    with pytest.raises(session.errors.ChipLimitError, match=r"An den Synapsen kommen .* 1\d Millionen"):
        session.run(0.1)
    projection.set(weight=0)
    session.run(0.1)


def test_a_pulse_that_never_comes_is_none(session, joined):
    pop = session.Population(1, session.cells.HXNeuron())
    source = session.Population(8, session.cells.SpikeSourceArray(spike_times=[1e17, float("inf")]))
    joined(session, source, pop, 63)
    pop.record("spikes")
    session.run(0.1)
    assert len(pop.get_data().segments[0].spiketrains[0]) == 0


def test_parts_of_a_run_are_left_out(session):
    with pytest.raises(NotImplementedError, match="im Labor"):
        session.run(0.1, session.RunCommand.APPEND)


def test_the_users_value_beats_the_calibration_and_that_the_default(session):
    pop = session.Population(2, session.cells.HXNeuron(leak_v_leak=[410, 420], threshold_enable=False))
    with pytest.raises(RuntimeError, match="PREPARE"):
        pop.get("leak_v_leak")
    with pytest.raises(RuntimeError, match="überschreiben"):
        pop.set(leak_v_leak=500)
    session.run(None, session.RunCommand.PREPARE)
    assert pop.get("leak_v_leak").tolist() == [410, 420]
    assert pop.get("threshold_enable") == 0
    assert pop.get("refractory_period_refractory_time") == 250
    assert pop.get("exponential_i_bias") == 0
    assert 300 < pop.get(["reset_v_reset", "leak_v_leak"])[0][0] < 700
    pop[1:].set(leak_v_leak=500)
    assert pop.get("leak_v_leak").tolist() == [410, 500]
    assert pop[0:1].get("leak_v_leak") == 410
    assert pop.get("leak_v_leak", simplify=False).shape == (2,)


def test_without_calibration_parameters_are_known_at_once(pynn, joined):
    pynn.setup()
    pop = pynn.Population(1, pynn.cells.HXNeuron(leak_v_leak=700, leak_i_bias=1022))
    pop.record("v")
    pop.set(leak_v_leak=600)
    assert pop.get("leak_v_leak") == 600
    joined(pynn, pynn.Population(9, pynn.cells.SpikeSourceArray(spike_times=[0.01])), pop, 63)
    pynn.run(0.05)
    trace = np.asarray(pop.get_data().segments[0].irregularlysampledsignals[0].base)
    assert trace.mean() == pytest.approx(190 + 0.74 * 200, abs=25)
    assert trace.std() < 2  # synaptic inputs are off


def test_synaptic_inputs_can_be_set_by_hand(pynn, joined):
    pynn.setup()
    tuned = {f"{one}_input_{name}": value for one in ("excitatory", "inhibitory") for name, value in
             (("enable", True), ("i_bias_gm", 1022), ("i_bias_tau", 200))}  # fmt: skip
    pop = pynn.Population(1, pynn.cells.HXNeuron(leak_v_leak=400, leak_i_bias=200, **tuned))
    pop.record("v")
    joined(pynn, pynn.Population(1, pynn.cells.SpikeSourceArray(spike_times=[0.01])), pop, 63)
    pynn.run(0.05)
    assert np.ptp(np.asarray(pop.get_data().segments[0].irregularlysampledsignals[0].base)) > 20


def test_an_integrator_keeps_its_steps(pynn, joined):
    pynn.setup(initial_config=NightlyCalibration(42, "hagen"))
    pop = pynn.Population(1, pynn.cells.HXNeuron())
    pop.record(["v", "spikes"])
    joined(pynn, pynn.Population(1, pynn.cells.SpikeSourceArray(spike_times=[0.01, 0.02])), pop, 63)
    pynn.run(0.05)
    (segment,) = pop.get_data().segments
    signal = segment.irregularlysampledsignals[0]
    times, trace = signal.times.rescale("us").magnitude, np.asarray(signal.base).ravel()
    parts = ((2, 9), (15, 19), (30, 45))
    before, between, after = (trace[(times > start) & (times < end)].mean() for start, end in parts)
    assert between - before > 5
    assert after - between == pytest.approx(between - before, rel=0.3)
    assert len(segment.spiketrains[0]) == 0


def test_neurons_lie_where_they_are_told(pynn):
    def rest(places):
        pynn.setup(neuronPermutation=places)
        pop = pynn.Population(1, pynn.cells.HXNeuron(leak_v_leak=500, leak_i_bias=200))
        pop.record("v")
        pynn.run(0.02)
        return np.asarray(pop.get_data().segments[0].irregularlysampledsignals[0].base).mean()

    assert rest([0]) == pytest.approx(rest(None), abs=0.5)
    assert abs(rest([5]) - rest([0])) > 2
    with pytest.raises(RuntimeError, match="Der Chip hat 1 Neuronen, du brauchst 2"):
        pynn.Population(1, pynn.cells.HXNeuron())


def test_runs_after_resets_are_segments_that_stay(session, joined):
    pop = session.Population(1, session.cells.HXNeuron())
    pop.record("spikes")
    source = session.Population(8, session.cells.SpikeSourceArray(spike_times=[0.01]))
    synapses = joined(session, source, pop, 63)
    session.run(0.1)
    session.reset()
    synapses.set(weight=0)
    session.run(0.05)
    session.reset()
    first, second = pop.get_data().segments
    assert len(first.spiketrains[0]) > 0
    assert len(second.spiketrains[0]) == 0
    assert float(second.spiketrains[0].t_stop) == 0.05


def test_cleared_data_are_gone_and_the_next_run_is_the_first_again(session, joined):
    pop = session.Population(2, session.cells.HXNeuron())
    pop.record("spikes")
    pop[:1].record("v")
    other = session.Population(8, session.cells.SpikeSourceArray(spike_times=[0.01]))
    other.record("spikes")
    joined(session, other, pop, 63)
    for runtime in (0.04, 0.05, 0.06):
        session.run(runtime)
        (segment,) = pop.get_data(clear=True).segments
        assert len(segment.spiketrains[0]) > 0
        assert float(segment.spiketrains[0].t_stop) == runtime
        assert len(segment.irregularlysampledsignals) == 1
        (segment,) = pop.get_data(["spikes", "v"]).segments  # until reset there is a run, but nothing of it
        assert [len(one) for one in segment.spiketrains] == [0, 0]
        assert not segment.irregularlysampledsignals
        session.reset()
    with pytest.raises(RuntimeError, match=r"keine Daten mehr.*clear=True"):
        pop.get_data("spikes")
    assert [len(one.spiketrains[0]) for one in other.get_data().segments] == [1] * 3


def test_the_same_program_gives_the_same(pynn, calibration, joined):
    def program():
        np.random.seed(3)  # noqa: NPY002 - what governs the sources
        pynn.setup(initial_config=calibration)
        pop = pynn.Population(20, pynn.cells.HXNeuron())
        pop.record("spikes")
        noise = pynn.cells.SpikeSourcePoisson(start=0, rate=5e5, duration=0.2)
        joined(pynn, pynn.Population(20, noise), pop, 40, pynn.OneToOneConnector())
        joined(pynn, pop, pop, -10, pynn.FixedProbabilityConnector(0.2))
        runs = []
        for _ in range(2):
            pynn.run(0.2)
            runs.append([train.magnitude.tolist() for train in pop.get_data().segments[-1].spiketrains])
            pynn.reset()
        return runs

    first, second = program(), program()
    assert first == second
    assert first[0] != first[1]  # thresholds tremble from run to run
    assert sum(map(len, first[0])) > 100
