"""The parameters of the chip's neuron: names, defaults and ranges.

The names are those of the lab's ``HXNeuron``: group and member of the neuron's circuit. The defaults are our
choice, up to what the lab's "silent" neuron is: threshold, reset and synaptic inputs are off.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from course_helpers.chip.pynn_emulator.errors import NonExistentParameterError
from course_helpers.chip.pynn_emulator.scope import beyond

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ANALOG = 1023  # 0 to 1022, and 1023 switches off


class Setting(NamedTuple):
    """Default and highest value of a parameter; the lowest is 0."""

    default: float
    highest: int


_OFF, _CURRENT = Setting(0, 1), Setting(0, _ANALOG)
_CONDUCTANCE = {
    "i_bias": _CURRENT,
    "enable_degeneration": _OFF,
    "enable_division": _OFF,
    "enable_multiplication": _OFF,
}
_INPUT = {
    "enable": _OFF,
    "i_bias_tau": _CURRENT,
    "i_bias_gm": _CURRENT,
    "i_bias_coba": _CURRENT,
    "i_shift_reference": _CURRENT,
    "enable_small_capacitance": _OFF,
    "enable_high_resistance": _OFF,
    "enable_coba_mode": _OFF,
}
_GROUPS = {
    "leak": {"v_leak": Setting(400, _ANALOG), **_CONDUCTANCE},
    "reset": {"v_reset": Setting(300, _ANALOG), **_CONDUCTANCE},
    "threshold": {"enable": _OFF, "v_threshold": Setting(0, _ANALOG)},
    "refractory_period": {
        "refractory_time": Setting(0, 255),
        "input_clock": Setting(0, 1),
        "reset_holdoff": Setting(0, 15),
        "enable_pause": _OFF,
    },
    "membrane_capacitance": {"capacitance": Setting(63, 63)},
    "excitatory_input": _INPUT,
    "inhibitory_input": _INPUT,
    "constant_current": {"enable": _OFF, "i_offset": _CURRENT, "type": Setting(0, 1)},
    "adaptation": {
        "enable": _OFF,
        "enable_pulse": _OFF,
        "invert_a": _OFF,
        "invert_b": _OFF,
        "v_ref": _CURRENT,
        "v_leak": _CURRENT,
        "i_bias_tau": _CURRENT,
        "i_bias_a": _CURRENT,
        "i_bias_b": _CURRENT,
    },
    "exponential": {"enable": _OFF, "v_exp": _CURRENT, "i_bias": _CURRENT},
    "multicompartment": {
        "connect_soma": _OFF,
        "connect_soma_right": _OFF,
        "connect_right": _OFF,
        "connect_vertical": _OFF,
        "enable_conductance": _OFF,
        "enable_conductance_division": _OFF,
        "enable_conductance_multiplication": _OFF,
        "i_bias_nmda": _CURRENT,
    },
    "event_routing": {
        "address": Setting(0, 255),
        "enable_bypass_excitatory": _OFF,
        "enable_bypass_inhibitory": _OFF,
    },
    "bayesian_extension": {"combine_lsb": _OFF, "combine_msb": _OFF, "combine_quadrants": _OFF},
}
SETTINGS = {f"{group}_{name}": one for group, members in _GROUPS.items() for name, one in members.items()}
_NOT_SETTABLE = {
    "event_routing_analog_output",
    "event_routing_enable_digital",
    "leak_reset_i_bias_source_follower",
    "readout_enable_amplifier",
    "readout_enable_buffered_access",
    "readout_i_bias",
    "readout_source",
}
_NOT_EMULATED = {
    "adaptation_enable",
    "excitatory_input_enable_coba_mode",
    "exponential_enable",
    "inhibitory_input_enable_coba_mode",
}


def checked(name: str, value: object) -> NDArray[np.float64]:
    """Return a parameter's values as whole numbers, of shape () or (neurons,).

    Raises
    ------
    NonExistentParameterError
        If there is no such parameter, or none that can be set.
    TypeError
        If a value is no number.
    ValueError
        If one is not a number (nan) or outside the range.
    NotImplementedError
        If it switches something on that the emulator lacks.
    """
    if name not in SETTINGS:
        raise NonExistentParameterError(_unknown(name))
    try:
        values: NDArray[np.float64] = np.trunc(np.asarray(value, dtype=float))
    except (TypeError, ValueError) as error:
        kind = "True oder False" if SETTINGS[name] is _OFF else "eine Zahl"
        raise TypeError(f"{name} braucht {kind}, gesehen: {value!r:.80}.") from error
    highest = SETTINGS[name].highest
    wrong = values[~((values >= 0) & (values <= highest))]  # also what is no number (nan)
    if wrong.size:
        raise ValueError(f"{name} geht von 0 bis {highest}, gesehen: {wrong.flat[0]:g}.")
    if name in _NOT_EMULATED and values.any():
        raise NotImplementedError(beyond(f"{name}=True"))
    return values


def _unknown(name: str) -> str:
    if name in _NOT_SETTABLE:
        return (
            f"{name} lässt sich nicht einstellen: Darum kümmert sich der Chip selbst. Lass den Parameter weg."
        )
    similar = difflib.get_close_matches(name, SETTINGS, n=1, cutoff=0.6)
    hint = (
        f"Meinst du {similar[0]}?"
        if similar
        else "Alle Namen nennt pynn.cells.HXNeuron().get_parameter_names()."
    )
    return f"Ein HXNeuron hat keinen Parameter {name}. {hint}"
