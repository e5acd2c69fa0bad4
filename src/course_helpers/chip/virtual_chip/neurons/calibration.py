"""What the nightly calibrations find: for each neuron the settings that bring it near the lab's targets."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from course_helpers.chip.virtual_chip.neurons import figures
from course_helpers.chip.virtual_chip.neurons.circuits import RECEPTORS, Array, deviations, setting, shift

KINDS = ("hagen", "spiking")


@lru_cache(maxsize=4)
def calibrated_parameters(serial: int, kind: str) -> dict[str, Array]:
    """Return the settings of all 512 neurons, as ``HXNeuron`` names them, each of shape (512,).

    Parameters
    ----------
    serial : int
        Serial number of the chip.
    kind : {"spiking", "hagen"}
        Neurons that answer with pulses, or neurons that add up charge.
    """
    spiking = kind == "spiking"
    membrane = (figures.TARGET_MEMBRANE_TIME if spiking else figures.INTEGRATOR_MEMBRANE_TIME).value
    synapse = (figures.SYNAPTIC_TIME if spiking else figures.INTEGRATOR_SYNAPTIC_TIME).value
    slow = not spiking  # an integrator's leak is too small for the plain scale
    bias = figures.MEMBRANE_TIME.value / membrane * figures.MEMBRANE_BIAS * (figures.SWITCH if slow else 1)
    found = {
        "leak_v_leak": setting(figures.LEAK, _target(serial, "leak", figures.TARGET_LEAK)),
        "leak_i_bias": np.rint(bias * _correction(serial, "membrane time")),
        "leak_enable_division": _all(slow),
        "reset_v_reset": setting(figures.RESET, _target(serial, "reset", figures.TARGET_RESET)),
        "reset_i_bias": _all(figures.RESET_BIAS),
        "threshold_v_threshold": setting(
            figures.THRESHOLD, _target(serial, "threshold", figures.TARGET_THRESHOLD)
        ),
        "threshold_enable": _all(spiking),
        "refractory_period_refractory_time": _all(
            round(figures.TARGET_REFRACTORY.value / figures.REFRACTORY_TICK.value)
        ),
        "membrane_capacitance_capacitance": _all(figures.FULL_CAPACITANCE),
    }
    for receptor in RECEPTORS:
        tau = figures.SYNAPTIC_BIAS * figures.SYNAPTIC_TIME.value / synapse
        found[f"{receptor}_input_enable"] = _all(1)
        found[f"{receptor}_input_i_bias_tau"] = np.rint(
            tau * _correction(serial, f"{receptor}/synaptic time")
        )
        found[f"{receptor}_input_i_bias_gm"] = np.rint(
            figures.DRIVE_BIAS / _correction(serial, f"{receptor}/drive")
        )
    for values in found.values():
        np.clip(values, 0, figures.HIGHEST, out=values)
        values.setflags(write=False)  # they are shared
    return found


def _all(value: float) -> Array:
    return np.full(figures.NEURONS, float(value))


def _target(serial: int, quantity: str, cadc: int) -> Array:
    """Return the voltage that a neuron without a pattern of its own would have to be set to."""
    aim = figures.CADC_ZERO.value + figures.CADC_SLOPE.value * cadc
    result: Array = aim + deviations(serial, quantity, calibrated=True) - shift(serial, quantity)
    return result


def _correction(serial: int, quantity: str) -> Array:
    """Return by how much more a neuron is off than it is to be after the calibration, as a factor."""
    result: Array = (1 + deviations(serial, quantity)) / (1 + deviations(serial, quantity, calibrated=True))
    return result
