"""What is left to do in a whole layer: the checks of its three tasks, and one step of learning from start to end."""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import Any, NamedTuple

import numpy as np

from course_helpers.exercises.check import pruefe
from course_helpers.exercises.clock import TimeIsUpError
from course_helpers.exercises.errors import explain
from course_helpers.exercises.limits import MemoryIsUpError, limited
from course_helpers.framework import relu

TASKS = ("feedForward", "getDerivatives", "sgd")
_TRIED = "die Schicht mit `Layer(3, 2, relu)`"
_LIMITS = "Die Schicht rechnet einige Sekunden, ohne fertig zu werden, oder braucht zu viel Speicher."


class Fault(NamedTuple):
    """Something that is not solved: the task (empty for the class itself), how far it is, and a German sentence."""

    task: str
    state: str
    says: str


def faults(layer: type[Any]) -> list[Fault]:
    """Return what is not solved yet in a layer, in the order of the chapter; nothing if it is right.

    The pupil's code may print, warn and raise; none of it reaches the page.
    """
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        results = [pruefe(name, layer) for name in TASKS]
        found = [Fault(one.task, one.state, one.sentences[0]) for one in results if one.state != "geloest"]
        return found or _learns(layer)


def _learns(layer: type[Any]) -> list[Fault]:
    """Make a layer as a lesson does, and let it go one step: only the class itself can fail now."""
    try:
        limited(lambda: _step(layer))
    except (TimeIsUpError, MemoryIsUpError, MemoryError):
        return [Fault("", "versucht", _LIMITS)]
    except Exception as error:  # noqa: BLE001 - a pupil's code may raise anything
        return [Fault("", "versucht", explain(error, _TRIED)[0])]
    return []


def _step(layer: type[Any]) -> None:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        made = layer(3, 2, relu, seed=1)
        outputs = made.feedForward(np.ones((4, 3), dtype=np.float32), recording=True)
        made.sgd(made.getDerivatives(outputs), 0.1)
