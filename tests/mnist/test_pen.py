import numpy as np

from course_helpers.mnist import load_pen_digits
from course_helpers.recognition import shipped_network


def test_fifteen_ones_and_sevens_of_each_of_thirty_people():
    images, digits, writers, strokes = load_pen_digits()
    assert images.shape == (900, 28, 28)
    assert images.dtype == digits.dtype == writers.dtype == strokes.dtype == np.uint8
    pairs, counts = np.unique(np.stack([writers, digits]), axis=1, return_counts=True)
    assert pairs.shape == (2, 60)
    assert set(pairs[0]) == set(range(1, 31))
    assert set(counts) == {15}
    assert set(strokes) == {1, 2, 3}
    images[0, 0, 0] = 7  # pupils may write into what they get


def test_they_lie_as_mnist_s_digits_do_and_have_the_right_labels():
    images, digits, _, _ = load_pen_digits()
    ink = images.astype(float)
    place = np.arange(28) + 0.5
    for centre in ((ink.sum(axis=1) @ place), (ink.sum(axis=2) @ place)):
        assert np.abs(centre / ink.sum(axis=(1, 2)) - 14).max() < 0.5
    answers = shipped_network()(images / 255).argmax(axis=1)
    assert np.mean(answers == digits) > 0.98


def test_most_sevens_have_a_crossbar():
    _, digits, _, strokes = load_pen_digits()
    assert 0.8 < np.mean(strokes[digits == 7] > 1) < 0.95
    assert np.mean(strokes[digits == 1] > 1) < 0.1
