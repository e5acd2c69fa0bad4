"""Checks of a page's text alone, in three steps: can it be read, is its head right, what else is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from course_helpers.cli.checks.address import address_faults
from course_helpers.cli.checks.blocks import blocks
from course_helpers.cli.checks.cells import broken_options, cell_faults
from course_helpers.cli.checks.fences import first_fence_fault
from course_helpers.cli.checks.finding import Finding, line_of
from course_helpers.cli.checks.language import language_faults
from course_helpers.cli.checks.marks import mark_faults
from course_helpers.cli.checks.pictures import picture_faults
from course_helpers.cli.checks.tasks import task_faults
from course_helpers.cli.checks.words import word_faults
from course_helpers.cli.places import undecoded_line, yaml_line
from course_helpers.site.book.front_matter import HEAD, FrontMatterError, chapter_facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEEDED = {
    ("jupytext", "text_representation", "format_name"): "myst",
    ("kernelspec", "name"): "python3",
}


def check_readable(file: Path) -> list[Finding]:
    """Return what in one page would break off any build: its encoding, its head, the heads of its cells."""
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = undecoded_line(content, error)
        message = "Die Seite ist nicht als UTF-8 gespeichert. Wähle im Editor „Speichern als“ und dort UTF-8."
        return [Finding(file, line, message)]
    text = text.replace("\r\n", "\n")  # as all later reading does
    return sorted(
        Finding(file, line, message) for line, message in (*_broken_head(text), *broken_options(text))
    )


def check_head(file: Path) -> list[Finding]:
    """Return what is missing in the head of a readable page, for the build or for its launch button."""
    text = file.read_text(encoding="utf-8-sig")
    return sorted(Finding(file, line, message) for line, message in _incomplete_head(text))


def check_source(file: Path) -> list[Finding]:
    """Return what else is wrong with the text of a readable page, in the order of the lines.

    Where a block has the wrong end, that alone: the rest of the page is not what its author sees.
    """
    text = file.read_text(encoding="utf-8-sig")
    wrong_fence = first_fence_fault(text)
    found = (
        [wrong_fence]
        if wrong_fence
        else [
            *cell_faults(text),
            *picture_faults(text),
            *task_faults(text),
            *word_faults(text),
            *address_faults(text),
            *mark_faults(text),
            *language_faults(text),
        ]
    )
    return sorted(Finding(file, line, message) for line, message in found)


def _broken_head(text: str) -> Iterator[tuple[int, str]]:
    head = HEAD.match(text)
    try:
        metadata = yaml.safe_load(head[1]) if head else None
    except yaml.YAMLError as error:
        yield yaml_line(error) + 1, "Der Kopf ist kein gültiges YAML. Prüfe Einrückung und Doppelpunkte."
        return
    if not isinstance(metadata, dict | None):
        yield 2, "Im Kopf stehen keine Angaben wie „kurs:“ mit eingerückten Zeilen darunter."


def _incomplete_head(text: str) -> Iterator[tuple[int, str]]:
    executable = any(block.name == "code-cell" for block in blocks(text))
    head = HEAD.match(text)
    if not head:
        if executable:
            yield 1, "Der Kopf zwischen „---“ fehlt. Ohne ihn wird keine Zelle ausgeführt."
        return
    metadata: Any = yaml.safe_load(head[1]) or {}
    if executable:
        yield from _kernel_entries(metadata)
        if "kurs" not in metadata:
            yield 1, "Im Kopf fehlt „kurs:“ mit dauer, stufe und kern."
    try:
        chapter_facts(metadata)
    except FrontMatterError as error:
        yield line_of(text, "\nkurs:") + 1, str(error)


def _kernel_entries(metadata: Any) -> Iterator[tuple[int, str]]:
    for path, expected in _NEEDED.items():
        value = metadata
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if value != expected:
            yield 1, f"Im Kopf muss unter „{' → '.join(path[:-1])}“ stehen: {path[-1]}: {expected}."
