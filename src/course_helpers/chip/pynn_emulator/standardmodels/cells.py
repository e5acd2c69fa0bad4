"""``pynn_brainscales.brainscales2.standardmodels.cells``: the chip's neuron and the sources of pulses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from course_helpers.chip.pynn_emulator import parameters
from course_helpers.chip.pynn_emulator.errors import ChipLimitError, NonExistentParameterError
from course_helpers.chip.pynn_emulator.standardmodels.base import Cell

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["HXNeuron", "SpikeSourceArray", "SpikeSourcePoisson"]

_MOST = 10_000_000  # pulses; these take 1 GB, and more would end a pupil's Python without a word


def check_pulses(count: float, who: str) -> None:
    """Refuse more pulses than fit into memory (ChipLimitError); ``who`` begins the sentence."""
    if count > _MOST:
        raise ChipLimitError(
            f"{who} in einem Lauf etwa {np.ceil(count / 1e6):.0f} Millionen Pulse, der Emulator schafft "
            f"{_MOST / 1e6:.0f} Millionen. Prüfe die Einheiten: Zeiten in Millisekunden, rate je Sekunde. "
            "Oder nimm weniger Quellen und Synapsen."
        )


class HXNeuron(Cell):
    """The chip's neuron. Without parameters it is silent, or what the calibration makes of it.

    Parameters
    ----------
    **parameters
        Settings by name, such as ``leak_v_leak``; `get_parameter_names` lists them.
    """

    default_parameters: ClassVar[dict[str, Any]] = {
        name: setting.default for name, setting in parameters.SETTINGS.items()
    }
    recordable: ClassVar[list[str]] = ["spikes", "v", "exc_synin", "inh_synin", "adaptation"]
    receptor_types: ClassVar[list[str]] = ["excitatory", "inhibitory"]
    on_chip: ClassVar[bool] = True

    @classmethod
    def checked(cls, name: str, value: object) -> NDArray[Any]:
        """Return settings as whole numbers; see `Cell.checked`."""
        return parameters.checked(name, value)


class _Source(Cell):
    """A sender of pulses beside the chip."""

    recordable: ClassVar[list[str]] = ["spikes"]

    @classmethod
    def pulses(cls, values: dict[str, NDArray[Any]]) -> list[NDArray[np.float64]]:
        """Return when each neuron fires, in milliseconds."""
        raise NotImplementedError

    @classmethod
    def _known(cls, name: str) -> None:
        if name not in cls.default_parameters:
            raise NonExistentParameterError(
                f"{cls.__name__} hat keinen Parameter {name}. Es gibt: {', '.join(cls.default_parameters)}."
            )


class SpikeSourceArray(_Source):
    """Neurons that fire when they are told to.

    Parameters
    ----------
    spike_times : list of float, or list of such lists
        Milliseconds; one list for all neurons, or one for each.
    """

    default_parameters: ClassVar[dict[str, Any]] = {"spike_times": []}

    def __init__(self, spike_times: object = (), **unknown: object) -> None:
        super().__init__(spike_times=spike_times, **unknown)

    @classmethod
    def checked(cls, name: str, value: object) -> NDArray[Any]:
        """Return lists of times, sorted, as an array of objects; see `Cell.checked`.

        Raises
        ------
        NonExistentParameterError
            If these sources have no such parameter.
        ValueError
            If they are no lists of numbers, or a time is negative or not a number (nan).
        """
        cls._known(name)
        lists, nested = _lists(value)
        if not all((one >= 0).all() for one in lists):
            raise ValueError(
                "spike_times braucht eine Liste von Zeiten in Millisekunden, keine unter 0, zum Beispiel "
                f"[0.01, 0.03]; gesehen: {value!r:.80}."
            )
        values = np.empty(len(lists), dtype=object)
        values[:] = lists
        return values if nested else values.reshape(())

    @classmethod
    def pulses(cls, values: dict[str, NDArray[Any]]) -> list[NDArray[np.float64]]:
        """Return the times."""
        return list(values["spike_times"])


def _lists(value: object) -> tuple[list[NDArray[np.float64]], bool]:
    """Return lists of times, sorted, and whether each neuron has its own; nan if they are none."""
    try:
        rows = list(np.nan if isinstance(value, str) else value)  # type: ignore[call-overload]
        nested = bool(rows) and all(np.ndim(row) == 1 for row in rows)
        return [
            np.sort(np.asarray(row, dtype=float).reshape(len(row))) for row in (rows if nested else [rows])
        ], nested
    except (TypeError, ValueError):
        return [np.array([np.nan])], False


class SpikeSourcePoisson(_Source):
    """Neurons that fire at random.

    Parameters
    ----------
    start, duration : float or sequence
        Milliseconds.
    rate : float or sequence
        Pulses in a second, of the chip's time.
    """

    default_parameters: ClassVar[dict[str, Any]] = {"start": 0.0, "rate": 0.0, "duration": 0.0}

    def __init__(
        self, start: object = None, rate: object = None, duration: object = None, **unknown: object
    ) -> None:
        given = {"start": start, "rate": rate, "duration": duration}
        super().__init__(**unknown, **{name: value for name, value in given.items() if value is not None})
        if missing := [name for name, value in given.items() if value is None]:
            raise TypeError(
                f"SpikeSourcePoisson braucht start, rate und duration; es fehlt: {', '.join(missing)}."
            )

    @classmethod
    def checked(cls, name: str, value: object) -> NDArray[Any]:
        """Return numbers; see `Cell.checked`.

        Raises
        ------
        NonExistentParameterError
            If these sources have no such parameter.
        ValueError
            If one is no number, negative or not finite.
        """
        cls._known(name)
        try:
            values = np.asarray(value, dtype=float)
        except (TypeError, ValueError):
            values = np.array(np.nan)
        if not ((values >= 0) & np.isfinite(values)).all():
            raise ValueError(f"{name} braucht eine Zahl, nicht unter 0, gesehen: {value!r:.80}.")
        return values

    @classmethod
    def pulses(cls, values: dict[str, NDArray[Any]]) -> list[NDArray[np.float64]]:
        """Draw as many pulses as fit, evenly over the time; ``numpy.random.seed`` decides which."""
        expected = values["duration"] * values["rate"] / 1000
        check_pulses(expected.sum(), "Diese Quellen senden")
        drawn = []
        for start, duration, mean in zip(values["start"], values["duration"], expected, strict=True):
            count = np.random.poisson(int(mean))  # noqa: NPY002 - the lab's, too, obeys numpy.random.seed
            drawn.append(np.sort(np.random.uniform(start, start + duration, count)))  # noqa: NPY002
        return drawn
