"""The network in numpy computes what the one that was trained computes."""

from __future__ import annotations

import numpy as np
import pytest

from course_helpers.mnist import load_subset
from course_helpers.recognition import DigitReader, shipped_network


def test_it_computes_what_torch_computes():
    import torch
    from scripts.recognition.train import Reader

    torch.manual_seed(3)
    reader = Reader()
    for name, parameter in reader.named_parameters():
        if "norm" in name:
            parameter.data = torch.rand_like(parameter) + 0.5
    pictures = np.random.default_rng(1).random((5, 28, 28), dtype=np.float32)
    with torch.no_grad():
        reader(torch.from_numpy(pictures))  # the norms learn their means
        scores = reader.eval()(torch.from_numpy(pictures))
    digits, none = DigitReader(reader.arrays()).read(pictures)
    np.testing.assert_allclose(digits, torch.softmax(scores[:, :10], dim=1).numpy(), atol=2e-5)
    np.testing.assert_allclose(none, torch.softmax(scores, dim=1)[:, 10].numpy(), atol=2e-5)


def test_one_picture_and_many_give_the_same():
    _, (images, labels) = load_subset()
    pictures = images[:200] / np.float32(255)
    network = shipped_network()
    scores = network(pictures)
    assert scores.shape == (200, 10)
    np.testing.assert_allclose(scores.sum(axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(network(pictures[7]), scores[7], atol=1e-5)
    assert np.mean(scores.argmax(axis=1) == labels[:200]) > 0.97


@pytest.mark.parametrize("shape", [(784,), (27, 28), (1, 1, 28, 28)])
def test_another_shape_is_refused_in_german(shape):
    with pytest.raises(ValueError, match="Das Netz erwartet Bilder mit 28 x 28 Pixeln"):
        shipped_network()(np.zeros(shape))
