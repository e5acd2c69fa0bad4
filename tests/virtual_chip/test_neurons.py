"""The analog neurons: against a slow, independent solution, and what their settings mean."""

import warnings

import numpy as np
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from tests.virtual_chip import slow_membrane

from course_helpers.chip.virtual_chip import neurons
from course_helpers.chip.virtual_chip.neurons import figures

QUIET = {"threshold": 0.0}
VOLTAGES = ("leak", "reset", "threshold")
GS_02 = {
    "leak_v_leak": 400,
    "leak_i_bias": 200,
    "leak_enable_multiplication": 0,
    "leak_enable_division": 0,
    "reset_v_reset": 300,
    "reset_i_bias": 1000,
    "reset_enable_multiplication": 0,
    "reset_enable_division": 0,
    "threshold_v_threshold": 400,
    "threshold_enable": 1,
    "refractory_period_refractory_time": 100,
    "membrane_capacitance_capacitance": 63,
    "constant_current_enable": 0,
    "constant_current_i_offset": 0,
    "constant_current_type": 0,
    **{f"{receptor}_input_enable": 1 for receptor in ("excitatory", "inhibitory")},
    **{f"{receptor}_input_i_bias_tau": 80 for receptor in ("excitatory", "inhibitory")},
    **{f"{receptor}_input_i_bias_gm": 500 for receptor in ("excitatory", "inhibitory")},
}


def cells_of(count, serial=42, **changed):
    values = {name: np.full(count, float(value)) for name, value in {**GS_02, **changed}.items()}
    return neurons.cells(values, np.arange(count), serial)


def answer(cells, pulses, synapses, duration, start, threshold=0.0, **more):
    table = np.array(pulses, float).reshape(-1, 3)
    return neurons.answer(
        cells,
        neurons.Arrivals(table[:, 0], table[:, 1].astype(int), table[:, 2]),
        synapses,
        duration,
        start=start,
        noise=neurons.Noise(np.random.default_rng(0), threshold),
        **more,
    )


def numbers(low, high):
    return st.tuples(*[st.floats(low, high)] * 2).map(np.array)


cells_strategy = st.builds(
    neurons.Cells,
    leak=numbers(150, 600),
    reset=numbers(100, 300),
    threshold=numbers(350, 550),
    membrane_time=numbers(1.0, 40.0),
    reset_time=numbers(0.08, 0.6),
    refractory=numbers(0.15, 3.0),
    synaptic_time=st.tuples(numbers(2.0, 15.0), numbers(2.0, 15.0)).map(np.stack),
    drive=st.tuples(numbers(0.05, 0.3), numbers(0.05, 0.3)).map(np.stack),
    offset=numbers(-10.0, 10.0),
)
pulses_strategy = st.lists(
    st.tuples(st.integers(0, 250).map(lambda tenth: tenth / 10), st.integers(0, 3), st.integers(1, 400)),
    max_size=12,
)
weights_strategy = st.lists(st.integers(0, 200), min_size=8, max_size=8).map(lambda w: np.reshape(w, (2, 4)))


# without shrinking, which would take minutes: each example is solved three times, slowly
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(cells=cells_strategy, pulses=pulses_strategy, synapses=weights_strategy)
def test_membranes_and_pulses_are_those_of_a_fine_and_slow_solution(cells, pulses, synapses):
    start = np.minimum(cells.leak, cells.threshold - 20)
    expected, traces = slow_membrane.solve(cells, pulses, synapses, 25, start)
    for raised in (-1.0, 1.0):  # where a peak just touches the threshold, both may be right
        other, _ = slow_membrane.solve(cells, pulses, synapses, 25, start, raised)
        assume([one for _, one in other] == [one for _, one in expected])
    seen = answer(cells, pulses, synapses.astype(float), 25, start, traced=[0, 1])
    for one in (0, 1):
        mine = np.sort(seen.pulses[seen.neurons == one])
        theirs = [time for time, who in expected if who == one and time < 25 - 0.1]
        # Euler's steps and the chip's clock shift each pulse a little, and the next ones with it; where it
        # just misses the end of a step, it also reaches the other neuron a step later
        allowed = 0.25 + 0.1 * np.arange(len(theirs))
        assert len(mine) >= len(theirs)
        assert (abs(mine[: len(theirs)] - theirs) < allowed).all()
        if not expected:
            assert seen.voltages[:, one] == pytest.approx(np.array(traces[one]), abs=1)


def test_a_single_pulse_is_the_formula():
    cells = cells_of(1, threshold_enable=0)
    seen = answer(cells, [(0.0, 0, 1.0)], np.zeros((1, 2)), 60, cells.leak, traced=[0])
    tau_m, tau_s, drive = cells.membrane_time[0], cells.synaptic_time[0, 0], cells.drive[0, 0]
    time = seen.times
    exact = drive / (1 / tau_m - 1 / tau_s) * (np.exp(-time / tau_s) - np.exp(-time / tau_m))
    assert seen.voltages[:, 0] - cells.leak[0] == pytest.approx(exact, abs=0.002)


def test_currents_saturate_each_receptor_for_itself():
    cells = cells_of(1, threshold_enable=0)

    def reach(*pulses):
        seen = answer(cells, list(pulses), np.zeros((1, 2)), 20, cells.leak, traced=[0])
        return seen.voltages[:, 0] - cells.leak[0]

    small, large = reach((0.0, 0, 23.0)).max(), reach((0.0, 0, 2300.0)).max()
    assert small * 45 < large < small * 75  # and not 100: at first, half of it arrives
    both = reach((0.0, 0, 2300.0), (0.0, 1, 2300.0))
    alone = reach((0.0, 0, 2300.0)) + reach((0.0, 1, 2300.0))
    assert both == pytest.approx(alone, abs=1e-9)


def test_a_free_running_neuron_keeps_the_formulas_time():
    cells = cells_of(1, leak_v_leak=953, leak_i_bias=196, threshold_v_threshold=453, reset_i_bias=1022)
    seen = answer(cells, [], np.zeros((1, 2)), 200, cells.reset, traced=[0])
    leak, threshold, tau = cells.leak[0], cells.threshold[0], cells.membrane_time[0]
    reset_time = cells.reset_time[0]
    low = (leak / tau + cells.reset[0] / reset_time) / (1 / tau + 1 / reset_time)
    period = tau * np.log((leak - low) / (leak - threshold)) + cells.refractory[0]
    assert np.diff(seen.pulses) == pytest.approx(period, abs=0.01)
    assert (np.round(seen.pulses / figures.CLOCK, 6) % 1 == 0).all()


def test_settings_at_their_ends_divide_by_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for changed in (
            {"leak_i_bias": 0},
            {"reset_i_bias": 0},
            {"leak_i_bias": 0, "reset_i_bias": 0},
            {"membrane_capacitance_capacitance": 0},
            {"leak_i_bias": 0, "constant_current_enable": 1, "constant_current_i_offset": 1022},
            {"refractory_period_refractory_time": 0},
            {"excitatory_input_i_bias_tau": 0, "excitatory_input_enable": 1},
            {"leak_v_leak": 1022, "reset_i_bias": 0, "threshold_v_threshold": 0},
        ):
            cells = cells_of(2, **changed)
            start = neurons.at_rest(cells, np.random.default_rng(0))
            seen = answer(cells, [(1.0, 0, 63.0)], np.full((2, 4), 10.0), 30, start, traced=[0])
            assert np.isfinite(seen.voltages).all()


def test_without_leak_nothing_is_forgotten():
    cells = cells_of(1, leak_i_bias=0, threshold_enable=0)
    seen = answer(cells, [(0.0, 0, 10.0)], np.zeros((1, 2)), 100, np.array([300.0]), traced=[0])
    assert seen.voltages[-1, 0] == pytest.approx(
        300 + 10 * cells.drive[0, 0] * cells.synaptic_time[0, 0], rel=0.01
    )


def test_time_constants_go_with_capacitance_over_current_and_its_switches():
    base = cells_of(1).membrane_time[0]
    assert base == pytest.approx(4.5, rel=0.4)
    assert cells_of(1, leak_i_bias=400).membrane_time[0] == pytest.approx(base / 2)
    assert cells_of(1, leak_enable_division=1).membrane_time[0] == pytest.approx(base * 8)
    assert cells_of(1, leak_enable_multiplication=1).membrane_time[0] == pytest.approx(base / 8)
    small = cells_of(1, membrane_capacitance_capacitance=0)
    assert small.membrane_time[0] == pytest.approx(base * 0.05 / 1.05)
    assert small.drive[0, 0] == pytest.approx(cells_of(1).drive[0, 0] * 21)


def test_a_constant_current_lifts_the_rest_or_draws_it_down():
    def rest(**changed):
        cells = cells_of(1, threshold_enable=0, constant_current_i_offset=100, **changed)
        start = neurons.at_rest(cells, np.random.default_rng(0))
        seen = answer(cells, [], np.zeros((1, 2)), 50, start, traced=[0])
        assert np.ptp(seen.voltages) < 1e-6  # it has flowed for long
        return seen.voltages[-1, 0]

    cells = cells_of(1)
    step = 100 * figures.OFFSET.value * cells.membrane_time[0]
    assert rest() == pytest.approx(cells.leak[0])
    assert rest(constant_current_enable=1) - cells.leak[0] == pytest.approx(step)
    assert rest(constant_current_enable=1, constant_current_type=1) - cells.leak[0] == pytest.approx(-step)


def test_a_constant_current_makes_a_calibrated_neuron_fire_the_more_the_stronger_it_is():
    found = {name: values[:20] for name, values in neurons.calibrated_parameters(42, "spiking").items()}

    def fired(strength):
        values = {name: np.full(20, float(value)) for name, value in GS_02.items()} | found
        values["constant_current_enable"] = np.ones(20)
        values["constant_current_i_offset"] = np.full(20, float(strength))
        cells = neurons.cells(values, np.arange(20), 42)
        start = neurons.at_rest(cells, np.random.default_rng(0))
        return np.bincount(answer(cells, [], np.zeros((20, 40)), 200, start).neurons, minlength=20)

    assert fired(150).sum() == 0
    counts = [fired(strength) for strength in (300, 500, 800)]
    assert (counts[0] > 3).all()
    assert (counts[1] > counts[0]).all()
    assert (counts[2] > counts[1]).all()


def test_calibration_brings_512_neurons_near_the_targets():
    for serial in (42, 7, 99999):
        found = neurons.calibrated_parameters(serial, "spiking")
        values = {name: np.full(512, float(GS_02[name])) for name in GS_02} | found
        cells = neurons.cells(values, np.arange(512), serial)
        raw = neurons.cells(
            {name: np.full(512, float(GS_02[name])) for name in GS_02}, np.arange(512), serial
        )
        assert cells.leak == pytest.approx(322, abs=6)
        assert cells.threshold == pytest.approx(434.5, abs=9)
        assert cells.reset == pytest.approx(297, abs=6)
        assert cells.membrane_time == pytest.approx(10, rel=0.15)
        assert cells.synaptic_time == pytest.approx(10, rel=0.15)
        assert cells.refractory == pytest.approx(2.0)
        assert cells.leak.std() < raw.leak.std() / 3
        assert cells.threshold.std() < raw.threshold.std() / 2
        assert cells.drive.std() / cells.drive.mean() < raw.drive.std() / raw.drive.mean() / 3
        assert all(((one >= 0) & (one <= 1022)).all() for one in found.values())


def test_what_a_neuron_is_recorded_through_moves_its_voltages_alike():
    raw = [cells_of(512, serial) for serial in range(8)]
    leak, reset, threshold = (np.concatenate([getattr(one, name) for one in raw]) for name in VOLTAGES)
    assert leak.std() == pytest.approx(8, abs=0.5)
    assert reset.std() == pytest.approx(8, abs=0.5)
    assert threshold.std() == pytest.approx(10, abs=0.6)
    assert (threshold - leak).std() == pytest.approx(8, abs=0.5)
    assert np.corrcoef(leak, reset)[0, 1] > 0.6


def test_the_first_neurons_of_two_chips_differ_and_stay_as_they_are():
    first, again, other = (cells_of(512, serial) for serial in (42, 42, 43))
    assert np.array_equal(first.leak, again.leak)
    assert abs(np.corrcoef(first.leak, other.leak)[0, 1]) < 0.2
    assert first.leak[0] == pytest.approx(188.0, abs=0.1)  # the same on every machine and in every year


def test_thresholds_tremble():
    cells = cells_of(1, leak_v_leak=953, threshold_v_threshold=453)

    def periods(threshold):
        seen = answer(cells, [], np.zeros((1, 2)), 2000, cells.reset, threshold, traced=[])
        return np.diff(seen.pulses)

    assert periods(0.0).std() < 0.01
    assert 0.1 < periods(2.0).std() < 0.6


def test_every_figure_names_its_source():
    entries = [value for value in vars(figures).values() if isinstance(value, tuple)]
    assert len(entries) > 20
    for entry in [*entries, *figures.SPREADS.values()]:
        assert any(word in entry.source for word in ("pictures", "interface", "calix", "our choice")), entry


def test_the_converter_gives_whole_numbers_a_little_irregularly():
    times = np.arange(1001) * 0.1
    moments, values = neurons.sampled(times, np.full(1001, 500.0), 100, np.random.default_rng(0))
    assert 2800 < len(moments) < 3000
    assert (np.diff(moments) > 0).all()
    assert np.diff(moments).std() > 0
    assert values.dtype == np.float32
    assert (values == np.round(values)).all()
    assert values.std() == pytest.approx(1.5, abs=0.2)
    _, high = neurons.sampled(times, np.full(1001, 5000.0), 100, np.random.default_rng(0))
    assert set(high) == {1023}
