"""What the emulator leaves out, and the sentence that says so, whichever way it is asked for."""

from __future__ import annotations

import sys

from course_helpers.stand_ins import slip

# what the lab's has besides
_BEYOND = {
    "Assembly",
    "CalibHXNeuronCoba",
    "CalibHXNeuronCuba",
    "InjectedConfiguration",
    "InjectedReadout",
    "PlasticHXNeuron",
    "PlasticityRule",
    "SpikeSourcePoissonOnChip",
    "Timer",
    "examples",
    "morphology",
    "plasticity_rules",
    "simulator",
}
_TOP = "pynn_brainscales.brainscales2"


def beyond(name: str) -> str:
    """Return the sentence about a part of PyNN on the chip that is not emulated."""
    return (
        f"Der Emulator kann {name} nicht. Er kann Neuronen, Populationen, Projektionen mit festen Gewichten "
        "und Aufnahmen; alles andere, etwa Plastizität, braucht den echten Chip im Labor."
    )


def lacking(name: str) -> str:
    """Return the sentence about a name that the emulator has not: a slip, or a part of PyNN beyond it.

    Parameters
    ----------
    name : str
        Full name, below one of the emulator's modules.
    """
    parent, _, last = name.rpartition(".")
    if last in _BEYOND:
        return beyond(name)
    elsewhere: dict[str, str] = {}
    if parent == _TOP:
        for inner in ("cells", "synapses"):
            elsewhere |= {one: f"pynn.{inner}.{one}" for one in getattr(sys.modules[parent], inner).__all__}
    return slip(name, elsewhere) or beyond(name)
