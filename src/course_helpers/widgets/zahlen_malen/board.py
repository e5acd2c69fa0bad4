"""The sheet with its pens and buttons, moved by mouse, finger, pen and keys; a subclass knows what for."""

from __future__ import annotations

import functools
import logging
import math
import sys
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

import numpy as np

from course_helpers.widgets.zahlen_malen.controls import BLACK, WHITE, build_controls
from course_helpers.widgets.zahlen_malen.drawing import Drawing
from course_helpers.widgets.zahlen_malen.errors import PictureError, explain
from course_helpers.widgets.zahlen_malen.painter import Painter
from course_helpers.widgets.zahlen_malen.results import error_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import ArrayLike

    from course_helpers.recognition import Picture

log = logging.getLogger(__name__)
SHORT = 3  # points; a stroke shorter than this was only the first of two fingers

Board = TypeVar("Board", bound="DrawingBoard")
Arguments = ParamSpec("Arguments")


def shown(
    method: Callable[Concatenate[Board, Arguments], None],
) -> Callable[Concatenate[Board, Arguments], None]:
    """Show what goes wrong in an event: ipycanvas and ipywidgets would swallow it."""

    @functools.wraps(method)
    def guarded(self: Board, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except Exception:  # noqa: BLE001 - whatever it is, the reader must learn of it and go on drawing
            self.print_traceback()

    return cast("Callable[Concatenate[Board, Arguments], None]", guarded)


class DrawingBoard:
    """A sheet of 28 x 28 pixels with pens and buttons.

    Parameters
    ----------
    numbers : mapping of int to sequence of array_like
        Example pictures, (28, 28) or (1, 28, 28), values 0 to 1, for each digit.
    scale : int
        Screen pixels per pixel of the drawing.
    line_width : float
        Diameter of the pen in pixels of the drawing.
    """

    def __init__(self, numbers: Mapping[int, Sequence[Any]], scale: int, line_width: float) -> None:
        if scale < 1 or not line_width > 0:
            raise ValueError("scale muss mindestens 1 sein und line_width größer als 0.")
        self.numbers, self.scale = numbers, scale
        self.down = False
        self.changes_pending = True
        self._drawing = Drawing()
        self._controls = c = build_controls(scale, line_width)
        self.canvas, self.color_chooser = c.canvas, c.color_chooser
        self.clear_button, self.submit_button = c.clear_button, c.submit_button
        self.number_buttons, self.result_text = c.number_buttons, c.result_text
        self._painter = Painter(c.canvas, scale)
        self._listen()
        self._painter.repaint(self._drawing)

    def _listen(self) -> None:
        """Connect mouse, finger, pen, keys and buttons."""
        c = self._controls
        c.canvas.on_mouse_down(self.start_draw)
        c.canvas.on_mouse_move(self.draw)
        c.canvas.on_mouse_up(self.stop_draw)
        c.canvas.on_mouse_out(self.stop_draw)
        c.canvas.on_touch_start(self._touch_start)
        c.canvas.on_touch_move(self._touch_move)
        c.canvas.on_touch_end(self._touch_end)
        c.canvas.on_touch_cancel(self._touch_end)
        c.canvas.on_key_down(self._key)
        # a canvas that is shown a second time, or after the page was loaded again, begins empty
        c.canvas.on_client_ready(lambda: self._painter.repaint(self._drawing))
        c.clear_button.on_click(self.clear)
        c.undo_button.on_click(self.undo)
        for n, button in enumerate(c.number_buttons):
            button.on_click(functools.partial(self.draw_number, n))

    @property
    def line_width(self) -> float:
        """Diameter of the pen in pixels of the drawing; the slider shows it."""
        return float(self._controls.line_width.value)

    @line_width.setter
    def line_width(self, width: float) -> None:
        slider = self._controls.line_width
        slider.min, slider.max = min(slider.min, width), max(slider.max, width)
        slider.value = width

    def _changed(self) -> None:
        """Note that the drawing is another one now."""
        self.changes_pending = True

    def print_traceback(self) -> None:
        """Show the present exception in German in the place of the answer; the log gets the traceback."""
        error = sys.exc_info()[1]
        log.error("ZahlenMalen", exc_info=error)
        self.result_text.value = self._controls.announcement.value = error_html(explain(error))

    @shown
    def start_draw(self, x: float, y: float) -> None:
        """Put the pen down at (x, y), in screen pixels of the canvas."""
        self._drawing.begin(self.line_width, ink=self.color_chooser.value != WHITE)
        self.down = True
        self.draw(x, y)

    @shown
    def draw(self, x: float, y: float) -> None:
        """Move the pen to (x, y), in screen pixels; draws only while it is down."""
        if self.down and math.isfinite(x) and math.isfinite(y):
            self._drawing.extend(x / self.scale, y / self.scale)
            self._painter.extend(self._drawing.strokes[-1])
            self._changed()

    @shown
    def stop_draw(self, x: float, y: float) -> None:
        """Lift the pen at (x, y)."""
        if self.down:
            self.draw(x, y)
            self._lift()

    def _lift(self) -> None:
        """End a stroke: its answer is the one that is read out."""
        self.down = False
        self._painter.finish(self._drawing)
        self._changed()

    @shown
    def _touch_start(self, touches: list[tuple[float, float]]) -> None:
        """Draw with one finger; with a second one the reader wants something else."""
        if len(touches) == 1:
            self.start_draw(*touches[0])
        elif self.down:
            self._lift()
            if len(self._drawing.strokes[-1].points) < SHORT:
                self.undo()

    @shown
    def _touch_move(self, touches: list[tuple[float, float]]) -> None:
        if len(touches) == 1:
            self.draw(*touches[0])

    @shown
    def _touch_end(self, _touches: list[tuple[float, float]]) -> None:
        if self.down:
            self._lift()

    @shown
    def _key(self, key: str, shift: bool, ctrl: bool, meta: bool) -> None:
        """Digits show an example, Ctrl+Z takes back, Delete clears, Tab leaves: ipycanvas keeps all keys."""
        if len(key) == 1 and key in "0123456789":
            self.draw_number(int(key))
        elif key == "z" and (ctrl or meta):
            self.undo()
        elif key in ("Delete", "Backspace"):
            self.clear()
        elif key == "Tab":
            (self.number_buttons[-1] if shift else self.clear_button).focus()

    @shown
    def draw_number(self, n: int, *_: object) -> None:
        """Show a random example of the digit n, 0 to 9; PictureError if there is none of it."""
        if n not in self.numbers or not len(self.numbers[n]):
            there = ", ".join(str(digit) for digit in sorted(self.numbers) if len(self.numbers[digit]))
            raise PictureError(f"Für „{n}“ gibt es keine Beispiele. Möglich sind: {there or 'keine'}.")
        self.put_image_data(self.numbers[n][int(np.random.default_rng().integers(len(self.numbers[n])))])

    @shown
    def choose_color(self, color: str) -> None:
        """Draw with ``"schwarz"`` or wipe with ``"weiß"``; PictureError for any other colour."""
        if color not in (BLACK, WHITE):
            raise PictureError(f"Die Farbe „{color}“ gibt es nicht. Möglich sind „{BLACK}“ und „{WHITE}“.")
        self.color_chooser.value = color

    @shown
    def clear(self, *_: object) -> None:
        """Take a new, white sheet."""
        self.down = False
        self._drawing.clear()
        self._painter.repaint(self._drawing)
        self._changed()

    @shown
    def undo(self, *_: object) -> None:
        """Take the last stroke back."""
        self.down = False
        if self._drawing.undo():
            self._painter.repaint(self._drawing)
            self._changed()

    def get_image_data(self) -> Picture:
        """Return the sheet as it is drawn, shape (28, 28), float32, 0 (white) to 1 (black)."""
        return self._drawing.picture()

    def put_image_data(self, image_data: ArrayLike) -> None:
        """Replace the sheet by a picture, shape (28, 28) or (1, 28, 28), values 0 (white) to 1 (black).

        Raises
        ------
        PictureError
            If the picture has another shape or holds a value that is not a number.
        """
        self.down = False
        self._drawing.put(image_data)
        self._painter.repaint(self._drawing)
        self._changed()
