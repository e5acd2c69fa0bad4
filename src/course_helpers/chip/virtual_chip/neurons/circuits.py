"""From the settings of neurons to voltages and times, each neuron with its own fixed pattern."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from course_helpers.chip.virtual_chip import pattern
from course_helpers.chip.virtual_chip.neurons import figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course_helpers.chip.virtual_chip.neurons.figures import Line

Array = NDArray[Any]

RECEPTORS = ("excitatory", "inhibitory")
# Chosen among many, so that the first neuron of chip 42 is about the one on the lab's pictures
_DRAW = "neuron 28202538"
_DRAW_OF_VOLTAGES = "voltages 544595"


@dataclass(frozen=True, eq=False)
class Cells:
    """What n neurons are, in microseconds and LSB.

    Parameters
    ----------
    leak, reset : ndarray, shape (n,)
        Potentials that leak and reset pull to.
    threshold : ndarray, shape (n,)
        Infinite where it is switched off.
    membrane_time, reset_time : ndarray, shape (n,)
        Capacitance over conductance; infinite where the conductance is 0.
    refractory : ndarray, shape (n,)
        How long the reset holds.
    synaptic_time : ndarray, shape (2, n)
        Decay of the excitatory and of the inhibitory current.
    drive : ndarray, shape (2, n)
        LSB per microsecond for each unit of weight; 0 where the input is switched off.
    offset : ndarray, shape (n,)
        LSB per microsecond that the constant current adds; 0 where it is switched off.
    """

    leak: Array
    reset: Array
    threshold: Array
    membrane_time: Array
    reset_time: Array
    refractory: Array
    synaptic_time: Array
    drive: Array
    offset: Array


@lru_cache(maxsize=8)
def deviations(serial: int, quantity: str, *, calibrated: bool = False) -> Array:
    """Return how far each of the 512 neurons is off in a quantity, in the unit of its `figures.Spread`."""
    spread = figures.SPREADS[quantity.rsplit("/", maxsplit=1)[-1]]
    state, width = ("calibrated", spread.calibrated) if calibrated else ("raw", spread.raw)
    draw = _DRAW_OF_VOLTAGES if spread.unit == "LSB" and not calibrated else _DRAW
    drawn = pattern.normal(serial, f"{draw} {state} {quantity}", figures.NEURONS)
    result: Array = np.clip(drawn, -figures.CUT, figures.CUT) * width
    result.setflags(write=False)  # it is shared
    return result


def shift(serial: int, quantity: str) -> Array:
    """Return how far a voltage of each of the 512 neurons is off as it is recorded, before calibration."""
    result: Array = deviations(serial, quantity) + deviations(serial, "readout")
    return result


def voltage(line: Line, setting: Array) -> Array:
    """Return the voltage of a setting on the mean chip."""
    result: Array = line.lsb + line.slope * (setting - line.at)
    return result


def setting(line: Line, volts: Array) -> Array:
    """Return the setting that comes nearest to a voltage on the mean chip."""
    result: Array = np.rint(line.at + (volts - line.lsb) / line.slope)
    return result


def cells(settings: Mapping[str, Array], positions: Array, serial: int) -> Cells:
    """Return the neurons at some places of the chip.

    Parameters
    ----------
    settings : mapping of str to ndarray of float, shape (n,)
        Parameters as ``HXNeuron`` names them.
    positions : ndarray of int, shape (n,)
        Where on the chip, 0 to 511.
    serial : int
        Serial number of the chip.
    """

    def off(quantity: str) -> Array:
        return deviations(serial, quantity)[positions]

    def volts(line: Line, name: str, quantity: str) -> Array:
        return voltage(line, settings[name]) + shift(serial, quantity)[positions]

    capacitance = settings["membrane_capacitance_capacitance"] / figures.FULL_CAPACITANCE
    capacitance = (capacitance + figures.PARASITIC.value) / (1 + figures.PARASITIC.value)
    membrane = figures.MEMBRANE_TIME.value * figures.MEMBRANE_BIAS * (1 + off("membrane time"))
    threshold = volts(figures.THRESHOLD, "threshold_v_threshold", "threshold")
    inputs = [_input(settings, receptor, off) for receptor in RECEPTORS]
    return Cells(
        leak=volts(figures.LEAK, "leak_v_leak", "leak"),
        reset=volts(figures.RESET, "reset_v_reset", "reset"),
        threshold=np.where(settings["threshold_enable"] > 0, threshold, np.inf),
        membrane_time=_divided(membrane * capacitance, _conductance(settings, "leak")),
        reset_time=_divided(
            figures.RESET_TIME.value * figures.RESET_BIAS * capacitance, _conductance(settings, "reset")
        ),
        refractory=settings["refractory_period_refractory_time"] * figures.REFRACTORY_TICK.value,
        synaptic_time=np.stack([time for time, _ in inputs]),
        drive=np.stack([drive for _, drive in inputs]) / capacitance,
        offset=_offset(settings) / capacitance,
    )


def _input(settings: Mapping[str, Array], receptor: str, off: Any) -> tuple[Array, Array]:
    """Return decay and drive of one synaptic input; without current for the decay it stays silent."""
    bias = settings[f"{receptor}_input_i_bias_tau"]
    time = _divided(
        figures.SYNAPTIC_TIME.value * figures.SYNAPTIC_BIAS * (1 + off(f"{receptor}/synaptic time")), bias
    )
    drive = figures.DRIVE.value * settings[f"{receptor}_input_i_bias_gm"] / figures.DRIVE_BIAS
    works = (settings[f"{receptor}_input_enable"] > 0) & (bias > 0)
    return time, np.where(works, drive * (1 + off(f"{receptor}/drive")), 0.0)


def _offset(settings: Mapping[str, Array]) -> Array:
    """Return the constant current; a sink (type 1) takes it from the membrane."""
    strength = figures.OFFSET.value * settings["constant_current_i_offset"]
    signed = np.where(settings["constant_current_type"] > 0, -strength, strength)
    result: Array = np.where(settings["constant_current_enable"] > 0, signed, 0.0)
    return result


def _conductance(settings: Mapping[str, Array], name: str) -> Array:
    """Return a bias current with its two switches."""
    up = np.where(settings[f"{name}_enable_multiplication"] > 0, figures.SWITCH, 1)
    down = np.where(settings[f"{name}_enable_division"] > 0, figures.SWITCH, 1)
    result: Array = settings[f"{name}_i_bias"] * up / down
    return result


def _divided(value: Array, by: Array) -> Array:
    """Divide; by 0 gives infinity, without a warning."""
    result: Array = np.divide(value, by, out=np.full(np.shape(by), np.inf), where=by > 0)
    return result
