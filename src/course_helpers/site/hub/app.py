"""JupyterHub as ``kurs hub`` runs it: it speaks German to a terminal and ends within seconds."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from jupyterhub import orm
from jupyterhub.app import JupyterHub
from sqlalchemy import event

from course_helpers.site.hub.leftovers import clear
from course_helpers.site.hub.spawner import ReaderSpawner
from course_helpers.site.hub.teacher import TEACHER
from course_helpers.site.hub.teacher.hand_out import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TextIO

AROUND_A_FILE = 2**20  # bytes of a form beside the file that is handed out

ENDS = """
Der Hub wird beendet, {seats} offene Plätze werden geschlossen. Der Code der Klasse bleibt in den Browsern."""


class ClassHub(JupyterHub):  # type: ignore[misc]  # jupyterhub publishes no types
    """A hub that tells its address once it answers.

    Attributes
    ----------
    terminal : TextIO
        What the teacher reads.
    state : Path
        The hub's folder.
    welcome : callable
        Returns what is told once the hub answers.
    """

    name = "kurs-hub"

    terminal: TextIO
    state: Path
    welcome: Callable[[], str]

    async def start(self) -> None:
        """Start hub, proxy and services."""
        await super().start()
        # tornado would read 100 MiB into memory before it asks who sends them
        self.http_server.conn_params.max_body_size = LARGEST + AROUND_A_FILE
        print(self.welcome(), file=self.terminal)

    def init_db(self) -> None:
        """Open the data base so that a class that logs in at once does not wait for the disk."""
        super().init_db()
        engine = self.session_factory.kw["bind"]
        event.listen(engine, "connect", _write_ahead)
        engine.dispose()  # the connection that looked at the tables is none of these

    async def init_users(self) -> None:
        """Log the teacher out everywhere: whoever got hold of an earlier session has it no more."""
        await super().init_users()
        if teacher := orm.User.find(self.db, TEACHER):
            teacher.cookie_id = orm.new_token()
            self.db.commit()

    def init_signal(self) -> None:
        """End in order, too, when the terminal's window is closed."""
        super().init_signal()
        end = lambda: asyncio.ensure_future(self.shutdown_cancel_tasks(signal.SIGHUP))  # noqa: E731
        asyncio.get_event_loop().add_signal_handler(signal.SIGHUP, end)

    async def cleanup(self) -> None:
        """Say that it ends, and end the readers' servers without waiting for each."""
        seats = sum(user.active for user in self.users.values())
        with suppress(OSError):  # the window may be gone
            print(ENDS.format(seats=seats), file=self.terminal)
        ReaderSpawner.at_once = True
        try:
            await super().cleanup()
        except Exception:  # a full disk, a data base that is gone: JupyterHub would go on for ever
            self.log.exception("The end could not be written down")
            await asyncio.to_thread(clear, self.state)

    def load_config_file(self, *_args: Any, **_kwargs: Any) -> None:
        """Read none: a jupyterhub_config.py that lies around is another hub's."""


def _write_ahead(connection: Any, _record: Any) -> None:
    """Let SQLite write ahead: a commit waits for no disk, and after a power cut the file is whole.

    What may be lost then are the last moments, such as who had just logged in (https://sqlite.org/wal.html).
    """
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
