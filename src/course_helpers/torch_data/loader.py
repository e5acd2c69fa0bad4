"""Hand out a dataset in batches, each transformed in one go."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_helpers.torch_data.datasets import MNIST


class DataLoader:
    """Batches of digits, used like ``torch.utils.data.DataLoader`` but without taking each digit in the hand.

    Parameters
    ----------
    dataset : MNIST
    batch_size : int
        Digits per batch; the last batch has what remains.
    shuffle : bool
        Whether each pass takes a new order, drawn from torch's generator (``torch.manual_seed``).

    Raises
    ------
    TypeError
        If `dataset` hands out no batches.
    ValueError
        If `batch_size` is not a positive whole number.
    """

    def __init__(self, dataset: MNIST, batch_size: int = 1, shuffle: bool = False) -> None:
        if not hasattr(dataset, "batch"):
            raise TypeError(
                "Dieser DataLoader nimmt nur datasets.MNIST. Für anderes gibt es "
                "torch.utils.data.DataLoader, er wird genauso benutzt. "
                f"Bekommen: {type(dataset).__name__}."
            )
        if not isinstance(batch_size, int) or batch_size < 1:
            raise ValueError(f"batch_size muss eine ganze Zahl ab 1 sein. Bekommen: {batch_size!r}.")
        self.dataset, self.batch_size, self.shuffle = dataset, batch_size, shuffle

    def __len__(self) -> int:
        return math.ceil(len(self.dataset) / self.batch_size)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        n = len(self.dataset)
        order = torch.randperm(n) if self.shuffle else torch.arange(n)
        return (self.dataset.batch(part) for part in torch.split(order, self.batch_size))
