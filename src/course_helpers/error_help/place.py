"""Where in the reader's own code an error arose, and which arrays stand there."""

from __future__ import annotations

import ast
import linecache
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_UNKNOWN = object()


@dataclass(frozen=True)
class Place:
    """A line of a cell.

    Attributes
    ----------
    line : int
        Number of the line in its cell, from 1; 0 where the error belongs to no cell.
    source : str
        The line without its indentation.
    function : str
        Name of the function that the line belongs to; empty outside of functions.
    scope : dict
        The variables that the line can read.
    nodes : list of ast.AST
        What the line consists of, the outer parts first.
    failing : ast.AST or None
        The part that failed, as far as Python tells it.
    raised : bool
        Whether code of the course or the reader raised the error on purpose, by ``raise``.
    inner : str
        Name of the module in which the error arose; empty where that is the reader's own code.
    """

    line: int = 0
    source: str = ""
    function: str = ""
    scope: dict[str, Any] = field(default_factory=dict)
    nodes: list[ast.AST] = field(default_factory=list)
    failing: ast.AST | None = None
    raised: bool = False
    inner: str = ""

    @property
    def own(self) -> bool:
        """Whether the line itself failed, not something that it calls."""
        return bool(self.line) and not self.inner

    @property
    def call(self) -> ast.Call | None:
        """The call that failed, as far as Python tells it."""
        return self.failing if isinstance(self.failing, ast.Call) else None

    def value(self, node: ast.AST) -> Any:
        """Return what a name, an attribute or `x.T` stands for, without running code; else None."""
        found = _value(node, self.scope)
        return None if found is _UNKNOWN else found

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shapes of the arrays that the line names."""
        names: dict[str, tuple[int, ...]] = {}
        inner: set[ast.AST] = set()
        for node in self.nodes:
            value = None if node in inner else self.value(node)
            if (shape := shape_of(value)) is not None:
                names[ast.unparse(node)] = shape
                inner.update(ast.walk(node))  # of x.T only x.T, not also x
        return names


def shape_of(value: Any) -> tuple[int, ...] | None:
    """Return the shape of an array or tensor; None for anything else and for single numbers."""
    if isinstance(value, np.ndarray) or type(value).__module__.split(".")[0] in {"torch", "hxtorch"}:
        shape = getattr(value, "shape", None)
        return tuple(map(int, shape)) if shape else None
    return None


def public(etype: type[BaseException]) -> type[BaseException]:
    """Return the kind under which the reader knows an error: SyntaxError, not _IncompleteInputError."""
    return next(kind for kind in etype.__mro__ if not kind.__name__.startswith("_"))


def find_place(error: BaseException, names: dict[str, Any]) -> Place:
    """Return the last line of the reader's own code (globals ``names``) that the error went through."""
    if isinstance(error, SyntaxError) and error.lineno and _is_own(error):
        return Place(error.lineno, _written((error.text or "").strip()))
    own = last = None
    for tb in _steps(error.__traceback__):
        last = tb
        if tb.tb_frame.f_globals is names:
            own = tb
    if own is None or last is None:
        return Place()
    inner = "" if last.tb_frame.f_globals is names else str(last.tb_frame.f_globals.get("__name__"))
    return _place(own, inner, raised=_is_raise(last) and _may_raise(last, names))


def _is_own(error: SyntaxError) -> bool:
    """Tell whether the cell itself cannot be read; an error in an imported file has its frames."""
    return not str(error.filename or "").endswith(".py") or "ipykernel" in str(error.filename)


def _steps(tb: TracebackType | None) -> Iterator[TracebackType]:
    while tb is not None:
        yield tb
        tb = tb.tb_next


def _may_raise(tb: TracebackType, names: dict[str, Any]) -> bool:
    module = str(tb.tb_frame.f_globals.get("__name__"))
    return tb.tb_frame.f_globals is names or module.split(".", maxsplit=1)[0] == "course_helpers"


def _is_raise(tb: TracebackType) -> bool:
    """Tell whether the step ends in a ``raise``; bytecode knows it also where no sources are shipped."""
    import dis  # noqa: PLC0415 - slow in the browser, and needed only after an error

    return dis.opname[tb.tb_frame.f_code.co_code[tb.tb_lasti]] == "RAISE_VARARGS"


def _place(tb: TracebackType, inner: str, *, raised: bool) -> Place:
    frame, code = tb.tb_frame, tb.tb_frame.f_code
    lines = linecache.getlines(code.co_filename)
    start, end, left, right = list(code.co_positions())[tb.tb_lasti // 2]
    start, end = start or tb.tb_lineno, end or tb.tb_lineno
    source = _written(lines[tb.tb_lineno - 1].strip()) if tb.tb_lineno <= len(lines) else ""
    nodes, failing = [], None
    for node in ast.walk(_tree("".join(lines))):
        if isinstance(node, ast.expr) and start <= node.lineno <= end:
            nodes.append(node)
            if (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset) == (
                start,
                end,
                left,
                right,
            ):
                failing = failing or node
    scope = {**frame.f_globals, **frame.f_locals}
    function = "" if code.co_name.startswith("<") else code.co_name
    return Place(tb.tb_lineno, source, function, scope, list(nodes), failing, raised, inner)


def _written(line: str) -> str:
    """Return nothing for what IPython made of a line with ``%`` or ``!``: the reader wrote another one."""
    return "" if line.startswith("get_ipython()") else line


def _tree(source: str) -> ast.AST:
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module([], [])


def _value(node: ast.AST, scope: dict[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return scope.get(node.id, _UNKNOWN)
    if isinstance(node, ast.Attribute):
        base = _value(node.value, scope)
        if node.attr == "T" and isinstance(base, np.ndarray):
            return base.T
        return getattr(base, "__dict__", {}).get(node.attr, _UNKNOWN)
    return _UNKNOWN
