"""The drawing itself: strokes on top of an optional picture. It lives here; the canvas only shows it."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.recognition import PIXELS, Stroke, blank, fit_picture, fit_strokes, paint
from course_helpers.widgets.zahlen_malen.errors import PictureError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from course_helpers.recognition import Picture


CONTRAST = 0.3
"""Something on a sheet differs from its edge by more than this; less may be a shadow."""


class Drawing:
    """A sheet of 28 x 28 pixels with strokes on it.

    All methods may be called from several threads: one draws while another reads.
    """

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self.base: Picture | None = None
        self._raster = blank()
        self._lock = RLock()

    def begin(self, width: float, *, ink: bool) -> None:
        """Put the pen down; `extend` gives its first point."""
        with self._lock:
            self.strokes.append(Stroke(width, ink))

    def extend(self, x: float, y: float) -> None:
        """Move the pen, which is down, straight to (x, y), in pixels."""
        with self._lock:
            stroke = self.strokes[-1]
            stroke.points.append((x, y))
            paint(self._raster, stroke, first=max(0, len(stroke.points) - 2))

    def undo(self) -> bool:
        """Take the last stroke back; return whether there was one."""
        with self._lock:
            if not self.strokes:
                return False
            self.strokes.pop()
            self._raster = blank() if self.base is None else self.base.copy()
            for stroke in self.strokes:
                paint(self._raster, stroke)
            return True

    def clear(self) -> None:
        """Take a new sheet."""
        with self._lock:
            self.strokes, self.base, self._raster = [], None, blank()

    def put(self, picture: ArrayLike) -> None:
        """Replace everything by a picture.

        Parameters
        ----------
        picture : array_like, shape (28, 28) or (1, 28, 28)
            Values 0 (white) to 1 (black); what lies outside is cut off.

        Raises
        ------
        PictureError
            If it is no array of numbers, the shape is another one, a value is not finite, or white and black
            are exchanged, as in a photo of a sheet.
        """
        try:
            values = np.asarray(picture, dtype=np.float32)
        except (TypeError, ValueError) as error:
            raise PictureError(f"Ein Bild besteht aus {PIXELS} x {PIXELS} Zahlen von 0 bis 1.") from error
        if values.shape not in ((PIXELS, PIXELS), (1, PIXELS, PIXELS)):
            raise PictureError(f"Ein Bild hat {PIXELS} x {PIXELS} Pixel. Dieses hat die Form {values.shape}.")
        if not np.isfinite(values).all():
            raise PictureError("In dem Bild stehen Werte, die keine Zahlen sind (NaN oder unendlich).")
        sheet = values.reshape(PIXELS, PIXELS).clip(0, 1)
        if _is_inverted(sheet):
            raise PictureError(
                "In diesem Bild sind Weiß und Schwarz vertauscht: Im Zeichenfeld heißt 0 weiß und 1 schwarz, "
                "also wäre der Rand schwarz und die Ziffer weiß. Gib stattdessen `1 - bild`."
            )
        with self._lock:
            self.strokes, self.base, self._raster = [], sheet, sheet.copy()

    def picture(self) -> Picture:
        """Return the sheet as it is, shape (28, 28), float32, 0 (white) to 1 (black)."""
        with self._lock:
            return self._raster.copy()

    def seen(self) -> Picture:
        """Return the sheet in MNIST's size, place and thickness: what a network gets to see."""
        with self._lock:
            return fit_strokes(self.strokes) if self.base is None else fit_picture(self._raster)


def _is_inverted(sheet: Picture) -> bool:
    """Tell whether the edge is dark and something in it is far lighter, as in a photo with 0 for black."""
    edge = float(np.median(np.concatenate([sheet[0], sheet[-1], sheet[:, 0], sheet[:, -1]])))
    lighter, darker = edge - float(sheet.min()), float(sheet.max()) - edge
    return lighter > CONTRAST and lighter > 2 * darker
