"""What to say about a wrong answer that nobody foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises import errors
from course_helpers.exercises.differences import difference, multiple
from course_helpers.exercises.naming import german_number, inputs_text, listed, subject
from course_helpers.exercises.outcome import agree, as_numbers, equal

if TYPE_CHECKING:
    from course_helpers.exercises.outcome import Outcome
    from course_helpers.exercises.task import Task

_ALWAYS = (
    "Es kommt jedes Mal dasselbe heraus, egal was hineingeht. "
    "Rechne mit den Namen, die in der Klammer hinter `def` stehen, nicht mit festen Werten."
)


def general(task: Task, mine: list[Outcome], right: list[Outcome]) -> tuple[str, ...]:
    """Say what is wrong in the first run that went wrong, and whether other runs were right."""
    good = [a.same(b, set(b.parts)) for a, b in zip(mine, right, strict=True)]
    number = good.index(False)
    first = mine[number]
    if first.error is not None:
        return (*errors.explain(first.error, inputs_text(task, number)), *_by_chance(task, good, told=True))
    if _always_the_same(mine, right):
        return (_ALWAYS,)
    if swapped := _swapped(mine, right):
        return (f"Die Werte stimmen, aber {listed(swapped)} sind untereinander vertauscht.",)
    if text := _number(task, mine, right, number):
        return (text, *_by_chance(task, good, told=True))
    wrong = [
        text
        for name, wanted in right[number].parts.items()
        if (text := difference(name, first.parts.get(name), wanted))
    ]
    if not wrong:
        return (_changed(task, first), *_by_chance(task, good, told=False))
    return (*wrong[:2], *good_parts(mine, right), *_by_chance(task, good, told=False))


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


def _always_the_same(mine: list[Outcome], right: list[Outcome]) -> bool:
    """Whether the answer does not depend on what it gets, though it should."""
    names = set(mine[0].parts)
    if len(mine) == 1 or any(outcome.error is not None for outcome in mine):
        return False
    same = all(outcome.same(mine[0], names) for outcome in mine[1:])
    return same and not all(outcome.same(right[0], set(right[0].parts)) for outcome in right[1:])


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


def _number(task: Task, mine: list[Outcome], right: list[Outcome], number: int) -> str | None:
    """Compare single numbers over all runs; None where the results are no single numbers, or values of a riddle."""
    if task.values or len(right[0].parts) != 1:
        return None
    (name,) = right[0].parts
    got, wanted = ([as_numbers(one.parts.get(name)) for one in runs] for runs in (mine, right))
    if any(one is None or one.ndim or one.dtype == bool or not np.isfinite(one) for one in (*got, *wanted)):
        return None
    a, b = (np.array(runs) for runs in (got, wanted))
    if times := multiple(a, b):
        return f"{subject(name)} ist jedes Mal {times}"
    mine_, should = german_number(a[number]), german_number(b[number])
    return f"Mit {inputs_text(task, number)} kommt {mine_} heraus. Richtig ist {should}."


def _changed(task: Task, outcome: Outcome) -> str:
    names = listed([task.arguments[number] for number in outcome.changed])
    return (
        f"Das Ergebnis stimmt. Aber dein Code verändert dabei die Eingabe {names} selbst, und die wird noch gebraucht. "
        "Lege mit `=` ein neues Array an, statt mit `-=`, `*=` oder `[...] =` in das alte zu schreiben."
    )


def _by_chance(task: Task, good: list[bool], *, told: bool) -> tuple[str, ...]:
    """Say for which inputs it was right, and for which not, unless that has been `told`."""
    if not any(good):
        return ()
    at = good.index(True), good.index(False)
    fits, fails = (inputs_text(task, number) for number in at)
    if fits == fails:
        return ("Bei manchen Zahlen stimmt es, bei anderen nicht.",)
    sizes, others = ([_shape(value) for value in task.inputs[number]] for number in at)
    what = "jede Größe" if sizes != others else "alle Zahlen"
    begin = f"Mit {fits} stimmt es" + ("." if told else f", mit {fails} nicht.")
    return (f"{begin} Dein Code soll für {what} richtig rechnen.",)


def _shape(value: Any) -> tuple[int, ...]:
    return getattr(value, "shape", ())
