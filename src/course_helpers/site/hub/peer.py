"""Which account of this machine holds a connection or a port, as the system says and not who asks."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

CONNECTIONS = Path("/proc/net/tcp")
MINE, OTHER, STATE, ACCOUNT = 1, 2, 3, 7  # columns, see proc(5)
LISTENS = "0A"


def account_of_peer(connection: socket.socket) -> int | None:
    """Return the number of the account that holds the other end; None where that cannot be told.

    Parameters
    ----------
    connection : socket
        An open one over IPv4, as those to the hub itself are.
    """
    try:
        there, here = _written(connection.getpeername()), _written(connection.getsockname())
    except (OSError, ValueError):
        return None
    accounts = (int(one[ACCOUNT]) for one in _sockets() if (one[MINE], one[OTHER]) == (there, here))
    return next(accounts, None)


def account_of_listener(port: int) -> int | None:
    """Return the number of the account that listens at a port of 127.0.0.1; None where none does or tells."""
    place = _written(("127.0.0.1", port))
    accounts = (int(one[ACCOUNT]) for one in _sockets() if (one[MINE], one[STATE]) == (place, LISTENS))
    return next(accounts, None)


def _sockets() -> list[list[str]]:
    try:
        return [line.split() for line in CONNECTIONS.read_text("ascii").splitlines()[1:]]
    except OSError:
        return []


def _written(address: tuple[str, int]) -> str:
    """Return an address as the system writes it, its bytes in the machine's order."""
    place, port = address[:2]
    number = int.from_bytes(ipaddress.IPv4Address(place).packed, sys.byteorder)
    return f"{number:08X}:{port:04X}"
