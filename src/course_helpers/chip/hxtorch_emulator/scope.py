"""What the emulator leaves out, and the sentence that says so, whichever way it is asked for."""

from __future__ import annotations

from course_helpers.stand_ins import public_names, slip

_BEYOND = {"core", "examples", "snn", "spiking"}  # what the lab's has besides


def beyond(name: str) -> str:
    """Return the sentence about a part of ``hxtorch`` that is not emulated; ``name`` is its full name."""
    return (
        f"Der Emulator kann {name} nicht. Er kann hxtorch.perceptron, also multiplizieren und addieren. "
        "Netze mit Pulsen baust du hier mit pynn_brainscales. Alles andere, etwa hxtorch.snn und die "
        "Beispiele (hxtorch.examples), braucht das echte hxtorch im Labor."
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
    # all of it stood at the top once
    elsewhere = public_names("hxtorch.perceptron") if parent == "hxtorch" else {}
    if meant := slip(name, elsewhere):
        return meant
    if parent.startswith(("hxtorch.perceptron", "hxtorch.ann")):  # complete: more is not in the lab, either
        return f"{name} gibt es nicht. In {parent} gibt es: {', '.join(sorted(public_names(parent)))}."
    return beyond(name)
