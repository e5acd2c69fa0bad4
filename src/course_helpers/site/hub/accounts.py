"""Who may log in: the check of a password, slowed down for who guesses; and the teacher's page."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyterhub.auth import Authenticator
from tornado import web
from traitlets import Dict, Integer, Unicode

from course_helpers.site.hub.class_list import login_name
from course_helpers.site.hub.login_brake import LoginBrake
from course_helpers.site.hub.new_passwords import FILE, NewPasswords
from course_helpers.site.hub.peer import account_of_peer
from course_helpers.site.hub.seat import ACCOUNTS
from course_helpers.site.hub.settings import NAME_PATTERN
from course_helpers.site.hub.teacher.book import Book
from course_helpers.site.hub.teacher.lesson import Lesson
from course_helpers.site.hub.teacher.pages import handlers

if TYPE_CHECKING:
    from collections.abc import Mapping

LOOPBACK = "127.0.0.1"
LONGEST_ADDRESS = 45  # letters, of an IPv6 address


class ClassAuthenticator(Authenticator):  # type: ignore[misc]  # jupyterhub publishes no types
    """One password for the class, or an own one for whoever has it in the list.

    With one password anyone can log in under another's name; own passwords prevent that.
    """

    class_password = Unicode(help="The password of all readers without an own one.").tag(config=True)
    own_passwords: Any = Dict(Unicode(), help="Password by name.").tag(config=True)
    readers: Any = Dict(Unicode(), help="Name in the list by name; empty for anyone.").tag(config=True)
    state = Unicode(help="The hub's folder, with those of its readers in it.").tag(config=True)
    book = Unicode(help="Folder of the built book.").tag(config=True)
    disk_limit = Integer(help="Bytes that a reader's folder may have; 0: any number.").tag(config=True)

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._brake = LoginBrake()
        self.new_passwords = NewPasswords(
            Path(self.state) / FILE,
            listed=lambda name: str(self.own_passwords.get(name, "")),
            known=lambda name: not self.readers or name in self.readers,
        )

    def get_handlers(self, app: Any) -> list[tuple[Any, ...]]:
        """Return the login page and the teacher's: JupyterHub has no other place for pages that act in it."""
        state = Path(self.state)
        lesson = Lesson(state / "konten", Book(Path(self.book)), state, self.disk_limit)
        return [*super().get_handlers(app), *handlers(lesson)]

    def normalize_username(self, username: str) -> str:
        """Return the name in the form of the list: capitals, umlauts and spaces may be typed as one likes."""
        return login_name(username)

    async def authenticate(self, handler: Any, data: dict[str, str]) -> str | None:
        """Return the name if the password is right; whether it may come in is decided by the parent class.

        Raises
        ------
        tornado.web.HTTPError
            429 while this address must wait with further guesses of this name; its message is German.
        """
        name = login_name(data["username"])
        if not re.fullmatch(NAME_PATTERN, name):
            return None
        address = _asker(handler.request) if handler else ""
        if wait := self._brake.seconds_to_wait(name, address):
            pause = "eine Sekunde" if wait == 1 else f"{wait} Sekunden"
            raise web.HTTPError(
                429, f"Das waren zu viele falsche Versuche. Warte {pause}, dann geht es weiter."
            )
        self._brake.wrong(name, address)  # before the check, which takes its time: many may come at once
        if await self._is_right(name, data["password"]):
            self._brake.right(name, address)
            return name
        return None

    async def _is_right(self, name: str, password: str) -> bool:
        if name in self.new_passwords:
            return bool(await asyncio.to_thread(self.new_passwords.fits, name, password))
        expected = str(self.own_passwords.get(name, self.class_password))
        return bool(expected) and hmac.compare_digest(password.encode(), expected.encode())


def _asker(request: Any) -> str:
    """Return whom wrong passwords are counted for: a seat, or an address.

    Code at a seat reaches the hub past its proxy, and may then claim any address.
    """
    account = account_of_peer(request.connection.stream.socket)
    return f"seat {account}" if account in ACCOUNTS else _address(request.headers)


def _address(headers: Mapping[str, str]) -> str:
    """Return the address that the hub's own proxy saw: all else in the headers anyone can invent.

    Who comes past the proxy, from this machine, has none of their own.
    """
    seen = headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()[:LONGEST_ADDRESS]
    try:
        address = ipaddress.ip_address(seen.removeprefix("::ffff:"))
    except ValueError:
        return seen
    return LOOPBACK if address.is_loopback else seen  # this machine has millions of these
