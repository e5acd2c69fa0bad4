"""Checks of the table of contents: its form, and that it names every page once."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from sphinx_external_toc.parsing import MalformedError, parse_toc_data

from course_helpers.cli.checks.finding import Finding, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_helpers.cli.folders import Course

_WORDS = (
    "format",
    "root",
    "defaults",
    "parts",
    "chapters",
    "sections",
    "caption",
    "numbered",
    "file",
    "title",
)
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?---\r?\n(?:(?!---).*\r?\n)*?kurs:")
_PATTERN = "So sieht ein Eintrag aus: „- file: chapters/02_numpy“."
_GERMAN = (
    (r"'root' key not found", "Es fehlt die Zeile „root: index“."),
    (
        r"toc is not a mapping",
        "Das Inhaltsverzeichnis ist leer oder eine bloße Liste. Es beginnt mit „format: jb-book“.",
    ),
    (r"'format' key value not recognised", "Die Zeile mit „format“ heißt „format: jb-book“."),
    (r"'(\w+)' not a non-empty list", r"Unter „\1:“ steht keine Seite. " + _PATTERN),
    (r"Both '(\w+)' and '(\w+)' found", r"„\1:“ und „\2:“ stehen nebeneinander; nur eines von beiden geht."),
)


def check_contents(course: Course) -> list[Finding]:
    """Return what is wrong with a table of contents that is valid YAML."""
    file = course.book / "_toc.yml"
    text = file.read_text(encoding="utf-8")
    try:
        parse_toc_data(yaml.safe_load(text))
    except MalformedError as error:
        line, message = _in_german(str(error), text)
        return [Finding(file, line, message)]
    found, known = [], set()
    for name, line in _named(yaml.compose(text)):
        page = course.book / f"{name}.md"
        if Path(name).is_absolute():
            found.append(Finding(file, line, f"Eine Seite steht hier, wie sie in book/ heißt. {_PATTERN}"))
        elif not page.is_file():
            message = f"Diese Seite gibt es nicht: book/{name}.md. Prüfe die Schreibweise."
            found.append(Finding(file, line, message))
        elif page in known:  # once with and once without .md
            found.append(Finding(file, line, f"Die Seite „{name}“ steht schon weiter oben."))
        known.add(page)
    return found


def check_left_out(course: Course) -> list[Finding]:
    """Return the chapters that lie in the book's folder and that no reader will see."""
    others = set(course.book.rglob("*.md")).difference(course.pages())
    return [
        Finding(page, 1, "Die Seite steht nicht in book/_toc.yml; niemand wird sie sehen.")
        for page in sorted(others)
        if _HEAD.match(page.read_bytes())
    ]


def _named(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Yield the pages that a table of contents names, with their lines."""
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _named(part)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in {"root", "file"}:
                yield str(value.value).removesuffix(".md"), value.start_mark.line + 1
            else:
                yield from _named(value)


def _in_german(message: str, text: str) -> tuple[int, str]:
    said, _, path = message.partition(" @ ")
    line = _line_at(text, path.strip("'"))
    if unknown := re.match(r"Unknown keys found: \{'([^']+)'", said):
        if unknown[1] in _WORDS and not re.search(r"^format:", text, re.MULTILINE):
            return 1, "Es fehlt die Zeile „format: jb-book“."
        near = difflib.get_close_matches(unknown[1], _WORDS, n=1, cutoff=0.4)
        hint = f" Meinst du „{near[0]}:“?" if near else f" Es gibt: {', '.join(_WORDS)}."
        return line_of(text, f"{unknown[1]}:"), f"„{unknown[1]}:“ gibt es hier nicht.{hint}"
    if twice := re.match(r"document file used multiple times: '([^']+)'", said):
        *_, last = re.finditer(
            rf"^.*\b(?:file|root):\s*{re.escape(twice[1])}(?:\.md)?\s*$", text, re.MULTILINE
        )
        return text[: last.start()].count("\n") + 1, f"Die Seite „{twice[1]}“ steht schon weiter oben."
    for english, german in _GERMAN:
        if found := re.match(english, said):
            return (line_of(text, f"{found[1]}:") if found.lastindex else line), found.expand(german)
    return line, f"Dieser Eintrag ist falsch aufgebaut. {_PATTERN}"


def _line_at(text: str, path: str) -> int:
    """Return the line to which a path such as ``/parts/0/chapters/2`` leads."""
    node: Any = yaml.compose(text)
    for step in filter(None, path.split("/")):
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
        elif isinstance(node, yaml.SequenceNode) and step.isdecimal() and int(step) < len(node.value):
            node = node.value[int(step)]
    return node.start_mark.line + 1 if node is not None else 1
