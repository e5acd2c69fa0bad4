"""Fingerprints of the modules that a chapter's cells import, directly or through other modules.

Why not grimp or modulefinder: they know import statements only. Here a cell with a gap is no Python, packages
load names lazily from a table, and data files count.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_CELL = re.compile(r"^(`{3,}|~{3,})\{code-cell\}[^\n]*\n(.*?)^\1", re.MULTILINE | re.DOTALL)
_NOT_PYTHON = re.compile(r"^(?:\s*[%!]|:\w).*$", re.MULTILINE)  # magics, shell lines, cell options


def cell_sources(text: str) -> list[str]:
    """Return the Python code of the cells in a chapter's text, without magics and cell options."""
    return [_NOT_PYTHON.sub("", match[2]) for match in _CELL.finditer(text)]


class Package:
    """The modules and data files of one Python package, read from its folder and never imported.

    Parameters
    ----------
    folder : Path
        The package's folder; its name is the package's name.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = folder.name

    def fingerprint(self, code: Iterable[str]) -> str:
        """Return a short hash of all that `code` uses of the package, or "" when it uses nothing.

        A cell with a gap is no valid Python: it counts as using every module that it mentions.
        """
        used: set[str] = set()
        for source in code:
            used |= self._mentioned(source)
        reached = self._closure(used)
        if not reached:
            return ""
        parts = [f"{module}:{self._content_hash(module)}" for module in sorted(reached)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]

    def _mentioned(self, source: str) -> set[str]:
        try:
            return set(self._imports(ast.parse(source), package=""))
        except SyntaxError:
            return set(re.findall(rf"\b{self._name}(?:\.\w+)*", source))

    def _closure(self, names: set[str]) -> set[str]:
        reached: set[str] = set()
        waiting = {module for name in names for module in self._modules_of(name)}
        while waiting:
            module = waiting.pop()
            reached.add(module)
            waiting |= {
                found for name in self._imports_of(module) for found in self._modules_of(name)
            } - reached
        return reached

    def _modules_of(self, name: str) -> Iterator[str]:
        """Yield the modules that importing the dotted `name` runs: every package on the way, then itself.

        The last part may be an attribute. Attributes that a package loads lazily are looked up in its source.
        """
        parts = name.split(".")
        if parts[0] != self._name:
            return
        for length in range(1, len(parts) + 1):
            module = ".".join(parts[:length])
            if self._file(module) is None:
                yield from self._lazily_loaded(".".join(parts[: length - 1]), parts[length - 1])
                return
            yield module

    def _lazily_loaded(self, package: str, attribute: str) -> Iterator[str]:
        """Yield what a `{"attribute": "module"}` table in the package's `__init__` names."""
        for node in ast.walk(self._tree(package)):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if (
                        isinstance(key, ast.Constant)
                        and key.value == attribute
                        and isinstance(value, ast.Constant)
                    ):
                        target = str(value.value)
                        yield from self._modules_of(package + target if target.startswith(".") else target)

    def _imports_of(self, module: str) -> list[str]:
        file = self._file(module)
        package = module if file is not None and file.name == "__init__.py" else module.rpartition(".")[0]
        return list(self._imports(self._tree(module), package))

    def _imports(self, tree: ast.AST, package: str) -> Iterator[str]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    above = package.split(".")[: len(package.split(".")) - node.level + 1]
                    base = ".".join([*above, *([base] if base else [])])
                yield from (f"{base}.{alias.name}" for alias in node.names)

    @functools.cache  # noqa: B019 - one instance per build
    def _tree(self, module: str) -> ast.Module:
        file = self._file(module)
        return ast.parse(file.read_text(encoding="utf-8")) if file else ast.Module([], [])

    @functools.cache  # noqa: B019 - one instance per build
    def _file(self, module: str) -> Path | None:
        path = self._folder.joinpath(*module.split(".")[1:])
        candidates = (path / "__init__.py", path.with_suffix(".py"))
        return next((candidate for candidate in candidates if candidate.is_file()), None)

    @functools.cache  # noqa: B019 - one instance per build
    def _content_hash(self, module: str) -> str:
        """Hash a module's source; for a package also the data files that lie beside it."""
        file = self._file(module)
        if file is None:
            return ""
        digest = hashlib.sha256(file.read_bytes())
        if file.name == "__init__.py":
            for data in _data_files(file.parent):
                digest.update(data.name.encode() + data.read_bytes())
        return digest.hexdigest()


def _data_files(folder: Path) -> Iterator[Path]:
    """Yield all files below a package that are no Python, leaving out packages inside it."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name != "__pycache__" and not (path / "__init__.py").is_file():
                yield from _data_files(path)
        elif path.suffix not in {".py", ".pyc"}:
            yield path
