"""What the neurons of a first layer look for: their weights as pictures."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import ArrayLike

from course_helpers.plots.grid import picture_grid
from course_helpers.plots.style import COLOURS

# the colours of the playground that shows the same weights while a network learns; nothing where it has white
_BLUE, _ORANGE = COLOURS["blau"], COLOURS["orange"]
_BLUE_TO_ORANGE = LinearSegmentedColormap.from_list(
    "kurs", [(0, _BLUE), (0.5, f"{_BLUE}00"), (0.5, f"{_ORANGE}00"), (1, _ORANGE)]
)


def show_weights(weights: ArrayLike, *, columns: int = 8) -> None:
    """Show the weights of each neuron of the first layer as a picture of 28 x 28 pixels.

    All pictures share one colour scale, symmetric about 0: orange for positive, blue for negative weights.

    Parameters
    ----------
    weights
        Shape (784, n): column j holds the weights into neuron j.
    columns
        Pictures per row.

    Raises
    ------
    ValueError
        If the array has not two axes or not 784 rows.
    """
    array = np.asarray(weights, dtype=float)
    if array.ndim != 2 or array.shape[0] != 784:  # a matrix, 28 x 28 pixels
        raise ValueError(
            "Erwartet werden die Gewichte der ersten Schicht in der Form (784, Anzahl der Neuronen). "
            f"Bekommen habe ich die Form {array.shape}."
        )
    # a few very large weights must not make all others look pale
    limit = float(np.quantile(np.abs(array), 0.995)) or 1.0
    pictures = array.T.reshape(-1, 28, 28)
    columns = min(columns, len(pictures))
    ax = picture_grid(pictures, columns, 0.9, beside=0.8, cmap=_BLUE_TO_ORANGE, vmin=-limit, vmax=limit)
    ax.figure.colorbar(ax.images[0], ax=ax, label="Gewicht")
