"""What ARCHITECTURE.md says about the rooms: the table of arrows, as sets."""

from __future__ import annotations

import re
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
PACKAGE = "course_helpers"
WINGS = {"chip", "site"}
_ROW = re.compile(r"^\| ((?:`\w+`(?:, )?)+) \|([^|]*)\|$", re.MULTILINE)
_NAME = re.compile(r"`(\w+)`")
GRAPH = grimp.build_graph(PACKAGE, include_external_packages=True, exclude_type_checking_imports=True)


def drawn():
    """Return for each room the rooms that it may import."""
    section = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("| room ")[2].partition("\n\n")[0]
    return {
        room: set(_NAME.findall(targets))
        for rooms, targets in _ROW.findall(section)
        for room in _NAME.findall(rooms)
    }


def wing_of(module):
    """Return the folder of rooms; `lesson` for rooms in none: pupils import them by a short name."""
    first = module.split(".")[1] if "." in module else ""
    return first if first in {*WINGS, "cli"} else "lesson"


def room_of(module):
    """Return the folder or lone module, in a wing or not; empty for the package and for a wing themselves."""
    names = module.split(".")[1:]
    return "".join(names[1:2] if names[:1] and names[0] in WINGS else names[:1])


def rooms():
    """Return all rooms that there are."""
    return {room_of(module) for module in GRAPH.modules if module.startswith(f"{PACKAGE}.")} - {""}


def imports(*, inside):
    """Yield room, importing module and imported module, of the own package or of others."""
    for module in sorted(name for name in GRAPH.modules if name.partition(".")[0] == PACKAGE):
        for target in sorted(GRAPH.find_modules_directly_imported_by(module)):
            own = target.partition(".")[0] == PACKAGE
            if own is inside and (not own or room_of(target) != room_of(module)):
                yield room_of(module), module, target
