"""``pynn_brainscales.brainscales2.standardmodels``: kinds of cells and of synapses."""

from course_helpers.chip.pynn_emulator.standardmodels import cells, synapses

__all__ = ["cells", "synapses"]
