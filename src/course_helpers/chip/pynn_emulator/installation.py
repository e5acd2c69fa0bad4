"""Register the emulator under the name ``pynn_brainscales``, and never over a real one."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import sys
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

from course_helpers.chip.pynn_emulator.scope import lacking
from course_helpers.stand_ins import OnDemand, real_one_available, register, stands_in

if TYPE_CHECKING:
    from types import ModuleType

_PACKAGE = "course_helpers.chip.pynn_emulator"
_NAME = "pynn_brainscales"
# every name that a chapter may import, and the module of ours that answers to it
_MODULES = {
    _NAME: "pynn_brainscales",
    f"{_NAME}.brainscales2": "brainscales2",
    f"{_NAME}.brainscales2.helper": "helper",
    f"{_NAME}.brainscales2.populations": "populations",
    f"{_NAME}.brainscales2.standardmodels": "standardmodels",
    f"{_NAME}.brainscales2.standardmodels.cells": "standardmodels.cells",
    f"{_NAME}.brainscales2.standardmodels.synapses": "standardmodels.synapses",
    f"{_NAME}.brainscales2.cells": "standardmodels.cells",
    f"{_NAME}.brainscales2.errors": "errors",
    f"{_NAME}.brainscales2.synapses": "standardmodels.synapses",
}
_NEEDS = ("neo", "quantities")  # imported when they are used; whether they are there is to be known before

_log = logging.getLogger("pynn.emulator")


class RealPynnError(RuntimeError):
    """The real ``pynn_brainscales`` is there: the emulator does not take its place."""


def real_pynn_available() -> bool:
    """Return whether the real one is imported or can be found; it is not imported for that."""
    return real_one_available(_NAME)


def install() -> ModuleType:
    """Make ``import pynn_brainscales.brainscales2`` import the emulator.

    Returns
    -------
    module
        The emulator's ``pynn_brainscales.brainscales2``. A second call returns the same one.

    Raises
    ------
    RealPynnError
        If a real ``pynn_brainscales`` is imported or can be imported.
    ModuleNotFoundError
        If neo or quantities is missing.
    """
    if real_pynn_available():
        raise RealPynnError(
            "Hier gibt es das echte pynn_brainscales. Der Emulator ersetzt es nicht: Importiere es einfach."
        )
    if not stands_in(_NAME):
        for name in _NEEDS:
            if importlib.util.find_spec(name) is None:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        modules = {name: importlib.import_module(f"{_PACKAGE}.{ours}") for name, ours in _MODULES.items()}
        register(modules, lacking)
        _log.info("emulator registered as pynn_brainscales")
    return sys.modules[f"{_NAME}.brainscales2"]


def on_demand() -> ModuleSpec:
    """Return how ``pynn_brainscales`` is imported where there is no real one, without `install` before."""
    return ModuleSpec(_NAME, OnDemand(install), is_package=True)
