"""Which digits `load_data` returns: all 70,000 where they are found, else the embedded ones."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.mnist._idx import find_folder, is_complete, read_folder
from course_helpers.mnist._subset import load_subset
from course_helpers.mnist._types import MnistError, Split

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

logger = logging.getLogger(__name__)


def cache_folder() -> Path:
    """Return the folder where `fetch` keeps the full set: in ``XDG_CACHE_HOME``, else in ``~/.cache``.

    platformdirs would be one more package in the browser, and on Windows and macOS forget what lies there.
    """
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "course_helpers" / "mnist"


def load_data(path: str | os.PathLike[str] | None = None) -> Split:
    """Return the handwritten digits of MNIST, in the form that keras gives them.

    Looked for in this order: `path`, the folder named by the environment variable ``MNIST_PATH``, the user's
    cache (see `fetch`). Where none is named and the cache is not complete, the embedded 12,000 digits answer.
    A folder that is named but unusable is an error; it is never silently replaced.

    Parameters
    ----------
    path : path-like, optional
        Folder with the four IDX files, raw or gzipped, or the folder above torchvision's ``MNIST/raw``.

    Returns
    -------
    (train_images, train_labels), (test_images, test_labels)
        uint8 arrays of shapes (n, 28, 28) and (n,): 60,000 and 10,000 digits, or the embedded 10,000 and
        2,000. Images go from 0 (background) to 255 (ink).

    Raises
    ------
    MnistError
        If the folder named holds no MNIST, or a file is truncated, foreign or damaged. The message names it.

    See Also
    --------
    load_subset : the same digits on every machine, for figures that a text quotes.
    """
    folder = _choose_folder(path)
    if folder is None:
        logger.info("MNIST: 12\N{NO-BREAK SPACE}000 eingebettete Ziffern")
        return load_subset()
    logger.info("MNIST: alle 70\N{NO-BREAK SPACE}000 Ziffern aus %s", folder)
    return read_folder(folder)


def _choose_folder(path: str | os.PathLike[str] | None) -> Path | None:
    if path is not None:
        return _named_folder(Path(path), "Der angegebene Ordner")
    if os.environ.get("MNIST_PATH"):
        return _named_folder(
            Path(os.environ["MNIST_PATH"]), "Der Ordner aus der Umgebungsvariable MNIST_PATH"
        )
    return cache_folder() if is_complete(cache_folder()) else None


def _named_folder(root: Path, role: str) -> Path:
    folder = find_folder(root.expanduser())
    if folder is None:
        state = "enthält keine MNIST-Dateien" if root.expanduser().is_dir() else "ist kein Ordner"
        raise MnistError(
            f"{role} {root} {state}. Erwartet wird zum Beispiel train-images-idx3-ubyte (auch mit .gz), "
            "direkt darin oder in MNIST/raw. Ohne Angabe nimmt load_data() die mitgelieferten Ziffern."
        )
    return folder


def to_categorical(labels: ArrayLike, num_classes: int = 10) -> NDArray[np.float32]:
    """Return one row per label with a single 1 at the label's place (one-hot).

    Parameters
    ----------
    labels : array_like of int, shape (n,)
    num_classes : int
        Number of columns.

    Returns
    -------
    ndarray, float32, shape (n, num_classes)

    Raises
    ------
    ValueError
        If `labels` is not a list of whole numbers from 0 to ``num_classes - 1``.
    """
    numbers = np.asarray(labels)
    if numbers.ndim != 1 or (numbers.size and not np.issubdtype(numbers.dtype, np.integer)):
        raise ValueError(
            "to_categorical braucht eine Liste ganzer Zahlen. "
            f"Bekommen: Form {numbers.shape}, Datentyp {numbers.dtype}."
        )
    if numbers.size and not (numbers.min() >= 0 and numbers.max() < num_classes):
        raise ValueError(
            f"to_categorical kennt die Klassen 0 bis {num_classes - 1}. "
            f"Bekommen: Werte von {numbers.min()} bis {numbers.max()}."
        )
    return np.eye(num_classes, dtype=np.float32)[numbers.astype(np.intp)]
