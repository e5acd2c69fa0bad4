"""Project: spikes: neurons that notice what comes together, and in which order; each case in a time of its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from course_helpers.exercises.parts import Parts
from course_helpers.exercises.task import Mistake, Task
from course_helpers.exercises.tasks.gates import measured, spike_times

if TYPE_CHECKING:
    from collections.abc import Callable

Delays: TypeAlias = "tuple[int | None, ...]"
"""For each case: how many µs after a the spike of b comes, negative if before; None: only a comes."""

_CASE, _BEGIN = 100, 45  # µs: how long a case lasts, and when a sends in it
_WHO = ("rechts", "links")


def _times(delays: Delays) -> tuple[list[int], list[int]]:
    """Return when a and when b send, in µs."""
    a = [_CASE * case + _BEGIN for case in range(len(delays))]
    return a, [start + delay for start, delay in zip(a, delays, strict=True) if delay is not None]


def _name(delay: int | None) -> str:
    if delay is None:
        return "a allein"
    return "a und b zugleich" if delay == 0 else f"{'b' if delay > 0 else 'a'} kommt {abs(delay)} µs später"


def _run(neurons: int) -> Callable[[Any, tuple[Any, ...]], Parts]:
    """Return a way to build a pupil's net and see in which case which of its neurons fires."""

    def run(answer: Any, arguments: tuple[Any, ...]) -> Parts:
        (delays,) = arguments
        result = measured(answer, _times(delays), "quelle(*{})")
        if result is ... or result is None:
            return Parts({"": result})
        trains = [1000 * train // _CASE for train in spike_times(result, neurons)]
        return Parts(
            {
                _name(delay) + (f", {who}" if neurons > 1 else ""): bool(np.any(train == case))
                for who, train in zip(_WHO, trains, strict=False)
                for case, delay in enumerate(delays)
            }
        )

    return run


def _fires(*rules: Callable[[int | None], bool]) -> Callable[..., Any]:
    """Return an answer whose neurons fire where their rules say so; it knows the delays from the times."""

    def answer(a: list[int], b: list[int]) -> Any:
        by_case = {time // _CASE: time for time in b}
        delays = [by_case[case] - start if case in by_case else None for case, start in enumerate(a)]
        return SimpleNamespace(
            spiketrains=[
                np.array([start for start, delay in zip(a, delays, strict=True) if rule(delay)]) / 1000
                for rule in rules
            ]
        )

    return answer


def _after(delay: int | None) -> bool:
    return delay is not None and delay > 0


def _before(delay: int | None) -> bool:
    return delay is not None and delay < 0


def _never(_delay: int | None) -> bool:
    return False


def _always(_delay: int | None) -> bool:
    return True


def _within(most: int) -> Callable[[int | None], bool]:
    return lambda delay: delay is not None and abs(delay) <= most


_SHORT, _LONG, _START, _LATER, _FADED = 5, 20, 25, 30, -15  # µs

together = Task(
    id="gleichzeitig",
    goal="Gesucht sind Gewichte, mit denen das Neuron bei höchstens 5 µs Abstand feuert und ab 20 µs schweigt.",
    reference=_fires(_within(_SHORT)),
    inputs=(((0, 3, -5, 20, -20, 30, None, -25, 5, -3, 40),),),
    run=_run(1),
    solved="Das Neuron vergleicht Zeiten, ohne eine Uhr zu haben: Der Hügel des ersten Spikes ist sein Gedächtnis.",
    mistakes=(
        Mistake(
            "never",
            _fires(_never),
            "Das Neuron feuert nie, auch nicht, wenn beide zugleich kommen. Nimm größere Gewichte.",
            whole=True,
        ),
        Mistake(
            "one is enough",
            _fires(_always),
            "Schon `a` allein lässt das Neuron feuern. Allein darf keiner genügen: Nimm kleinere Gewichte.",
            whole=True,
        ),
        Mistake(
            "twenty as well",
            _fires(_within(_LONG)),
            "Fast: Bei 20 µs Abstand feuert es noch. Nimm kleinere Gewichte: Dann müssen sich die Hügel stärker überdecken.",
            whole=True,
        ),
        Mistake(
            "as in the start",
            _fires(_within(_START)),
            "Das Neuron feuert noch bei 25 µs Abstand, wie im ersten Versuch mit dem Gewicht 34. Nimm kleinere Gewichte: Dann müssen sich die Hügel stärker überdecken.",
            whole=True,
        ),
        Mistake(
            "thirty as well",
            _fires(_within(_LATER)),
            "Das Neuron feuert noch bei 30 µs Abstand. Nimm deutlich kleinere Gewichte: Dann müssen sich die Hügel stärker überdecken.",
            whole=True,
        ),
        Mistake(
            "at any distance",
            _fires(lambda delay: delay is not None),
            "Einer allein genügt nicht, das ist gut. Das Neuron feuert aber bei jedem Abstand: Nimm kleinere Gewichte.",
            whole=True,
        ),
        Mistake(
            "at once only",
            _fires(_within(3)),
            "Fast: Bei 5 µs Abstand schweigt es schon. Nimm etwas größere Gewichte.",
            whole=True,
        ),
    ),
)

_ORDERS = ((10, -10, 15, -15, 20, -20, -12, 18, -18, 12),)

to_the_right = Task(
    id="nach_rechts",
    goal="Gesucht sind Gewichte, mit denen das Neuron feuert, wenn `a` vor `b` kommt, und schweigt, wenn `b` vor `a` kommt.",
    reference=_fires(_after),
    inputs=(_ORDERS,),
    run=_run(1),
    solved="Ein einziges Neuron erkennt die Reihenfolge: Kommt die Hemmung zuerst, so schweigt es. So ähnlich stellt man es sich auch im Auge vor.",
    mistakes=(
        Mistake(
            "never",
            _fires(_never),
            "Das Neuron feuert nie. `a` muss stark genug sein, um es allein feuern zu lassen.",
            whole=True,
        ),
        Mistake(
            "always",
            _fires(_always),
            "Das Neuron feuert bei beiden Reihenfolgen. Kommt `b` zuerst, so muss es die Membran so weit senken, dass `a` nicht mehr genügt: Welches Vorzeichen braucht `b`?",
            whole=True,
        ),
        Mistake(
            "to the left",
            _fires(_before),
            "Verkehrt herum: Das Neuron feuert, wenn `b` vor `a` kommt. Tausche die beiden Gewichte.",
            whole=True,
        ),
        Mistake(
            "inhibition too weak",
            _fires(lambda delay: delay is not None and (delay > 0 or delay < _FADED)),
            "Fast: Kommt `b` sehr viel früher, ist die Hemmung schon verklungen. Hemme stärker, oder errege schwächer.",
            whole=True,
        ),
    ),
)

both_ways = Task(
    id="beide_richtungen",
    goal="Gesucht sind vier Gewichte: `rechts` feuert, wenn `a` vor `b` kommt, `links`, wenn `b` vor `a` kommt.",
    reference=_fires(_after, _before),
    inputs=(_ORDERS,),
    run=_run(2),
    solved="Zwei Neuronen, vier Gewichte, und das Netz sagt dir, wohin sich etwas bewegt.",
    mistakes=(
        Mistake(
            "swapped",
            _fires(_before, _after),
            "Die beiden sind vertauscht: `rechts` feuert bei einer Bewegung nach links. Tausche bei beiden die Gewichte von `a` und `b`.",
            whole=True,
        ),
        Mistake(
            "left as right",
            _fires(_after, _after),
            "`rechts` stimmt. `links` tut aber dasselbe: Dort muss `b` erregen und `a` hemmen.",
            whole=True,
        ),
        Mistake(
            "right as left",
            _fires(_before, _before),
            "`links` stimmt. `rechts` tut aber dasselbe: Dort muss `a` erregen und `b` hemmen.",
            whole=True,
        ),
        Mistake(
            "left silent",
            _fires(_after, _never),
            "`rechts` stimmt, `links` schweigt. Für `links` ist `b` der Eingang, der erregt.",
            whole=True,
        ),
        Mistake(
            "right silent",
            _fires(_never, _before),
            "`links` stimmt, `rechts` schweigt. Für `rechts` ist `a` der Eingang, der erregt.",
            whole=True,
        ),
        Mistake(
            "both always",
            _fires(_always, _always),
            "Beide feuern immer. Jedes braucht einen Eingang, der erregt, und einen, der hemmt.",
            whole=True,
        ),
        Mistake(
            "both silent",
            _fires(_never, _never),
            "Beide schweigen. Jedes braucht einen Eingang, der stark genug erregt.",
            whole=True,
        ),
    ),
)

TASKS = (together, to_the_right, both_ways)
