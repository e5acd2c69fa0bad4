"""The layer that a pupil writes in chapter 3: its figures are the text's, and it learns in chapter 4."""

import re

import jupytext
import matplotlib.pyplot as plt
import numpy as np
import pytest
from tests.chapters.test_gaps import CHAPTERS

from course_helpers.framework import ActivationFunction, Layer

WHOLE_CLASS = re.compile(r"^```python\n(class Layer:\n.*?)^```", re.MULTILINE | re.DOTALL)
RELU = ActivationFunction(lambda z: np.maximum(0, z), lambda z: z > 0)


def chapter(number):
    (file,) = (file for file in CHAPTERS if file.name.startswith(number))
    return file


@pytest.fixture(scope="module")
def own_layer():
    """Return the class as the solution of chapter 3 prints it."""
    (source,) = WHOLE_CLASS.findall(chapter("03").read_text(encoding="utf-8"))
    namespace = {"np": np, "ActivationFunction": ActivationFunction}
    exec(compile(source, "solution", "exec"), namespace)  # noqa: S102 - the chapter's own code
    return namespace["Layer"]


def cells_until(number, word):
    """Return a chapter's code up to and with the first cell that holds a word."""
    found = []
    for cell in jupytext.read(chapter(number)).cells:
        if cell.cell_type == "code":
            found.append(cell.source)
            if word in cell.source:
                return found
    raise AssertionError(word)


def test_the_worked_neuron_is_what_the_layer_computes(own_layer):
    neuron = own_layer(1, 1, RELU)
    neuron.weightsForNext, neuron.biasesForNext = np.array([[0.5]]), np.array([-0.4])
    a, y = np.array([[2.0]]), 1.0

    def error():
        return (neuron.feedForward(a, recording=True)[0, 0] - y) ** 2

    assert error() == pytest.approx(0.16)
    slopes = neuron.getDerivatives(2 * (neuron.feedForward(a) - y))
    assert [float(slope.item()) for slope in slopes] == pytest.approx([-0.8, -1.6, -0.4])
    neuron.sgd(slopes, 0.05)
    assert (neuron.weightsForNext.item(), neuron.biasesForNext.item()) == pytest.approx((0.58, -0.36))
    assert error() == pytest.approx(0.04)


def test_the_start_is_narrower_the_more_inputs_there_are(own_layer):
    for inputs in (2, 784):
        layer = own_layer(inputs, 50, RELU, seed=1)
        limit = np.sqrt(6 / (inputs + 50))
        assert 0.9 * limit < np.abs(layer.weightsForNext).max() <= limit
        assert not layer.biasesForNext.any()


def test_the_own_layer_stays_in_the_numbers_of_the_pictures(own_layer):
    layer = own_layer(3, 2, RELU, seed=1)
    values = layer.feedForward(np.ones((4, 3), "float32"), recording=True)
    slopes = layer.getDerivatives(2 * (values - np.float32(1)))
    layer.sgd(slopes, 0.9)
    numbers = (values, *slopes, layer.weightsForNext, layer.biasesForNext)
    assert {one.dtype for one in numbers} == {np.dtype("float32")}
    np.testing.assert_array_equal(
        own_layer(784, 16, RELU, seed=4).weightsForNext, Layer(784, 16, RELU, seed=4).weightsForNext
    )


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg:UserWarning")  # the cells call plt.show()
@pytest.mark.parametrize("whose", ["own", "ours"])
def test_chapter_4_reaches_what_its_text_says(own_layer, whose, monkeypatch):
    monkeypatch.setenv("TQDM_DISABLE", "1")
    plt.switch_backend("Agg")
    layer = own_layer if whose == "own" else Layer
    namespace, shares = {}, []
    for source in cells_until("04", "netz.fit("):
        if "Network([" in source:
            namespace["Layer"] = layer
        exec(compile(source, "chapter 4", "exec"), namespace)  # noqa: S102 - the chapter's own code
        if "quote = " in source:
            shares.append(share_read(namespace, "x_val", "ziffern_val"))
    plt.close("all")
    assert isinstance(namespace["netz"].layers[0], layer)
    assert 0.85 < namespace["fehler"][0] < 1.0
    full_batch, calmed, mini_batches = shares
    assert full_batch >= 80
    assert calmed >= 84
    assert mini_batches == pytest.approx(namespace["quote"])
    assert mini_batches >= 89
    assert share_read(namespace, "x_test", "test_ziffern") >= 88


def share_read(namespace, pictures, digits):
    """Return what percentage the chapter's network reads, by the chapter's own function."""
    return namespace["prozent_erkannt"](namespace["netz"], namespace[pictures], namespace[digits])


def test_nothing_is_chosen_by_the_test_pictures():
    end = "quote = 100 * netz.accuracy(x_test, test_ziffern)"
    *before, last = cells_until("04", end)
    kept = r"\b(x_test|test_images|test_ziffern)\b"
    for source in before:
        measures = re.search(r"\b(feedForward|accuracy|fit|prozent_erkannt)\(", source)
        assert not re.search(kept if measures else rf"{kept}\[", source), source
    assert end in last


def test_an_open_gap_prints_nothing():
    for file in CHAPTERS:
        for cell in jupytext.read(file).cells:
            if "luecke" in cell.metadata.get("tags", []):
                assert "print(" not in cell.source, (file.name, cell.source)
