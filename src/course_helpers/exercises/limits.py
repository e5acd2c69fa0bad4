"""Limits for a pupil's code: time, memory and printing, in a notebook's kernel as in the browser.

Time is limited by clock.py. Memory is limited by the kernel where it offers that (Linux) and by what WebAssembly can
address in the browser; the peak is measured everywhere, so that a huge array is named even where it fitted.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tracemalloc
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from course_helpers.exercises.clock import in_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

SECONDS = 5.0
"""How long all runs of one check may compute together; a right answer takes milliseconds."""

BYTES = 400_000_000
"""How much memory they may take at their peak; a right answer takes less than a million bytes."""


class MemoryIsUpError(Exception):
    """The code took too much memory."""


def limited(work: Callable[[], T], seconds: float = SECONDS, peak: int = BYTES) -> T:
    """Call `work` with limits, without its printing and without its warnings, and return what it returns.

    Raises
    ------
    TimeIsUpError
        When it computes for more than `seconds`.
    MemoryIsUpError
        When it takes more than `peak` bytes, or when there is not as much.
    """

    def quietly() -> T:
        with np.errstate(all="ignore"):  # holds for one thread
            return work()

    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _memory(peak), _no_end():
            return in_time(quietly, seconds)


def _leave(*_arguments: Any) -> None:
    raise SystemExit


@contextlib.contextmanager
def _no_end() -> Iterator[None]:
    """Let ``exit()`` and ``quit()`` raise SystemExit: IPython's own would end the kernel with all variables."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    names = {} if shell is None else shell.user_ns
    kept = {name: names[name] for name in ("exit", "quit") if name in names}
    names.update(dict.fromkeys(kept, _leave))
    try:
        yield
    finally:
        names.update(kept)


@contextlib.contextmanager
def _memory(peak: int) -> Iterator[None]:
    """Raise MemoryIsUpError above the peak, and let the operating system refuse what goes far beyond it."""
    measured_already = tracemalloc.is_tracing()
    if not measured_already:
        tracemalloc.start()
    tracemalloc.reset_peak()
    before, _ = tracemalloc.get_traced_memory()
    try:
        with _address_space(4 * peak):
            yield
    except MemoryError:
        raise MemoryIsUpError from None
    finally:
        _, highest = tracemalloc.get_traced_memory()
        if not measured_already:
            tracemalloc.stop()
    if highest - before > peak:
        raise MemoryIsUpError


@contextlib.contextmanager
def _address_space(more: int) -> Iterator[None]:
    """Allow the process only `more` bytes than it has, where the system can do that (Linux)."""
    statm = Path("/proc/self/statm")
    if not sys.platform.startswith("linux") or not statm.is_file():
        yield
        return
    import resource  # noqa: PLC0415 - Unix only

    used = int(statm.read_text("ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + more
    if any(limit != resource.RLIM_INFINITY and limit < wanted for limit in (soft, hard)):
        yield  # the lab's own limit is tighter
        return
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
