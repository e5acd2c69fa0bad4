"""The wheel of ``course_helpers`` itself: what a page can use of the package.

The helpers of the lab's book come along.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[2]
_LAB = PACKAGE.parent.parent / "book" / "_static"  # imported by this name in notebooks of the lab
# torch does not run in a browser; the others build and serve the book
_LEFT_OUT = {
    *("torch_data", "perceptron"),  # of the emulator of hxtorch stays what finds out that there is no torch
    *("cli", "site"),
}
_VERSION = "0"  # the file's name carries a hash of its content; a version by tag would change it without need
_NOT_PYTHON = {".js", ".mjs", ".css", ".html", ".svg", ".pyc"}  # a page loads its own parts without Python


def own_files() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file of the wheel, in a fixed order."""
    for path in sorted(PACKAGE.rglob("*")):
        parts = path.relative_to(PACKAGE).parts
        if path.is_file() and not _LEFT_OUT.intersection(parts) and path.suffix not in _NOT_PYTHON:
            yield f"course_helpers/{'/'.join(parts)}", path.read_bytes()
    for path in sorted(_LAB.rglob("*.py")):
        yield path.relative_to(_LAB.parent).as_posix(), path.read_bytes()
    project = tomllib.loads((PACKAGE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = f"course_helpers-{_VERSION}.dist-info"
    facts = [f"Name: {project['name']}", f"Version: {_VERSION}", f"License-Expression: {project['license']}"]
    facts += [f"Requires-Dist: {dependency}" for dependency in project["dependencies"]]
    yield f"{info}/METADATA", "\n".join(["Metadata-Version: 2.1", *facts, ""]).encode()
    wheel = b"Wheel-Version: 1.0\nGenerator: course_helpers\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    yield f"{info}/WHEEL", wheel
