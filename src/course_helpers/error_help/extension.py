"""The hook into IPython: what every kernel calls last when it shows an error."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from IPython.core.getipython import get_ipython
from IPython.display import display

from course_helpers.error_help.help import help_for
from course_helpers.error_help.page import bundle, one_line
from course_helpers.error_help.place import public

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

_OURS = "_kurs_shows_errors_as_before"


def use_error_help() -> None:
    """Explain errors in German from now on; outside of IPython nothing happens."""
    shell = get_ipython()
    if shell is not None:
        load_ipython_extension(shell)


def load_ipython_extension(shell: Any) -> None:
    """Explain the errors of a shell (an ``InteractiveShell`` of IPython); a second call does nothing."""
    if hasattr(shell, _OURS):
        return
    before = shell._showtraceback  # noqa: SLF001 - the one method that all kernels override for their output
    setattr(shell, _OURS, before)
    show = shell._showtraceback = _explained(shell, before)  # noqa: SLF001 - same
    # IPython only prints these, in English, and the page would take the cell for a finished one
    shell.show_usage_error = lambda error: show(type(error), error, [f"UsageError: {error}"])


def unload_ipython_extension(shell: Any) -> None:
    """Show errors as before."""
    if hasattr(shell, _OURS):
        delattr(shell, _OURS)
        del shell._showtraceback, shell.show_usage_error  # noqa: SLF001 - the class's own are visible again


def _explained(shell: Any, before: Callable[..., None]) -> Callable[..., None]:
    def show(etype: type[BaseException], evalue: BaseException, stb: Sequence[str]) -> None:
        lines: Sequence[str] = stb
        try:
            explained = help_for(evalue, shell.user_ns)
            display(bundle(etype, explained, list(stb)), raw=True)  # type: ignore[no-untyped-call]  # as above
            lines = [one_line(etype, evalue, explained)]
        except Exception:  # help that fails must never hide the error itself
            log.exception("error_help could not explain %s", etype.__name__)
        before(public(etype), evalue, lines)

    return show
