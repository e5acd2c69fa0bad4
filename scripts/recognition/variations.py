"""Endless variations of pen strokes, drawn in batches: slanted, stretched, wobbly, cut to few corners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from numba import njit

from course_helpers.recognition.normalise import BOX, PEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 28
LONGEST = 70  # points of a digit, all strokes together


@dataclass
class Strokes:
    """The strokes of many digits in one table.

    Parameters
    ----------
    points : Tensor, shape (n, LONGEST, 2)
        Points (x, y); unused places repeat the last point.
    joined : Tensor, shape (n, LONGEST), bool
        Whether the pen goes on from this point to the next; a single dot counts as joined to itself.
    labels : Tensor, shape (n,), int64
    """

    points: torch.Tensor
    joined: torch.Tensor
    labels: torch.Tensor

    def __len__(self) -> int:
        return len(self.labels)

    def part(self, index: torch.Tensor) -> Strokes:
        """Return the digits with these numbers."""
        return Strokes(self.points[index], self.joined[index], self.labels[index])


def table(digits: list[list[NDArray[np.float64]]], labels: NDArray[np.integer]) -> Strokes:
    """Put lines of points into one table; digits with too many points are left out."""
    points, joined, kept = [], [], []
    for lines, label in zip(digits, labels, strict=True):
        flat = np.concatenate(lines)
        if len(flat) > LONGEST:
            continue
        goes_on = np.concatenate([np.arange(len(line)) < max(1, len(line) - 1) for line in lines])
        pad = LONGEST - len(flat)
        points.append(np.concatenate([flat, np.repeat(flat[-1:], pad, axis=0)]))
        joined.append(np.concatenate([goes_on, np.zeros(pad, dtype=bool)]))
        kept.append(label)
    return Strokes(
        torch.tensor(np.array(points), dtype=torch.float32),
        torch.tensor(np.array(joined)),
        torch.tensor(np.array(kept), dtype=torch.int64),
    )


def vary(points: torch.Tensor) -> torch.Tensor:
    """Bend each digit: rotation, slant, proportions, a smooth wave and a shaking hand.

    Parameters
    ----------
    points : Tensor, shape (n, LONGEST, 2)

    Returns
    -------
    Tensor of the same shape
        In units of the digit's own size, centred on its box.
    """
    n = len(points)
    low, high = points.amin(1, keepdim=True), points.amax(1, keepdim=True)
    p = (points - (low + high) / 2) / (high - low).amax(2, keepdim=True).clamp_min(1)
    turn, slant = torch.randn(n) * 0.12, torch.rand(n) * 0.8 - 0.4
    stretch = torch.exp(torch.randn(n) * 0.18)
    a, b = torch.cos(turn), torch.sin(turn)
    x = stretch[:, None] * p[..., 0] - slant[:, None] * p[..., 1]
    y = p[..., 1]
    p = torch.stack([a[:, None] * x - b[:, None] * y, b[:, None] * x + a[:, None] * y], dim=2)
    waves = torch.randn(n, 1, 2) * 0.035
    phase, pace = torch.rand(n, 1, 2) * 6.283, 3 + torch.rand(n, 1, 2) * 5
    p = p + waves * torch.sin(pace * p.flip(2) + phase)
    shake = torch.rand(n, 1, 1) * 0.03
    return p + shake * torch.randn_like(p)


def draw(points: torch.Tensor, joined: torch.Tensor, pens: torch.Tensor) -> torch.Tensor:
    """Fit strokes into MNIST's box and draw them, as ``course_helpers.recognition`` does, but in batches.

    Parameters
    ----------
    points : Tensor, shape (n, LONGEST, 2)
    joined : Tensor, shape (n, LONGEST), bool
    pens : Tensor, shape (n,)
        Diameter of the pen in pixels.

    Returns
    -------
    Tensor, shape (n, 28, 28)
    """
    low, high = points.amin(1, keepdim=True), points.amax(1, keepdim=True)
    scale = (BOX - PEN) / (high - low).amax(2, keepdim=True).clamp_min(1e-3)
    p = (points - (low + high) / 2) * scale
    start, end = p, torch.cat([p[:, 1:], p[:, -1:]], dim=1)
    end = torch.where(joined[..., None], end, start)
    # the centre of mass of thin lines; real pictures differ by fractions of a pixel, so do these
    length = (end - start).norm(dim=2) * joined + 1e-6
    mass = ((start + end) / 2 * length[..., None]).sum(1) / length.sum(1)[:, None]
    shift = SIDE / 2 - mass + torch.randn(len(p), 2) * 0.3
    ways = torch.cat([start, end], dim=2) + shift.repeat(1, 2)[:, None]
    return torch.from_numpy(_draw_all(ways.numpy(), joined.numpy(), pens.numpy()))


@njit(cache=True)
def _draw_all(
    ways: NDArray[np.float32], joined: NDArray[np.bool_], pens: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the pictures of segments (n, LONGEST, 4) from (x, y) to (x, y): only near each one is looked."""
    pictures = np.zeros((len(ways), SIDE, SIDE), dtype=np.float32)
    for n in range(len(ways)):
        reach = pens[n] / 2 + np.float32(0.5)
        for k in range(ways.shape[1]):
            if not joined[n, k]:
                continue
            ax, ay, bx, by = ways[n, k]
            dx, dy = bx - ax, by - ay
            square = max(dx * dx + dy * dy, np.float32(1e-9))
            for row in range(max(0, int(min(ay, by) - reach)), min(SIDE, int(max(ay, by) + reach) + 1)):
                for column in range(
                    max(0, int(min(ax, bx) - reach)), min(SIDE, int(max(ax, bx) + reach) + 1)
                ):
                    px, py = column + np.float32(0.5) - ax, row + np.float32(0.5) - ay
                    along = min(max((px * dx + py * dy) / square, np.float32(0)), np.float32(1))
                    away = np.sqrt((px - along * dx) ** 2 + (py - along * dy) ** 2)
                    cover = min(max(reach - away, np.float32(0)), np.float32(1))
                    pictures[n, row, column] = max(pictures[n, row, column], cover)
    return pictures


def vary_pictures(pictures: torch.Tensor) -> torch.Tensor:
    """Turn, slant, stretch and shift MNIST's own pictures a little; shape (n, 28, 28)."""
    n = len(pictures)
    turn, slant = torch.randn(n) * 0.12, torch.randn(n) * 0.15
    size_x, size_y = torch.exp(torch.randn(n) * 0.08), torch.exp(torch.randn(n) * 0.08)
    rows = [
        torch.stack([torch.cos(turn) * size_x, slant - torch.sin(turn), torch.randn(n) * 0.05], dim=1),
        torch.stack([torch.sin(turn), torch.cos(turn) * size_y, torch.randn(n) * 0.05], dim=1),
    ]
    grid = torch.nn.functional.affine_grid(torch.stack(rows, dim=1), [n, 1, SIDE, SIDE], align_corners=False)
    return torch.nn.functional.grid_sample(pictures[:, None], grid, align_corners=False)[:, 0]
