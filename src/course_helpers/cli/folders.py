"""Where the course's parts lie, seen from the folder in which `kurs` is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.cli.places import undecoded_line, yaml_line
from course_helpers.file_errors import reason, try_writing

if TYPE_CHECKING:
    from collections.abc import Iterator


_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")


class CourseError(Exception):
    """Something about the course's folders is not as a command needs it; the message is German and whole."""


class NoCourseError(CourseError):
    """There is no course here."""


class UnknownPageError(CourseError):
    """The course has no page of this name."""


class ContentsError(CourseError):
    """The table of contents cannot be read."""


class UnusableFolderError(CourseError):
    """A folder is not one to write into."""


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
        """Return the source files of all pages that the table of contents names, sorted.

        Raises
        ------
        ContentsError
            When the table of contents is not YAML or not UTF-8.
        """
        names = list(_named_files(_read_yaml(self.book / "_toc.yml")))
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
        ContentsError
            When it cannot be read.
        """
        wanted = Path(name).name.removesuffix(".md")
        number = f"{int(wanted):02}_" if wanted.isdecimal() else None
        for file in self.pages():
            if file.stem == wanted or (number and file.stem.startswith(number)):
                return file
        known = ", ".join(file.stem for file in self.pages())
        raise UnknownPageError(f"Die Seite „{name}“ steht nicht in book/_toc.yml. Dort stehen: {known}.")


def _read_yaml(file: Path) -> Any:
    import yaml  # noqa: PLC0415 - only who builds the book has it

    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        line = undecoded_line(file.read_bytes(), error)
        raise ContentsError(
            f"{file.parent.name}/{file.name}:{line}: Die Datei ist nicht als UTF-8 gespeichert. "
            "Wähle im Editor „Speichern als“ und dort UTF-8."
        ) from error
    except yaml.YAMLError as error:
        line = yaml_line(error)
        raise ContentsError(
            f"{file.parent.name}/{file.name}:{line}: Das ist kein gültiges YAML. "
            "Prüfe dort und in der Zeile darüber Einrückung, Klammern und Doppelpunkte."
        ) from error


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


def refuse_escapes(course: Course) -> None:
    """Refuse a path like `Mein%20Kurs`: the cache of executed chapters takes `%20` for a space.

    Raises
    ------
    UnusableFolderError
        When the course lies in such a folder.
    """
    if found := _ESCAPE.search(str(course.root)):
        raise UnusableFolderError(
            f"Der Kurs liegt im Ordner {course.root}. Mit „{found[0]}“ im Namen lässt er sich nicht bauen: "
            "Benenne den Ordner um und versuche es noch einmal."
        )


def make_writable(folder: Path, option: str) -> None:
    """Make a folder unless it is there, and try whether files can be written into it.

    Parameters
    ----------
    folder : Path
        The folder, with or without its parents.
    option : str
        The option with which another one can be named; for the message.

    Raises
    ------
    UnusableFolderError
        When it is a file, cannot be made, or nothing can be written into it.
    """
    try:
        try_writing(folder)
    except OSError as error:
        raise UnusableFolderError(
            f"In den Ordner {folder} lässt sich nicht schreiben: {reason(error)}. "
            f"Nenne mit {option} einen anderen."
        ) from error
