"""Handwritten digits as numpy arrays: those of MNIST, embedded, from a folder, or fetched; and a few more.

Needs numpy and the standard library only, and imports no other folder of the package, so it also runs in the
browser.
"""

from course_helpers.mnist._fetch import MIRRORS, fetch
from course_helpers.mnist._idx import find_folder
from course_helpers.mnist._load import cache_folder, load_data, to_categorical
from course_helpers.mnist._pen import load_pen_digits
from course_helpers.mnist._subset import load_subset
from course_helpers.mnist._types import FetchError, MnistError

__all__ = [
    "MIRRORS",
    "FetchError",
    "MnistError",
    "cache_folder",
    "fetch",
    "find_folder",
    "load_data",
    "load_pen_digits",
    "load_subset",
    "to_categorical",
]
