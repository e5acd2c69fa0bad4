"""Which code is the pupil's, and which belongs to this course or to Python's libraries."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

_OURS = Path(__file__).parents[1]


@lru_cache(maxsize=1000)
def is_library(file: str) -> bool:
    """Whether a code's file is none of the pupil's; a cell has a name of its own or lies in a temporary folder."""
    path = Path(file)
    return _OURS in path.parents or not {"site-packages", "lib", "Lib"}.isdisjoint(path.parts)


def own_names(traceback: TracebackType | None) -> dict[str, Any] | None:
    """Return the global names of the pupil's code that a traceback went through, or None if it went through none.

    The pupil's code comes first: what it calls may have no file either, such as the browser's own ``input``.
    """
    while traceback is not None:
        if not is_library(traceback.tb_frame.f_code.co_filename):
            return traceback.tb_frame.f_globals
        traceback = traceback.tb_next
    return None
