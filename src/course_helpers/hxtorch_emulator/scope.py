"""What the emulator leaves out, and the sentence that says so, whichever way it is asked for."""

from __future__ import annotations

import difflib
import sys

_BEYOND = {"core", "examples", "snn", "spiking"}  # what the lab's has besides


def beyond(name: str) -> str:
    """Return the sentence about a part of ``hxtorch`` that is not emulated; ``name`` is its full name."""
    return (
        f"Der Emulator kann {name} nicht. Er kann hxtorch.perceptron, also multiplizieren und addieren. "
        "Alles andere, etwa Netze mit Pulsen (hxtorch.spiking, hxtorch.snn) und die Beispiele "
        "(hxtorch.examples), braucht das echte hxtorch im Labor."
    )


def lacking(name: str) -> str:
    """Return the sentence about a name that the emulator has not: a slip, or a part of ``hxtorch`` beyond it.

    Parameters
    ----------
    name : str
        Full name, below one of the emulator's modules.
    """
    parent, _, last = name.rpartition(".")
    if parent == "hxtorch" and last in _BEYOND:
        return beyond(name)
    there = _names(parent)
    if last in there:
        return f"{name} ist kein Modul. Schreibe: from {parent} import {last}"
    if parent == "hxtorch":
        there |= _names("hxtorch.perceptron")  # all of it stood at the top once
    if similar := difflib.get_close_matches(last, there, n=1, cutoff=0.8):
        return f"{name} gibt es nicht. Meinst du {there[similar[0]]}?"
    if parent.startswith(("hxtorch.perceptron", "hxtorch.ann")):  # complete: more is not in the lab, either
        return f"{name} gibt es nicht. In {parent} gibt es: {', '.join(sorted(there))}."
    return beyond(name)


def _names(module: str) -> dict[str, str]:
    """Return the public names of a registered module, each with its full name."""
    return {name: f"{module}.{name}" for name in sys.modules[module].__all__}
