"""Watch what seats take of memory and disk, where the limits of single processes and files do not do."""

from __future__ import annotations

import asyncio
import logging
import math
import os
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_helpers.site.hub.held import Held, held_by

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

LOOK_AGAIN = 3  # seconds
SMALLEST = 4096  # bytes that a file takes at least, its entry included
DEEPEST = 50  # folders in each other
MIB = 2**20

_OPEN = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


@dataclass
class Watched:
    """A seat that is watched.

    Attributes
    ----------
    home : Path
        The reader's folder.
    over : callable
        What to do when it takes too much; it is told why.
    size : float
        Bytes of the folder at the last look; before the first nothing has grown.
    """

    home: Path
    over: Callable[[str], Awaitable[None]]
    size: float = math.inf


class Watch:
    """Look at all seats every few seconds, as long as there are any.

    Parameters
    ----------
    memory, disk : int
        Bytes that all processes of a seat may have in memory, and all files on the disk; 0 for any number.
    """

    def __init__(self, memory: int, disk: int) -> None:
        self._memory = memory
        self._disk = disk
        self._seats: dict[int, Watched] = {}
        self._task: asyncio.Task[None] | None = None

    def add(self, account: int, home: Path, over: Callable[[str], Awaitable[None]]) -> None:
        """Watch a seat, too."""
        self._seats[account] = Watched(home, over)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look_on())

    def remove(self, account: int) -> None:
        """Look no longer at a seat."""
        self._seats.pop(account, None)

    async def _look_on(self) -> None:
        while self._seats:
            await asyncio.sleep(LOOK_AGAIN)
            seats = dict(self._seats)
            with _noting_errors():
                held = await asyncio.to_thread(held_by, tuple(seats))
                for account, seat in seats.items():
                    with _noting_errors():  # the other seats are watched all the same
                        if why := await asyncio.to_thread(self._excess, seat, held[account]):
                            await seat.over(why)

    def _excess(self, seat: Watched, held: Held) -> str:
        """Look at a seat and return what it takes too much of; empty if nothing."""
        deleted = held.on(seat.home.stat().st_dev)
        memory = held.memory + sum(held.nameless.values()) - deleted
        before, seat.size = seat.size, (size := size_of(seat.home) + deleted)
        if self._memory and memory > self._memory:
            return f"{memory // MIB} MiB of memory"
        if self._disk and math.isinf(size):  # even at the first look: what grows down there is not seen
            return f"more than {DEEPEST} folders in each other"
        # one that does not grow may stay: its reader is perhaps just clearing up
        if self._disk and size > max(self._disk, before):
            return f"{size / MIB:.0f} MiB of files"
        return ""


@contextmanager
def _noting_errors() -> Iterator[None]:
    try:
        yield
    except Exception:
        logging.getLogger(__name__).exception("A seat could not be watched or ended")


def size_of(folder: Path) -> float:
    """Return the bytes that a folder takes on the disk; what vanishes meanwhile does not count.

    It goes down by file descriptors: a path to what lies deep may be longer than the system takes. Nobody
    needs more than `DEEPEST` folders in each other; there it is infinite, as more cannot be counted.
    """
    with suppress(OSError):
        return _size_of_open(os.open(folder, _OPEN), 0)
    return 0


def _size_of_open(handle: int, depth: int) -> float:
    """Return the size of an open folder, and close it."""
    size = 0.0
    try:
        if depth > DEEPEST:
            return math.inf
        folders = []
        with os.scandir(handle) as entries:
            for entry in entries:
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    size += max(SMALLEST, status.st_blocks * 512)
                    if stat.S_ISDIR(status.st_mode):
                        folders.append(entry.name)
        for name in folders:
            with suppress(OSError):
                size += _size_of_open(os.open(name, _OPEN, dir_fd=handle), depth + 1)
    finally:
        os.close(handle)
    return size
