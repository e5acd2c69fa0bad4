"""The small network that is drawn: what the sheet keeps, what the board hears, what a run shows."""

from __future__ import annotations

import re

import pytest

from course_helpers.chip.pynn_emulator import install
from course_helpers.chip.virtual_chip import NightlyCalibration
from course_helpers.widgets.playgrounds import SmallNetwork
from course_helpers.widgets.playgrounds.sketch import DURATION, NEURON, SOURCE, Sketch, read_pulses
from course_helpers.widgets.playgrounds.sketch_shapes import centre


def run(pulses, neurons, synapses, shown):
    """Run a network on the emulator, as the page does."""
    pynn = install()
    pynn.setup(initial_config=NightlyCalibration(42, "spiking"))
    cells = pynn.Population(neurons, pynn.cells.HXNeuron())
    cells.record("spikes")
    cells[shown : shown + 1].record("v")
    nodes = [cells[number : number + 1] for number in range(neurons)]
    nodes += [pynn.Population(1, pynn.cells.SpikeSourceArray(spike_times=times)) for times in pulses]
    for start, end, weight in 5 * synapses:
        synapse = pynn.synapses.StaticSynapse(weight=weight)
        kind = "excitatory" if weight > 0 else "inhibitory"
        pynn.Projection(nodes[start], nodes[end], pynn.AllToAllConnector(), synapse, receptor_type=kind)
    pynn.run(DURATION / 1000)
    return cells.get_data().segments[-1]


@pytest.fixture
def network():
    return SmallNetwork(run)


def press(network, text):
    (button,) = (one for one in _buttons(network.box) if one.description == text)
    button.click()


def _buttons(box):
    for child in box.children:
        if hasattr(child, "children"):
            yield from _buttons(child)
        elif hasattr(child, "click"):
            yield child


def told(network):
    """Return how often each neuron fired and when, as the page says it."""
    return re.search(r"<p[^>]*>([^<]*)</p>", network.view.value)[1]


def tap(network, place):
    network.board._down(*centre(place))
    network.board._up(*centre(place))


def drag(network, start, end):
    network.board._down(*centre(start))
    network.board._move(*centre(end))
    network.board._up(*centre(end))


def keys(network, *names):
    for name in names:
        network.board._key(name)


@pytest.mark.parametrize(
    ("example", "fires"), [("Oder", (50, 150, 250)), ("Und", (250,)), ("Nicht", (50, 250))]
)
def test_an_example_does_what_its_name_says(network, example, fires):
    press(network, example)
    assert "Was erwartest du?" in network.view.value
    press(network, "Lauf")
    times = 1000 * network._segment.spiketrains[0].magnitude
    assert {50 * int(time // 50) for time in times} == set(fires)


def test_in_the_ring_the_fire_never_ends(network):
    press(network, "Ring")
    press(network, "Lauf")
    last = [1000 * train[-1].magnitude for train in network._segment.spiketrains]
    assert len(last) == 6
    assert min(last) > DURATION - 20


def test_a_network_is_drawn_with_the_mouse_and_runs(network):
    press(network, "Leer")
    tap(network, 9)
    network.controls["kind"].value = SOURCE
    tap(network, 6)
    drag(network, 6, 9)
    assert network.sketch.told((6, 9)) == "Quelle A zu Neuron 1: erregend, Gewicht 63"
    press(network, "Lauf")
    assert re.fullmatch(r"Neuron 1: 1 Spike bei 5\d,\d µs\.", told(network))
    network.controls["effect"].value = "hemmend"
    assert network.sketch.lines == {(6, 9): -63}
    assert "Was erwartest du?" in network.view.value  # what came out belonged to another network
    press(network, "Lauf")
    assert told(network) == "Neuron 1: kein Spike."


def test_the_same_is_drawn_with_the_keys_and_said(network):
    press(network, "Leer")
    keys(network, "ArrowRight", "ArrowRight", "Enter")
    assert network._said.value == "Neuron 1 gesetzt."
    network.controls["kind"].value = SOURCE
    keys(network, "ArrowDown", "Enter", "Enter")
    assert network._said.value.startswith("Verbindung ab Quelle A.")
    keys(network, "ArrowUp", "Enter")
    assert network._said.value == "Quelle A zu Neuron 1: erregend, Gewicht 63."
    assert network.sketch.lines == {(7, 1): 63}
    keys(network, "ArrowUp")
    assert network._said.value == "Zeile 1, Spalte 2: Neuron 1."
    keys(network, "Delete")
    assert (list(network.sketch.nodes), network.sketch.lines) == ([7], {})


def test_a_line_is_chosen_in_the_list_made_weaker_and_deleted(network):
    ends = next(iter(network.sketch.lines))
    network.controls["chosen"].value = ends
    network.controls["weight"].value = 20
    assert network.sketch.lines[ends] == 20
    press(network, "Gewähltes löschen")
    assert ends not in network.sketch.lines
    press(network, "Gewähltes löschen")
    assert "Wähle zuerst, was weg soll" in network.message.value


def test_pulses_of_a_source_are_typed_and_slips_are_told(network):
    source = network.sketch.of_kind(SOURCE)[0]
    tap(network, source)
    assert network.controls["pulses"].value == "50; 250"
    network.controls["pulses"].value = "120; 12,5"
    assert network.sketch.nodes[source].pulses == [12.5, 120]
    network.controls["pulses"].value = "bald"
    assert "„bald“ ist keine Zeit" in network.message.value
    assert network.sketch.nodes[source].pulses == [12.5, 120]
    tap(network, network.sketch.of_kind(NEURON)[0])
    assert network.controls["pulses"].disabled


@pytest.mark.parametrize(
    ("text", "said"),
    [("400", "liegt außerhalb"), ("1;" * 21, "höchstens 20 Pulse, du willst 21"), ("nan", "liegt außerhalb")],
)
def test_pulses_that_cannot_be_are_refused(text, said):
    with pytest.raises(ValueError, match=said):
        read_pulses(text)


def test_what_makes_no_network_is_told(network):
    press(network, "Leer")
    press(network, "Lauf")
    assert "Es ist noch kein Neuron da" in network.message.value
    network.controls["kind"].value = SOURCE
    tap(network, 0)
    tap(network, 1)
    drag(network, 0, 1)
    assert "Quelle B sendet nur" in network.message.value
    drag(network, 0, 5)  # to nowhere
    assert (len(network.sketch.nodes), network.sketch.lines) == (2, {})


def test_the_membrane_is_that_of_the_neuron_chosen_last(network):
    press(network, "Ring")
    second = network.sketch.of_kind(NEURON)[1]
    tap(network, second)
    press(network, "Lauf")
    assert "Membran von Neuron 2: zwischen" in network.view.value
    press(network, "Gewähltes löschen")
    press(network, "Lauf")
    assert "Membran von Neuron 1: zwischen" in network.view.value


def test_names_that_are_free_are_given_again():
    sketch = Sketch()
    for place in (4, 2, 7):
        sketch.put(place, NEURON)
    sketch.remove(2)
    sketch.put(0, NEURON)
    assert [(place, sketch.nodes[place].name) for place in sketch.of_kind(NEURON)] == [
        (4, "1"),
        (0, "2"),
        (7, "3"),
    ]


def test_a_finger_draws_and_a_second_one_ends_it(network):
    press(network, "Leer")
    tap(network, 0)
    tap(network, 5)
    network.board._touch([centre(0)])
    network.board._move(*centre(5))
    network.board._act()
    assert list(network.sketch.lines) == [(0, 5)]
    network.board._touch([centre(5)])
    network.board._touch([centre(5), centre(9)])
    network.board._act()
    assert list(network.sketch.lines) == [(0, 5)]
