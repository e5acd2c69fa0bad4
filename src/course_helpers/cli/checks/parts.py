"""How long named parts of a page take: sections by their heading, tasks by their title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.checks.blocks import blocks
from course_helpers.cli.checks.extra_lines import extra_lines, headings, section_lines, task_lines
from course_helpers.cli.checks.working_time import minutes_of_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course_helpers.cli.checks.blocks import Block


def minutes_of_parts(text: str, names: Iterable[str], *, without_tasks: bool) -> float:
    """Return the minutes of these sections and tasks together.

    Parameters
    ----------
    text : str
        The page.
    names : iterable of str
        Headings or titles of tasks. Of a section counts what all do, unless all of it is Kür.
    without_tasks : bool
        Whether the tasks in the sections are left out.

    Raises
    ------
    LookupError
        With the name that the page does not have.
    """
    tasks = {_plain(block.argument): set(task_lines(text, block.line)) for block in _tasks(text)}
    content = text.splitlines()
    sections = {
        _plain(content[line - 1].lstrip("# ")): set(section_lines(text, line)) for line, _ in headings(text)
    }
    extra = extra_lines(text)
    wanted: set[int] = set()
    for name in names:
        if _plain(name) in tasks:
            wanted |= tasks[_plain(name)]
        elif _plain(name) in sections:
            lines = sections[_plain(name)]
            wanted |= lines if min(lines) in extra else lines - extra
        else:
            raise LookupError(name)
    if without_tasks:
        wanted = wanted.difference(*tasks.values())
    return sum(minutes for line, minutes in minutes_of_lines(text) if line in wanted)


def _tasks(text: str) -> list[Block]:
    return [block for block in blocks(text) if block.name == "aufgabe"]


def _plain(name: str) -> str:
    return re.sub(r"[`*\s]+", " ", name).strip().casefold()
