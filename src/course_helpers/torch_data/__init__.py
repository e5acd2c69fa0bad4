"""MNIST for torch as torchvision offers it (`datasets`, `transforms`, `DataLoader`), in whole batches.

Needs torch and `course_helpers.mnist`, nothing else of the package; only chapters 5 and 6 and the chip's
emulator use it.
"""

from . import datasets, transforms
from .datasets import MNIST, sort_by_digit
from .loader import DataLoader

__all__ = ["MNIST", "DataLoader", "datasets", "sort_by_digit", "transforms"]
