"""What came out of one run of an answer, by name."""

from __future__ import annotations

from typing import Any


class Parts(dict[str, Any]):
    """Results by name, such as ``{"b": array, "w": array}``, and what the run changed though it should not.

    Attributes
    ----------
    changed : tuple of str
        Names of attributes that hold something else after the run; arguments changed in place are found without.
    """

    changed: tuple[str, ...] = ()
