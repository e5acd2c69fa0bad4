"""What the hub knows of the built book: its chapters, their notebooks and their tasks."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Task:
    """A task of a chapter; ``key`` is what the pages' progress calls it (``progress/static/signs.js``)."""

    key: str
    title: str


@dataclass(frozen=True)
class Book:
    """The built book in ``folder``."""

    folder: Path

    @cached_property
    def chapters(self) -> dict[str, str]:
        """Title by page of all pages with code, in their order."""
        place = self._notebooks
        return {
            file.relative_to(place).with_suffix("").as_posix(): _title(json.loads(file.read_text("utf-8")))
            or file.stem
            for file in sorted(place.rglob("*.ipynb"))
        }

    @cached_property
    def tasks(self) -> dict[str, list[Task]]:
        """The tasks of each page that has some."""
        file = self.folder / "_static" / "lernen" / "aufgaben.json"
        listed: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        return {
            page: [
                Task(f"pruefung:{one['check']}" if one["check"] else f"{page}#{one['box']}", one["title"])
                for one in tasks
            ]
            for page, tasks in listed.items()
        }

    def notebook(self, page: str) -> dict[str, Any]:
        """Return the notebook of a page in `chapters`."""
        file = self._notebooks / f"{page}.ipynb"
        notebook: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return notebook

    @property
    def _notebooks(self) -> Path:
        return self.folder / "_static" / "live" / "notebooks"


def _title(notebook: dict[str, Any]) -> str:
    text = "\n".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
    return heading[1].strip() if heading else ""
