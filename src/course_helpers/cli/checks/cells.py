"""Checks of the cells: their length, their marks (tags), and that every gap has its check."""

from __future__ import annotations

import difflib
import itertools
import re
from typing import TYPE_CHECKING, Any

import yaml

from course_helpers.cli.checks.blocks import blocks
from course_helpers.cli.places import yaml_line
from course_helpers.exercises import TASKS
from course_helpers.site.live.travel import KINDS
from course_helpers.site.progress.tasks import CHECK_CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_helpers.cli.checks.blocks import Block

LONGEST_CELL = 25
_OURS = {
    "vorspann": "A set-up cell: the page does not show it, and runs it before any other.",
    "luecke": "A gap, which pupils fill; the next cell bears ``pruefung``.",
    "pruefung": "Calls ``prüfe`` for the gap in the cell before it.",
    "von-selbst": "Runs as soon as the page is live.",
    "druck": "Its picture stands on the handout even after a question.",
}
_TRAVELLING = {
    "gibt-{}": "A part of the reader's own ``{}``, which another page can take.",
    "nimmt-{}": "Takes the reader's own ``{}`` from another page.",
    "gibt-{}-geaendert": "Goes along with the reader's ``{}`` if the reader has changed this cell.",
}
_SPHINX = {
    "hide-input": "The code is folded.",
    "hide-output": "The output is folded.",
    "remove-output": "The built page does not show the output.",
    "raises-exception": "The cell ends in an error, and the page shows it.",
}
TAGS = {
    **_OURS,
    **{tag.format(kind): said.format(kind) for tag, said in _TRAVELLING.items() for kind in KINDS},
    **_SPHINX,
}
"""What each tag of a cell means, also for the authors' reference (`scripts/authors_reference.py`)."""
_NAMES = ("tags", "mystnb")
_LANGUAGE = "ipython3"
_HIDING = ("remove-input", "remove-cell", "hide-cell")


def broken_options(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of each cell on which Sphinx breaks off: no YAML, tags without a list."""
    for cell in _cells(text):
        try:
            given = yaml.safe_load("\n".join(cell.head)) or {}
        except yaml.YAMLError as error:
            yield (
                cell.head_line + yaml_line(error) - 1,
                (
                    "Die Angaben dieser Zelle sind kein gültiges YAML. Prüfe Einrückung und Klammern. "
                    'Text mit Doppelpunkt steht in geraden Anführungszeichen: alt: "…".'
                ),
            )
            continue
        if not isinstance(given, dict):
            yield cell.head_line, "Die Angaben dieser Zelle haben keine Namen, wie in „tags: [luecke]“."
        elif not isinstance(tags := given.get("tags", []), list):
            words = ", ".join(re.split(r"[\s,]+", str(tags).strip())) if tags else "luecke"
            yield cell.head_line, f"Zeichen stehen in einer Liste: tags: [{words}]."


def cell_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of all else that is wrong with the cells of a page."""
    cells = list(_cells(text))
    for cell in cells:
        tags = _options(cell).get("tags", [])
        if cell.argument != _LANGUAGE:
            yield cell.line, f"Eine Zelle beginnt mit „{cell.fence}{{code-cell}} {_LANGUAGE}“."
        unknown = [name for name in _options(cell) if name not in _NAMES]
        yield from ((cell.head_line, _unknown_option(str(name))) for name in unknown)
        yield from ((cell.head_line, fault) for tag in tags if (fault := _tag_fault(str(tag))))
        if len(cell.body) > LONGEST_CELL and "vorspann" not in tags:
            yield (
                cell.line,
                f"Die Zelle hat {len(cell.body)} Zeilen; höchstens {LONGEST_CELL} sind erlaubt. Teile sie.",
            )
    yield from _gaps(cells)


def _cells(text: str) -> Iterator[Block]:
    return (block for block in blocks(text) if block.name == "code-cell")


def _options(cell: Block) -> dict[str, Any]:
    return yaml.safe_load("\n".join(cell.head)) or {}


def _unknown_option(name: str) -> str:
    near = difflib.get_close_matches(name, _NAMES, n=1)
    hint = f"Meinst du „{near[0]}“?" if near else f"Es gibt: {', '.join(_NAMES)}."
    return f"Eine Angabe „{name}“ gibt es bei einer Zelle nicht. {hint}"


def _tag_fault(tag: str) -> str | None:
    if tag in TAGS:
        return None
    if tag in _HIDING:
        return f"„{tag}“ nimmt der Seite den Code: Sie kann ihn dann nicht ausführen. Nimm „vorspann“."
    near = difflib.get_close_matches(tag, TAGS, n=1)
    hint = f"Meinst du „{near[0]}“?" if near else f"Es gibt: {', '.join(TAGS)}."
    return f"Ein Zeichen „{tag}“ gibt es nicht. {hint}"


def _gaps(cells: list[Block]) -> Iterator[tuple[int, str]]:
    """Yield what is wrong where a gap and its check should follow each other."""
    before: list[Block | None] = [None, *cells]
    for cell, following in itertools.zip_longest(cells, cells[1:]):
        if _has(cell, "luecke") and not _has(following, "pruefung"):
            yield (
                cell.line,
                (
                    "Dieser Lücke fehlt die Prüfung: Die nächste Zelle trägt das Zeichen „pruefung“ "
                    'und ruft prüfe("name", …) auf.'
                ),
            )
    for earlier, cell in zip(before, cells, strict=False):
        if not _has(cell, "pruefung"):
            continue
        if not _has(earlier, "luecke"):
            yield cell.line, "Vor dieser Prüfung fehlt die Zelle mit dem Zeichen „luecke“."
        for number, line in enumerate(cell.body):
            call = CHECK_CALL.search(line)
            if call and call[1] not in TASKS:
                near = difflib.get_close_matches(call[1], TASKS, n=1)
                hint = f"Meinst du „{near[0]}“?" if near else "Sie steht in course_helpers/exercises/tasks."
                yield cell.body_line + number, f"Eine Aufgabe „{call[1]}“ gibt es nicht. {hint}"


def _has(cell: Block | None, tag: str) -> bool:
    return cell is not None and tag in _options(cell).get("tags", [])
