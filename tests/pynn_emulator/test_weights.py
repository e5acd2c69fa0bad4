"""Weights of a projection and of its single synapses: how they are got, set, and what is refused."""

import numpy as np
import pytest


@pytest.fixture
def pop(session):
    return session.Population(6, session.cells.HXNeuron(), label="Gruppe")


def test_weights_go_back_as_they_were_got(session, joined, pop):
    projection = joined(session, pop, pop, 7, session.OneToOneConnector())
    table = projection.get("weight", format="array")
    assert np.isnan(table).sum() == 30
    projection.set(weight=table * 2)
    projection.set(weight=[*projection.get("weight", "list", with_address=False)[:5], 9])
    assert projection.get("weight", "list", True, False) == [14.0] * 5 + [9.0]
    assert projection.get("weight", format="list", gather=False, multiple_synapses="sum")[-1] == (5, 5, 9.0)
    projection[0].weight = -0.2
    assert str(projection[0].weight) == "0.0"
    made = session.Projection(pop, pop, session.OneToOneConnector(), session.synapses.StaticSynapse(table))
    assert [one.weight for one in made] == [7] * 6
    with pytest.raises(TypeError, match="für jede Synapse eine Zahl, gesehen: nan"):
        joined(session, pop, pop, 1).set(weight=table)


def test_what_cannot_be_set_at_a_projection_is_told(session, joined, pop):
    projection = joined(session, pop[:2], pop[:2], 5)
    unknown = session.errors.NonExistentParameterError
    with pytest.raises(unknown, match=r"keinen Parameter gewicht\. Es gibt: weight, delay"):
        projection.set(gewicht=3)
    with pytest.raises(ValueError, match="nicht verzögern, du willst delay=2"):
        projection.set(delay=2)
    with pytest.raises(ValueError, match="nicht verzögern, du willst delay=2"):
        projection[0].delay = 2
    projection[0].delay = 0
    with pytest.raises(ValueError, match="eine Liste mit 4 Gewichten oder eine Tabelle mit 2 Zeilen"):
        projection.set(weight=[1, 2, 3])
    with pytest.raises(AttributeError, match=r"Connection\.weights gibt es nicht\. Meinst du weight"):
        projection[0].weights = 3
    with pytest.raises(TypeError, match="hat ein Gewicht"):
        projection[0].weight = [1, 2]
    with pytest.raises(TypeError, match=r"hat 4 Synapsen, gezählt ab 0\. .*gesehen: 'erste'"):
        projection["erste"]
    assert [one.weight for one in projection[1:3]] == [5, 5]
    with pytest.raises(NotImplementedError, match="kann source='inhibitory' einer Projection nicht"):
        session.Projection(pop, pop, session.AllToAllConnector(), None, "inhibitory")


def test_synapses_of_an_earlier_setup_cannot_be_set(session, joined, pop, calibration):
    projection = joined(session, pop, pop, 5)
    session.setup(initial_config=calibration)
    with pytest.raises(RuntimeError, match=r"früheren pynn\.setup"):
        projection[0].weight = 6
