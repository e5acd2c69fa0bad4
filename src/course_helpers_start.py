"""Imported when Python starts (``course_helpers_start.pth``): ``import pynn_brainscales`` finds the emulator.

The lab's chapter gs_02 imports it in its first line, before ``setup_hardware_client()`` could register
anything. A real one is found before this is asked, which comes last. Imports nothing: all Python programs of
the environment start with it.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec


class _Finder:
    """Knows one name."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG004 - the protocol
        if name != "pynn_brainscales":
            return None
        from course_helpers.chip import pynn_emulator  # noqa: PLC0415 - see above

        return pynn_emulator.on_demand()


sys.meta_path.append(_Finder)
