"""MNIST for torch as torchvision offers it (`datasets`, `transforms`, `DataLoader`), in whole batches.

Needs torch, `course_helpers.mnist` and `course_helpers.stand_ins`; only chapters 5 and 6 use it, under its
own name or, where torchvision is not installed, under that one.
"""

from . import datasets, transforms
from .datasets import MNIST, sort_by_digit
from .installation import offer_torchvision
from .loader import DataLoader

__all__ = ["MNIST", "DataLoader", "datasets", "offer_torchvision", "sort_by_digit", "transforms"]
