"""The top of the lab's package; `install` offers it under the name ``pynn_brainscales``."""

from course_helpers.chip.pynn_emulator import brainscales2

__all__ = ["brainscales2"]
