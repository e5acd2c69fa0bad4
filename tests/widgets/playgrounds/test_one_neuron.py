"""The sliders of one spiking neuron measure anew and tell what was measured."""

import re

import pytest
from tests.plots.test_trace import segment

from course_helpers.chip.pynn_emulator import install
from course_helpers.chip.virtual_chip import NightlyCalibration
from course_helpers.widgets.playgrounds import OneNeuron
from course_helpers.widgets.playgrounds.one_neuron import SETTINGS

FIRES = {
    "leak_v_leak": 900,
    "leak_i_bias": 90,
    "threshold_v_threshold": 400,
    "reset_v_reset": 300,
    "reset_i_bias": 1022,
    "refractory_period_refractory_time": 250,
    "membrane_capacitance_capacitance": 63,
}


def measure(duration, **settings):
    """Measure one neuron of the emulator, as chapter 8 does."""
    pynn = install()
    pynn.setup(initial_config=NightlyCalibration(42, "spiking"))
    neuron = pynn.Population(1, pynn.cells.HXNeuron(threshold_enable=True, **settings))
    neuron.record(["spikes", "v"])
    pynn.run(duration)
    return neuron.get_data().segments[-1]


def told(playground):
    return re.sub(r"<[^>]+>", "", playground.view.value)


def test_a_slider_makes_it_fall_silent_and_says_so():
    playground = OneNeuron(measure, FIRES)
    assert re.search(r"[45] Spikes bei \d+,\d; ", told(playground))
    strokes = re.search(r'<path d="(M[^"]*)" stroke="var\(--kurs-rot,#d55e00\)"', playground.view.value)[1]
    assert strokes.count("M") == len(playground.segment.spiketrains[0])
    playground.controls["leak_v_leak"].value = 400
    assert "Kein Spike." in told(playground)


@pytest.mark.parametrize("end", [1, 2])
@pytest.mark.parametrize("name", SETTINGS)
def test_every_slider_may_be_pushed_to_its_ends(name, end):
    playground = OneNeuron(measure, FIRES)
    playground.controls[name].value = SETTINGS[name][end]
    assert playground.message.value == ""
    assert "nan" not in playground.view.value


def test_what_goes_wrong_is_told_in_german():
    def broken(*_, **settings):
        if settings["leak_v_leak"] != FIRES["leak_v_leak"]:
            raise RuntimeError
        return measured

    measured = segment([190, 190])
    playground = OneNeuron(broken, FIRES)
    playground.controls["leak_v_leak"].value = 500
    assert "Hier ging etwas schief" in playground.message.value
