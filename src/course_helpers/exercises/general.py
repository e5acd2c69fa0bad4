"""What to say about a wrong answer that nobody foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises import errors
from course_helpers.exercises.differences import difference, yes_or_no
from course_helpers.exercises.figures import two_numbers
from course_helpers.exercises.multiples import fixed_divisor, multiple
from course_helpers.exercises.naming import inputs_text, listed, subject
from course_helpers.exercises.numbers import as_numbers
from course_helpers.exercises.outcome import agree, equal
from course_helpers.exercises.reading import (
    ends_at_once,
    median_for_mean,
    outside,
    overwritten,
    rounds,
    unread,
)
from course_helpers.exercises.rounding import near, only_rounded

if TYPE_CHECKING:
    from course_helpers.exercises.outcome import Outcome
    from course_helpers.exercises.task import Answer, Task

_ALWAYS = (
    "Es kommt jedes Mal dasselbe heraus, egal was hineingeht. "
    "Rechne mit den Namen, die in der Klammer hinter `def` stehen, nicht mit festen Werten oder anderen Variablen."
)
_OUTSIDE = (
    "{0} {1} nicht aus deiner Funktion, sondern aus einer anderen Zelle. "
    "Rechne mit den Namen in der Klammer hinter `def` und mit dem, was du in der Funktion selbst ausrechnest."
)
_OVERWRITTEN = (
    "Dein Code gibt {0} einen neuen Wert, bevor er den gelesen hat, mit dem deine Funktion aufgerufen wird. "
    "Nimm die Zeile heraus, in der das geschieht."
)
_MEDIAN = (
    "Du nimmst den Median, also den Wert, der in der Mitte steht, wenn man alle der Größe nach ordnet. "
    "Gesucht ist der Mittelwert: `mean` statt `median`."
)
_FIXED = "Gerechnet wird, als wären es immer {0}. Das stimmt nur, wenn es gerade {0} sind. Nimm die wirkliche Anzahl, mit `len(...)`, oder gleich `np.mean`."
_ROUNDED = "Bis auf das Runden stimmt es. Runde nicht, auch nicht mit `int` oder `//`: Gib das Ergebnis so zurück, wie es herauskommt."
_ON_THE_WAY = (
    "Dein Code rundet unterwegs, und mit dem Gerundeten wird weitergerechnet. "
    "Runde auch in keinem Zwischenschritt, weder mit `round` noch mit `int`."
)
_ENDS_AT_ONCE = (
    "Deine Schleife endet schon im ersten Durchgang. Steht ein `return` in ihr? "
    "Rücke es nach links, unter das `for`: Zurückgegeben wird erst, wenn alles durchlaufen ist."
)


def general(task: Task, answer: Answer, mine: list[Outcome], right: list[Outcome]) -> tuple[str, ...]:
    """Say what is wrong in the first run that went wrong, and whether other runs were right."""
    good = [a.same(b, set(b.parts)) for a, b in zip(mine, right, strict=True)]
    number = good.index(False)
    first = mine[number]
    if first.error is not None:
        return (*errors.explain(first.error, inputs_text(task, number)), *_by_chance(task, good, told=True))
    wrong = [
        text
        for name, wanted in right[number].parts.items()
        if (text := difference(name, first.parts.get(name), wanted))
    ]
    if first.changed:
        return (*_changed(first, right_too=not wrong), *wrong[:1])
    if said := _about_all_runs(task, answer, mine, right):
        return said
    if text := _number(task, mine, right, number):
        return (text, *_by_chance(task, good, told=True))
    bad = tuple(name for name in right[0].parts if not agree(mine, right, name))
    numbers = not task.values or all(_finite(as_numbers(first.parts.get(name))) for name in bad)
    if numbers and (place := task.places.get(bad)):
        return (place, wrong[0], *good_parts(mine, right), *_by_chance(task, good, told=False))
    return (*wrong[:2], *good_parts(mine, right), *_by_chance(task, good, told=False))


def _about_all_runs(task: Task, answer: Answer, mine: list[Outcome], right: list[Outcome]) -> tuple[str, ...]:
    """Say what only the code, or all runs together, tell."""
    if said := _arguments(task, answer, mine):
        return (said,)
    if median_for_mean(task, answer):
        return (_MEDIAN, *good_parts(mine, right))
    if said := _loop_or_rounding(task, answer, mine, right):
        return (said, *good_parts(mine, right))
    if swapped := _swapped(mine, right):
        return (f"Die Werte stimmen, aber {listed(swapped)} sind untereinander vertauscht.",)
    times = _every_time(task, mine, right)
    return (times,) if times else ()


def _arguments(task: Task, answer: Answer, mine: list[Outcome]) -> str | None:
    """Say that the code does not compute with what it was handed; None if it does."""
    missing, nothing_read = unread(task, answer)
    if all(as_numbers(value) is not None for outcome in mine for value in outcome.parts.values()):
        if nothing_read:
            return _ALWAYS
        if missing:
            comes = "kommt" if len(missing) == 1 else "kommen"
            return (
                f"{listed(missing)} {comes} in deinem Code nicht vor. Das Ergebnis hängt aber auch davon ab."
            )
    if lost := overwritten(task, answer):
        return _OVERWRITTEN.format(listed(lost))
    if names := outside(task, answer):
        return _OUTSIDE.format(listed(names), "kommt" if len(names) == 1 else "kommen")
    return None


def _loop_or_rounding(task: Task, answer: Answer, mine: list[Outcome], right: list[Outcome]) -> str | None:
    """Say that a loop ends too early, or that something is rounded; None if neither."""
    if ends_at_once(task, answer):
        return _ENDS_AT_ONCE
    if only_rounded(mine, right):
        return _ROUNDED
    on_the_way = rounds(task, answer) and not rounds(task, task.reference) and near(mine, right)
    return _ON_THE_WAY if on_the_way else None


def good_parts(mine: list[Outcome], right: list[Outcome]) -> tuple[str, ...]:
    """Name the parts that are right in every run, if there are several parts."""
    if any(outcome.error is not None for outcome in mine) or len(right[0].parts) == 1:
        return ()
    good = [
        name
        for name in right[0].parts
        if all(
            difference(name, a.parts.get(name), b.parts[name]) is None
            for a, b in zip(mine, right, strict=True)
        )
    ]
    return (f"Das stimmt schon: {listed(good)}.",) if good else ()


def _swapped(mine: list[Outcome], right: list[Outcome]) -> list[str]:
    """Return the names of parts that hold each other's values in every run."""
    if any(outcome.error is not None or outcome.changed for outcome in mine):
        return []
    wrong = [name for name in right[0].parts if not agree(mine, right, name)]
    pairs = list(zip(mine, right, strict=True))

    def holds(name: str, other: str) -> bool:
        return all(equal(a.parts.get(name), b.parts[other]) for a, b in pairs)

    found = [next((other for other in wrong if holds(name, other)), None) for name in wrong]
    return wrong if wrong and set(found) == set(wrong) else []


def _single(task: Task, mine: list[Outcome], right: list[Outcome]) -> tuple[list[Any], list[Any]] | None:
    """Return what comes out and what should, of all runs; None where it is no single value, or values of a riddle."""
    if task.values or len(right[0].parts) != 1:
        return None
    (name,) = right[0].parts
    got, wanted = ([as_numbers(one.parts.get(name)) for one in runs] for runs in (mine, right))
    return None if any(one is not None and one.ndim for one in wanted) else (got, wanted)


def _every_time(task: Task, mine: list[Outcome], right: list[Outcome]) -> str | None:
    """Say by which number the results of all runs are wrong; where the right one is 0, that cannot be seen."""
    single = _single(task, mine, right)
    if single is None or single[1][0].dtype == bool or not all(map(_finite, single[0])):
        return None
    got, wanted = (np.array(one, dtype=float) for one in single)
    times = multiple(got, wanted, "jedes Mal")
    return f"{subject(next(iter(right[0].parts)))} {times}" if times else None


def _number(task: Task, mine: list[Outcome], right: list[Outcome], number: int) -> str | None:
    """Compare single numbers or truth values over all runs; None where the results are none."""
    single = _single(task, mine, right)
    if single is None:
        return None
    got, wanted = single
    if wanted[number].dtype == bool:
        truth = got[number] is not None and not got[number].ndim
        return yes_or_no(f"Mit {inputs_text(task, number)}", got[number], wanted[number]) if truth else None
    if not _finite(got[number]):
        return None
    if all(map(_finite, got)):
        mine_all, right_all = np.array(got, dtype=float), np.array(wanted, dtype=float)
        counts = np.array(
            [
                max((np.size(one) and len(one) for one in run if np.ndim(one)), default=1)
                for run in task.inputs
            ]
        )
        if divisor := fixed_divisor(mine_all, right_all, counts):
            return _FIXED.format(divisor)
    mine_, should = two_numbers(got[number], wanted[number])
    return f"Mit {inputs_text(task, number)} kommt {mine_} heraus. Richtig ist {should}."


def _finite(number: np.ndarray[Any, Any] | None) -> bool:
    return number is not None and not number.ndim and number.dtype != bool and bool(np.isfinite(number))


def _changed(outcome: Outcome, *, right_too: bool) -> tuple[str, ...]:
    names = listed([change.name for change in outcome.changed])
    begin = "Das Ergebnis stimmt. Aber dein Code" if right_too else "Dein Code"
    if all(change.reshaped for change in outcome.changed):
        how = "Lass `.shape` stehen, wie es ist: `reshape` gibt ein umgeformtes Array zurück."
    elif any(change.name.startswith("self.") for change in outcome.changed):
        how = "Hier wird nur gerechnet. Speichere dein Ergebnis in einer eigenen Variablen, mit `=`."
    else:
        how = "Lege mit `=` ein neues Array an, statt mit `-=`, `*=` oder `[...] =` in das alte zu schreiben."
    return (f"{begin} verändert dabei {names} selbst, und das wird noch gebraucht. {how}",)


def _by_chance(task: Task, good: list[bool], *, told: bool) -> tuple[str, ...]:
    """Say for which inputs it was right, and for which not, unless that has been `told`."""
    if not any(good):
        return ()
    at = good.index(True), good.index(False)
    fits, fails = (inputs_text(task, number) for number in at)
    if fits == fails:
        return ("Bei manchen Zahlen stimmt es, bei anderen nicht.",)
    sizes, others = ([_shape(value) for value in task.inputs[number]] for number in at)
    what = "alle Werte und jede Größe" if sizes != others else "alle Werte"
    begin = f"Mit {fits} stimmt es" + ("." if told else f", mit {fails} nicht.")
    return (f"{begin} Dein Code soll für {what} richtig rechnen.",)


def _shape(value: Any) -> tuple[int, ...]:
    return getattr(value, "shape", ())
