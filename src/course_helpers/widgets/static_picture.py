"""What a page shows of a widget before it is live: HTML that was computed when the book was built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from IPython.display import display

from course_helpers.widgets.png import png_address

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def display_with_picture(widget: Any, html: str) -> None:
    """Show a widget where widgets can live, and a picture of it where they cannot.

    Parameters
    ----------
    widget : ipywidgets.Widget
        What a live page shows.
    html : str
        What the static page shows in its place; images in it need an alternative text.
    """
    bundle: dict[str, Any] = dict(widget._repr_mimebundle_())
    bundle["text/html"] = html
    display(bundle, raw=True)  # type: ignore[no-untyped-call]  # IPython publishes no type for it


def picture_png(picture: ArrayLike) -> str:
    """Return a grey picture as the ``data:`` address of a PNG image.

    Parameters
    ----------
    picture : array_like, shape (height, width)
        Values 0 (white) to 1 (black).

    Returns
    -------
    str
        Address for ``<img src="…">``; one pixel per value.
    """
    values = np.clip(np.asarray(picture, dtype=np.float64), 0, 1)
    grey = np.rint(255 * (1 - values)).astype(np.uint8)
    return png_address(grey[..., np.newaxis], effort=9)
