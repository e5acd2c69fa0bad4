"""From the outcomes of an answer to a result: open, solved, a foreseen mistake, or how it differs."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.exercises import errors
from course_helpers.exercises.general import general, good_parts
from course_helpers.exercises.naming import listed
from course_helpers.exercises.numbers import is_open
from course_helpers.exercises.outcome import Outcome, agree, outcomes
from course_helpers.exercises.reading import own_variables, prints, unread, without_self
from course_helpers.exercises.result import Result

if TYPE_CHECKING:
    from course_helpers.exercises.task import Answer, Mistake, Task

_DOTS = "Hier stehen noch drei Punkte. Ersetze sie durch deinen Code."
_NOTHING_CHANGED = (
    "Es hat sich noch nichts verändert. Fülle die Lücken aus. "
    "Rechnest du schon etwas, dann speichere das Ergebnis auch: mit `=`, `+=` oder `-=`."
)
_WITHOUT_SELF = "`{0}` ist hier nur eine neue Variable, und die Schicht bleibt, wie sie war. Schreibe auch links `self.{0}`."
_OWN_VARIABLES = (
    "Was du ausrechnest, steht nur in {}, und die Schicht bleibt, wie sie war. Speichere es in {}."
)
_NO_RETURN = "Es kommt noch nichts heraus (`None`). Hast du die Lücke gefüllt, und steht vor dem Ergebnis ein `return`?"
_PRINTS = "Dein Code zeigt das Ergebnis nur mit `print`. Zurückgeben heißt `return`: Schreibe es statt `print` davor."
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
            mistakes = [outcomes(task, mistake.like) for mistake in task.mistakes]
            _foreseen[task.id] = Foreseen(
                right=right,
                also=[outcomes(task, answer) for answer in task.also],
                unfilled=outcomes(task, task.unfilled) if task.unfilled else None,
                mistakes=mistakes,
                about=[_wrong_parts(wrong, right) for wrong in mistakes],
            )
    return _foreseen[task.id]


def _wrong_parts(wrong: list[Outcome], right: list[Outcome]) -> set[str]:
    runs = zip(wrong, right, strict=True)
    return {name for bad, good in runs for name in bad.parts if not bad.same(good, {name})}


def judge(task: Task, answer: Answer) -> Result:
    """Run the answer and say how it did; may raise only what the limits raise, or on results beyond reason."""
    known = foreseen(task)
    right = known.right
    mine = outcomes(task, answer)
    if message := _open(task, answer, mine, known):
        return Result(task.id, "offen", message)
    if any(_same(mine, good) for good in (right, *known.also)):
        return Result(task.id, "geloest", (task.solved,))
    for mistake, wrong, about in zip(task.mistakes, known.mistakes, known.about, strict=True):
        if made := _makes(mistake, mine, right, wrong, about):
            says = (mistake.says, *_only(made, about), *good_parts(mine, right))
            return Result(task.id, "versucht", says, mistake.name)
    if result := _nothing(task, answer, mine, known):
        return result
    says = (*_still_open(mine, known), *general(task, answer, mine, right), _HELP)
    return Result(task.id, "versucht", says)


def _still_open(mine: list[Outcome], known: Foreseen) -> tuple[str, ...]:
    """Name the parts that are as the open gap leaves them, where others are not."""
    if known.unfilled is None or any(one.error is not None for one in mine):
        return ()
    same = [
        name
        for name in mine[0].parts
        if agree(mine, known.unfilled, name) and not agree(mine, known.right, name)
    ]
    one = "hat sich" if len(same) == 1 else "haben sich"
    return (f"{listed(same)} {one} noch nicht verändert.",) if same and len(same) < len(mine[0].parts) else ()


def _only(made: set[str], about: set[str]) -> tuple[str, ...]:
    """Say where a mistake was made that could have been made in several places."""
    return () if made == about or not about else (f"Das betrifft nur {listed(sorted(made))}.",)


def _names(outcome: Outcome) -> set[str]:
    return set(outcome.parts)


def _same(mine: list[Outcome], other: list[Outcome]) -> bool:
    return all(a.same(b, _names(b)) for a, b in zip(mine, other, strict=True))


def _makes(
    mistake: Mistake, mine: list[Outcome], right: list[Outcome], wrong: list[Outcome], about: set[str]
) -> set[str]:
    """Return the parts in which the answer makes the mistake; empty if it makes it nowhere.

    Each part that the mistake gets wrong is wrong in the same way, or right. The others are right, unless the
    mistake may stand beside another.
    """
    errors_differ = any((a.error is None) != (b.error is None) for a, b in zip(mine, wrong, strict=True))
    if errors_differ:
        return set()
    if any(outcome.error is not None or outcome.changed for outcome in (*mine, *wrong)):
        alike = all(a.same(b, about) for a, b in zip(mine, wrong, strict=True))
        return about or {""} if alike else set()
    made = {name for name in about if agree(mine, wrong, name)}
    others = set() if mistake.beside else _names(right[0])
    fits = all(agree(mine, right, name) for name in (about | others) - made)
    return made if fits and (made == about or not mistake.whole) else set()


def _open(task: Task, answer: Answer, mine: list[Outcome], known: Foreseen) -> tuple[str, ...] | None:
    """Return what to say about gaps that are left, or None if there are none."""
    first = mine[0]
    if first.error is not None and errors.is_gap(first.error):
        return (_DOTS, task.goal)
    if known.unfilled is not None and _same(mine, known.unfilled) and not _filled(task, answer, known):
        return (_unchanged(task, answer, first), task.goal)
    left = [name for name in _left(mine) if first.parts[name] is not None]
    if not left:
        return None
    what = _DOTS if left == [""] else f"Hier fehlt noch etwas: {listed(left)}. Ersetze die drei Punkte."
    return (what, *(good_parts(mine, known.right) or (task.goal,)))


def _unchanged(task: Task, answer: Answer, first: Outcome) -> str:
    """Say that everything is as it was before, and where the result went if that can be seen."""
    if alone := without_self(task, answer):
        return _WITHOUT_SELF.format(*alone)
    own = [*own_variables(task, answer)]
    if own and task.method:
        return _OWN_VARIABLES.format(listed(own), listed([*first.parts]))
    return _NOTHING_CHANGED


def _filled(task: Task, answer: Answer, known: Foreseen) -> bool:
    """Whether the code reads all that it is to compute with, and a foreseen mistake does the same as the open gap.

    That mistake must be one as a whole: others tell of a part, and nothing at all is no part.
    """
    pairs = zip(task.mistakes, known.mistakes, strict=True)
    alike = any(one.whole and known.unfilled and _same(wrong, known.unfilled) for one, wrong in pairs)
    return alike and not unread(task, answer)[0]


def _nothing(task: Task, answer: Answer, mine: list[Outcome], known: Foreseen) -> Result | None:
    """Return what to say where nothing comes out, or None if something does."""
    if not _left(mine):
        return None
    if prints(task, answer):
        return Result(task.id, "versucht", (_PRINTS,))
    what = _NO_VALUE if task.values else _NO_RETURN
    return Result(task.id, "offen", (what, *(good_parts(mine, known.right) or (task.goal,))))


def _left(mine: list[Outcome]) -> list[str]:
    """Return the parts that are nothing in every run."""
    return [name for name in mine[0].parts if all(is_open(one.parts.get(name)) for one in mine)]
