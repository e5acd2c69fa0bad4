"""The names of ``pynn_brainscales.brainscales2``, which every chapter imports ``as pynn``."""

from course_helpers.chip.hxtorch_emulator import logger  # both libraries of the lab have the same one
from course_helpers.chip.pynn_emulator import errors, helper, populations, standardmodels
from course_helpers.chip.pynn_emulator.connectors import (
    AllToAllConnector,
    FixedProbabilityConnector,
    OneToOneConnector,
)
from course_helpers.chip.pynn_emulator.control import RunCommand, end, reset, run, setup
from course_helpers.chip.pynn_emulator.populations import Population, PopulationView
from course_helpers.chip.pynn_emulator.projections import Projection
from course_helpers.chip.pynn_emulator.standardmodels import cells, synapses

__all__ = [
    "AllToAllConnector",
    "FixedProbabilityConnector",
    "OneToOneConnector",
    "Population",
    "PopulationView",
    "Projection",
    "RunCommand",
    "cells",
    "end",
    "errors",
    "helper",
    "logger",
    "populations",
    "reset",
    "run",
    "setup",
    "standardmodels",
    "synapses",
]
