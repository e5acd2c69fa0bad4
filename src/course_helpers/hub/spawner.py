"""Start readers' servers on the hub's own machine: a few at a time, each with its folder and its limits."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from jupyterhub.spawner import LocalProcessSpawner
from jupyterhub.utils import can_connect, random_port
from traitlets import Integer, Unicode

from course_helpers.hub.reader import Start, start

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from multiprocessing.process import BaseProcess

LOOK_AGAIN = 0.1  # seconds


class ReaderSpawner(LocalProcessSpawner):  # type: ignore[misc]  # jupyterhub publishes no types
    """Fork a reader's server from the warm one (see `reader`)."""

    homes = Unicode(help="Folder of the readers' folders.").tag(config=True)
    sockets = Unicode(help="Folder for the sockets of readers' kernels; a short path.").tag(config=True)
    starts_at_once = Integer(2, help="Servers that start at the same time; the others wait.").tag(config=True)

    process: BaseProcess | None = None
    _turns: ClassVar[asyncio.Semaphore | None] = None
    _waiting: ClassVar[list[ReaderSpawner]] = []

    async def start(self) -> tuple[str, int]:
        """Start the server and wait until it listens, so that the next one may start.

        All at once they would share the cores until the last is ready; in turns the first begin at once.
        """
        cls = type(self)
        if cls._turns is None:
            cls._turns = asyncio.Semaphore(self.starts_at_once)
        self._waiting.append(self)
        try:
            async with cls._turns:
                self._waiting.remove(self)
                await self._fork()
                while not can_connect("127.0.0.1", self.port):
                    if await self.poll() is not None:
                        raise RuntimeError(f"the server of {self.user.name} ended while it started")
                    await asyncio.sleep(LOOK_AGAIN)
        finally:
            if self in self._waiting:
                self._waiting.remove(self)
        return "127.0.0.1", self.port

    async def _fork(self) -> None:
        self.port = random_port()
        for folder in (self.home, self.runtime):
            folder.mkdir(mode=0o700, exist_ok=True)
        order = Start(self.get_env(), self.get_args(), self.home, self.mem_limit)
        self.log.info("Starting the server of %s", self.user.name)
        self.process = await asyncio.to_thread(start, order)
        self.pid = self.process.pid

    @property
    def home(self) -> Path:
        """The reader's folder."""
        return Path(self.homes) / str(self.user.name)

    @property
    def runtime(self) -> Path:
        """Where the reader's server and kernels meet, until the hub ends."""
        return Path(self.sockets) / str(self.user.id)

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Add what a login would set."""
        return env | {
            "USER": self.user.name,
            "LOGNAME": self.user.name,
            "HOME": str(self.home),
            "SHELL": "/bin/sh",
            "JUPYTER_RUNTIME_DIR": str(self.runtime),
        }

    async def poll(self) -> int | None:
        """Return None while the server runs, else its exit code."""
        if self.process is None:  # the hub was restarted since
            status: int | None = await super().poll()
            return status
        status = self.process.exitcode
        if status is not None:
            self.clear_state()
        return status

    async def progress(self) -> AsyncIterator[dict[str, Any]]:
        """Tell a waiting reader how many come first."""
        while True:
            ahead = self._waiting.index(self) if self in self._waiting else 0
            text = f"Vor dir warten noch {ahead}." if ahead > 1 else "Gleich geht es los."
            yield {"progress": 90 if self not in self._waiting else max(10, 80 - 4 * ahead), "message": text}
            await asyncio.sleep(1)
