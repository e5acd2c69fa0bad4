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


@pytest.mark.parametrize("shape", [(3, 28, 28), (3, 784)])
def test_digits_take_pictures_and_rows(shape):
    images = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    plots.show_digits(images, ["a", "b", "c"])
    [ax] = plt.gcf().axes  # one for each picture would take seconds in the browser
    np.testing.assert_array_equal([shown.get_array() for shown in ax.images], images.reshape(3, 28, 28))
    assert [text.get_text() for text in ax.texts] == ["a", "b", "c"]
    assert all(text.get_position()[0] == middle(one) for one, text in zip(ax.images, ax.texts, strict=True))


def middle(picture):
    left, right, *_ = picture.get_extent()
    return pytest.approx((left + right) / 2)


def test_pictures_stand_in_rows_and_the_last_row_may_be_short():
    plots.show_digits(np.ones((5, 784)), columns=3)
    places = [shown.get_extent()[::2] for shown in plt.gcf().axes[0].images]
    lefts, bottoms = zip(*places, strict=True)
    assert lefts[:2] == lefts[3:]
    assert bottoms[0] == bottoms[1] == bottoms[2] < bottoms[3] == bottoms[4]  # downwards


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
    pictures = plt.gcf().axes[0].images
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
        assert mpl.colors.to_hex(mpl.rcParams["savefig.facecolor"]) == "#ffffff"
        assert mpl.rcParams["axes.prop_cycle"].by_key()["color"] == list(plots.COLOURS.values())


def tick_texts(ax):
    ax.figure.canvas.draw()
    return [text.get_text() for text in (*ax.get_xticklabels(), *ax.get_yticklabels())]


def test_axes_have_the_comma_of_the_text(monkeypatch):
    monkeypatch.setattr(mpl.scale, "_scale_mapping", dict(mpl.scale._scale_mapping))
    with mpl.rc_context():
        plots.use_course_style()
        plain, shared = plt.subplots(1, 2, sharey=True)[1]
        plain.plot([0, 0.5], [-0.25, 1])
        picture = plt.subplots()[1].imshow([[0, 0.5]])
        bar = plt.colorbar(picture).ax
        again = plt.subplots()[1]
        again.set_yscale("log")
        again.set_yscale("linear")
        for ax in (plain, shared, bar, again):
            texts = tick_texts(ax)
            assert any("," in text for text in texts), texts
            assert not any("." in text for text in texts), texts


def test_a_raster_has_a_point_for_each_spike_in_microseconds():
    plots.show_raster([[0.01, 0.02], []], [np.array([0.03])])
    excitatory, inhibitory = plt.gca().lines
    assert excitatory.get_xdata().tolist() == [10.0, 20.0]
    assert excitatory.get_ydata().tolist() == [0, 0]
    assert (inhibitory.get_xdata().tolist(), inhibitory.get_ydata().tolist()) == ([30.0], [2])
    assert [text.get_text() for text in plt.gca().get_legend().get_texts()] == [
        "erregende Neuronen",
        "hemmende Neuronen",
    ]


def test_a_raster_without_spikes_is_drawn_too():
    plots.show_raster([[], []])
    assert plt.gca().get_ylim() == (-2, 3)
