"""MNIST for torch as torchvision offers it (`datasets`, `transforms`, `DataLoader`), in whole batches.

Needs torch, `course_helpers.mnist` and `course_helpers.stand_ins`; only chapters 5 and 6 use it, under its
own name or, where torchvision is not installed, under that one.
"""

from course_helpers.torch_data import datasets, transforms
from course_helpers.torch_data.datasets import MNIST, sort_by_digit
from course_helpers.torch_data.installation import offer_torchvision
from course_helpers.torch_data.loader import DataLoader

__all__ = ["MNIST", "DataLoader", "datasets", "offer_torchvision", "sort_by_digit", "transforms"]
