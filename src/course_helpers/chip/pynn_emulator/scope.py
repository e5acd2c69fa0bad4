"""What the emulator leaves out, and the sentence that says so, whichever way it is asked for."""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING, NoReturn

from course_helpers.stand_ins import slip

if TYPE_CHECKING:
    from collections.abc import Collection

# what the lab's has besides
_BEYOND = {
    "Assembly",
    "CalibHXNeuronCoba",
    "CalibHXNeuronCuba",
    "InjectedConfiguration",
    "InjectedReadout",
    "PlasticHXNeuron",
    "PlasticSynapse",
    "PlasticityRule",
    "SpikeSourcePoissonOnChip",
    "Timer",
    "examples",
    "morphology",
    "plasticity_rules",
    "simulator",
}
# what older chapters of the lab use, and what has come in its place
_FORMERLY = {
    "filtered_cocos_from_nightly": "pynn.setup(initial_config=get_nightly_calibration()), und HXNeuron(…) "
    "ohne atomic",
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
    if last in _FORMERLY:
        return f"{name} gehört zu einer älteren Fassung von PyNN für den Chip. Schreibe: {_FORMERLY[last]}."
    if last in _BEYOND:
        return beyond(name)
    elsewhere: dict[str, str] = {}
    if parent == _TOP:
        for inner in ("cells", "synapses"):
            elsewhere |= {one: f"pynn.{inner}.{one}" for one in getattr(sys.modules[parent], inner).__all__}
    return slip(name, elsewhere) or beyond(name)


class Lacking:
    """A thing of PyNN's that says in German what it has not: a parameter, a slip, or a part beyond it."""

    def _parameters(self) -> Collection[str]:
        """Return the names that `get` and `set` know."""
        raise NotImplementedError

    if not TYPE_CHECKING:  # to mypy, what is missing stays missing

        def __getattr__(self, name: str) -> NoReturn:
            if name.startswith("_"):  # Python and IPython ask
                raise AttributeError(name)
            raise AttributeError(self._sentence(name))

    def _sentence(self, name: str) -> str:
        if name in self._parameters():
            return f"{name} ist ein Parameter. Lies ihn mit get({name!r}) und setze ihn mit set({name}=…)."
        kind = type(self).__name__
        known = [one for one in dir(self) if not one.startswith("_")]
        if similar := difflib.get_close_matches(name, known, n=1, cutoff=0.8):
            return f"{kind}.{name} gibt es nicht. Meinst du {similar[0]}?"
        return beyond(f"{kind}.{name}")
