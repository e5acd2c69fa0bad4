"""Write the authors' reference: what the course's Sphinx extensions register, and the tags of cells.

All of it comes from docstrings and tables of the code: `python -m scripts.authors_reference`.
"""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from docutils.parsers.rst import directives

from course_helpers.cli.checks.cells import TAGS
from course_helpers.site.book.boxes import Box

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from docutils.parsers.rst import Directive

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "AUTHORS_REFERENCE.md"
_FOR_AUTHORS = "For authors: "


class Registered:
    """Stands for Sphinx when an extension sets itself up, and keeps its directives and roles."""

    def __init__(self) -> None:
        self.directives: dict[str, type[Directive]] = {}
        self.roles: dict[str, Any] = {}

    def add_directive(self, name: str, directive: type[Directive]) -> None:
        """Keep a directive."""
        self.directives[name] = directive

    def add_role(self, name: str, role: Any) -> None:
        """Keep a role."""
        self.roles[name] = role

    def __getattr__(self, _name: str) -> Any:
        return lambda *_arguments, **_options: None


def registered() -> Registered:
    """Return what the course's own extensions register."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    app = Registered()
    for name in settings["sphinx"]["config"]["extensions"]:
        if name.startswith("course_helpers."):
            importlib.import_module(name).setup(app)
    return app


def reference() -> str:
    """Return the page."""
    app = registered()
    boxes = {name: one for name, one in app.directives.items() if issubclass(one, Box)}
    others = {name: one for name, one in app.directives.items() if name not in boxes}
    roles: dict[str, type[Any]] = {name: type(role) for name, role in app.roles.items()}
    parts = [
        "# Reference for authors",
        "*Made from the code's docstrings by `python -m scripts.authors_reference`: change those.*",
        "How to write a chapter is told in [CONTRIBUTING.en.md](CONTRIBUTING.en.md). `[…]` may be left out.",
        "## Boxes",
        f"{_for_authors(Box)} The table adds what only some boxes take.",
        *_directives(boxes, known=Box.option_spec),
        "## Other directives",
        *_directives(others, known=()),
        "## Roles",
        _table(("Role", "What it is"), [(f"`{{{name}}}`", _first(one)) for name, one in roles.items()]),
        *_notes(roles),
        "## Tags of cells",
        "They stand in the cell's head: `:tags: [luecke]`.",
        _table(("Tag", "What it means"), [(f"`{tag}`", _code(said)) for tag, said in TAGS.items()]),
    ]
    return "\n\n".join(parts) + "\n"


def _directives(found: Mapping[str, type[Directive]], known: Container[str]) -> Iterator[str]:
    """Yield a table, with the options that are not known already, and what docstrings say beyond it."""
    rows = [(_form(name, one), _options(one, known), _first(one)) for name, one in found.items()]
    yield _table(("Directive", "Options", "What it is"), rows)
    yield from _notes(found)


def _form(name: str, directive: type[Directive]) -> str:
    """Return how it begins, such as `{aufgabe} […]`."""
    argument = " …" if directive.required_arguments else " […]" if directive.optional_arguments else ""
    return f"`{{{name}}}{argument}`"


def _options(directive: type[Directive], known: Container[str]) -> str:
    options = (directive.option_spec or {}).items()
    forms = {name: f":{name}:" if kind is directives.flag else f":{name}: …" for name, kind in options}
    return " ".join(f"`{form}`" for name, form in forms.items() if name not in known)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _notes(found: Mapping[str, type[Any]]) -> Iterator[str]:
    """Yield what docstrings say to authors beyond their first line."""
    for name, one in found.items():
        if said := _for_authors(one):
            yield f"`{{{name}}}`: {said}"


def _paragraphs(one: type[Any]) -> list[str]:
    return [" ".join(part.split()) for part in inspect.cleandoc(one.__doc__ or "").split("\n\n")]


def _first(one: type[Any]) -> str:
    return _code(_paragraphs(one)[0])


def _for_authors(one: type[Any]) -> str:
    said = next((part for part in _paragraphs(one) if part.startswith(_FOR_AUTHORS)), "")
    said = said.removeprefix(_FOR_AUTHORS)
    return _code(said[:1].upper() + said[1:])


def _code(said: str) -> str:
    """Return docstrings' code as Markdown has it: two backticks only around what holds one."""
    parts = said.split("``")
    return "".join(
        part if number % 2 == 0 else f"``{part}``" if "`" in part else f"`{part}`"
        for number, part in enumerate(parts)
    )


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
