"""Checks of a chapter's text alone: front matter, length of cells, alternative texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from course_helpers.book.front_matter import FrontMatterError, chapter_facts
from course_helpers.cli.checks.finding import Finding, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_CELL = 25
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,}|:{3,})\{(?P<name>[\w:-]+)\}(?P<rest>[^\n]*)\n(?P<body>.*?)^(?P=fence)",
    re.MULTILINE | re.DOTALL,
)
_INLINE_IMAGE = re.compile(r"!\[\s*\]\(([^)]*)\)")
_HTML_IMAGE = re.compile(r"<img\b[^>]*>")
_NEEDED = {
    ("jupytext", "text_representation", "format_name"): "myst",
    ("kernelspec", "name"): "python3",
}


def check_head(file: Path) -> list[Finding]:
    """Return what in the head of one page would break the build or the page's launch button."""
    text = file.read_text(encoding="utf-8-sig")
    return sorted(Finding(file, line, message) for line, message in _front_matter(text))


def check_source(file: Path) -> list[Finding]:
    """Return what else is wrong with the text of one page, in the order of the lines."""
    text = file.read_text(encoding="utf-8-sig")
    return sorted(Finding(file, line, message) for line, message in (*_cells(text), *_images(text)))


def _front_matter(text: str) -> Iterator[tuple[int, str]]:
    executable = any(match["name"] == "code-cell" for match in _FENCE.finditer(text))
    head = _FRONT_MATTER.match(text)
    if not head:
        if executable:
            yield 1, "Der Kopf zwischen „---“ fehlt. Ohne ihn wird keine Zelle ausgeführt."
        return
    try:
        metadata: Any = yaml.safe_load(head[1]) or {}
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        yield line, "Der Kopf ist kein gültiges YAML. Prüfe Einrückung und Doppelpunkte."
        return
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


def _cells(text: str) -> Iterator[tuple[int, str]]:
    for match in _FENCE.finditer(text):
        if match["name"] != "code-cell":
            continue
        lines = [line for line in match["body"].splitlines() if not re.match(r":[\w-]+:", line)]
        if "vorspann" in match["body"].partition("\n")[0]:
            continue  # hidden in the page
        if len(lines) > LONGEST_CELL:
            line = text[: match.start()].count("\n") + 1
            yield (
                line,
                f"Die Zelle hat {len(lines)} Zeilen; höchstens {LONGEST_CELL} sind erlaubt. Teile sie.",
            )


def _images(text: str) -> Iterator[tuple[int, str]]:
    missing = "Dem Bild fehlt ein Text für alle, die es nicht sehen"
    prose = _without_code(text)
    for match in _INLINE_IMAGE.finditer(prose):
        yield prose[: match.start()].count("\n") + 1, f"{missing}: ![hier]({match[1]})."
    for match in _HTML_IMAGE.finditer(prose):
        if not re.search(r"\balt\s*=\s*(\"[^\"]+\"|'[^']+')", match[0]):
            yield prose[: match.start()].count("\n") + 1, f'{missing}: alt="…".'
    for match in _FENCE.finditer(text):
        if match["name"] in {"image", "figure"} and not re.search(
            r"^:alt:[ \t]*\S", match["body"], re.MULTILINE
        ):
            yield text[: match.start()].count("\n") + 1, f"{missing}: Zeile „:alt: …“."


def _without_code(text: str) -> str:
    """Return the text with every code block emptied; line numbers stay."""
    blocks = re.compile(r"^(`{3,})(\{code-cell\}|\w+)[^\n]*\n(.*?)^\1", re.MULTILINE | re.DOTALL)
    return blocks.sub(lambda match: "\n" * match[0].count("\n"), text)
