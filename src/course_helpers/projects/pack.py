"""A collection of drawn digits as one line of text, which fits into a cell and travels with the notebook."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PREFIX = "KURS-ZIFFERN-1:"
PIXELS = 28 * 28
MOST = 1000  # digits; a longer text was not made here
_GREYS = 17  # 0, 17, ..., 255: 16 shades are enough for a pen, and half as long


class CollectionError(ValueError):
    """The text holds no collection of digits; the message says so in German."""


def pack_digits(images: NDArray[np.uint8], digits: NDArray[np.uint8]) -> str:
    """Return the text; ``images`` have the shape (n, 28, 28), ``digits`` (n,)."""
    shades = np.rint(images.reshape(len(digits), PIXELS) / _GREYS).astype(np.uint8)
    halves = (shades[:, 0::2] << 4) | shades[:, 1::2]
    body = digits.astype(np.uint8).tobytes() + halves.tobytes()
    return PREFIX + base64.b64encode(zlib.compress(body, 9)).decode()


def unpack_digits(text: str) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return images, uint8 of shape (n, 28, 28), and digits, uint8 of shape (n,).

    White space anywhere in the text does not matter: editors and messengers break long lines.

    Raises
    ------
    CollectionError
        If it is no text, does not begin with `PREFIX`, or is damaged or not whole.
    """  # noqa: DOC501 - ruff takes _damaged, which makes the CollectionError, for its class
    if not isinstance(text, str):
        raise CollectionError("Deine gesicherten Ziffern sind ein Text: Setze ihn in Anführungszeichen.")
    packed = "".join(text.split())
    if not packed.startswith(PREFIX):
        raise CollectionError(
            f"Das ist keine gesicherte Sammlung: Ihr Text beginnt mit „{PREFIX}“. "
            "Kopiere den ganzen Text aus deiner Datei zwischen die Anführungszeichen."
        )
    try:
        data = base64.b64decode(packed[len(PREFIX) :], validate=True)
        body = zlib.decompressobj().decompress(data, MOST * (1 + PIXELS // 2))
    except (binascii.Error, ValueError, zlib.error) as error:
        raise _damaged() from error
    values = np.frombuffer(body, np.uint8)
    count, rest = divmod(len(values), 1 + PIXELS // 2)
    digits = values[:count]
    if rest or not count or digits.max() > 9:  # ten digits
        raise _damaged()
    halves = values[count:].reshape(count, PIXELS // 2)
    pixels = np.stack([halves >> 4, halves & 15], axis=2).reshape(count, 28, 28)
    return pixels * np.uint8(_GREYS), digits.copy()


def _damaged() -> CollectionError:
    return CollectionError(
        "Der Text deiner Sammlung ist beschädigt oder nicht vollständig. Öffne deine Datei noch einmal "
        "und kopiere alles, vom ersten bis zum letzten Zeichen."
    )
