"""When a widget may stop by itself: the notebook has moved on, or nobody sees it any more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from IPython import get_ipython

if TYPE_CHECKING:
    from collections.abc import Callable


RUN_OF_ALL = "KURS_ALLE_ZELLEN"
"""Environment variable that the live pages set while they run one cell after the other (`runner.js`)."""


class CellWatch:
    """Tell when a cell has run, and when the reader has run another one than the present one.

    Cells of a run of all cells do not count: nobody has turned to something else.

    Parameters
    ----------
    ran : callable
        Called without arguments at the end of every cell.
    moved_on : callable
        Called once, after ``ran``. Outside of IPython, neither is ever called.
    """

    def __init__(self, ran: Callable[[], None], moved_on: Callable[[], None]) -> None:
        self._ran, self._moved_on = ran, moved_on
        self._another = False

    def begin(self) -> None:
        """Wait from now on; the cell that runs just now is the present one."""
        self.end()
        self._another = False
        shell = get_ipython()
        if shell is not None:
            shell.events.register("pre_run_cell", self._cell_begins)
            shell.events.register("post_run_cell", self._cell_ran)

    def end(self) -> None:
        """Listen no longer."""
        shell = get_ipython()
        for event, react in (("pre_run_cell", self._cell_begins), ("post_run_cell", self._cell_ran)):
            if shell is not None and react in shell.events.callbacks[event]:
                shell.events.unregister(event, react)

    def _cell_begins(self, *_: object) -> None:
        self._another = RUN_OF_ALL not in os.environ

    def _cell_ran(self, *_: object) -> None:
        self._ran()
        if self._another:
            self.end()
            self._moved_on()


def watch_views(board: Any, gone: Callable[[], None], back: Callable[[], None]) -> None:
    """Call ``gone`` when a widget is no longer shown anywhere and ``back`` when it is shown again."""

    def react(change: dict[str, Any]) -> None:
        if change["new"] == 0:
            gone()
        elif change["old"] == 0:
            back()

    board._view_count = 0  # noqa: SLF001 - a number asks the front end to count; ipywidgets has no public way
    board.observe(react, "_view_count")
