"""Populations, views, sources, projections: what they are, what they refuse, and what the chip limits."""

import builtins

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def array(pynn, size, times):
    return pynn.Population(size, pynn.cells.SpikeSourceArray(spike_times=times))


def test_populations_and_views_count_as_lists_do(session):
    pop = session.Population(6, session.cells.HXNeuron(), label="Gruppe")
    later = array(session, 2, [])
    assert (len(pop), pop.size, pop.label, later.label) == (6, 6, "Gruppe", "population1")
    assert [int(one) for one in later.all_cells] == [6, 7]
    assert pop[2] == 2
    assert pop[-1] == 5
    view = pop[2:5]
    assert [int(one) for one in view] == [2, 3, 4]
    assert [int(one) for one in session.PopulationView(view, [2, 0])] == [2, 4]
    mask = np.array([True, False] * 3)
    assert session.PopulationView(pop, mask).indices.tolist() == [0, 2, 4]
    assert "6 Neuronen, HXNeuron" in pop.describe()
    for places in ([6], 6, -7, True, np.True_, [True], "a", 1.5):
        with pytest.raises(IndexError, match="hat 6 Neuronen, gezählt ab 0"):
            pop[places]
    with pytest.raises(TypeError, match="braucht eine Population"):
        session.PopulationView([1, 2], [0])


def test_the_chip_has_512_neurons_and_256_rows(session, joined):
    with pytest.raises(RuntimeError, match="Der Chip hat 512 Neuronen, du brauchst 513"):
        session.Population(513, session.cells.HXNeuron())
    session.Population(512, session.cells.HXNeuron())
    array(session, 1000, [])
    with pytest.raises(RuntimeError, match="du brauchst 513"):
        session.Population(1, session.cells.HXNeuron())
    for size in (10**8, 10**20):  # before it takes any memory
        with pytest.raises(RuntimeError, match=f"du brauchst {size + 512}"):
            session.Population(size, session.cells.HXNeuron())
        with pytest.raises(RuntimeError, match=f"Der Emulator hat 100000 Quellen, du brauchst {size + 1000}"):
            array(session, size, [0.1])
    session.setup()
    pop = session.Population(2, session.cells.HXNeuron())
    joined(session, array(session, 256, [0.01]), pop, 1)
    session.run(0.02)
    session.reset()
    joined(session, array(session, 1, [0.01]), pop[1:], -1)
    with pytest.raises(RuntimeError, match="höchstens 256 Sender haben, deines hat 257"):
        session.run(0.02)


def test_a_weight_above_63_takes_several_synapses(session, joined):
    pop = session.Population(1, session.cells.HXNeuron())
    synapse = joined(session, array(session, 1, [0.01]), pop, 63 * 256)
    session.run(0.02)
    session.reset()
    synapse[0].weight = 63 * 256 + 1
    with pytest.raises(RuntimeError, match="deines hat 257"):
        session.run(0.02)


def test_connections_are_listed_row_by_row_and_can_be_set(session, joined):
    pop = session.Population(3, session.cells.HXNeuron())
    projection = joined(session, array(session, 2, []), pop[1:], 5.4)
    assert len(projection) == projection.size() == 4
    assert [(one.presynaptic_index, one.postsynaptic_index) for one in projection] == [
        (0, 0), (0, 1), (1, 0), (1, 1)]  # fmt: skip
    assert [one.weight for one in projection.connections] == [5.0] * 4
    projection[-1].weight = 7.6
    assert projection.get("weight", format="list")[-1] == (1, 1, 8.0)
    assert projection.get("weight", format="list", with_address=False) == [5.0, 5.0, 5.0, 8.0]
    assert projection.get("weight", format="array").tolist() == [[5, 5], [5, 8]]
    assert projection.get(["weight", "delay"])[0] == (0, 0, 5.0, 0.0)
    projection.set(weight=[[1, 2], [3, 4]])
    assert [one.weight for one in projection] == [1, 2, 3, 4]
    assert projection[0].delay == 0
    with pytest.raises(IndexError, match="projection0 hat 4 Synapsen, gezählt ab 0; 4 passt nicht"):
        projection[4]
    projection.setWeights(9)
    assert [one.weight for one in projection] == [9] * 4
    with pytest.raises(ValueError, match="2 Zeilen und 2 Spalten"):
        projection.set(weight=[1, 2, 3])
    with pytest.raises(ValueError, match="weight"):
        projection.get("colour")


def test_connectors(session, joined):
    pop = session.Population(4, session.cells.HXNeuron())
    assert len(joined(session, pop, pop, 1)) == 16
    assert len(joined(session, pop, pop, 1, session.AllToAllConnector(allow_self_connections=False))) == 12
    assert len(joined(session, pop, pop, 1, session.OneToOneConnector())) == 4
    assert len(joined(session, pop, pop, 1, session.FixedProbabilityConnector(0.0))) == 0
    assert len(joined(session, pop, pop, 1, session.FixedProbabilityConnector(1.0, False))) == 12  # noqa: FBT003
    big = session.Population(100, session.cells.HXNeuron())
    assert 2500 < len(joined(session, big, big, 1, session.FixedProbabilityConnector(0.3))) < 3500
    with pytest.raises(ValueError, match="4 Sender und 100 Empfänger"):
        joined(session, pop, big, 1, session.OneToOneConnector())
    with pytest.raises(ValueError, match="von 0 bis 1"):
        session.FixedProbabilityConnector(1.5)
    with pytest.raises(ValueError, match=r"von 0 bis 1, gesehen: '0\.5'"):
        session.FixedProbabilityConnector("0.5")
    with pytest.raises(TypeError, match=r"rng braucht .* gesehen: 7"):
        session.FixedProbabilityConnector(0.5, rng=7)
    with pytest.raises(TypeError, match="mit Klammern"):
        joined(session, pop, big, 1, session.AllToAllConnector)


def test_what_projections_refuse(session, joined):
    pop = session.Population(2, session.cells.HXNeuron())
    source = array(session, 2, [])
    with pytest.raises(session.errors.ConnectionError, match="kann nur senden"):
        joined(session, pop, source, 1)
    with pytest.raises(TypeError, match="zwei Populationen"):
        joined(session, [0.01], pop, 1)
    with pytest.raises(session.errors.ConnectionError, match="„excitatory“ und „inhibitory“"):
        session.Projection(source, pop, session.AllToAllConnector(), receptor_type="exzitatorisch")
    with pytest.raises(TypeError, match="StaticSynapse"):
        session.Projection(source, pop, session.AllToAllConnector(), synapse_type=63)
    with pytest.raises(ValueError, match="nicht verzögern, du willst delay=1"):
        session.synapses.StaticSynapse(weight=1, delay=1)
    for wrong in ("viel", None, float("nan")):
        with pytest.raises(TypeError, match="braucht eine Zahl"):
            session.synapses.StaticSynapse(weight=wrong)
    assert session.synapses.StaticSynapse(weight=1, delay=0).delay == 0
    with pytest.raises(session.errors.NonExistentParameterError, match="Es gibt: weight, delay"):
        session.synapses.StaticSynapse(gewicht=1)


def test_what_populations_and_projections_lack_is_told_as_such(session, joined):
    pop = session.Population(2, session.cells.HXNeuron(), label="Gruppe")
    projection = joined(session, pop, pop, -5)
    assert repr(projection) == "<Projection projection0: 4 Synapsen, Gruppe → Gruppe, inhibitory>"
    for thing, name, says in (
        (pop, "get_dat", "Population.get_dat gibt es nicht. Meinst du get_data"),
        (pop[1:], "leak_v_leak", "ist ein Parameter. Lies ihn mit get"),
        (pop, "mean_spike_count", "kann Population.mean_spike_count nicht.*im Labor"),
        (projection, "weight", r"ist ein Parameter.*set\(weight=…\)"),
        (projection, "saveConnections", "kann Projection.saveConnections nicht"),
    ):
        with pytest.raises(AttributeError, match=says):
            getattr(thing, name)
    assert not hasattr(pop, "_repr_html_")


@pytest.mark.parametrize(
    ("parameters", "error", "says"),
    [
        ({"leak_v_lek": 400}, "NonExistentParameterError", "Meinst du leak_v_leak"),
        ({"banana": 1}, "NonExistentParameterError", "get_parameter_names"),
        ({"readout_source": 1}, "NonExistentParameterError", "lässt sich nicht einstellen"),
        ({"leak_v_leak": 2000}, "ValueError", "von 0 bis 1023, gesehen: 2000"),
        ({"leak_v_leak": -1}, "ValueError", "gesehen: -1"),
        ({"refractory_period_refractory_time": 256}, "ValueError", "von 0 bis 255"),
        ({"membrane_capacitance_capacitance": 64}, "ValueError", "von 0 bis 63"),
        ({"leak_v_leak": "hoch"}, "TypeError", "braucht eine Zahl"),
        ({"threshold_enable": "ja"}, "TypeError", "threshold_enable braucht True oder False"),
        ({"leak_v_leak": float("nan")}, "ValueError", "von 0 bis 1023"),
        ({"adaptation_enable": True}, "NotImplementedError", "im Labor"),
        ({"leak_v_leak": [400, 500]}, "InvalidDimensionsError", "einen Wert oder 3.*du gibst 2"),
    ],
)
def test_wrong_parameters_are_named(session, parameters, error, says):
    expected = getattr(session.errors, error, None) or getattr(builtins, error)
    with pytest.raises(expected, match=says):
        session.Population(3, session.cells.HXNeuron(**parameters))


def test_cells_tell_their_parameters(session):
    names = session.cells.HXNeuron().get_parameter_names()
    assert len(names) > 55
    assert {"leak_v_leak", "excitatory_input_i_bias_gm", "multicompartment_connect_soma"} <= set(names)
    assert session.cells.SpikeSourcePoisson(start=0, rate=1, duration=1).get_parameter_names() == [
        "start", "rate", "duration"]  # fmt: skip
    unknown = session.errors.NonExistentParameterError
    with pytest.raises(unknown, match="Es gibt: spike_times"):
        array(session, 1, []).set(weight=3)
    with pytest.raises(unknown, match="SpikeSourceArray hat keinen Parameter spiketimes"):
        session.cells.SpikeSourceArray(spiketimes=[0.1])
    with pytest.raises(unknown, match="Es gibt: start, rate, duration"):
        session.cells.SpikeSourcePoisson(start=0, rate=1, dauer=1)
    with pytest.raises(TypeError, match=r"mit zwei Sternen: HXNeuron\(\*\*parameter\)"):
        session.cells.HXNeuron({"leak_v_leak": 400})


def test_populations_refuse_what_is_none(session):
    for wrong in (-1, 1.5, "drei", True):
        with pytest.raises(ValueError, match="Anzahl"):
            session.Population(wrong, session.cells.HXNeuron())
    with pytest.raises(TypeError, match="Zelltyp"):
        session.Population(1, "HXNeuron")
    pop = session.Population(2, session.cells.HXNeuron, {"leak_v_leak": 444})
    session.run(None, session.RunCommand.PREPARE)
    assert pop.get("leak_v_leak") == 444


def times_of(source):
    return [train.magnitude.tolist() for train in source.get_data().segments[-1].spiketrains]


def test_arrays_of_times(session):
    session.Population(1, session.cells.HXNeuron())
    sources = {
        "one for all": array(session, 2, [0.03, 0.01]),
        "one each": array(session, 2, [[0.01], []]),
        "none": array(session, 2, []),
        "numpy": array(session, 1, np.linspace(0, 0.05, 3)),
        "late": array(session, 1, [0.2]),
        "between ticks": array(session, 1, [0.0100079]),
    }
    for source in sources.values():
        source.record("spikes")
    session.run(0.1)
    seen = {name: times_of(source) for name, source in sources.items()}
    assert seen["one for all"] == [pytest.approx([0.008 * 1, 0.024 * 1], abs=0.0081)] * 2
    assert [len(one) for one in seen["one each"]] == [1, 0]
    assert seen["none"] == [[], []]
    assert seen["numpy"] == [pytest.approx([0, 0.024, 0.048], abs=0.0021)]
    assert seen["late"] == [[]]
    assert seen["between ticks"] == [[pytest.approx(0.01)]]
    for wrong in ("0.01", [-0.1], [[0.1], 0.2], ["a"], 5, [float("nan")], None):
        with pytest.raises(ValueError, match="Liste von Zeiten in Millisekunden"):
            array(session, 1, wrong)
    with pytest.raises(ValueError, match="einen Wert oder 3"):
        array(session, 3, [[0.1], [0.2]])


def test_poisson_sources_are_drawn_once_until_they_change(session):
    session.Population(1, session.cells.HXNeuron())
    np.random.seed(5)  # noqa: NPY002 - what governs the sources
    source = session.Population(
        40, session.cells.SpikeSourcePoisson(start=0.1, rate=[5e5] * 20 + [1e5] * 20, duration=0.4)
    )
    source.record("spikes")
    seen = []
    for rate in (None, None, 0):
        if rate is not None:
            source.set(rate=rate)
        session.run(0.5)
        seen.append(times_of(source))
        session.reset()
    assert seen[0] == seen[1]
    assert seen[2] == [[]] * 40
    counts = [len(one) for one in seen[0]]
    assert np.mean(counts[:20]) == pytest.approx(200, rel=0.08)
    assert np.mean(counts[20:]) == pytest.approx(40, rel=0.15)
    assert min(map(min, seen[0])) >= 0.099
    with pytest.raises(ValueError, match="rate braucht eine Zahl"):
        session.cells.SpikeSourcePoisson(start=0, rate=-1, duration=1)
    with pytest.raises(TypeError, match="es fehlt: start, duration"):
        session.cells.SpikeSourcePoisson(rate=1)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sizes=st.lists(st.integers(1, 6), min_size=1, max_size=4),
    edges=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(-63, 63)), max_size=8),
    times=st.lists(st.floats(0, 0.06), max_size=6),
)
def test_whatever_is_joined_runs_and_gives_its_data(pynn, calibration, joined, sizes, edges, times):
    pynn.setup(initial_config=calibration)
    groups = [pynn.Population(size, pynn.cells.HXNeuron()) for size in sizes]
    for one in groups:
        one.record("spikes")
    senders = [*groups, array(pynn, 5, times)]
    senders[-1].record("spikes")
    for pre, post, weight in edges:
        joined(pynn, senders[pre % len(senders)], groups[post % len(groups)], weight)
    pynn.run(0.05)
    first = 0
    for one in senders:
        (segment,) = one.get_data("spikes").segments
        ids = [train.annotations["source_id"] for train in segment.spiketrains]
        assert ids == list(range(first, first + len(one)))
        first += len(one)
        for train in segment.spiketrains:
            values = train.magnitude
            assert (np.diff(values) >= 0).all()
            assert ((values >= 0) & (values < 0.05)).all()
            assert np.allclose(np.rint(values * 1000 / 0.008) * 0.008, values * 1000)
