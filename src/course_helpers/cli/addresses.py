"""Where a server of this machine can listen, and where others reach it."""

from __future__ import annotations

import errno
import os
import socket

NO_ADDRESS = """Die Adresse {address} hat dieser Rechner nicht.
Nenne mit --adresse eine IPv4-Adresse dieses Rechners, etwa 127.0.0.1, oder lass --adresse weg."""


def port_problem(address: str, port: int) -> str:
    """Return why nothing can listen there, in German; empty if it can."""
    with socket.socket() as probe:
        if os.name == "posix":  # Windows would then share a taken port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except (OSError, UnicodeError) as error:  # UnicodeError: not even the form of a name
            if getattr(error, "errno", None) == errno.EADDRINUSE:
                where, other = address or "diesem Rechner", 8081 if port == 8080 else 8080
                return f"Der Port {port} von {where} ist nicht frei. Nimm einen anderen: --port {other}"
            if getattr(error, "errno", None) == errno.EACCES:
                return f"Für den Port {port} fehlt das Recht. Nimm einen ab 1024: --port 8080"
            return NO_ADDRESS.format(address=address)
    return ""


def reached_at(public: str, address: str, port: int) -> list[str]:
    """Return the addresses to open in a browser, the one for others first."""
    if public:
        return [public]
    hosts = [address] if address else [*own_addresses(), "127.0.0.1"]
    return [f"http://{host}:{port}/" for host in hosts]


def own_addresses() -> list[str]:
    """Return the address under which others in the net reach this machine, if there is a net."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; it only chooses the way out
        except OSError:
            return []
        return [probe.getsockname()[0]]
