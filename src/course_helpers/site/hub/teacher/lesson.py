"""What the teacher's page knows and does, apart from answering requests."""

from __future__ import annotations

import asyncio
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from course_helpers.site.hub.teacher.progress import Progress, by_task, where

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course_helpers.site.hub.teacher.book import Book

FRESH = 3  # seconds that what was read of all readers is told again

_log = logging.getLogger(__name__)


@dataclass
class Lesson:
    """A class and its hub.

    Attributes
    ----------
    homes : Path
        Folder of the readers' folders.
    book : Book
        The course.
    state : Path
        Folder of the hub, for what is made for a moment.
    room : int
        Bytes that a reader's folder may have; 0 for any number.
    word : str
        What the next page tells of what was done.
    progress : Progress or None
        The states of tasks, while the class shares them. Every start of the hub begins without.
    """

    homes: Path
    book: Book
    state: Path
    room: int
    word: str = ""
    progress: Progress | None = None
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    _read: tuple[Progress | None, float, dict[str, Any]] = (None, 0, {})
    # one at a time, and none of those that the rest of the hub needs
    _worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "lehrkraft"))

    def homes_of(self, names: list[str]) -> dict[str, Path]:
        """Return the folder of each reader."""
        return {name: self.homes / name for name in names}

    async def in_background(self, work: Callable[..., Any], *args: Any) -> Any:
        """Do work with files while the hub goes on answering."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, *args)

    def share(self, on: bool) -> None:
        """Begin or end to share."""
        self.progress = Progress(self.book, time.time()) if on else None

    def take_word(self) -> str:
        """Return what is to be told, once."""
        word, self.word = self.word, ""
        return word

    async def recent_stands(self, names: list[str]) -> dict[str, Any]:
        """Return what `stands` does, or did a moment ago: however many pages ask, one reading is going on."""
        progress = self.progress
        async with self._reading:
            if self._read[0] is not progress or time.monotonic() - self._read[1] > FRESH:
                stands = await self.in_background(self.stands, names)
                self._read = progress, time.monotonic(), stands
            # the class may have ended it meanwhile
            return self._read[2] if self.progress is progress else {}

    def stands(self, names: list[str]) -> dict[str, Any]:
        """Return how far everyone is, for the page; empty if the class does not share it.

        One whose files cannot be read has no states, and None for how far.
        """
        progress = self.progress
        if not progress:
            return {}
        everyone = {}
        readers: dict[str, Any] = dict.fromkeys(names)
        for name, home in self.homes_of(names).items():
            try:
                everyone[name] = progress.states(home)
            except Exception:  # noqa: BLE001 - one reader's files must not take the page from all
                _log.exception("The states of %s cannot be read", name)
        readers |= {name: where(states, self.book) for name, states in everyone.items()}
        chapters = [
            (self.book.chapters.get(page, page), rows)
            for page, tasks in self.book.tasks.items()
            if (rows := by_task(everyone, tasks))
        ]
        return {"readers": readers, "chapters": chapters}
