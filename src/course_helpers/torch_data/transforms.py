"""The transforms of torchvision that the course uses, each on a whole batch of digits at once.

A transform maps a tensor of shape (n, 1, 28, 28) to another one, so a `Lambda` sees a batch too. Names,
order and meaning are torchvision's.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

import torch

from course_helpers.stand_ins import left_out
from course_helpers.torch_data.scope import beyond

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Transform: TypeAlias = Callable[[torch.Tensor], torch.Tensor]

__all__ = ["Compose", "Lambda", "Normalize", "RandomResizedCrop", "ToTensor"]
__getattr__ = left_out("torchvision.transforms", beyond)

_TRIES = 10  # torchvision's number of draws before it takes the whole picture


class Compose:
    """Apply several transforms one after the other.

    Parameters
    ----------
    transforms : sequence of callable
        Each maps a batch to a batch; another `Compose` will do.
    """

    def __init__(self, transforms: Sequence[Transform]) -> None:
        self.transforms = list(transforms)

    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        """Transform a batch."""
        for transform in self.transforms:
            images = transform(images)
        return images


class Lambda:
    """Make a transform of a function of a batch, say ``lambda x: x.round()``."""

    def __init__(self, function: Transform) -> None:
        self.function = function

    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        """Transform a batch."""
        return self.function(images)


class ToTensor:
    """Turn grey values 0 to 255 (uint8) into numbers from 0 to 1 (float32)."""

    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        """Transform a batch."""
        _check_grey(images, "ToTensor")
        return images.float().div_(255)


class Normalize:
    """Shift and scale numbers: ``(x - mean) / std``; comes after `ToTensor`.

    Parameters
    ----------
    mean, std : float, or sequence of one float
        One number for the one channel that the digits have.
    """

    def __init__(self, mean: float | Sequence[float], std: float | Sequence[float]) -> None:
        self.mean, self.std = torch.as_tensor(mean), torch.as_tensor(std)
        if self.mean.numel() != 1 or self.std.numel() != 1 or not self.std.item():
            raise ValueError(
                "Normalize braucht für die Ziffern je eine Zahl, denn sie haben einen Kanal, und die zweite "
                f"darf nicht null sein. Bekommen: {mean} und {std}."
            )

    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        """Transform a batch of floats, as `ToTensor` gives it; TypeError for another dtype."""
        if not images.is_floating_point():
            raise TypeError(f"Normalize kommt nach ToTensor. Bekommen: {images.dtype}.")
        return (images - self.mean) / self.std


class RandomResizedCrop:
    """Cut a random part out of each picture and enlarge it to the full size.

    The parts are drawn by torchvision's rule (see `draw`), and the grey values are those of torchvision on
    Pillow pictures: bilinear, first along the rows, then along the columns, each rounded to a whole grey
    value. Pillow computes with 22-bit integers and this class with float32, so that values may differ by 1 of
    255, rarely by 2.

    Parameters
    ----------
    size : int
        Height and width of the result. A part is never larger, so antialiasing has nothing to do here;
        `size` must not be smaller than the picture.
    scale : (float, float)
        Limits of the part's area relative to the picture's.
    ratio : (float, float)
        Limits of the part's width divided by its height.
    """

    def __init__(
        self, size: int, scale: tuple[float, float] = (0.08, 1.0), ratio: tuple[float, float] = (3 / 4, 4 / 3)
    ) -> None:
        if not (0 < scale[0] <= scale[1] and 0 < ratio[0] <= 1 <= ratio[1]):
            raise ValueError(
                "RandomResizedCrop braucht 0 < scale[0] <= scale[1] und 0 < ratio[0] <= 1 <= ratio[1]. "
                f"Bekommen: scale={scale}, ratio={ratio}."
            )
        self.size, self.scale, self.ratio = size, scale, ratio
        self._weights = _all_weights(size)

    def draw(self, n: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Draw `n` parts by torchvision's rule.

        Area uniform in `scale`, logarithm of width / height uniform in `ratio`, both sides rounded; a part
        that does not fit is drawn again, at most 10 times, then the whole (square) picture is taken; the
        place is uniform.

        Returns
        -------
        top, left, height, width : tensor of int64, shape (n,)
        """
        height, width = torch.full((2, n), self.size)
        open_ = torch.arange(n)
        low, high = math.log(self.ratio[0]), math.log(self.ratio[1])
        for _ in range(_TRIES):
            area = self.size**2 * torch.empty(len(open_)).uniform_(*self.scale)
            aspect = torch.empty(len(open_)).uniform_(low, high).exp_()
            w, h = (area * aspect).sqrt_().round_().long(), (area / aspect).sqrt_().round_().long()
            fits = (w > 0) & (w <= self.size) & (h > 0) & (h <= self.size)
            height[open_[fits]], width[open_[fits]] = h[fits], w[fits]
            open_ = open_[~fits]
        return _place(self.size - height), _place(self.size - width), height, width

    def __call__(self, images: torch.Tensor) -> torch.Tensor:
        """Transform a batch, uint8 of shape (n, 1, size, size); TypeError or ValueError for another one."""
        _check_grey(images, "RandomResizedCrop")
        if images.shape[-2:] != (self.size, self.size):
            raise ValueError(
                f"RandomResizedCrop({self.size}) braucht Bilder mit {self.size} x {self.size} Pixeln. "
                f"Bekommen: Form {tuple(images.shape)}."
            )
        return self.crop(images, *self.draw(len(images)))

    def crop(
        self,
        images: torch.Tensor,
        top: torch.Tensor,
        left: torch.Tensor,
        height: torch.Tensor,
        width: torch.Tensor,
    ) -> torch.Tensor:
        """Cut out and enlarge given parts, one per picture.

        Parameters
        ----------
        images : tensor of uint8, shape (n, 1, size, size)
        top, left, height, width : tensor of int64, shape (n,)
            In pixels.

        Returns
        -------
        tensor of uint8, shape (n, 1, size, size)
        """
        rows, columns = self._weights[height, top], self._weights[width, left]  # (n, new pixel, old pixel)
        along_rows = torch.bmm(images[:, 0].float(), columns.mT).add_(0.5).floor_()
        both = torch.bmm(rows, along_rows).add_(0.5).floor_()
        return both.to(torch.uint8).unsqueeze(1)


def _place(room: torch.Tensor) -> torch.Tensor:
    """Draw whole numbers, uniform from 0 to `room` inclusive."""
    drawn = (torch.rand(len(room), dtype=torch.float64) * (room + 1)).long()
    return torch.minimum(drawn, room)


def _all_weights(size: int) -> torch.Tensor:
    """Return the bilinear weights of every part: entry [length, start] is a matrix, new by old pixel.

    A new pixel's centre lies at ``(new + 1/2) * length / size - 1/2`` in the part; beyond the part's edge its
    outermost pixel counts.
    """
    weights = torch.zeros(size + 1, size, size, size)
    new = torch.arange(size)
    for length in range(1, size + 1):
        centre = ((new + 0.5) * length / size - 0.5).clamp(0, length - 1)
        below = centre.long()
        above = (below + 1).clamp(max=length - 1)
        share = centre - below
        for start in range(size - length + 1):
            matrix = weights[length, start]
            matrix[new, start + below] += 1 - share
            matrix[new, start + above] += share
    return weights


def _check_grey(images: torch.Tensor, name: str) -> None:
    if images.dtype != torch.uint8 or images.ndim != 4:  # n, 1, height, width
        raise TypeError(
            f"{name} braucht Graustufen (uint8) der Form (n, 1, 28, 28). Bekommen: {images.dtype} der Form "
            f"{tuple(images.shape)}. RandomResizedCrop kommt vor ToTensor, ToTensor nur einmal."
        )
