"""What the steps know of a cell from its text: its statements, its conditions, its names."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

_BRANCHES = (ast.If, ast.While, ast.For)


@dataclass
class Source:
    """A cell that was read.

    Attributes
    ----------
    tree : ast.Module
        Its code. A bare ``except:`` stands there as ``except Exception:``, so that it does not swallow the
        end of a cell that ran too long.
    file : str
        The name under which it runs.
    lines : list of str
        Its text as the reader wrote it.
    """

    tree: ast.Module
    file: str
    lines: list[str]
    names: set[str] = field(init=False)
    begins: dict[int, int] = field(init=False, default_factory=dict)
    inside: dict[int, tuple[type[ast.AST], int]] = field(init=False, default_factory=dict)
    loops: set[int] = field(init=False, default_factory=set)
    defined: dict[int, str] = field(init=False, default_factory=dict)
    assigned: dict[int, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                node.type = ast.copy_location(ast.Name("Exception", ast.Load()), node)
            if isinstance(node, ast.stmt):
                self._note(node)

    def is_silent(self) -> bool:
        """Tell whether the value of a last expression stays unseen, because of a semicolon."""
        return "\n".join(self.lines).rstrip().endswith(";")

    def _note(self, node: ast.stmt) -> None:
        """Remember on which line a statement begins, and where the inside of a branch or a loop does."""
        body = getattr(node, "body", None)
        last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
        for line in range(node.lineno, last + 1):
            self.begins[line] = node.lineno
        if isinstance(node, (ast.For, ast.While)) and last <= node.lineno:
            self.loops.add(
                node.lineno
            )  # its head, and perhaps its inside, is one line that runs again and again
        targets = [*getattr(node, "targets", []), getattr(node, "target", None)]
        self.assigned.setdefault(node.lineno, []).extend(
            one.id
            for target in targets
            if target
            for one in ast.walk(target)
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
        )
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            kind = "Klasse" if isinstance(node, ast.ClassDef) else "Funktion"
            self.defined[node.lineno] = f"Python merkt sich die {kind} {node.name}."
        if isinstance(node, _BRANCHES) and node.body[0].lineno > node.lineno:
            self.inside[node.lineno] = type(node), node.body[0].lineno

    def begin(self, line: int) -> int:
        """Return the line on which the statement begins that `line` belongs to."""
        return self.begins.get(line, line)

    def text(self, line: int) -> str:
        """Return a line without its indentation."""
        return self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""

    def led_to(self, line: int, following: int | None) -> str:
        """Say what a definition, a condition or a loop's head has led to, from the line that came next."""
        if line not in self.inside:
            return self.defined.get(line, "")
        kind, inside = self.inside[line]
        went_in = following == inside
        if kind is ast.For:
            return "" if went_in else "Die Schleife ist zu Ende."
        end = " Die Schleife ist zu Ende." if kind is ast.While else ""
        return "Die Bedingung gilt." if went_in else f"Die Bedingung gilt nicht.{end}"
