"""Where the course's parts lie, seen from the folder in which `kurs` is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoCourseError(Exception):
    """There is no course here; the message is German and complete."""


class UnknownPageError(Exception):
    """The course has no page of this name; the message is German and complete."""


@dataclass(frozen=True)
class Course:
    """The folders of one course.

    Attributes
    ----------
    root : Path
        The folder that holds `_config.yml` and `book/`.
    """

    root: Path

    @property
    def config(self) -> Path:
        """The book's settings."""
        return self.root / "_config.yml"

    @property
    def book(self) -> Path:
        """The folder of the book's text."""
        return self.root / "book"

    @property
    def site(self) -> Path:
        """Where the pages go unless told otherwise."""
        return self.root / "_build" / "html"

    @property
    def execution_cache(self) -> Path:
        """Where executed chapters are kept; shared by all builds of this course."""
        return self.root / "_build" / ".jupyter_cache"

    def pages(self) -> list[Path]:
        """Return the source files of all pages that the table of contents names, sorted."""
        names = _named_files(yaml.safe_load((self.book / "_toc.yml").read_text(encoding="utf-8")))
        return sorted(
            file for name in names if (file := self.book / f"{name.removesuffix('.md')}.md").is_file()
        )

    def page(self, name: str) -> Path:
        """Return the source file of one page.

        Parameters
        ----------
        name : str
            As people write it: ``2``, ``02_numpy``, ``02_numpy.md`` or ``book/chapters/02_numpy.md``.

        Raises
        ------
        UnknownPageError
            When the table of contents names no such page.
        """
        wanted = Path(name).name.removesuffix(".md")
        number = f"{int(wanted):02}_" if wanted.isdecimal() else None
        for file in self.pages():
            if file.stem == wanted or (number and file.stem.startswith(number)):
                return file
        known = ", ".join(file.stem for file in self.pages())
        raise UnknownPageError(f"Die Seite „{name}“ steht nicht in book/_toc.yml. Dort stehen: {known}.")


def _named_files(entry: Any) -> Iterator[str]:
    """Yield every `root:` and `file:` at any depth of a table of contents."""
    if isinstance(entry, list):
        for part in entry:
            yield from _named_files(part)
    elif isinstance(entry, dict):
        for key, value in entry.items():
            if key in {"root", "file"}:
                yield str(value)
            else:
                yield from _named_files(value)


def find_course(start: Path | None = None) -> Course:
    """Return the course at or above `start` (the current folder by default).

    Raises
    ------
    NoCourseError
        When no folder on the way up holds `_config.yml` and `book/_toc.yml`.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        course = Course(folder)
        if course.config.is_file() and (course.book / "_toc.yml").is_file():
            return course
    raise NoCourseError(f"Hier liegt kein Kurs: In {start} und darüber fehlen _config.yml und book/_toc.yml.")
