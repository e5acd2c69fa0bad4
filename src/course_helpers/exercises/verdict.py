"""From the outcomes of an answer to a result: open, solved, a foreseen mistake, or how it differs."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises import errors
from course_helpers.exercises.differences import difference, shape_text
from course_helpers.exercises.outcome import Outcome, as_numbers, is_open, outcomes
from course_helpers.exercises.result import Result
from course_helpers.exercises.task import CHANGES_ITS_INPUT

if TYPE_CHECKING:
    from course_helpers.exercises.task import Answer, Mistake, Task

_HELP = "Kommst du nicht weiter, dann klapp den nächsten Hinweis auf."


@dataclass(frozen=True)
class Foreseen:
    """What the answers that the task knows do with its inputs."""

    right: list[Outcome]
    also: list[list[Outcome]]
    unfilled: list[Outcome] | None
    mistakes: list[list[Outcome]]
    about: list[set[str]]  # the parts that each mistake gets wrong


_foreseen: dict[str, Foreseen] = {}


def foreseen(task: Task) -> Foreseen:
    """Run the answers that the task knows, once in the life of the process: they do the same every time."""
    if task.id not in _foreseen:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            right = outcomes(task, task.reference)
            mistakes = [
                [] if mistake.like is CHANGES_ITS_INPUT else outcomes(task, mistake.like)
                for mistake in task.mistakes
            ]
            _foreseen[task.id] = Foreseen(
                right=right,
                also=[outcomes(task, answer) for answer in task.also],
                unfilled=outcomes(task, task.unfilled) if task.unfilled else None,
                mistakes=mistakes,
                about=[_wrong_parts(wrong, right) for wrong in mistakes],
            )
    return _foreseen[task.id]


def _wrong_parts(wrong: list[Outcome], right: list[Outcome]) -> set[str]:
    runs = zip(wrong, right, strict=False)  # no runs where any change of the input is the mistake
    return {name for bad, good in runs for name in bad.parts if not bad.same(good, {name})}


def judge(task: Task, answer: Answer) -> Result:
    """Run the answer and say how it did; may raise only what the limits raise, or on results beyond reason."""
    known = foreseen(task)
    right = known.right
    mine = outcomes(task, answer)
    if message := _open(task, mine, known):
        return Result(task.id, "offen", message)
    if any(_same(mine, good) for good in (right, *known.also)):
        return Result(task.id, "geloest", (task.solved,))
    for mistake, wrong, about in zip(task.mistakes, known.mistakes, known.about, strict=True):
        if _makes(mistake, mine, right, wrong, about):
            return Result(task.id, "versucht", (mistake.says, *_good_parts(mine, right)), mistake.name)
    return Result(task.id, "versucht", (*_general(task, mine, right), _HELP))


def _names(outcome: Outcome) -> set[str]:
    return set(outcome.parts)


def _same(mine: list[Outcome], other: list[Outcome]) -> bool:
    return all(a.same(b, _names(b)) for a, b in zip(mine, other, strict=True))


def _makes(
    mistake: Mistake, mine: list[Outcome], right: list[Outcome], wrong: list[Outcome], about: set[str]
) -> bool:
    """Whether each part that the mistake gets wrong is wrong in the same way, or right, but not all of them right."""
    if mistake.like is CHANGES_ITS_INPUT:
        return any(outcome.changed for outcome in mine)
    if any((a.error is None) != (b.error is None) for a, b in zip(mine, wrong, strict=True)):
        return False
    if any(outcome.error is not None or outcome.changed for outcome in (*mine, *wrong)):
        return all(a.same(b, about) for a, b in zip(mine, wrong, strict=True))
    made = {name for name in about if _agree(mine, wrong, name)}
    return bool(made) and all(_agree(mine, right, name) for name in about - made)


def _agree(mine: list[Outcome], other: list[Outcome], name: str) -> bool:
    return all(a.same(b, {name}) for a, b in zip(mine, other, strict=True))


def _open(task: Task, mine: list[Outcome], known: Foreseen) -> tuple[str, ...] | None:
    """Return what to say about gaps that are left, or None if there are none."""
    first = mine[0]
    if first.error is not None and errors.is_gap(first.error):
        return ("Hier stehen noch drei Punkte. Ersetze sie durch deinen Code.", task.goal)
    if known.unfilled is not None and _same(mine, known.unfilled):
        return ("Es hat sich noch nichts verändert. Fülle die Lücken aus.", task.goal)
    left = [name for name, value in first.parts.items() if is_open(value)]
    if not left:
        return None
    if all(first.parts[name] is None for name in left):
        what = "Es kommt noch nichts heraus (`None`). Hast du die Lücke gefüllt, und steht vor dem Ergebnis ein `return`?"
        if task.values:
            what = "Der Wert ist noch `None`. Ersetze ihn durch deine Rechnung."
    elif left == [""]:
        what = "Hier stehen noch drei Punkte. Ersetze sie durch deinen Code."
    else:
        what = f"Hier fehlt noch etwas: {_list(left)}. Ersetze die drei Punkte."
    return (what, *(_good_parts(mine, known.right) or (task.goal,)))


def _good_parts(mine: list[Outcome], right: list[Outcome]) -> tuple[str, ...]:
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
    return (f"Das stimmt schon: {_list(good)}.",) if good else ()


def _list(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _general(task: Task, mine: list[Outcome], right: list[Outcome]) -> tuple[str, ...]:
    """Say what is wrong in the first run that went wrong, and whether other runs were right."""
    good = [a.same(b, _names(b)) for a, b in zip(mine, right, strict=True)]
    number = good.index(False)
    by_chance = _by_chance(task, good)
    first = mine[number]
    if first.error is not None:
        return (*filter(None, errors.explain(first.error, _inputs(task, number))), *by_chance)
    wrong = [
        text
        for name, wanted in right[number].parts.items()
        if (text := difference(f"`{name}`" if name else "Dein Ergebnis", first.parts.get(name), wanted))
    ]
    if not wrong:
        return (_changed(task, first), *by_chance)
    return (*wrong[:2], *_good_parts(mine, right), *by_chance)


def _changed(task: Task, outcome: Outcome) -> str:
    names = _list([task.arguments[number] for number in outcome.changed])
    return (
        f"Das Ergebnis stimmt. Aber dein Code verändert dabei die Eingabe {names} selbst, und die wird noch gebraucht. "
        "Lege mit `=` ein neues Array an, statt mit `-=`, `*=` oder `[...] =` in das alte zu schreiben."
    )


def _by_chance(task: Task, good: list[bool]) -> tuple[str, ...]:
    if not any(good):
        return ()
    fits, fails = _inputs(task, good.index(True)), _inputs(task, good.index(False))
    if fits == fails:
        return ("Bei manchen Zahlen stimmt es, bei anderen nicht.",)
    return (f"Mit {fits} stimmt es, mit {fails} nicht. Dein Code soll für jede Größe richtig rechnen.",)


def _inputs(task: Task, number: int) -> str:
    return ", ".join(
        f"`{name}` {_describe(value)}"
        for name, value in zip(task.arguments, task.inputs[number], strict=True)
    )


def _describe(value: Any) -> str:
    array = as_numbers(value)
    if array is None:
        return "aus der Aufgabe"
    if array.ndim == 0:
        return f"= {np.round(array, 3)}".replace(".", ",")
    return f"der Form {shape_text(array)}"
