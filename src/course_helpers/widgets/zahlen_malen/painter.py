"""Show a drawing on an ipycanvas canvas; nothing is ever read back from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from ipycanvas import hold_canvas

if TYPE_CHECKING:
    from course_helpers.recognition import Picture, Stroke

    from .drawing import Drawing


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
                self._line(stroke, 0)

    def extend(self, stroke: Stroke) -> None:
        """Paint the newest piece of a stroke."""
        with hold_canvas():
            self._line(stroke, max(0, len(stroke.points) - 2))

    def _picture(self, picture: Picture) -> None:
        grey = np.rint(255 * (1 - picture)).astype(np.uint8)
        large = grey.repeat(self._scale, axis=0).repeat(self._scale, axis=1)
        self._canvas.put_image_data(np.repeat(large[:, :, None], 3, axis=2))

    def _line(self, stroke: Stroke, first: int) -> None:
        """Paint a stroke from its point number ``first`` on; a single point is a dot."""
        way = stroke.way()[first:] * self._scale
        self._canvas.stroke_style = self._canvas.fill_style = "black" if stroke.ink else "white"
        self._canvas.line_width = stroke.width * self._scale
        if len(way) == 1:
            self._canvas.fill_circle(*way[0], stroke.width * self._scale / 2)
        else:
            self._canvas.stroke_lines(way)
