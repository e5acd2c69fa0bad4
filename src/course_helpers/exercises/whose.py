"""Whose layer computes in a page: read from what is there after every cell, and told to the page.

Nothing is taken from buttons or from the text of cells: a class that is made again, a network of an earlier one,
a cell run out of order, a fresh Python are all seen, because only the names of the session are looked at.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any, Literal

from course_helpers.exercises.own import is_library
from course_helpers.exercises.whole_layer import TASKS, faults
from course_helpers.exercises.whole_network import METHODS, differences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Whose = Literal["own", "course", "earlier", "mixed", "none"]
"""``earlier``: a class of the pupil that the name no longer stands for; ``mixed``: layers of several kinds."""

TARGET = "kurs-schicht"  # the comm that the page listens to; `live/static/travel.js` knows it, too
_log = logging.getLogger(__name__)


def whose(kind: Any) -> Whose:
    """Tell whose a class is; the course's own with a method of the pupil's on it is the pupil's."""
    if not isinstance(kind, type):
        return "none"
    functions = [value for base in kind.__mro__[:-1] for value in vars(base).values()]
    code = [getattr(getattr(one, "__func__", one), "__code__", None) for one in functions]
    mine = any(one is not None and not is_library(one.co_filename) for one in code)
    return "own" if mine or kind.__module__ == "__main__" else "course"


def networks(names: Mapping[str, Any]) -> dict[str, Whose]:
    """Tell for each network among the names whose layers it computes with."""
    layer = names.get("Layer")
    found: dict[str, Whose] = {}
    for name, value in names.items():
        layers = None if name.startswith("_") or isinstance(value, type) else vars_of(value).get("_layers")
        if isinstance(layers, (list, tuple)) and layers:
            found[name] = _of({type(one) for one in layers}, layer)
    return found


def vars_of(value: Any) -> dict[str, Any]:
    """Return an object's attributes without asking it: a pupil's `__getattr__` may do anything."""
    try:
        found: dict[str, Any] = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return {}
    return found if isinstance(found, dict) else {}


def _of(kinds: set[type], layer: Any) -> Whose:
    owners = {whose(kind) for kind in kinds}
    if len(owners) > 1:
        return "mixed"
    (owner,) = owners
    return "earlier" if owner == "own" and kinds != {layer} else owner


class _Remembered:
    """What a check found in a class, kept until the class or one of its methods is another one."""

    def __init__(self, check: Callable[[Any], list[Any]], methods: tuple[str, ...]) -> None:
        self._check, self._methods = check, ("__init__", *methods)
        self._state: tuple[Any, ...] = ()
        self._found: list[dict[str, str]] = []

    def of(self, kind: Any) -> list[dict[str, str]]:
        state = (kind, *(getattr(kind, name, None) for name in self._methods))
        if len(state) != len(self._state) or any(a is not b for a, b in zip(state, self._state, strict=True)):
            self._state, self._found = state, [one._asdict() for one in self._check(kind)]
        return self._found


class Teller:
    """Looks at a session's names after each cell and tells the page; checks run only when the layer has changed."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names = names
        self._faults = _Remembered(faults, TASKS)
        self._differences = _Remembered(differences, METHODS)
        self._last: dict[str, Any] | None = None

    def report(self) -> dict[str, Any]:
        """Return whose layer and network stand in the session, and what they lack."""
        layer, network = self._names.get("Layer"), self._names.get("Network")
        owner, maker = whose(layer), whose(network)
        return {
            "layer": owner,
            "network": maker,
            "faults": self._faults.of(layer) if owner == "own" else [],
            "differences": self._differences.of(network) if maker == "own" else [],
            "networks": networks(self._names),
        }

    def tell(self, *_: object) -> None:
        """Send the report if it is news; a session without a page of ours ignores it."""
        try:
            report = self.report()
            if report == self._last:
                return
            import comm  # noqa: PLC0415 - only a kernel needs it, and brings it

            comm.create_comm(target_name=TARGET, data={**report, "first": self._last is None}).close()
            self._last = report
        except Exception:  # noqa: BLE001 - a cell must not end with an error that is not its own
            _log.exception("the page could not be told whose layer computes")


def tell_whose_layer() -> None:
    """Tell the page after every cell of this session whose layer computes; outside of IPython do nothing."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return
    for old in list(shell.events.callbacks["post_run_cell"]):
        if isinstance(getattr(old, "__self__", None), Teller):
            shell.events.unregister("post_run_cell", old)
    shell.events.register("post_run_cell", Teller(shell.user_ns).tell)
