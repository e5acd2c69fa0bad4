"""Run with names of modules: import each where only the packages of one extra are there.

Called as ``python only_extra.py EXTRA MODULE ...``; the extra is empty for the base alone. What it does not
bring is hidden, as if not installed. With ``kurs`` in place of modules, the command line gets the rest.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # called as a program, it would find its own folder only
from tests.house.requirements import closure


class Hide:
    """Finds no module of a package that is not allowed."""

    def __init__(self, allowed):
        self._allowed = allowed
        self._owners = importlib.metadata.packages_distributions()

    def find_spec(self, name, _path=None, _target=None):
        owners = {owner.lower().replace("_", "-") for owner in self._owners.get(name.partition(".")[0], ())}
        if owners and not owners & self._allowed:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def main():
    extra, first, *others = sys.argv[1:]
    allowed = closure(extra) | {"course-helpers"}
    for name in [name for name in sys.modules if name.partition(".")[0] == "packaging"]:
        del sys.modules[name]  # this program's own
    sys.meta_path.insert(0, Hide(allowed))
    if first == "kurs":
        from course_helpers.cli import main as kurs

        raise SystemExit(kurs(others))
    for module in (first, *others):
        importlib.import_module(module)


if __name__ == "__main__":
    main()
