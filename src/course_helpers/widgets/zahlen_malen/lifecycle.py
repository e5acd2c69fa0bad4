"""When a widget may stop by itself: the notebook has moved on, or nobody sees it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from IPython import get_ipython

if TYPE_CHECKING:
    from collections.abc import Callable


class CellWatch:
    """Tell when the notebook has moved on: the cell after the present one has run.

    Parameters
    ----------
    moved_on : callable
        Called once, without arguments. Never called outside of IPython.
    """

    def __init__(self, moved_on: Callable[[], None]) -> None:
        self._moved_on = moved_on
        self._ended = 0

    def begin(self) -> None:
        """Count from the present cell on."""
        self.end()
        self._ended = 0
        shell = get_ipython()
        if shell is not None:
            shell.events.register("post_run_cell", self._cell_ran)

    def end(self) -> None:
        """Listen no longer."""
        shell = get_ipython()
        if shell is not None and self._cell_ran in shell.events.callbacks["post_run_cell"]:
            shell.events.unregister("post_run_cell", self._cell_ran)

    def _cell_ran(self, *_: object) -> None:
        """React to the end of a cell: the first is the present one."""
        self._ended += 1
        if self._ended > 1:
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
