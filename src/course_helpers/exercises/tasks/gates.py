"""Chapter 9: OR, AND, NOT and XOR of spiking neurons, each tried on all inputs, one case after the other in one run."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.errors import NotAsAskedError
from course_helpers.exercises.parts import Parts
from course_helpers.exercises.task import Mistake, Task, call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from numpy.typing import NDArray

Bits: TypeAlias = tuple[int, ...]

_CASE = 0.1  # milliseconds that a case lasts, as the chapter's `sender` and `messen` have it
_ONE, _TWO = ([0, 1],), ([0, 0, 1, 1], [0, 1, 0, 1])
_NAMES = ("a", "b")


def _names(inputs: tuple[list[int], ...]) -> list[str]:
    """Name the cases by their inputs, such as ``a = 0, b = 1``."""
    return [
        ", ".join(f"{name} = {value}" for name, value in zip(_NAMES, case, strict=False))
        for case in zip(*inputs, strict=True)
    ]


_BEGIN = "Das Netz vom letzten Mal ist noch da. Deine Funktion muss mit `neues_netz()` beginnen."
_NO_SOURCE = "Mit `verbinde` schließt du eine Quelle an, und {} ist noch keine. Mach mit `{}` eine daraus."


def measured(answer: Any, inputs: tuple[Any, ...], source: str) -> Any:
    """Build and run a pupil's net, and return what was measured.

    Raises
    ------
    NotAsAskedError
        If the net is the last one still, or a plain list is connected where `source` is needed: the emulator says
        so in its own words, which are not the chapter's.
    RuntimeError
        As the emulator raises it for whatever else the net does wrong.
    TypeError
        Likewise.
    """
    try:
        return call(answer, inputs)[""]
    except (RuntimeError, TypeError) as error:
        if "ist schon gelaufen" in str(error):
            raise NotAsAskedError(_BEGIN) from None
        for name, value in zip(_NAMES, inputs, strict=False):
            if str(error).endswith(f"Populationen, gesehen: {value!r:.80}."):
                raise NotAsAskedError(_NO_SOURCE.format(f"`{name}`", source.format(name))) from None
        raise


def spike_times(result: Any, neurons: int) -> list[NDArray[np.float64]]:
    """Return when the first neurons fired, in ms; NotAsAskedError if `messen` has not returned this."""
    try:
        return [np.array(result.spiketrains[n], dtype=float) for n in range(neurons)]
    except (AttributeError, IndexError, TypeError, ValueError):
        raise NotAsAskedError(
            "Gebraucht wird, was `messen(...)` zurückgibt. Lass die letzte Zeile so, wie sie war."
        ) from None


def _try(answer: Any, inputs: tuple[Any, ...]) -> Parts:
    """Run a pupil's net, and say of each case whether the last neuron fired; NotAsAskedError without pulses."""
    names = _names(inputs)
    result = measured(answer, inputs, "sender({})")
    if result is ... or result is None:
        return Parts({"": result})
    (train,) = spike_times(result, 1)
    cases = train // _CASE
    return Parts({name: bool(np.any(cases == number)) for number, name in enumerate(names)})


def _fires(bits: Bits) -> Callable[..., Any]:
    """Return an answer whose neuron fires in these cases."""
    times = np.array([_CASE * (number + 0.25) for number, bit in enumerate(bits) if bit])
    return lambda *_inputs: SimpleNamespace(spiketrains=[times])


def _mistakes(right: Bits, names: list[str], quiet: str, loud: str, both: str) -> Iterator[Mistake]:
    """Make one mistake for each wrong table of answers; the three texts say what to do about it."""
    for bits in itertools.product((0, 1), repeat=len(right)):
        cases = list(zip(names, bits, right, strict=True))
        silent = [name for name, bit, wanted in cases if wanted > bit]
        firing = [name for name, bit, wanted in cases if wanted < bit]
        if silent or firing:
            advice = both if silent and firing else quiet if silent else loud
            facts = _fact(silent, "feuern", "schweigt") + _fact(firing, "schweigen", "feuert")
            yield Mistake("".join(map(str, bits)), _fires(bits), facts + advice, whole=True)


def _fact(cases: list[str], wanted: str, does: str) -> str:
    """Say what the neuron does in these cases; nothing if there are none."""
    where = " und bei ".join(f"`{name}`" for name in cases)
    return f"Bei {where} soll das Neuron {wanted}, es {does} aber. " if cases else ""


def _gate(
    name: str, right: Bits, inputs: tuple[list[int], ...], advice: tuple[str, str, str], **texts: str
) -> Task:
    """Make the task of a gate; `advice` is for nets that are too quiet, too loud, and both."""
    return Task(
        id=name,
        reference=_fires(right),
        inputs=(inputs,),
        run=_try,
        arguments=_NAMES[: len(inputs)],
        mistakes=tuple(_mistakes(right, _names(inputs), *advice)),
        goal=texts["goal"],
        solved=texts["solved"],
    )


either = _gate(
    "oder",
    (0, 1, 1, 1),
    _TWO,
    (
        "Ein Eingang allein muss genügen: Nimm größere Gewichte.",
        "Ohne Eingang darf nichts die Membran heben: Verbinde nur `a` und `b` mit dem Ziel.",
        "Verbinde nur `a` und `b` mit dem Ziel, beide mit einem großen Gewicht über null.",
    ),
    goal="Gesucht sind Gewichte, mit denen das Neuron feuert, sobald mindestens ein Eingang kommt.",
    solved="Alle vier Fälle stimmen. Jeder Eingang hebt die Membran allein über die Schwelle.",
)

both = _gate(
    "und",
    (0, 0, 0, 1),
    _TWO,
    (
        "Zusammen müssen beide die Schwelle erreichen: Nimm etwas größere Gewichte.",
        "Allein darf kein Eingang genügen: Nimm kleinere Gewichte.",
        "Beide Eingänge sollen erregen, und keiner darf allein genügen: Nimm zwei gleiche Gewichte über null.",
    ),
    goal="Gesucht sind Gewichte, mit denen das Neuron nur feuert, wenn beide Eingänge gleichzeitig kommen.",
    solved="Alle vier Fälle stimmen. Ein Eingang allein bleibt unter der Schwelle, erst die Summe liegt darüber.",
)

invert = _gate(
    "nicht",
    (1, 0),
    _ONE,
    (
        "Der Helfer allein muss genügen: Gib ihm ein größeres Gewicht.",
        "Der Eingang muss den Helfer aufhalten: Er braucht ein Gewicht unter null, weit genug davon entfernt.",
        "Das ist genau verkehrt herum: Erregen soll der Helfer, hemmen soll der Eingang `a`.",
    ),
    goal="Gesucht sind zwei Gewichte, mit denen das Neuron genau dann feuert, wenn der Eingang nicht kommt.",
    solved="Beide Fälle stimmen. Der Helfer hebt die Membran jedes Mal, nur der Eingang hält ihn auf.",
)

one_only = _gate(
    "entweder_oder",
    (0, 1, 1, 0),
    _TWO,
    (
        "Feuert `nur_a`, wenn `a` allein kommt, und reicht das für das Ziel? Prüfe die Kette Stück für Stück, dann ebenso für `nur_b`.",
        "Kommen beide, so muss jede Hälfte schweigen: In `nur_a` hemmt `b`, in `nur_b` hemmt `a`, so stark wie der andere erregt.",
        "Prüfe jede Hälfte für sich: `nur_a` wird von `a` erregt und von `b` gehemmt, `nur_b` umgekehrt. Beide erregen das Ziel.",
    ),
    goal="Gesucht ist ein Netz, dessen letztes Neuron nur feuert, wenn genau einer der beiden Eingänge kommt.",
    solved="Alle vier Fälle stimmen. Ein einzelnes Neuron kann das nicht, ein Netz mit einer versteckten Schicht schon.",
)

TASKS = (either, both, invert, one_only)
