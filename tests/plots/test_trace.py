"""The pictures of a spiking neuron show its membrane in microseconds, and a stroke for each spike."""

from types import SimpleNamespace

import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_helpers import plots


class Signal(np.ndarray):
    """What neo hands over: values in one column, with times in milliseconds."""


def segment(values, fired=()):
    signal = np.asarray(values, dtype=np.float32).reshape(-1, 1).view(Signal)
    signal.times = np.arange(len(signal)) / 1000
    return SimpleNamespace(irregularlysampledsignals=[signal], spiketrains=[np.array(fired)])


@pytest.fixture(autouse=True)
def _fresh_figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def test_a_trace_is_shown_in_microseconds_with_a_stroke_for_each_spike():
    plots.show_trace(segment([190, 300, 172], fired=[0.001, 0.002]))
    curve, *strokes = plt.gca().lines
    np.testing.assert_allclose(curve.get_xydata(), [[0, 190], [1, 300], [2, 172]])
    assert [stroke.get_xdata()[0] for stroke in strokes] == pytest.approx([1, 2])
    assert (plt.gca().get_xlabel(), plt.gca().get_ylabel()) == ("Zeit in µs", "Membranspannung in LSB")


def test_several_traces_are_told_apart_by_more_than_colour():
    plots.show_traces({"eins": segment([1, 2]), "zwei": segment([3, 4])})
    ax = plt.gca()
    assert len({line.get_linestyle() for line in ax.lines}) == 2
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["eins", "zwei"]


def test_cases_stand_beside_each_other_with_their_inputs():
    plots.show_cases(segment([320] * 200, fired=[0.125]), a=[0, 1], b=[1, -10])
    ax = plt.gca()
    assert [(text.get_position()[0], text.get_text()) for text in ax.texts] == [
        (50, "a = 0\nb = 1"),
        (150, "a = 1\nb = −10"),
    ]
    assert ax.get_xlim() == (0, 200)
    assert ax.lines[1].get_xdata()[0] == pytest.approx(125)


def test_each_neuron_has_its_picture_and_the_number_of_its_spikes():
    plots.show_neurons([segment([1, 2], fired=[0.001] * count) for count in range(10)])
    axes = plt.gcf().axes
    assert [ax.get_title() for ax in axes] == [f"Neuron {count}: {count}" for count in range(10)]
    assert len({ax.get_ylim() for ax in axes}) == 1


def test_rates_stand_over_their_drives():
    plots.show_rates([700, 900], [0, 46])
    np.testing.assert_array_equal(plt.gca().lines[0].get_xydata(), [[700, 0], [900, 46]])
