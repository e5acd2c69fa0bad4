"""What a page shows of a widget before it is live: HTML that was computed when the book was built."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
from IPython.display import display

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

    Written by hand: the board shows one at every stroke, and Pillow takes eight times as long for 28 x 28
    pixels (0.8 instead of 0.1 ms).

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
    rows = b"".join(b"\0" + row.tobytes() for row in grey)  # filter type 0 before each row
    size = struct.pack(">II", grey.shape[1], grey.shape[0])
    data = b"\x89PNG\r\n\x1a\n"
    data += (
        _chunk(b"IHDR", size + b"\x08\0\0\0\0")
        + _chunk(b"IDAT", zlib.compress(rows, 9))
        + _chunk(b"IEND", b"")
    )
    return "data:image/png;base64," + base64.b64encode(data).decode()


def _chunk(kind: bytes, content: bytes) -> bytes:
    """Return one chunk of a PNG file (PNG specification, section 5.3)."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
