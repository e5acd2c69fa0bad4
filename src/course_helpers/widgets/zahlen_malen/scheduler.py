"""When to compute: once for the newest state, never twice at a time, and not at all while nothing changes."""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BREATH = 0.005
"""Seconds; without threads, this pause lets waiting strokes in before the next answer is computed."""


class Scheduler:
    """Run a job after something changed.

    Any number of requests that arrive while the job runs lead to exactly one more run, which sees the newest
    state. With threads (CPython) a short-lived thread does it, so that strokes are taken while a slow model
    computes; without them (Pyodide) it is a callback of the event loop. Nothing waits or polls in between: no
    thread is left when there is nothing to do.

    Parameters
    ----------
    job : callable
        Called without arguments; must not raise.
    threads : bool, optional
        Whether to use a thread; by default wherever there are threads.
    """

    def __init__(self, job: Callable[[], None], *, threads: bool | None = None) -> None:
        self._job = job
        self._threads = sys.platform != "emscripten" if threads is None else threads
        self._lock = threading.Lock()
        self._wanted = False
        self._busy = False
        self._idle = threading.Event()
        self._idle.set()

    def request(self) -> None:
        """Ask for a run; returns at once."""
        with self._lock:
            self._wanted = True
            if self._busy:
                return
            self._busy = True
            self._idle.clear()
        if self._threads:
            threading.Thread(target=self._work, name="zahlen-malen", daemon=True).start()
        else:
            asyncio.get_event_loop().call_later(BREATH, self._step)

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is left to do (only with threads); return whether that happened in time."""
        return self._idle.wait(seconds)

    def _take(self) -> bool:
        """Return whether there is something to do, and note that it is being done."""
        with self._lock:
            self._busy = self._wanted
            self._wanted = False
            if not self._busy:
                self._idle.set()
            return self._busy

    def _work(self) -> None:
        while self._take():
            self._job()

    def _step(self) -> None:
        if self._take():
            self._job()
            asyncio.get_event_loop().call_later(BREATH, self._step)
