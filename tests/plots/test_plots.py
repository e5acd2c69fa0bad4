"""The pictures show what the numbers say, and refuse what they cannot show."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_helpers import plots


@pytest.fixture(autouse=True)
def _fresh_figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def drawn_axes():
    return [ax for ax in plt.gcf().axes if ax.has_data()]


@pytest.mark.parametrize("shape", [(3, 28, 28), (3, 784)])
def test_digits_take_pictures_and_rows(shape):
    images = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    plots.show_digits(images, ["a", "b", "c"])
    shown = [ax.images[0].get_array() for ax in drawn_axes()]
    np.testing.assert_array_equal(shown, images.reshape(3, 28, 28))
    assert [ax.get_title() for ax in drawn_axes()] == ["a", "b", "c"]


def test_unused_places_of_the_grid_stay_empty():
    plots.show_digits(np.ones((5, 784)), columns=3)
    assert len(plt.gcf().axes) == 6
    assert len(drawn_axes()) == 5


@pytest.mark.parametrize(
    ("images", "titles", "words"),
    [
        (np.zeros((28, 28)), None, "newaxis"),
        (np.zeros((2, 783)), None, r"\(2, 783\)"),
        (np.zeros((0, 784)), None, "kein einziges"),
        (np.zeros((2, 784)), ["x"], "2 Bilder, aber 1"),
    ],
)
def test_digits_name_what_is_wrong(images, titles, words):
    with pytest.raises(ValueError, match=words):
        plots.show_digits(images, titles)


def test_answer_marks_the_largest_output():
    outputs = np.full((1, 10), 0.05)
    outputs[0, 7] = 0.55
    plots.show_answer(np.zeros(784), outputs, label=1)
    picture, bars = plt.gcf().axes
    assert picture.get_title() == "Antwort: 7, richtig: 1"
    orange = [bar.get_facecolor() == mpl.colors.to_rgba(plots.COLOURS["orange"]) for bar in bars.patches]
    assert orange.index(True) == 7
    assert sum(orange) == 1


def test_answer_needs_ten_outputs():
    with pytest.raises(ValueError, match="zehn Ausgaben"):
        plots.show_answer(np.zeros(784), np.zeros(9))


def test_weights_show_one_column_per_neuron():
    weights = np.random.default_rng(1).normal(size=(784, 5))
    plots.show_weights(weights, columns=3)
    pictures = [ax.images[0] for ax in plt.gcf().axes if ax.images]
    np.testing.assert_array_equal([p.get_array().ravel() for p in pictures], weights.T)
    low, high = pictures[0].get_clim()
    assert low == -high


def test_weights_must_belong_to_pixels():
    with pytest.raises(ValueError, match=r"\(10, 784\)"):
        plots.show_weights(np.zeros((10, 784)))


def test_network_draws_a_line_per_weight_in_the_sign_s_style():
    plots.show_network([[[1.0, -2.0]], [[0.5], [-0.5]]], titles=["ein", "zwei", "drei"])
    lines = plt.gcf().axes[0].lines
    assert [line.get_linestyle() for line in lines] == ["-", "--", "-", "--"]
    assert lines[1].get_linewidth() == max(line.get_linewidth() for line in lines)


def test_network_names_layers_that_do_not_fit():
    with pytest.raises(ValueError, match=r"\(2, 3\) folgt \(4, 1\)"):
        plots.show_network([np.ones((2, 3)), np.ones((4, 1))])


def test_confusion_counts_rows_as_truth():
    matrix = plots.confusion_matrix([4, 4, 9, 1], [9, 4, 9, 7])
    assert matrix[4, 9] == matrix[4, 4] == matrix[9, 9] == matrix[1, 7] == 1
    assert matrix.sum() == 4


@pytest.mark.parametrize(
    ("labels", "answers", "words"),
    [
        ([1, 2], np.zeros((2, 10)), "argmax"),
        ([10], [0], "Labels"),
        ([0], [-1], "Antworten"),
        ([0], [0.5], "Antworten"),
    ],
)
def test_confusion_names_what_is_wrong(labels, answers, words):
    with pytest.raises(ValueError, match=words):
        plots.confusion_matrix(labels, answers)


def test_confusion_colours_only_mistakes():
    plots.show_confusion([[5, 1], [0, 7]])
    ax = plt.gcf().axes[0]
    np.testing.assert_array_equal(ax.images[0].get_array(), [[0, 1], [0, 0]])
    assert [text.get_text() for text in ax.texts] == ["5", "1", "0", "7"]


def test_style_keeps_pictures_readable_on_dark_pages():
    with mpl.rc_context():
        plots.use_course_style()
        assert mpl.rcParams["savefig.facecolor"] == "white"
        assert mpl.rcParams["axes.prop_cycle"].by_key()["color"] == list(plots.COLOURS.values())
