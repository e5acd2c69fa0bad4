"""A stand-in for the lab's PyNN: it follows the contract, and to our code it is a real one.

Pulses come from the model of the emulator, with one chip that no environment variable changes and a
configuration that only a calibration file brings. ``LAB_STRENGTH`` makes its synapses weaker or stronger.
"""

import os

from course_helpers.chip.pynn_emulator import session as _session
from course_helpers.chip.pynn_emulator.brainscales2 import *  # noqa: F403 - the names of the contract
from course_helpers.chip.pynn_emulator.brainscales2 import setup as _setup
from course_helpers.chip.pynn_emulator.standardmodels import synapses as _synapses
from course_helpers.chip.virtual_chip import NightlyCalibration

from . import helper

_CHIP = 61
_session.serial_number = lambda: _CHIP


class synapses:  # noqa: N801 - the lab's name of a module
    @staticmethod
    def StaticSynapse(weight=0.0, delay=None):
        return _synapses.StaticSynapse(round(weight * float(os.environ.get("LAB_STRENGTH", "1"))), delay)


def setup(*, initial_config=None, **options):
    if initial_config is not None:
        assert isinstance(initial_config, helper.Chip)
        initial_config = NightlyCalibration(_CHIP, initial_config.kind)
    _setup(initial_config=initial_config, **options)
