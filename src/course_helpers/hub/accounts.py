"""Who may log in: the class's list of names, and the check of a password."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyterhub.auth import Authenticator
from traitlets import Dict, Unicode

from course_helpers.file_errors import reason
from course_helpers.hub.settings import NAME_PATTERN

if TYPE_CHECKING:
    from pathlib import Path


class NamesError(ValueError):
    """A list of names cannot be used; the message is German and complete."""


@dataclass(frozen=True)
class Reader:
    """One line of the list.

    Attributes
    ----------
    name : str
        In small letters, as it is typed at the login.
    password : str
        The reader's own password; empty where the class's one is meant.
    """

    name: str
    password: str = ""


def read_names(file: Path) -> list[Reader]:
    """Read a list with a reader on each line: the name, and after a space an own password if there is one.

    Raises
    ------
    NamesError
        When the file cannot be read, is empty, or a line is no name.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise NamesError(f"Die Liste {file} lässt sich nicht lesen: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise NamesError(
            f"Die Liste {file} lässt sich nicht lesen: Es muss eine Textdatei in UTF-8 sein."
        ) from error
    readers: dict[str, Reader] = {}
    for number, line in enumerate(lines, start=1):
        name, _, password = line.partition("#")[0].strip().partition(" ")
        if not name:
            continue
        reader = Reader(name.lower(), password.strip())
        if not re.fullmatch(NAME_PATTERN, reader.name):
            raise NamesError(
                f"{file}, Zeile {number}: „{name}“ geht nicht als Name. "
                "Erlaubt sind a bis z, Ziffern, Punkt, Minus und Unterstrich; statt „jürgen“ also „juergen“."
            )
        if reader.name in readers:
            raise NamesError(f"{file}, Zeile {number}: „{name}“ steht schon weiter oben.")
        readers[reader.name] = reader
    if not readers:
        raise NamesError(f"In {file} steht kein Name. Schreibe in jede Zeile einen.")
    return list(readers.values())


class ClassAuthenticator(Authenticator):  # type: ignore[misc]  # jupyterhub publishes no types
    """One password for the class, or an own one for whoever has it in the list.

    With one password anyone can log in under another's name; own passwords prevent that.
    """

    class_password = Unicode(help="The password of all readers without an own one.").tag(config=True)
    own_passwords = Dict(Unicode(), help="Password by name.").tag(config=True)

    async def authenticate(self, _handler: Any, data: dict[str, str]) -> str | None:
        """Return the name if the password is right; whether it may come in is decided by the parent class."""
        name = data["username"]
        if not re.fullmatch(NAME_PATTERN, name):
            return None
        expected = self.own_passwords.get(name, self.class_password)
        right = hmac.compare_digest(data["password"].encode(), expected.encode())
        return name if expected and right else None
