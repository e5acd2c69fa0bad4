"""Prepare the way to the chip: find its server, probe it, set the variables that hxcomm reads."""

from __future__ import annotations

import logging
import os
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

from course_helpers.hardware.download import stream, with_retries
from course_helpers.hardware.errors import HardwareError, printable
from course_helpers.hardware.place import Place, ebrains_release
from course_helpers.hardware.setups import Setup, parse_setup, parse_setups, pick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from course_helpers.hardware.settings import Lab, Transfer

logger = logging.getLogger(__name__)


def prepare(place: Place, environ: Mapping[str, str], lab: Lab) -> dict[str, str]:
    """Return the environment variables that lead hxcomm to the chip; nothing is set yet.

    Parameters
    ----------
    place : Place
        Where we run.
    environ : mapping
        The environment variables as they are.
    lab : Lab
        Addresses and limits.

    Raises
    ------
    HardwareError
        If there is no chip, the settings are wrong, or the chip's server does not accept a connection.
    """
    if place is Place.SLURM:
        return {}
    if place is Place.ELSEWHERE:
        raise HardwareError(
            "no-chip",
            "Von hier aus ist kein Chip erreichbar. "
            "Öffne den Kurs in der EBRAINS-Umgebung oder auf einem Rechner des Labors.",
        )
    if place is Place.EBRAINS:
        ebrains_release(environ)
        user = _user(environ, "JUPYTERHUB_USER")
        setup = pick(parse_setups(_download(lab.setups_url, lab.setups)), user)
    else:
        user = _user(environ, "USER")
        setup = parse_setup(
            environ["QUIGGELDY_IP"], environ["QUIGGELDY_PORT"], "QUIGGELDY_IP und QUIGGELDY_PORT"
        )
    _probe(setup, lab.probe_seconds)
    return {
        "QUIGGELDY_ENABLED": "1",
        "QUIGGELDY_USER_NO_MUNGE": user,
        "QUIGGELDY_IP": setup.host,
        "QUIGGELDY_PORT": str(setup.port),
    }


@contextmanager
def all_or_none(variables: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables; put every one back as it was if the body raises."""
    before = {name: os.environ.get(name) for name in variables}
    try:
        os.environ.update(variables)
        yield
    except BaseException:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        raise


def _download(url: str, transfer: Transfer) -> bytes:
    return with_retries(lambda: b"".join(stream(url, transfer)), transfer)


def _user(environ: Mapping[str, str], name: str) -> str:
    user = environ.get(name, "")
    if not user.strip():
        raise HardwareError(
            "no-user",
            f"Der Chip braucht deinen Benutzernamen, aber die Umgebungsvariable {name} ist leer. "
            "Melde dich neu an.",
        )
    if not user.isprintable():
        raise HardwareError(
            "bad-user",
            f"Dein Benutzername „{printable(user, 80)}“ enthält ein Zeichen, das der Chip nicht annimmt. "
            f"Ändere ihn in der Umgebungsvariable {name}, oder frage im Labor nach.",
        )
    return user


def _probe(setup: Setup, seconds: float) -> None:
    """Open and close a TCP connection or raise HardwareError: hxcomm itself would wait for minutes."""
    try:
        socket.create_connection((setup.host, setup.port), timeout=seconds).close()
    except (OSError, UnicodeError) as error:
        logger.warning("%s:%d: %r", setup.host, setup.port, error)
        raise HardwareError(
            "chip-unreachable",
            f"Der Chip-Server {setup.host}:{setup.port} nimmt keine Verbindung an. "
            "Versuche es in ein paar Minuten noch einmal.",
        ) from error
