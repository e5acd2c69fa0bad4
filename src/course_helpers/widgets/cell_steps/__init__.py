"""``%%schritte`` above a short cell shows, line by line, what ran and which variables it changed.

`use_cell_steps` registers the magic. What shows the steps is imported when a cell asks for it, so that a page
becomes live no later. May import the shared parts of ``course_helpers.widgets``.
"""

from __future__ import annotations

from typing import Any

from IPython.core.getipython import get_ipython

__all__ = ["use_cell_steps"]


def use_cell_steps() -> None:
    """Let the cells of this session begin with ``%%schritte``; outside of IPython nothing happens."""
    shell: Any = get_ipython()
    if shell is not None:
        shell.register_magic_function(_schritte, "cell", "schritte")


def _schritte(line: str, cell: str) -> None:
    """Run the cell once and show its steps."""
    from course_helpers.widgets.cell_steps.magic import run_in_steps  # noqa: PLC0415 - needs ipywidgets

    run_in_steps(get_ipython(), line, cell)
