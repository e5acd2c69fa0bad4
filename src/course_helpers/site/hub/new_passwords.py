"""Passwords that a teacher gives out while the hub runs; they are kept, but nobody can read them there."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import secrets
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from course_helpers.whole_file import PRIVATE, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "passwords.json"
"""File in the hub's folder in which they are kept."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


def invent() -> str:
    """Return a password that can be read aloud and typed."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


class NewPasswords:
    """Passwords that count instead of the list's, until the list gives a name another one.

    What is kept of names that this start does not know stays: another class has its turn tomorrow.

    Parameters
    ----------
    file : Path
        Where they are kept between two starts of the hub.
    listed : callable
        Return the password that the list has for a name.
    known : callable
        Whether a name may log in; what is kept of others does not count.

    Attributes
    ----------
    put_aside : Path or None
        Where the file lies now if it could not be read; the hub starts without it.
    """

    def __init__(self, file: Path, listed: Callable[[str], str], known: Callable[[str], bool]) -> None:
        self._file = file
        self._listed = listed
        self._lock = Lock()
        self.put_aside: Path | None = None
        self._kept = self._read()
        self._counting = {
            name: one for name, one in self._kept.items() if known(name) and self._counts(name, one)
        }

    def give(self, name: str) -> str:
        """Return a new password for a name; the old one is wrong from now on.

        Raises
        ------
        OSError
            When it cannot be written down; the old one then still counts.
        """
        password, salt = invent(), secrets.token_hex(16)
        one = {
            "salt": salt,
            "new": _digest(password, salt),
            "instead": _digest(self._listed(name), salt),
        }
        with self._lock:  # the page calls in threads
            kept = self._kept | {name: one}
            write_whole(self._file, [json.dumps(kept).encode()], rights=PRIVATE)
            self._kept = kept
            self._counting[name] = one
        return password

    def __contains__(self, name: str) -> bool:
        """Return whether a name has a new password."""
        return name in self._counting

    def fits(self, name: str, password: str) -> bool | None:
        """Return whether a password is a name's new one, None if it has none; slow, as guessing shall be."""
        one = self._counting.get(name)
        if one is None:
            return None
        return hmac.compare_digest(_digest(password, one["salt"]), one["new"])

    def _counts(self, name: str, one: dict[str, str]) -> bool:
        return hmac.compare_digest(_digest(self._listed(name), one["salt"]), one["instead"])

    def _read(self) -> dict[str, dict[str, str]]:
        if not self._file.exists():
            return {}
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            for one in kept.values():
                bytes.fromhex(one["salt"]), one["new"].encode("ascii"), one["instead"].encode("ascii")
        except (OSError, ValueError, AttributeError, KeyError, TypeError, RecursionError):
            self.put_aside = self._file.with_name(f"{self._file.name}.defekt")
            with suppress(OSError):
                self._file.replace(self.put_aside)
            logging.getLogger(__name__).warning("New passwords are lost, see %s", self.put_aside)
            return {}
        return dict(kept)


def _digest(password: str, salt: str) -> str:
    return hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex()
