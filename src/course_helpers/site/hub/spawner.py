"""Start readers' servers on the hub's own machine: a few at a time, each with its folder and its limits."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import psutil
from jupyterhub.spawner import LocalProcessSpawner
from jupyterhub.utils import can_connect, random_port
from traitlets import Bool, Integer, List, Unicode

from course_helpers.site.hub import seat
from course_helpers.site.hub.own_view import View
from course_helpers.site.hub.peer import account_of_listener
from course_helpers.site.hub.reader import Start, start
from course_helpers.site.hub.watch import Watch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from multiprocessing.process import BaseProcess

LOOK_AGAIN = 0.1  # seconds
SEAT_PROCESSES = 2  # how many processes of a reader may be as large as one may be
LAST_CHANCE = 2  # seconds that a server and its kernels get when the hub ends


class ReaderSpawner(LocalProcessSpawner):  # type: ignore[misc]  # jupyterhub publishes no types
    """Fork a reader's server from the warm one (see `reader`)."""

    homes = Unicode(help="Folder of the readers' folders.").tag(config=True)
    sockets = Unicode(help="Folder for the sockets of readers' kernels; a short path.").tag(config=True)
    starts_at_once = Integer(2, help="Servers that start at the same time; the others wait.").tag(config=True)

    separate = Bool(help="Whether each reader gets a seat of their own (see `seat`).").tag(config=True)
    shown: Any = List(help="Folders that a separate reader can read.").tag(config=True)
    hidden: Any = List(help="Folders that are empty for a separate reader.").tag(config=True)
    disk_limit = Integer(help="Bytes that a separate reader's folder may have; 0: any number.").tag(
        config=True
    )

    at_once: bool = False  # whether it is stopped without waiting for what it runs

    process: BaseProcess | None = None
    account: int | None = None
    _watch: ClassVar[Watch | None] = None
    _turns: ClassVar[asyncio.Semaphore | None] = None
    _waiting: ClassVar[list[ReaderSpawner]] = []

    async def start(self) -> tuple[str, int]:
        """Start the server and wait until it listens, so that the next one may start.

        All at once they would share the cores until the last is ready; in turns the first begin at once.

        Raises
        ------
        RuntimeError
            If the server ends before it listens.
        """
        cls = type(self)
        if cls._turns is None:
            cls._turns = asyncio.Semaphore(self.starts_at_once)
        self._waiting.append(self)
        try:
            async with cls._turns:
                self._waiting.remove(self)
                await self._fork()
                while not self._listens():
                    if await self.poll() is not None:
                        raise RuntimeError(f"the server of {self.user.name} ended while it started")
                    await asyncio.sleep(LOOK_AGAIN)
        finally:
            if self in self._waiting:
                self._waiting.remove(self)
        return "127.0.0.1", self.port

    def _listens(self) -> bool:
        """Return whether the server listens; of a separate seat, whether it is that seat's server.

        Code at another seat may take the port a moment earlier, and would get all that the reader sends.
        """
        if self.account is None:
            return bool(can_connect("127.0.0.1", self.port))
        return account_of_listener(self.port) == self.account

    async def _fork(self) -> None:
        self.port = random_port()
        for folder in (self.home, self.runtime):
            folder.mkdir(mode=0o700, exist_ok=True)
        order = Start(self.get_env(), self.get_args(), self.home, self.mem_limit, await self._seat())
        self.log.info("Starting the server of %s", self.user.name)
        self.process = await asyncio.to_thread(start, order)
        self.pid = self.process.pid

    async def _seat(self) -> seat.Seat | None:
        """Return the reader's own seat, free of what an earlier hub may have left there."""
        if not self.separate:
            return None
        self.account = seat.account_of(self.home)
        seat.hand_over(self.runtime, self.account)
        await asyncio.to_thread(seat.end_all, self.account)
        cls = type(self)
        cls._watch = cls._watch or Watch(memory=SEAT_PROCESSES * (self.mem_limit or 0), disk=self.disk_limit)
        cls._watch.add(self.account, self.home, self._is_over)
        view = View((self.home, self.runtime), tuple(map(Path, self.shown)), tuple(map(Path, self.hidden)))
        return seat.Seat(self.account, view, self.disk_limit)

    async def _is_over(self, why: str) -> None:
        """End a seat that takes too much of the machine."""
        self.log.warning("The seat of %s is ended: %s", self.user.name, why)
        await self._leave()
        await self.poll_and_notify()

    async def _leave(self) -> None:
        """End whatever still runs at the seat."""
        if self.account is not None and self._watch is not None:
            account, self.account = self.account, None
            self._watch.remove(account)
            await asyncio.to_thread(seat.end_all, account)

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
            await self._leave()
        return status

    async def stop(self, now: bool = False) -> None:
        """Stop the server; when lesson or hub end all at once, kernels included, within `LAST_CHANCE`.

        One after the other they would ask their kernels to end, and 25 of them keep a small machine busy for
        half a minute. Nothing is lost: kernels keep nothing, and readers' code lies in browsers and files.
        """
        if not self.at_once:
            await super().stop(now=now)
            await self._leave()
            return
        with suppress(psutil.Error):
            server = psutil.Process(self.pid)
            family = [server, *server.children(recursive=True)]
            for one in family:
                with suppress(psutil.Error):
                    one.terminate()
            _gone, alive = await asyncio.to_thread(psutil.wait_procs, family, LAST_CHANCE)
            for one in alive:
                with suppress(psutil.Error):
                    one.kill()
        await self._leave()

    async def progress(self) -> AsyncIterator[dict[str, Any]]:
        """Tell a waiting reader how many come first."""
        while True:
            ahead = self._waiting.index(self) if self in self._waiting else 0
            text = f"Vor dir warten noch {ahead}." if ahead > 1 else "Gleich geht es los."
            yield {"progress": 90 if self not in self._waiting else max(10, 80 - 4 * ahead), "message": text}
            await asyncio.sleep(1)
