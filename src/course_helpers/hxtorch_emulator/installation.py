"""Register the emulator under the name ``hxtorch``, and never over a real one."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_PACKAGE = "course_helpers.hxtorch_emulator"
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
    module = sys.modules.get("hxtorch")
    if module is not None:
        return not (_is_ours(module) or _is_bare_folder(module.__spec__))
    spec = importlib.util.find_spec("hxtorch")
    return spec is not None and not _is_bare_folder(spec)


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
    modules = {name: importlib.import_module(f"{_PACKAGE}.{ours}") for name, ours in _MODULES.items()}
    importlib.import_module(f"{_PACKAGE}.perceptron.array").compile_passes()
    sys.modules.update(modules)  # all or none
    _log.info("emulator registered as hxtorch")
    return sys.modules["hxtorch"]


def _is_ours(module: ModuleType) -> bool:
    return module.__name__ == f"{_PACKAGE}.hxtorch"


def _is_bare_folder(spec: ModuleSpec | None) -> bool:
    """Return whether all there is is a folder without ``__init__.py``, say one beside the notebook."""
    return spec is not None and spec.origin is None
