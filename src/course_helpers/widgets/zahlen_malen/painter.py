"""Show a drawing on an ipycanvas canvas; nothing is ever read back from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from ipycanvas import hold_canvas

from course_helpers.recognition import curved

if TYPE_CHECKING:
    from course_helpers.recognition import Picture, Stroke
    from course_helpers.recognition.lines import Line
    from course_helpers.widgets.zahlen_malen.drawing import Drawing


class Painter:
    """Paint on a canvas whose pixels are ``scale`` times finer than those of the drawing."""

    def __init__(self, canvas: Any, scale: int) -> None:
        self._canvas, self._scale = canvas, scale

    def repaint(self, drawing: Drawing) -> None:
        """Paint everything anew: the picture below, then every stroke."""
        with hold_canvas():
            self._canvas.line_cap = self._canvas.line_join = "round"
            self._canvas.fill_style = "white"
            self._canvas.fill_rect(0, 0, self._canvas.width, self._canvas.height)
            if drawing.base is not None:
                self._picture(drawing.base)
            for stroke in drawing.strokes:
                self._line(stroke, _shown(stroke))

    def extend(self, stroke: Stroke) -> None:
        """Paint the newest piece of a stroke."""
        with hold_canvas():
            self._line(stroke, stroke.way()[-2:])

    def finish(self, drawing: Drawing) -> None:
        """Show the newest stroke as it is read: with curves where the page sent only few of its points."""
        if drawing.strokes and len(_shown(drawing.strokes[-1])) > len(drawing.strokes[-1].points):
            self.repaint(drawing)

    def _picture(self, picture: Picture) -> None:
        grey = np.rint(255 * (1 - picture)).astype(np.uint8)
        large = grey.repeat(self._scale, axis=0).repeat(self._scale, axis=1)
        self._canvas.put_image_data(np.repeat(large[:, :, None], 3, axis=2))

    def _line(self, stroke: Stroke, part: Line) -> None:
        """Paint a part of a stroke; a single point is a dot."""
        way = part * self._scale
        self._canvas.stroke_style = self._canvas.fill_style = "black" if stroke.ink else "white"
        self._canvas.line_width = stroke.width * self._scale
        if len(way) == 1:
            self._canvas.fill_circle(*way[0], stroke.width * self._scale / 2)
        else:
            self._canvas.stroke_lines(way)


def _shown(stroke: Stroke) -> Line:
    """Return the way of a stroke as it is read; what is wiped away is wiped straight."""
    return curved(stroke.way()) if stroke.ink else stroke.way()
