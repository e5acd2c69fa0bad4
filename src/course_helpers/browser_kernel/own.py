"""The wheel of ``course_helpers`` itself: what of the package a page can use."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent
# torch does not run in a browser; the others build and serve the book
_LEFT_OUT = {
    *("torch_data", "hxtorch_emulator"),
    *("book", "browser_kernel", "cli", "handout", "hub", "live", "offline", "progress", "server"),
    "startpage",
}
_NOT_PYTHON = {".js", ".mjs", ".css", ".html", ".svg", ".pyc"}  # a page loads its own parts without Python


def own_files() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file of the wheel, in a fixed order."""
    for path in sorted(PACKAGE.rglob("*")):
        parts = path.relative_to(PACKAGE).parts
        if path.is_file() and not _LEFT_OUT.intersection(parts) and path.suffix not in _NOT_PYTHON:
            yield f"course_helpers/{'/'.join(parts)}", path.read_bytes()
    name, version, dependencies = _project()
    info = f"course_helpers-{version}.dist-info"
    requires = "".join(f"Requires-Dist: {dependency}\n" for dependency in dependencies)
    yield f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requires}".encode()
    wheel = b"Wheel-Version: 1.0\nGenerator: course_helpers\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    yield f"{info}/WHEEL", wheel


def _project() -> tuple[str, str, list[str]]:
    project = tomllib.loads((PACKAGE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["name"], project["version"], project["dependencies"]
