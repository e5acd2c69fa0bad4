"""From the outcomes of an answer to a result: open, solved, a foreseen mistake, or how it differs."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.exercises import errors
from course_helpers.exercises.general import general, good_parts
from course_helpers.exercises.naming import listed
from course_helpers.exercises.outcome import Outcome, agree, is_open, outcomes
from course_helpers.exercises.result import Result
from course_helpers.exercises.task import CHANGES_ITS_INPUT

if TYPE_CHECKING:
    from course_helpers.exercises.task import Answer, Mistake, Task

_DOTS = "Hier stehen noch drei Punkte. Ersetze sie durch deinen Code."
_NOTHING_CHANGED = (
    "Es hat sich noch nichts verändert. Fülle die Lücken aus. "
    "Rechnest du schon etwas, dann speichere das Ergebnis auch: mit `=`, `+=` oder `-=`."
)
_NO_RETURN = "Es kommt noch nichts heraus (`None`). Hast du die Lücke gefüllt, und steht vor dem Ergebnis ein `return`?"
_NO_VALUE = "Der Wert ist noch `None`. Ersetze ihn durch deine Rechnung."
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
            return Result(task.id, "versucht", (mistake.says, *good_parts(mine, right)), mistake.name)
    return Result(task.id, "versucht", (*general(task, mine, right), _HELP))


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
    made = {name for name in about if agree(mine, wrong, name)}
    return (
        bool(made)
        and (made == about or not mistake.whole)
        and all(agree(mine, right, name) for name in about - made)
    )


def _open(task: Task, mine: list[Outcome], known: Foreseen) -> tuple[str, ...] | None:
    """Return what to say about gaps that are left, or None if there are none."""
    first = mine[0]
    if first.error is not None and errors.is_gap(first.error):
        return (_DOTS, task.goal)
    if known.unfilled is not None and _same(mine, known.unfilled):
        return (_NOTHING_CHANGED, task.goal)
    left = [name for name in first.parts if all(is_open(one.parts.get(name)) for one in mine)]
    if not left:
        return None
    if all(first.parts[name] is None for name in left):
        what = _NO_VALUE if task.values else _NO_RETURN
    else:
        what = _DOTS if left == [""] else f"Hier fehlt noch etwas: {listed(left)}. Ersetze die drei Punkte."
    return (what, *(good_parts(mine, known.right) or (task.goal,)))
