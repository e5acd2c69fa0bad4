"""``torchvision`` where it is not installed: as much of it as the chapters on the chip need."""

from course_helpers.torch_data import datasets, transforms

__all__ = ["datasets", "transforms"]
