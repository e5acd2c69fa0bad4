"""Which imports bring neo along: Pyodide loads what a cell names, and does not see what that imports in turn.

Only the spiking chip needs neo and quantities. They are no dependency of ours, or every page would load them.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PACKAGE = "neo"  # it needs quantities itself
_TOPS = {"neo", "quantities"}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# The emulator of the spiking chip takes the library's name; in a browser it is all that
# `setup_hardware_client` can bring, since there is no torch.
_STANDS_FOR = {
    "pynn_brainscales",
    "course_helpers.setup_hardware_client",
    "course_helpers.hardware.setup_hardware_client",
    "_static.common.helpers",  # by this name the lab's notebooks import the same
}


def names_that_bring(own: Iterable[tuple[str, bytes]]) -> dict[str, set[str]]:
    """Return for neo the names whose import needs it.

    Parameters
    ----------
    own : iterable of (str, bytes)
        Name and content of the files of our own wheel.
    """
    taken = {_module(file): set(_taken(file, content)) for file, content in own if file.endswith(".py")}
    return {_PACKAGE: _STANDS_FOR | _leading_to(_TOPS, taken)}


def _module(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _taken(file: str, content: bytes) -> Iterator[str]:
    """Yield what a module imports, each name with the packages above it.

    Of what a function imports, only neo and quantities count, for it may be called. A part of our own does
    not: so a module can do without them until it is asked for more.
    """
    for name, late in _imported(ast.parse(content), file.split("/")[:-1]):
        parts = name.split(".")
        if not late or parts[0] in _TOPS:
            yield from (".".join(parts[: end + 1]) for end in range(len(parts)))


def _imported(tree: ast.AST, package: list[str], *, late: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the names that are imported below a node, and whether a function does it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((one.name, late) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((f"{start}.{one.name}", late) for one in node.names)
        elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield from _imported(node, package, late=late or isinstance(node, _FUNCTIONS))


def _leading_to(tops: set[str], taken: Mapping[str, set[str]]) -> set[str]:
    """Return the modules that import one of the tops, or one that does."""
    found: set[str] = set()
    while more := {name for name, names in taken.items() if names & (tops | found)} - found:
        found |= more
    return found
