"""The pictures of analog computing show the values they were given."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_helpers import plots


@pytest.fixture(autouse=True)
def _fresh_figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def test_the_charge_ends_at_the_scalar_product_and_each_pulse_has_its_product_as_area():
    inputs, weights = [20, 8, 31, 12], [30, 60, -20, 45]
    plots.show_charge(inputs, weights)
    top, bottom = plt.gcf().axes
    time, current = top.lines[0].get_data()
    assert bottom.lines[0].get_ydata()[-1] == np.dot(inputs, weights)
    assert current[time < 20].sum() == 20 * 30
    assert [text.get_text() for text in top.texts] == ["20 · 30", "8 · 60", "31 · −20", "12 · 45"]


def test_repeats_are_all_counted_and_the_lines_are_named():
    results = np.array([[44, 46], [45, 45]])
    plots.show_repeats(results, 51.25)
    ax = plt.gca()
    assert sum(bar.get_height() for bar in ax.patches) == results.size
    assert [line.get_xdata()[0] for line in ax.lines] == [51.25, 45]
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["4 Ergebnisse", "erwartetes Ergebnis 51,2", "Mittelwert 45,0"]


def test_a_single_value_has_a_histogram_too():
    plots.show_repeats(np.full(1000, 51), 51.2)
    assert max(bar.get_height() for bar in plt.gca().patches) == 1000


def test_the_range_shows_every_pair():
    plots.show_range([-9, 0, 9], [-128, 0, 127])
    np.testing.assert_array_equal(plt.gca().lines[-1].get_xydata(), [[-9, -128], [0, 0], [9, 127]])


@pytest.mark.parametrize("bits", [1, 2, 5])
def test_bits_leave_that_many_levels(bits):
    image = np.linspace(0, 1, 784).reshape(28, 28)
    plots.show_bits(image, bits)
    left, middle, right = plt.gcf().axes
    assert len(np.unique(right.images[0].get_array())) == 2**bits
    assert len(np.unique(left.lines[1].get_ydata())) == 2**bits
    np.testing.assert_array_equal(middle.images[0].get_array(), image)
    assert left.get_title() == f"{bits} Bit: {2**bits} Stufen"


def test_columns_share_one_scale_and_name_mean_and_spread():
    plots.show_columns({"Chip 1": [1.0, 3.0], "Chip 2": [40.0, 40.0]})
    first, second = plt.gcf().axes
    assert [bar.get_height() for bar in first.patches] == [1, 3]
    assert first.get_ylim() == second.get_ylim()
    assert first.get_title() == "Chip 1: Mittelwert 2,0, Streuung 1,0"


def test_accuracies_are_labelled_from_top_to_bottom():
    plots.show_accuracies({"Mock": 0.876, "Chip": 0.87})
    ax = plt.gca()
    assert [text.get_text() for text in ax.texts] == ["87,6 %", "87,0 %"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Mock", "Chip"]
    assert ax.yaxis_inverted()
