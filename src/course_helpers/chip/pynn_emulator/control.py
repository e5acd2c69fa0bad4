"""``setup``, ``run``, ``reset`` and ``end``."""

from __future__ import annotations

from enum import Enum, auto
from numbers import Real

from course_helpers.chip.pynn_emulator import network, session
from course_helpers.chip.pynn_emulator.scope import beyond

_LONGEST = 1000.0  # ms; beyond that the emulator would compute for minutes
_WITHOUT_EFFECT = {"backgroundPermutation", "max_delay", "calibration_cache"}
_OUT_OF_SCOPE = {
    "injected_config",
    "injected_readout",
    "injected_calib_target",
    "injected_calib_options",
    "connection",
    "enable_neuron_bypass",
}


class RunCommand(Enum):
    """What `run` is to do."""

    PREPARE = auto()
    APPEND = auto()
    EXECUTE = auto()


def setup(timestep: object = 3.4e-05, min_delay: object = "auto", **extra: object) -> None:  # noqa: ARG001 - the chip has no steps
    """Open the chip; a network that is there is discarded.

    Parameters
    ----------
    timestep, min_delay : object
        PyNN's arguments; the chip computes continuously and without delays.
    **extra : object
        ``initial_config``: a calibration. ``neuronPermutation``: where on the chip the neurons lie.

    Raises
    ------
    KeyError
        If an argument is unknown.
    NotImplementedError
        If it is one that only the lab's chip has.
    """
    calibration, placement = extra.pop("initial_config", None), extra.pop("neuronPermutation", None)
    for name, value in extra.items():
        if name in _OUT_OF_SCOPE:
            if value is not None and value is not False:
                raise NotImplementedError(beyond(f"setup({name}=…)"))
        elif name not in _WITHOUT_EFFECT:
            raise KeyError(
                f"setup kennt {name} nicht. Meist brauchst du nur "
                "pynn.setup(initial_config=get_nightly_calibration())."
            )
    session.begin(calibration, placement)


def run(runtime: float | None, command: RunCommand = RunCommand.EXECUTE) -> None:
    """Let the network run.

    Parameters
    ----------
    runtime : float
        Milliseconds.
    command : RunCommand
        ``EXECUTE`` runs; ``PREPARE`` only applies the calibration to the neurons, whose parameters can be
        read and set then.

    Raises
    ------
    RuntimeError
        If it has run since the last `reset`, as the chip's time does not stop, or there is no neuron.
    TypeError
        If the time is no number, or ``command`` no `RunCommand`.
    ValueError
        If the time is missing, not positive or too long.
    NotImplementedError
        If ``command`` is ``APPEND``, which only the lab's chip has.
    """
    if not isinstance(command, RunCommand):
        raise TypeError(
            f"run braucht als Zweites pynn.RunCommand.PREPARE oder nichts, gesehen: {command!r:.80}."
        )
    if command is RunCommand.PREPARE:
        network.prepare(session.current())
        return
    if command is not RunCommand.EXECUTE:
        raise NotImplementedError(beyond(f"run(…, {command})"))
    network.run(session.current(), _checked(runtime))


def _checked(runtime: object) -> float:
    if runtime is None:
        raise ValueError(
            "Es ist nichts geplant. Sag, wie viele Millisekunden das Netz laufen soll: pynn.run(0.1)"
        )
    if isinstance(runtime, bool) or not isinstance(runtime, Real):
        raise TypeError(f"run braucht eine Zahl, die Millisekunden, gesehen: {runtime!r:.80}.")
    if not 0 < float(runtime) <= _LONGEST:
        raise ValueError(
            f"run braucht eine Zeit über 0 und bis {_LONGEST:.0f} Millisekunden, gesehen: {runtime:g}. Auf "
            "dem Chip "
            "geht alles tausendmal schneller als im Gehirn: 0.1 ist schon viel."
        )
    return float(runtime)


def reset() -> None:
    """Set the time to 0; network and recordings stay, and the next run makes a new segment."""
    session.current().has_run = False


def end() -> None:
    """Give the chip back. Afterwards only `setup` works."""
    session.close()
