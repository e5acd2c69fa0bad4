"""What the text promises of the pupil's own layer, from many starts: seed's recipe, and chapter 4's `fit`.

The starts that came out lowest, of every kind of layer, are always tried: they are the first to fall below
when something makes learning worse. All 20 are `thorough`.
"""

import numpy as np
import pytest
from tests.framework.own_layers import BookLayer, DoubleFullSoftmax, DoubleLayer, FullSoftmax

from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.mnist import load_subset, to_categorical

ALL = pytest.param(range(20), marks=pytest.mark.thorough, id="all")
KINDS = [Layer, BookLayer, DoubleLayer, FullSoftmax, DoubleFullSoftmax]


@pytest.fixture(scope="module")
def digits():
    (images, labels), (test_images, test_labels) = load_subset()
    flat = [x.reshape(-1, 784).astype("float32") / 255 for x in (images, test_images)]
    return flat[0], labels, flat[1], test_labels


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("starts", [pytest.param((3, 6, 7, 14), id="lowest"), ALL])
@pytest.mark.parametrize("kind", KINDS)
def test_the_seed_s_recipe_reads_78_percent_from_every_start(kind, starts, digits):
    images, labels, test_images, test_labels = digits
    wanted = to_categorical(labels[:2000])
    reached, calmed = [], []
    for start in starts:
        shapes = [(784, 16, relu), (16, 16, relu), (16, 10, softmax)]
        n = Network([kind(*shape, seed=3 * start + number) for number, shape in enumerate(shapes)])
        last = []
        for epoch in range(150):
            n.train(images[:2000], wanted, 0.9)
            if epoch >= 135:
                last.append(n.accuracy(test_images, test_labels))
        # The rate of 0.9 is at the edge: the loss jumps up for an epoch or two, in one of thirty epochs below
        # 78 %. When that happens depends on the last bit of the machine's products, so the median counts.
        reached.append(np.median(last))
        for _ in range(20):  # as chapter 4 goes on
            n.train(images[:2000], wanted, 0.3)
        calmed.append(n.accuracy(test_images, test_labels))
    assert min(reached) >= 0.78, np.round(reached, 3)
    assert min(calmed) >= 0.8, np.round(calmed, 3)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("starts", [pytest.param((7, 9, 12), id="lowest"), ALL])
@pytest.mark.parametrize("kind", KINDS)
def test_chapter_4_s_fit_reads_88_percent_from_every_start(kind, starts, digits):
    images, labels, test_images, test_labels = digits
    reached = []
    for start in starts:
        n = Network([kind(784, 32, relu, seed=2 * start), kind(32, 10, softmax, seed=2 * start + 1)])
        n.fit(images, labels, epochs=4, batch_size=16, learning_rate=0.2, seed=start, progress=False)
        reached.append(n.accuracy(test_images, test_labels))
    assert min(reached) >= 0.88, np.round(reached, 3)
