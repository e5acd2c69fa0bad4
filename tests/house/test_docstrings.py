"""A docstring of one line, which ruff's DOC501 leaves alone, names what its function raises."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[2] / "src"
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def unnamed(code: str) -> Iterator[str]:
    """Yield function and exception; NotImplementedError need not be named, as for DOC501."""
    for function in ast.walk(ast.parse(code)):
        if isinstance(function, FUNCTIONS) and "\n" not in (said := ast.get_docstring(function) or "\n"):
            for name in sorted(set(raised(function)) - {"NotImplementedError"}):
                if not re.search(rf"\b{name}\b", said):
                    yield f"{function.name}: {name}"


def raised(node: ast.AST) -> Iterator[str]:
    """Yield the exceptions that stand behind ``raise`` by name; not those that a function makes."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
            continue
        if isinstance(child, ast.Raise) and child.exc:
            made = child.exc.func if isinstance(child.exc, ast.Call) else child.exc
            name = made.attr if isinstance(made, ast.Attribute) else getattr(made, "id", "")
            if name[:1].isupper():
                yield name
        yield from raised(child)


def test_docstrings_of_one_line_name_what_is_raised() -> None:
    found = {
        file.relative_to(SOURCE).as_posix(): wrong
        for file in SOURCE.rglob("*.py")
        if (wrong := [*unnamed(file.read_text("utf-8"))])
    }
    assert not found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Check it.", ["check: KeyError", "check: ValueError"]),
        ("Check it; KeyError or ValueError if it is none.", []),
        ("Check it.\n\n    More.", []),  # ruff's
    ],
)
def test_a_forgotten_exception_is_found(said: str, expected: list[str]) -> None:
    body = "if x:\n        raise ValueError('x')\n    raise KeyError from None"
    assert [*unnamed(f'def check(x):\n    """{said}"""\n    {body}\n')] == expected
