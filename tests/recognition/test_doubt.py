"""What is no digit is told so, and digits hardly ever are; kinds and letters here were never trained on."""

from __future__ import annotations

import numpy as np
import pytest
from scripts.recognition.judge import no_digits, subset
from scripts.recognition.letters import JUDGED, LETTERS, LOOK_LIKE_DIGITS
from scripts.recognition.scribbles import JUDGED_KINDS, TRAINED, TRAINED_LETTERS

from course_helpers.recognition import shipped_network


def test_what_is_judged_was_not_trained():
    assert not set(JUDGED_KINDS) & set(TRAINED)
    assert not set(JUDGED) & set(TRAINED_LETTERS)
    assert set(JUDGED) < set(LETTERS)
    assert not set(LOOK_LIKE_DIGITS) & set(LETTERS)


@pytest.mark.parametrize("kind", ["scribbles", "letters"])
def test_scribbles_and_letters_are_told(kind):
    assert no_digits(shipped_network())[kind].told >= 0.9


def test_digits_are_read_and_hardly_ever_told():
    verdict = subset(shipped_network())
    assert verdict.right.mean() >= 0.99
    assert verdict.told <= 0.04  # many of MNIST's are thick lines; of pen digits fewer than 1 in 100
    assert verdict.error <= 0.02


def test_one_picture_and_many_give_the_same_doubt():
    pictures = np.random.default_rng(2).random((3, 28, 28), dtype=np.float32)
    digits, none = shipped_network().read(pictures)
    assert digits.shape == (3, 10)
    first, doubt = shipped_network().read(pictures[0])
    np.testing.assert_allclose(first, digits[0], atol=1e-6)
    assert doubt == pytest.approx(none[0], abs=1e-6)
