"""The sheet on which a small network is drawn: with the mouse, with a finger or with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import ipywidgets as w
from ipycanvas import Canvas, hold_canvas

from course_helpers.widgets.playgrounds.sketch import COLUMNS, ROWS
from course_helpers.widgets.playgrounds.sketch_shapes import (
    HEIGHT,
    SIDE,
    WIDTH,
    Disc,
    Path,
    Word,
    box,
    centre,
    shapes,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from course_helpers.widgets.playgrounds.sketch import Sketch, Thing
    from course_helpers.widgets.playgrounds.sketch_shapes import Shape

_STEPS = {"ArrowLeft": (0, -1), "ArrowRight": (0, 1), "ArrowUp": (-1, 0), "ArrowDown": (1, 0)}
_TRAIL = "#009e73"  # where a line would begin, and the field of the keys


class Desk(Protocol):
    """What happens to the network; the playground."""

    sketch: Sketch
    chosen: Thing | None

    def put(self, place: int) -> None:
        """Put what is set on an empty field."""

    def join(self, start: int, end: int) -> None:
        """Draw a line."""

    def choose(self, what: Thing | None) -> None:
        """Make something the chosen one."""

    def remove(self, what: Thing) -> None:
        """Take something away."""

    def say(self, text: str) -> None:
        """Let it be read out."""

    def guarded(self, action: Callable[[], None]) -> bool:
        """Do something, and show what goes wrong."""


class Board:
    """A canvas of fields.

    A tap on an empty field puts something there, a tap on a node chooses it, a way from node to node joins
    them. The arrow keys go from field to field, Enter does what a tap does; on a node it begins a line, which
    the next Enter ends.

    Parameters
    ----------
    desk : Desk
        Keeps the network.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._start: int | None = None  # where a line begins
        self._over: int | None = None  # where the pointer is
        self._cursor: int | None = None  # where the keys are
        self.canvas = Canvas(  # without a tooltip: see `zahlen_malen.controls`
            width=WIDTH, height=HEIGHT, layout=w.Layout(width=f"{WIDTH}px", height=f"{HEIGHT}px", flex="none")
        )
        self.canvas.on_mouse_down(self._down)
        self.canvas.on_mouse_move(self._move)
        self.canvas.on_mouse_up(self._up)
        self.canvas.on_mouse_out(self._leave)
        self.canvas.on_touch_start(self._touch)
        self.canvas.on_touch_move(lambda touches: self._move(*touches[0]))
        self.canvas.on_touch_end(lambda _touches: self._act())
        self.canvas.on_touch_cancel(self._leave)
        self.canvas.on_key_down(self._key)
        self.canvas.on_client_ready(self.paint)  # shown again, it begins empty

    def paint(self) -> None:
        """Show the network as it is now."""
        drawn = shapes(self._desk.sketch, self._desk.chosen)
        if self._start is not None:
            drawn.append(Disc(centre(self._start), 7, _TRAIL, filled=True))
            if self._over not in (None, self._start):
                drawn.append(Path([centre(self._start), centre(self._over)], _TRAIL, 3))
        if self._cursor is not None:
            drawn.append(box(self._cursor, SIDE / 2 - 3, _TRAIL, 3))
        with hold_canvas():
            self.canvas.line_cap = self.canvas.line_join = "round"
            self.canvas.font = "16px sans-serif"
            self.canvas.text_align, self.canvas.text_baseline = "center", "middle"
            self.canvas.fill_style = "white"
            self.canvas.fill_rect(0, 0, WIDTH, HEIGHT)
            for shape in drawn:
                _paint(self.canvas, shape)

    def _down(self, x: float, y: float) -> None:
        self._cursor = None
        self._over = _field(x, y)
        self._start = self._over if self._over in self._desk.sketch.nodes else None
        self.paint()

    def _move(self, x: float, y: float) -> None:
        place = _field(x, y)
        if place != self._over:
            self._over = place
            if self._start is not None:
                self.paint()

    def _up(self, x: float, y: float) -> None:
        self._over = _field(x, y)
        self._act()

    def _touch(self, touches: list[tuple[float, float]]) -> None:
        """Draw with one finger; with a second one the reader wants something else."""
        if len(touches) == 1:
            self._down(*touches[0])
        else:
            self._leave()

    def _leave(self, *_: object) -> None:
        self._start = self._over = None
        self.paint()

    def _act(self) -> None:
        """Do what the pointer meant."""
        start, end = self._start, self._over
        self._start = self._over = None
        if end is not None:
            self._desk.guarded(lambda: self._tap(start, end))
        self.paint()

    def _tap(self, start: int | None, end: int) -> None:
        if end not in self._desk.sketch.nodes:
            if start is None:  # a line to nowhere is none
                self._desk.put(end)
        elif start is None or start == end:
            self._desk.choose(end)
        else:
            self._desk.join(start, end)

    def _key(self, key: str, *_modifiers: bool) -> None:
        here = self._cursor if self._cursor is not None else 0
        if key in _STEPS:
            self._go(here, *_STEPS[key])
        elif key in ("Enter", " ") and self._cursor is not None:
            self._desk.guarded(lambda: self._enter(here))
        elif key in ("Delete", "Backspace") and here in self._desk.sketch.nodes:
            self._start = None
            self._desk.guarded(lambda: self._desk.remove(here))
        self.paint()

    def _go(self, here: int, down: int, right: int) -> None:
        row, column = divmod(here, COLUMNS)
        if self._cursor is not None:  # the first key only shows where it is
            row, column = min(max(row + down, 0), ROWS - 1), min(max(column + right, 0), COLUMNS - 1)
        self._cursor = self._over = row * COLUMNS + column
        node = self._desk.sketch.nodes.get(self._cursor)
        self._desk.say(f"Zeile {row + 1}, Spalte {column + 1}: {node or 'leer'}.")

    def _enter(self, here: int) -> None:
        start, self._start = self._start, None
        node = self._desk.sketch.nodes.get(here)
        self._tap(start, here)
        if start is None and node is not None:
            self._start = here
            self._desk.say(f"Verbindung ab {node}. Gehe zum Ziel und drücke Eingabe.")


def _field(x: float, y: float) -> int | None:
    """Return the field of a point of the canvas, None outside."""
    column, row = int(x // SIDE), int(y // SIDE)
    return row * COLUMNS + column if 0 <= column < COLUMNS and 0 <= row < ROWS else None


def _paint(canvas: Any, shape: Shape) -> None:
    if isinstance(shape, Word):
        canvas.fill_style = "#202020"
        canvas.fill_text(shape.text, *shape.centre)
        return
    canvas.stroke_style, canvas.line_width = shape.colour, shape.width
    if isinstance(shape, Disc):
        canvas.fill_style = shape.colour if shape.filled else "white"
        canvas.fill_circle(*shape.centre, shape.radius)
        canvas.stroke_circle(*shape.centre, shape.radius)
    elif shape.filled:
        canvas.fill_style = shape.colour
        canvas.fill_polygon(shape.points)
    else:
        canvas.stroke_lines(shape.points)
