"""Everything the chapters of the course build on.

The names below are loaded when they are first used, so that a chapter in the browser never waits for torch.
"""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course_helpers.hardware import save_nightly_calibration, setup_hardware_client
    from course_helpers.widgets.zahlen_malen import ZahlenMalen

_HOMES = {
    "ZahlenMalen": "course_helpers.widgets.zahlen_malen",
    "save_nightly_calibration": "course_helpers.hardware",
    "setup_hardware_client": "course_helpers.hardware",
}

# whoever wants our log attaches a handler; without one Python would print its warnings below the cell
logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = ["ZahlenMalen", "save_nightly_calibration", "setup_hardware_client"]


def __getattr__(name: str) -> object:
    """Load one of the exported names (PEP 562); AttributeError for any other name."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
