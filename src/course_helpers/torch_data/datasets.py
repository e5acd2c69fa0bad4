"""MNIST as a torch dataset, one digit at a time or many at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch.utils.data import Dataset

from course_helpers.mnist import find_folder, load_data
from course_helpers.stand_ins import left_out
from course_helpers.torch_data.scope import beyond
from course_helpers.torch_data.transforms import ToTensor

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from course_helpers.torch_data.transforms import Transform


__all__ = ["MNIST"]
__getattr__ = left_out("torchvision.datasets", beyond)


def _holds_digits(root: Path) -> bool:
    try:
        return find_folder(root) is not None
    except OSError:  # a folder of somebody else
        return False


@cache
def _tell(root: str) -> None:
    """Say once for each folder that nothing is fetched."""
    (train, _), (test, _) = load_data()
    number = f"{len(train) + len(test):_}".replace("_", "\N{NO-BREAK SPACE}")
    print(  # noqa: T201 - the line under the cell
        f"In „{root}“ liegt kein MNIST. Der Kurs lädt nichts herunter. Er nimmt seine eigenen {number} "
        "Ziffern."
    )


class MNIST(Dataset[tuple[torch.Tensor, int]]):
    """The handwritten digits with a transform, as ``torchvision.datasets.MNIST``.

    ``data[i]`` is a pair (image, digit); `torch.utils.data.DataLoader` and the quicker `DataLoader` of
    this folder both take it.

    Parameters
    ----------
    root : path-like, optional
        Where to look for the files, see `course_helpers.mnist.load_data`; without it all 70,000 digits
        serve when they are found, else the embedded 12,000.
    train : bool
        The digits to train with, or those to test with.
    transform : callable, optional
        Maps a batch (n, 1, 28, 28) of uint8 to a batch of float, see `transforms`; `transforms.ToTensor`
        by default.
    download : bool
        Whether `root` need not hold MNIST yet, so that code for torchvision runs. Nothing is fetched or
        written; the digits then come as without `root`, and a line says so.

    Attributes
    ----------
    data : tensor of uint8, shape (n, 28, 28)
    targets : tensor of int64, shape (n,)

    Raises
    ------
    course_helpers.mnist.MnistError
        If a folder that was named holds no MNIST, or a damaged one.
    """

    def __init__(
        self,
        root: str | os.PathLike[str] | None = None,
        train: bool = True,
        transform: Transform | None = None,
        *,
        download: bool = False,
    ) -> None:
        absent = download and root is not None and not _holds_digits(Path(root).expanduser())
        images, labels = load_data(None if absent else root)[0 if train else 1]
        if absent:
            _tell(str(root))
        self.data = torch.from_numpy(images)
        self.targets = torch.from_numpy(labels).long()
        self.transform = transform or ToTensor()

    def __len__(self) -> int:
        return len(self.data)

    def batch(self, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return several digits at once.

        Parameters
        ----------
        indices : tensor of int64, shape (n,)

        Returns
        -------
        images : tensor of float32, shape (n, 1, 28, 28)
        targets : tensor of int64, shape (n,)
        """
        return self.transform(self.data[indices].unsqueeze(1)), self.targets[indices]

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        if not -len(self) <= index < len(self):
            raise IndexError(f"Die Ziffer {index} gibt es nicht: Die Sammlung hat {len(self)} Ziffern ab 0.")
        images, targets = self.batch(torch.tensor([int(index)]))
        return images[0], int(targets[0])

    def __getitems__(self, indices: Sequence[int]) -> list[tuple[torch.Tensor, int]]:
        """Give torch's own DataLoader a batch that was transformed in one go."""
        images, targets = self.batch(torch.as_tensor(indices))
        return list(zip(images, targets.tolist(), strict=True))

    def __iter__(self) -> Iterator[tuple[torch.Tensor, int]]:
        return (self[index] for index in range(len(self)))


def sort_by_digit(data: MNIST) -> dict[int, list[torch.Tensor]]:
    """Return the images of each digit, for buttons that draw an example.

    Returns
    -------
    dict of int to list of tensor
        Digit to its images, each of shape (1, 28, 28), in the order of `data` and after its transform.
    """
    images, targets = data.batch(torch.arange(len(data)))
    return {digit: list(images[targets == digit]) for digit in range(10)}
