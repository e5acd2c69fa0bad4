"""What a page can read: the network from the exported file, computed anew in the plainest way."""

from __future__ import annotations

import json

import numpy as np
import pytest

from course_helpers.mnist import load_subset
from course_helpers.recognition import export_for_page, shipped_network


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Return head and weights of the file, read as its docstring says."""
    file = tmp_path_factory.mktemp("page") / "network.bin"
    export_for_page(file)
    data = file.read_bytes()
    size = int.from_bytes(data[:4], "little")
    head = json.loads(data[4 : 4 + size])
    assert (4 + size) % 4 == 0
    numbers = np.frombuffer(data, "<f2", offset=4 + size).astype(np.float64)
    arrays = {
        a["name"]: numbers[a["offset"] :][: np.prod(a["shape"])].reshape(a["shape"]) for a in head["arrays"]
    }
    assert sum(values.size for values in arrays.values()) == numbers.size
    return len(data), head, arrays


def convolve(maps, kernels, bias):
    """Convolve and cut off below 0, pixel by pixel."""
    padded = np.pad(maps, ((0, 0), (1, 1), (1, 1)))
    side = maps.shape[1]
    result = np.zeros((len(kernels), side, side))
    for row in range(side):
        for column in range(side):
            window = padded[:, row : row + 3, column : column + 3]
            result[:, row, column] = (kernels * window).sum(axis=(1, 2, 3)) + bias
    return np.maximum(result, 0)


def halve(maps):
    """Take the largest of every 2 x 2 pixels; zeros follow an odd side."""
    odd = maps.shape[1] % 2
    even = np.pad(maps, ((0, 0), (0, odd), (0, odd)))
    return np.stack([even[:, r::2, c::2] for r in (0, 1) for c in (0, 1)]).max(axis=0)


def test_the_network_of_the_file_gives_the_same_answers(exported):
    _, _, w = exported
    _, (images, _) = load_subset()
    for picture in images[:12] / np.float32(255):
        maps = halve(convolve(picture[None].astype(np.float64), w["conv1"], w["conv1_bias"]))
        maps = halve(convolve(maps, w["conv2"], w["conv2_bias"]))
        maps = convolve(maps, w["conv3"], w["conv3_bias"])
        maps = halve(maps + convolve(maps, w["conv4"], w["conv4_bias"]))
        hidden = np.maximum(w["full1"] @ maps.reshape(-1) + w["full1_bias"], 0)
        scores = np.exp(w["full2"] @ hidden + w["full2_bias"])
        digits, none = shipped_network().read(picture)
        np.testing.assert_allclose(scores[:10] / scores[:10].sum(), digits, atol=1e-5)
        np.testing.assert_allclose(scores[10] / scores.sum(), none, atol=1e-5)


def test_the_file_is_small_and_tells_how_to_prepare(exported):
    size, head, _ = exported
    assert size < 250_000
    assert head["prepare"]["box"] == 20
    assert set(head["prepare"]) == {
        *("speck", "beside", "dot", "box", "pen", "smallest", "fine", "apart", "parts")
    }
