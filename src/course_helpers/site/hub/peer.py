"""Which account of this machine is at the other end of a connection, as the system says and not who asks."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

CONNECTIONS = Path("/proc/net/tcp")
MINE, OTHER, ACCOUNT = 1, 2, 7  # columns, see proc(5)


def account_of_peer(connection: socket.socket) -> int | None:
    """Return the number of the account that holds the other end; None where that cannot be told.

    Parameters
    ----------
    connection : socket
        An open one over IPv4, as those to the hub itself are.
    """
    try:
        there, here = _written(connection.getpeername()), _written(connection.getsockname())
        lines = CONNECTIONS.read_text("ascii").splitlines()[1:]
    except (OSError, ValueError):
        return None
    for columns in map(str.split, lines):
        if (columns[MINE], columns[OTHER]) == (there, here):
            return int(columns[ACCOUNT])
    return None


def _written(address: tuple[str, int]) -> str:
    """Return an address as the system writes it, its bytes in the machine's order."""
    place, port = address[:2]
    number = int.from_bytes(ipaddress.IPv4Address(place).packed, sys.byteorder)
    return f"{number:08X}:{port:04X}"
