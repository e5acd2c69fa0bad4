"""The lab's list of chip setups: read it strictly, and pick the one that belongs to a user."""

from __future__ import annotations

import csv
import hashlib
import io
import ipaddress
import logging
import re
from dataclasses import dataclass

from course_helpers.hardware.errors import HardwareError, printable

logger = logging.getLogger(__name__)

_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")
_MAX_ROWS = 1000
_MAX_PORT = 65_535
_MAX_HOST = 253  # RFC 1035


@dataclass(frozen=True)
class Setup:
    """Address of the server in front of one chip."""

    host: str
    port: int


def parse_setup(host: str, port: str, origin: str) -> Setup:
    """Check host and port and return them as a setup.

    Parameters
    ----------
    host, port : str
        As written in a list or an environment variable.
    origin : str
        German words that say where the two come from, for the message.

    Raises
    ------
    HardwareError
        If the host is neither a name nor an IP address, or the port is not in 1..65535.
    """
    host, port = host.strip(), port.strip()
    if not _is_host(host):
        raise HardwareError("bad-host", f"{origin}: „{printable(host, 80)}“ ist kein Rechnername. {_ASK}")
    # isascii: int() would also take Arabic digits, which hxcomm does not
    # five digits: int() refuses thousands of them
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 1 <= int(port) <= _MAX_PORT):
        raise HardwareError(
            "bad-port", f"{origin}: „{printable(port, 20)}“ ist keine Portnummer von 1 bis 65535. {_ASK}"
        )
    return Setup(host, int(port))


def parse_setups(body: bytes) -> list[Setup]:
    """Read the list of setups.

    Every row that is not blank must be right: leaving a broken one out would give every user another chip.

    Parameters
    ----------
    body : bytes
        CSV in UTF-8 whose header names ``Host`` and ``Port``; further columns are ignored.

    Raises
    ------
    HardwareError
        If it is no such list, has no rows, or a row is not complete and valid.
    """
    try:
        reader = csv.DictReader(io.StringIO(body.decode("utf-8-sig")), strict=True)
        rows = [(reader.line_num, row) for row in reader if not _is_blank(row)]
    except (UnicodeDecodeError, csv.Error) as error:
        logger.warning("the list begins with %r", body[:200])
        raise HardwareError("bad-list", f"Die Liste der Chips ist nicht lesbar. {_ASK}") from error
    if not rows or not {"Host", "Port"} <= set(reader.fieldnames or ()):
        logger.warning("the list begins with %r", body[:200])
        raise HardwareError(
            "bad-list", f"Die Liste der Chips ist leer oder ihr fehlen die Spalten „Host“ und „Port“. {_ASK}"
        )
    if len(rows) > _MAX_ROWS:
        raise HardwareError(
            "bad-list", f"Die Liste der Chips ist mit {len(rows)} Zeilen viel zu lang. {_ASK}"
        )
    return [
        # a short row gives None, and so no valid host or port
        parse_setup(row["Host"] or "", row["Port"] or "", f"Liste der Chips, Zeile {number}")
        for number, row in rows
    ]


def pick(setups: list[Setup], user: str) -> Setup:
    """Return the setup of a user: always the same one, evenly spread over all users."""
    return setups[int(hashlib.sha256(user.encode()).hexdigest(), 16) % len(setups)]


def _is_blank(row: dict[str, str]) -> bool:
    # a short row has None for what is missing, a long one a list of what is too much
    return not any(cell.strip() if isinstance(cell, str) else cell for cell in row.values())


def _is_host(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        labels = text.removesuffix(".").split(".")
        # a last label of digits only is a mistyped IP address, never a name
        return len(text) <= _MAX_HOST and all(map(_LABEL.fullmatch, labels)) and not labels[-1].isdigit()
    return True


_ASK = "Sag bitte dem Labor Bescheid."
