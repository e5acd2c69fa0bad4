"""What a task is: a right answer, inputs to try it on, and the wrong answers that were foreseen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from course_helpers.exercises.errors import NotAsAskedError
from course_helpers.exercises.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable

Answer: TypeAlias = Any
"""What a pupil hands over: a function, a class, a value, or a tuple of values."""


@dataclass(frozen=True)
class Mistake:
    """A foreseen mistake, told from others by what it does.

    Attributes
    ----------
    name : str
        Short English name; the tests have a pupil's program for each.
    like : Answer
        A wrong answer that makes this mistake. A pupil's answer makes it, too, if it gives the same in all parts
        in which this one differs from the reference, for every input (or fails with the same error).
        Some of these parts may be right, and then the others alone are named.
    says : str
        German: what is right, what is not, and where to look. Code stands in backticks.
    whole : bool
        Whether all parts that it gets wrong must be wrong in this way, none of them right.
    beside : bool
        Whether the parts that it leaves right may be wrong in another way; then `says` must not praise them.
    """

    name: str
    like: Answer
    says: str
    whole: bool = False
    beside: bool = False


def call(answer: Answer, arguments: tuple[Any, ...]) -> Parts:
    """Run a function on one input; its result is the only part."""
    _must_be_function(answer)
    return Parts({"": answer(*arguments)})


def several(*names: str) -> Callable[[Answer, tuple[Any, ...]], Parts]:
    """Return a way to run a function that gives back several results, with these names."""

    def run(answer: Answer, arguments: tuple[Any, ...]) -> Parts:
        _must_be_function(answer)
        results = answer(*arguments)
        if results is None or results is ...:
            return Parts(dict.fromkeys(names, results))
        rows = isinstance(results, np.ndarray) and results.ndim > 0
        if not (rows or isinstance(results, (tuple, list))) or len(results) != len(names):
            listed = ", ".join(f"`{name}`" for name in names)
            raise NotAsAskedError(
                f"Zurückgegeben werden sollen {len(names)} Ergebnisse, durch Kommas getrennt: {listed}."
            )
        return Parts(zip(names, results, strict=True))

    return run


def _must_be_function(answer: Answer) -> None:
    if not callable(answer):
        raise NotAsAskedError(
            "Gebraucht wird eine Funktion. Beginnt deine Zelle mit `def`, und hast du sie ausgeführt?"
        )


@dataclass(frozen=True, kw_only=True)
class Task:
    """One task that checks itself.

    Attributes
    ----------
    id : str
        The name that `prüfe` gets.
    goal : str
        German: what the pupil's answer is to do.
    reference : Answer
        A right answer.
    inputs : tuple of tuple
        Arguments of each run; of several shapes, so that nothing is right by chance. Values are handed over once.
    run : callable
        Runs an answer on the arguments of one input and names what comes out.
    arguments : tuple of str
        Names of the arguments, for messages.
    values : tuple of str
        Names of the values handed over, if the answer is not a function or class.
    mistakes : tuple of Mistake
        Foreseen mistakes; where two fit, the first one speaks.
    also : tuple of Answer
        Further right answers that give something else than `reference`.
    unfilled : Answer, optional
        An answer that does what the gap cell does before anything is filled in, if no ``...`` is left to see.
    method : str
        Name of the method to look at, if the answer may be a class.
    places : dict of tuple to str
        German: where to look if exactly these parts (in the order in which they come out) are wrong, in a way
        that nobody foresaw.
    solved : str
        German: a sentence of insight for who has solved it.
    """

    id: str
    goal: str
    reference: Answer
    solved: str
    inputs: tuple[tuple[Any, ...], ...] = ((),)
    run: Callable[[Answer, tuple[Any, ...]], Parts] = call
    arguments: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    also: tuple[Answer, ...] = field(default=())
    unfilled: Answer | None = None
    method: str = ""
    places: dict[tuple[str, ...], str] = field(default_factory=dict)


def values_task(*, values: tuple[str, ...], **fields: Any) -> Task:
    """Make a task whose answer is one value or a tuple of values with these names."""

    def name_them(answer: Answer, _arguments: tuple[Any, ...]) -> Parts:
        return Parts(zip(values, answer, strict=True))

    return Task(values=values, run=name_them, **fields)
