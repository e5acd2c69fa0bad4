"""Register the emulator under the name ``hxtorch``, and never over a real one."""

from __future__ import annotations

import importlib
import logging
import sys
import warnings
from typing import TYPE_CHECKING

from course_helpers.chip.hxtorch_emulator.scope import lacking
from course_helpers.stand_ins import real_one_available, register, stands_in

if TYPE_CHECKING:
    from types import ModuleType

_PACKAGE = "course_helpers.chip.hxtorch_emulator"
# every name that a chapter may import, and the module of ours that answers to it
_MODULES = {
    "hxtorch": "hxtorch",
    "hxtorch.logger": "logger",
    "hxtorch.perceptron": "perceptron",
    "hxtorch.perceptron.constants": "perceptron.constants",
    "hxtorch.perceptron.nn": "perceptron.nn",
    "hxtorch.ann": "perceptron",
    "hxtorch.ann.constants": "perceptron.constants",
    "hxtorch.ann.nn": "perceptron.nn",
}

_log = logging.getLogger("hxtorch.emulator")


class RealHxtorchError(RuntimeError):
    """The real ``hxtorch`` is there: the emulator does not take its place."""


def real_hxtorch_available() -> bool:
    """Return whether the real ``hxtorch`` is imported or can be found; it is not imported for that."""
    return real_one_available("hxtorch")


def install() -> ModuleType:
    """Make ``import hxtorch`` import the emulator.

    Returns
    -------
    module
        The emulator's ``hxtorch``. A second call returns the same one.

    Raises
    ------
    RealHxtorchError
        If a real ``hxtorch`` is imported or can be imported.
    """
    if real_hxtorch_available():
        raise RealHxtorchError(
            "Hier gibt es das echte hxtorch. Der Emulator ersetzt es nicht: Schreibe einfach import hxtorch."
        )
    if not stands_in("hxtorch"):
        modules = {name: importlib.import_module(f"{_PACKAGE}.{ours}") for name, ours in _MODULES.items()}
        importlib.import_module(f"{_PACKAGE}.perceptron.array").compile_passes()
        importlib.import_module(f"{_PACKAGE}.perceptron.operators")  # torch.ops.hxtorch_perceptron
        importlib.import_module(f"{_PACKAGE}.connection").begin()
        register(modules, lacking)
        # numpy 2 says so of every np.array(tensor), which the lab's drawing board does at each press
        warnings.filterwarnings(
            "ignore", "__array__ implementation doesn't accept a copy", DeprecationWarning
        )
    _log.info("emulator registered as hxtorch")
    return sys.modules["hxtorch"]
