"""Pictures as addresses of PNG images.

Written by hand: the board shows one at every stroke, and Pillow takes eight times as long for 28 x 28
pixels (0.8 instead of 0.1 ms).
"""

from __future__ import annotations

import base64
import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KINDS = {
    1: 0,
    4: 6,
}  # by numbers of a pixel: grey, and colour with opacity (PNG specification, section 11.2.2)


def png_address(pixels: NDArray[np.uint8], effort: int) -> str:
    """Return a picture as the ``data:`` address of a PNG image.

    Parameters
    ----------
    pixels : ndarray, shape (height, width, 1) or (height, width, 4), uint8
        Grey from 0 (black) on; or red, green, blue and opacity.
    effort : int
        How much to spend on a short address, 1 to 9.
    """
    height, width, numbers = pixels.shape
    rows = np.zeros((height, 1 + numbers * width), np.uint8)  # filter type 0 before each row
    rows[:, 1:] = pixels.reshape(height, -1)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _KINDS[numbers], 0, 0, 0)),
        (b"IDAT", zlib.compress(rows.tobytes(), effort)),
        (b"IEND", b""),
    )
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts  # section 5.3
    )
    return "data:image/png;base64," + base64.b64encode(data).decode()
