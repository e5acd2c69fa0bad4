"""Which digit is mistaken for which."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import ArrayLike

from course_helpers.plots.style import COLOURS

# never full: numbers stand on it, dark ones on a light page and light ones on a dark page
_NOTHING_TO_ORANGE = LinearSegmentedColormap.from_list(
    "kurs", [f"{COLOURS['orange']}{opacity}" for opacity in ("00", "80")]
)
Counts = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def confusion_matrix(true_labels: ArrayLike, answers: ArrayLike, *, classes: int = 10) -> Counts:
    """Count how often each true digit got each answer.

    Parameters
    ----------
    true_labels, answers
        Digits 0 .. classes - 1, both of shape (n,).
    classes
        Number of digits.

    Returns
    -------
    numpy.ndarray
        Shape (classes, classes): row = true digit, column = answer.

    Raises
    ------
    ValueError
        If the lengths differ or a value is no digit.
    """
    true, answered = np.asarray(true_labels).ravel(), np.asarray(answers).ravel()
    if true.shape != answered.shape:
        raise ValueError(
            f"Es sind {true.size} Labels, aber {answered.size} Antworten. "
            "Zu jedem Label gehört genau eine Antwort. Fehlt ein argmax(axis=1)?"
        )
    for name, values in (("Labels", true), ("Antworten", answered)):
        if not np.isin(values, np.arange(classes)).all():
            raise ValueError(f"Unter den {name} ist ein Wert, der keine Ziffer von 0 bis {classes - 1} ist.")
    counts = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(counts, (true.astype(int), answered.astype(int)), 1)
    return counts


def show_confusion(matrix: ArrayLike) -> None:
    """Draw a confusion matrix with its counts; only the mistakes are coloured.

    Parameters
    ----------
    matrix
        Shape (k, k), as `confusion_matrix` returns it.
    """
    counts = np.asarray(matrix)
    mistakes = np.where(np.eye(len(counts), dtype=bool), 0, counts)
    _, ax = plt.subplots(figsize=(5.4, 4.8))
    drawn = ax.imshow(mistakes, cmap=_NOTHING_TO_ORANGE)
    for row, column in np.ndindex(*counts.shape):
        ax.text(
            column,
            row,
            str(counts[row, column]),
            ha="center",
            va="center",
            fontsize=8,
            fontweight="bold" if row == column else "normal",
        )
    ax.set_xticks(range(len(counts)))
    ax.set_yticks(range(len(counts)))
    ax.grid(visible=False)
    ax.set_xlabel("Antwort des Netzes")
    ax.set_ylabel("richtige Ziffer")
    plt.colorbar(drawn, ax=ax, label="Anzahl der Verwechslungen")
