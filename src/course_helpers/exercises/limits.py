"""Limits for a pupil's code: time, memory and printing, in a notebook's kernel as in the browser.

In the main thread of a Unix process a timer signal cuts off endless loops; elsewhere (browser, Windows, other
threads) a trace function looks at the clock at every step. Neither reaches into a single long call of C code,
and the trace function gives up after a bare ``except:`` has swallowed its exception once; the page's Stop
button remains for those. Memory is limited by the kernel where it offers that (Linux) and by what WebAssembly
can address in the browser; the peak is measured everywhere, so that a huge array is named even where it fitted.
"""

from __future__ import annotations

import contextlib
import io
import signal
import sys
import threading
import time
import tracemalloc
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from course_helpers.exercises.own import is_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

T = TypeVar("T")

SECONDS = 5.0
"""How long all runs of one check may take together; a right answer takes milliseconds."""

BYTES = 400_000_000
"""How much memory they may take at their peak; a right answer takes less than a million bytes."""

_AGAIN = 0.05  # seconds until the signal comes again, should a bare `except:` have swallowed it


class TimeIsUpError(BaseException):
    """The code ran too long. No Exception, so that a pupil's ``except Exception`` does not catch it."""


class MemoryIsUpError(Exception):
    """The code took too much memory."""


def limited(work: Callable[[], T], seconds: float = SECONDS, peak: int = BYTES) -> T:
    """Call `work` with limits, without its printing and without its warnings, and return what it returns.

    Raises
    ------
    TimeIsUpError
        When it takes more than `seconds`.
    MemoryIsUpError
        When it takes more than `peak` bytes, or when there is not as much.
    """
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        with _memory(peak), _no_end():
            return _in_time(work, seconds)


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
    """Measure the peak, and let the operating system refuse what goes far beyond it."""
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


def _in_time(work: Callable[[], T], seconds: float) -> T:
    in_main_thread = threading.current_thread() is threading.main_thread()
    if in_main_thread and hasattr(signal, "setitimer") and sys.platform != "emscripten":
        return _with_timer(work, seconds)
    return _with_clock_at_every_step(work, seconds)


def _call(work: Callable[[], T]) -> T:
    """Call it; while this frame is on the stack, and only then, the timer may raise."""
    return work()


def _with_timer(work: Callable[[], T], seconds: float) -> T:
    def ring(_number: int, frame: FrameType | None) -> None:
        while frame is not None:
            if frame.f_code is _call.__code__:
                raise TimeIsUpError
            frame = frame.f_back

    before, begin = signal.signal(signal.SIGALRM, ring), time.monotonic()
    left, interval = signal.getitimer(signal.ITIMER_REAL)  # somebody else's, such as a test runner's
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        return _call(work)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(0.001, left - (time.monotonic() - begin)), interval)


def _with_clock_at_every_step(work: Callable[[], T], seconds: float) -> T:
    end = time.monotonic() + seconds

    def look(frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any] | None:
        if time.monotonic() > end:
            raise TimeIsUpError
        if is_library(frame.f_code.co_filename):
            return None  # its loops end; the pupil's code that it calls comes here again
        frame.f_trace_opcodes = True  # a loop on one line has no line events
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        return _call(work)
    finally:
        sys.settrace(before)
