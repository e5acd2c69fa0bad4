"""Digits side by side, and a digit with the network's answer."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike

from course_helpers.plots.grid import picture_grid
from course_helpers.plots.style import COLOURS

_PIXELS = 28 * 28


def show_digits(images: ArrayLike, titles: Sequence[object] | None = None, *, columns: int = 10) -> None:
    """Show pictures of digits in a grid.

    Parameters
    ----------
    images
        Shape (n, 28, 28) or (n, 784), any number type; 0 is drawn white, the largest value black.
    titles
        One title per picture.
    columns
        Pictures per row.

    Raises
    ------
    ValueError
        If a picture has not 784 pixels, there is no picture, or the number of titles differs.
    """
    pictures = _as_pictures(images)
    if titles is not None and len(titles) != len(pictures):
        raise ValueError(
            f"Es sind {len(pictures)} Bilder, aber {len(titles)} Überschriften. "
            "Jedes Bild braucht genau eine."
        )
    picture_grid(pictures, min(columns, len(pictures)), 0.75, titles=titles, cmap="Greys", vmin=0)


def show_answer(image: ArrayLike, outputs: ArrayLike, *, label: int | None = None) -> None:
    """Show one digit and beside it the network's ten outputs as bars.

    Parameters
    ----------
    image
        784 pixels in any shape.
    outputs
        Ten output values, shape (10,) or (1, 10).
    label
        The right digit, if known; it is named in the title.

    Raises
    ------
    ValueError
        If the picture has not 784 pixels, or there are not ten outputs.
    """
    values = np.asarray(outputs, dtype=float).ravel()
    if values.size != 10:  # ten digits
        raise ValueError(f"Erwartet werden zehn Ausgaben, eine je Ziffer. Bekommen habe ich {values.size}.")
    picture = _as_pictures(np.reshape(image, (1, -1)))[0]
    answer = int(values.argmax())
    _, (left, right) = plt.subplots(1, 2, figsize=(6.4, 2.6), width_ratios=(1, 2))
    left.imshow(picture, cmap="Greys", vmin=0)
    left.set_axis_off()
    left.set_title(f"Antwort: {answer}" if label is None else f"Antwort: {answer}, richtig: {label}")
    colours = [COLOURS["blau"]] * 10
    colours[answer] = COLOURS["orange"]
    right.bar(range(10), values, color=colours)
    right.set_xticks(range(10))
    right.set_xlabel("Ziffer")
    right.set_ylabel("Ausgabe des Netzes")


def _as_pictures(images: ArrayLike) -> np.ndarray[tuple[int, int, int], np.dtype[np.float64]]:
    """Return shape (n, 28, 28), or say which shape is wrong (ValueError)."""
    array = np.asarray(images, dtype=float)
    if array.size == 0:
        raise ValueError("Hier ist kein einziges Bild. Prüfe, was du ausgewählt hast.")
    if array.size != array.shape[0] * _PIXELS:
        raise ValueError(
            "Erwartet werden Bilder der Form (Anzahl, 28, 28) oder (Anzahl, 784). "
            f"Bekommen habe ich die Form {array.shape}. "
            "Ein einzelnes Bild reichst du als bild[np.newaxis] weiter."
        )
    return array.reshape(-1, 28, 28)
