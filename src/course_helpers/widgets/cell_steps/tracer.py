"""Watches a cell run, line by line: which variables a line has changed, and what it has called."""

from __future__ import annotations

import inspect
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from course_helpers.widgets.cell_steps.values import is_data, print_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, FrameType

    from course_helpers.widgets.cell_steps.source import Source

MOST_SHOWN = 300  # steps that are kept
MOST_RUN = 10_000  # lines after which a cell is ended
SECONDS = 20.0  # after which it is ended, too, once there are more steps than are kept
_MODULE = "<module>"
_QUIET = (StopIteration, GeneratorExit, StopAsyncIteration)  # how loops over generators end


class TooManyStepsError(BaseException):
    """The cell ran too long to be shown. No Exception, so that the pupil's ``except`` does not catch it."""


@dataclass(frozen=True)
class Change:
    """One variable before and after a line; None where it did not exist."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Step:
    """A line that has run, or the call of a function of the cell.

    ``function`` is empty outside of functions; ``values`` are all variables there after the line, ``told``
    says in German what they do not show; ``printed`` counts the characters that the cell has put out so far.
    """

    line: int
    function: str
    changes: tuple[Change, ...]
    values: dict[str, str]
    told: str
    printed: int


@dataclass
class _Place:
    """Where a function, or the cell itself, is: its line, its variables after the line before."""

    function: str
    names: dict[str, tuple[str, Any]]
    line: int | None = None
    failed: type[BaseException] | None = None


@dataclass
class Tracer:
    """What ``sys.settrace`` gets; `watch` runs something under it.

    Parameters
    ----------
    source : Source
        The cell; only its own lines count, not what it calls elsewhere.
    printed : callable
        Returns how many characters the cell has put out.
    """

    source: Source
    printed: Callable[[], int]
    steps: list[Step] = field(default_factory=list)
    ran: int = 0
    _places: dict[FrameType, _Place] = field(default_factory=dict)
    _cell: _Place = field(default_factory=lambda: _Place("", {}))
    _until: float = 0.0

    def watch(self, work: Callable[[], None]) -> None:
        """Call `work` and keep its steps; raises what it raises, or TooManyStepsError."""
        before = sys.gettrace()
        self._until = self._until or time.monotonic() + SECONDS
        sys.settrace(self._enter)
        try:
            work()
        finally:
            sys.settrace(before)

    @property
    def full(self) -> bool:
        """Whether there are as many steps as are kept."""
        return len(self.steps) >= MOST_SHOWN

    def _enter(self, frame: FrameType, event: str, _arg: Any) -> Any:
        """Decide about a function that begins: only those of the cell are watched."""
        name = frame.f_code.co_name
        if event != "call" or frame.f_code.co_filename != self.source.file:
            return None
        if name == _MODULE:
            self._cell.names = self._look(frame, "")
            self._places[frame] = self._cell
        elif name.startswith("<") or not frame.f_code.co_flags & inspect.CO_OPTIMIZED:
            return None  # a lambda, what a list is made of, a class that begins: part of its line
        else:
            self._call(frame, name)
        return self._on

    def _call(self, frame: FrameType, name: str) -> None:
        code = frame.f_code
        names = self._look(frame, name)
        self._places[frame] = _Place(name, names)
        given = ", ".join(f"{one} = {text}" for one, (text, _) in names.items())
        caller = self._places.get(frame.f_back) if frame.f_back else None
        line = caller.line if caller and caller.line else code.co_firstlineno
        told = f"Es geht weiter in {name}." if _is_generator(code) else f"Ruft {name}({given}) auf."
        self._keep(line, caller.function if caller else "", (), caller.names if caller else {}, told)

    def _on(self, frame: FrameType, event: str, arg: Any) -> Any:
        place = self._places[frame]
        if event == "line":
            self._count()
            line = self.source.begin(frame.f_lineno)
            if line != place.line or line in self.source.loops:  # else it is a further line of the statement
                self._finish(frame, place, line)
                place.line = line
            place.failed = None
        elif event == "exception":
            place.failed = arg[0] if not issubclass(arg[0], _QUIET) else None
        elif event == "return":
            self._finish(frame, place, None, self._ending(frame, place, arg))
            place.line = None
            del self._places[frame]
        return self._on

    def _ending(self, frame: FrameType, place: _Place, value: Any) -> str:
        """Say how a function ends, or the cell where an error ends it."""
        if place.failed is not None:
            return (
                ""
                if issubclass(place.failed, TooManyStepsError)
                else f"Python meldet {place.failed.__name__}."
            )
        if not place.function:
            return ""
        if value is None:
            return f"{place.function} ist fertig."
        does = "liefert" if _is_generator(frame.f_code) else "gibt zurück:"
        return f"{place.function} {does} {text_of(value)}."

    def _count(self) -> None:
        self.ran += 1
        if self.ran > MOST_RUN or (self.full and time.monotonic() > self._until):
            raise TooManyStepsError(
                f"Nach {self.ran - 1} Zeilen hört `%%schritte` auf. Endet die Schleife vielleicht nie? Prüfe "
                "ihre Bedingung. Soll sie wirklich so lange laufen, dann nimm `%%schritte` aus der ersten "
                "Zeile weg."
            )

    def _finish(self, frame: FrameType, place: _Place, following: int | None, told: str = "") -> None:
        """Keep the line that has just run in this function."""
        if place.line is None or self.full:
            return
        names = self._look(frame, place.function)
        changes = [
            Change(name, place.names[name][0] if name in place.names else None, text)
            for name, (text, mark) in names.items()
            if name not in place.names or place.names[name][1] != mark
        ]
        changes += [Change(name, text, None) for name, (text, _) in place.names.items() if name not in names]
        led_to = "" if place.failed else self.source.led_to(place.line, following)
        kept = () if place.failed or led_to else self._kept(place.line, names, changes)
        place.names = names
        said = " ".join(filter(None, (*kept, led_to, told)))
        self._keep(place.line, place.function, tuple(changes), names, said)

    def _kept(self, line: int, names: dict[str, tuple[str, Any]], changes: list[Change]) -> Iterator[str]:
        """Say which variables a line has assigned without changing them."""
        changed = {one.name for one in changes}
        for name in self.source.assigned.get(line, []):
            if name in names and name not in changed:
                yield f"{name} bleibt {names[name][0]}."

    def _keep(
        self,
        line: int,
        function: str,
        changes: tuple[Change, ...],
        names: dict[str, tuple[str, Any]],
        told: str,
    ) -> None:
        if not self.full:
            values = {name: text for name, (text, _) in names.items()}
            self.steps.append(Step(line, function, changes, values, told, self.printed()))

    def _look(self, frame: FrameType, function: str) -> dict[str, tuple[str, Any]]:
        """Return text and print of a function's variables, or of the notebook's that the cell names."""
        if self.full:
            return {}
        variables = frame.f_locals if function else frame.f_globals
        shown = {
            name: value
            for name, value in variables.items()
            if (function or name in self.source.names) and is_data(name, value)
        }
        return {name: (text_of(value), print_of(value)) for name, value in shown.items()}


def _is_generator(code: CodeType) -> bool:
    return bool(code.co_flags & inspect.CO_GENERATOR)
