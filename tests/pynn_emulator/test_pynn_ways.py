"""What PyNN does where the contract is silent (tried with pynn 0.13 and its mock backend)."""

import copy
import pickle

import pytest


@pytest.fixture
def pop(session):
    return session.Population(6, session.cells.HXNeuron(), label="Gruppe")


@pytest.fixture
def known(session, pop):
    """Return the population once its parameters are known."""
    session.run(None, session.RunCommand.PREPARE)
    return pop


def sources(pynn, *times):
    return pynn.Population(len(times), pynn.cells.SpikeSourceArray(spike_times=[list(one) for one in times]))


def test_a_slice_keeps_its_order_and_all_else_is_sorted(pop):
    assert [int(one) for one in pop[::-2]] == [5, 3, 1]
    assert [int(one) for one in pop[::-1][:2]] == [5, 4]
    assert [int(one) for one in pop[[5, 1, -1, 3]]] == [1, 3, 5]
    assert [int(one) for one in pop[::-1][[0, 2]]] == [5, 3]
    assert list(pop[3:1]) == []


def test_a_view_backwards_is_joined_and_set_backwards_but_read_in_the_order_of_ids(session, joined, pop):
    projection = joined(
        session, sources(session, [], [0.02]), pop[1::-1], 63 * 9, session.OneToOneConnector()
    )
    pop.record("spikes")
    session.run(0.1)
    assert [len(one) > 0 for one in pop.get_data().segments[0].spiketrains][:2] == [True, False]
    assert [(one.presynaptic_index, one.postsynaptic_index) for one in projection] == [(0, 0), (1, 1)]
    trains = pop[::-1].get_data().segments[0].spiketrains
    assert [one.annotations["source_id"] for one in trains] == [0, 1, 2, 3, 4, 5]
    pop[::-1].set(leak_v_leak=[400, 410, 420, 430, 440, 450])
    assert pop.get("leak_v_leak").tolist() == [450, 440, 430, 420, 410, 400]
    assert pop[2::-1].get("leak_v_leak").tolist() == [430, 440, 450]


def test_nobody_reaches_itself_in_views_that_share_neurons(session, joined, pop):
    others = session.AllToAllConnector(allow_self_connections=False)
    some = session.FixedProbabilityConnector(1.0, allow_self_connections=False)
    other = session.Population(6, session.cells.HXNeuron())
    for connector in (others, some):
        for pre, post, expected in (
            (pop[:4], pop[1:5], 13),
            (pop[:4], pop, 20),
            (pop, pop[::-1], 30),
            (pop[:3], pop[3:], 9),
            (pop, other, 36),
        ):
            assert len(joined(session, pre, post, 1, connector)) == expected


def test_a_neuron_knows_its_parameters(session, known):
    one = known[2]
    one.leak_v_leak = 500
    known[:1][0].set_parameters(leak_v_leak=600, threshold_enable=True)
    assert (known[2].leak_v_leak, known[2:3].get("leak_v_leak"), known[0].leak_v_leak) == (500, 500, 600)
    assert known[0].get_parameters()["leak_v_leak"] == 600
    assert one.parent is known
    assert one.as_view().get("leak_v_leak") == 500
    source = sources(session, [0.1], [0.2])
    source[1].spike_times = [0.3]
    assert [one.spike_times.tolist() for one in source] == [[0.1], [0.3]]
    with pytest.raises(AttributeError, match=r"leak_v_lek gibt es nicht|kann ID\.leak_v_lek nicht"):
        one.leak_v_lek = 3
    with pytest.raises(ValueError, match="von 0 bis 1023, gesehen: 2000"):
        one.leak_v_leak = 2000
    with pytest.raises(AttributeError, match=r"kann ID\.inject nicht"):
        one.inject(3)
    with pytest.raises(IndexError, match="Gruppe hat kein Neuron mit der Nummer 99"):
        known.id_to_index(99)


def test_a_number_of_a_neuron_is_copied_and_pickled_without_its_network(pop):
    for one in (copy.deepcopy(pop[2]), pickle.loads(pickle.dumps(pop[2])), pop[2] + 0):  # noqa: S301
        assert one == 2
        assert type(one) is int


def test_a_neuron_says_that_its_parameters_are_not_known_yet(pop):
    with pytest.raises(RuntimeError, match="noch nicht bekannt"):
        _ = pop[0].leak_v_leak
    with pytest.raises(RuntimeError, match="überschreiben"):
        pop[0].leak_v_leak = 500
