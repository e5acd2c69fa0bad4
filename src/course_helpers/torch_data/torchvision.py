"""``torchvision`` where it is not installed: as much of it as the chapters on the chip need."""

from . import datasets, transforms

__all__ = ["datasets", "transforms"]
