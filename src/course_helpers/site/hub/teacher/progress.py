"""Who is stuck where: states of tasks that a class shares."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_helpers.site.hub.teacher.work import Pieces, read_work, signature

if TYPE_CHECKING:
    from pathlib import Path

    from course_helpers.site.hub.teacher.book import Book, Task

DAY = 24 * 3600
KIND = "fortschritt:"  # what a copy puts before a task's key


@dataclass(frozen=True)
class State:
    """What a reader's page says of a task.

    Attributes
    ----------
    solved : bool
        Whether it is solved; else it has been tried.
    at : float
        Seconds since 1970; of a tried task the first try.
    """

    solved: bool
    at: float


States = dict[str, State]


class Progress:
    """The states of all readers; a reader's files are read again when they have changed.

    Parameters
    ----------
    book : Book
        The course: states of other tasks than its own are not kept.
    since : float
        When sharing began, in seconds since 1970. Pages write states only while the class shares them, so
        older copies hold those of an earlier time that the class has ended.
    """

    def __init__(self, book: Book, since: float) -> None:
        self.since = since
        self._kept = frozenset(KIND + task.key for tasks in book.tasks.values() for task in tasks)
        self._known: dict[Path, tuple[object, States]] = {}

    def states(self, home: Path) -> States:
        """Return the states in a reader's folder, by the task's key."""
        now = signature(home, self.since)
        seen, states = self._known.get(home, (None, {}))
        if seen != now:
            states = _states(read_work(home, self._kept.__contains__, self.since)[0])
            self._known[home] = (now, states)
        return states


def _states(pieces: Pieces) -> States:
    return {
        path.removeprefix(KIND): State(piece.text == "geloest", min(max(piece.at / 1000, 0), time.time()))
        for path, piece in pieces.items()
        if piece.text in {"versucht", "geloest"}
    }


def where(states: States, book: Book) -> tuple[str, int, int, list[tuple[str, int | None]]]:
    """Return a reader's latest chapter, how many of its tasks are solved and there, and where it hangs.

    Returns
    -------
    tuple
        Page, solved, all, and of each task that is tried and not solved its title with the minutes since
        the first try.
    """
    latest = max(
        book.tasks,
        key=lambda page: max(
            (states[task.key].at for task in book.tasks[page] if task.key in states), default=-1
        ),
        default="",
    )
    tasks = [task for task in book.tasks.get(latest, []) if task.key in states]
    if not tasks:
        return "", 0, 0, []
    solved = sum(states[task.key].solved for task in tasks)
    stuck = [(task.title, _minutes(states[task.key].at)) for task in tasks if not states[task.key].solved]
    return latest, solved, len(book.tasks[latest]), stuck


def _minutes(since: float) -> int | None:
    """Return the minutes since a moment; None for one that is no more of this lesson."""
    seconds = time.time() - since
    return int(seconds // 60) if seconds < DAY else None


def by_task(everyone: dict[str, States], tasks: list[Task]) -> list[tuple[str, int, list[str]]]:
    """Return of each task that somebody has begun its title, how many solved it, and who only tried."""
    found = []
    for task in tasks:
        begun = {name: states[task.key] for name, states in everyone.items() if task.key in states}
        if begun:
            solved = sum(state.solved for state in begun.values())
            found.append((task.title, solved, [name for name, state in begun.items() if not state.solved]))
    return found
