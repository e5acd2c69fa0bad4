"""What the shipped network reads of drawings that it never saw; weights.txt has the whole measurement."""

from __future__ import annotations

import numpy as np
import pytest
from scripts.recognition.quality import drawings, mouse, ones, pictures, sevens
from scripts.recognition.thinning import digit_lines

from course_helpers.mnist import load_subset
from course_helpers.recognition import shipped_network


@pytest.fixture(scope="module")
def digits():
    """Return the strokes of MNIST's embedded test digits, and what they are."""
    _, (images, labels) = load_subset()
    return digit_lines(images[:600] / np.float32(255)), labels[:600]


def share(cases):
    truth, seen = zip(*cases, strict=True)
    return np.mean(shipped_network()(np.stack(seen)).argmax(axis=1) == truth)


@pytest.mark.parametrize(
    ("least", "kind"),
    [
        (0.96, lambda *digits: drawings(*digits, (0.25, 1.3), 0.35)),
        (0.96, mouse),
        (0.94, pictures),
        (0.95, ones),
        (0.90, sevens),
    ],
    ids=[
        "anywhere, of any size",
        "by a shaking mouse",
        "pictures",
        "ones with upstroke",
        "sevens with crossbar",
    ],
)
def test_most_drawings_are_read(digits, least, kind):
    lines, labels = digits
    assert share(kind(lines, labels, np.random.default_rng(3))) >= least
