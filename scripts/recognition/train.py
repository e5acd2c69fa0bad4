"""Train the digit reader that the course ships: ``python -m scripts.recognition.train MNIST-FOLDER``.

Needs torch and about 20 minutes on two cores; writes ``weights.npz`` and, with the results, ``weights.txt``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

from course_helpers.mnist import load_data
from course_helpers.recognition.network import DigitReader
from scripts.recognition.quality import report
from scripts.recognition.shapes import written
from scripts.recognition.thinning import digit_lines
from scripts.recognition.variations import Strokes, draw, table, vary, vary_pictures

HOME = Path(__file__).parents[2] / "src" / "course_helpers" / "recognition"
EPOCHS = 24
BATCH = 250
SEED = 20261122


class Reader(nn.Module):
    """The network of `course_helpers.recognition.DigitReader` in torch, with dropout for the training."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.full1 = nn.Linear(32 * 7 * 7, 64)
        self.full2 = nn.Linear(64, 10)

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        """Return the scores, shape (n, 10), of pictures, shape (n, 28, 28)."""
        maps = torch.max_pool2d(torch.relu(self.conv1(pictures[:, None])), 2)
        maps = torch.max_pool2d(torch.relu(self.conv2(maps)), 2)
        flat = nn.functional.dropout(maps.flatten(1), 0.25, self.training)
        scores: torch.Tensor = self.full2(torch.relu(self.full1(flat)))
        return scores

    def arrays(self) -> dict[str, np.ndarray]:
        """Return the weights under the names that the shipped file has, rounded to half precision."""
        named = {n.replace(".weight", "").replace(".bias", "_bias"): p for n, p in self.named_parameters()}
        return {name: p.detach().numpy().astype(np.float16) for name, p in named.items()}


def written_digits(count: int, rng: np.random.Generator) -> Strokes:
    """Return digits in German forms; ones and sevens twice as often as the others."""
    labels = rng.choice(10, count, p=[1 / 12, 1 / 6, *[1 / 12] * 5, 1 / 6, 1 / 12, 1 / 12])
    return table([written(int(label), rng) for label in labels], labels)


def train(folder: str) -> Reader:
    """Train on MNIST's pictures, on their redrawn strokes and on digits in German forms."""
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    (images, labels), _ = load_data(folder)
    redrawn = table(digit_lines(images / np.float32(255)), labels)
    pictures, targets = torch.tensor(images / np.float32(255)), torch.tensor(labels, dtype=torch.int64)
    reader = Reader()
    optimizer = torch.optim.AdamW(reader.parameters(), lr=2e-3, weight_decay=1e-3)
    steps = 240
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=EPOCHS * steps)
    for epoch in range(EPOCHS):
        reader.train()
        german = written_digits(steps * 60, rng)
        for step in range(steps):
            mine = redrawn.part(torch.randint(len(redrawn), (120,)))
            forms = german.part(torch.arange(step * 60, step * 60 + 60) % len(german))
            points = vary(torch.cat([mine.points, forms.points]))
            joined = torch.cat([mine.joined, forms.joined])
            chosen = torch.randint(len(pictures), (BATCH - len(points),))
            batch = torch.cat(
                [
                    draw(points, joined, PENS_LOW + torch.rand(len(points)) * PENS_SPREAD),
                    vary_pictures(pictures[chosen]),
                ]
            )
            target = torch.cat([mine.labels, forms.labels, targets[chosen]])
            loss = nn.functional.cross_entropy(reader(batch), target, label_smoothing=0.03)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch publishes no type for it
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1}/{EPOCHS}: loss {loss.item():.3f}", flush=True)
        if epoch % 6 == 5:  # noqa: PLR2004 - a look now and then
            print(report(DigitReader(reader.arrays()), folder, 500), flush=True)
    return reader


PENS_LOW, PENS_SPREAD = 1.7, 1.8  # diameters in pixels; the course draws with one of 2.6


def main() -> None:
    """Train, store the weights and write down how well they read."""
    folder = sys.argv[1]
    arrays = train(folder).arrays()
    np.savez_compressed(HOME / "weights.npz", **arrays)  # type: ignore[arg-type]  # numpy mixes in its options
    text = report(DigitReader(arrays), folder, 10_000)
    (HOME / "weights.txt").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
