"""A filter in the net, as schools have it: it lets pages pass, but stops the WebSockets of kernels."""

from __future__ import annotations

import base64
import hashlib
import re
import socket
import socketserver
import threading
from contextlib import suppress

CHANNEL = re.compile(
    rb"^GET \S*/api/kernels/\S*/channels.*^upgrade: websocket", re.DOTALL | re.MULTILINE | re.IGNORECASE
)
KEY = re.compile(rb"^sec-websocket-key: *(\S+)", re.MULTILINE | re.IGNORECASE)
SALT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3
REFUSAL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class ChannelFilter(socketserver.ThreadingTCPServer):
    """Passes every byte on to a server on loopback, but for channels as its `way` says.

    Attributes
    ----------
    way : str or None
        "refuses": a channel is not opened; "swallows": it seems to be; None: all passes.
    """

    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.behind = ("127.0.0.1", port)
        self.way: str | None = None
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Connection(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        filter_: ChannelFilter = self.server
        head = _head(self.request)
        way = filter_.way if CHANNEL.search(head) else None
        if way == "refuses":
            self.request.sendall(REFUSAL)
            return
        if way == "swallows":
            self.request.sendall(_opened(head))
            with suppress(OSError):
                while self.request.recv(65536):
                    pass
            return
        with socket.create_connection(filter_.behind) as behind:
            behind.sendall(head)
            exchange(self.request, behind)


def _head(connection: socket.socket) -> bytes:
    """Return what comes until the end of a request's or an answer's head, and what came along with it."""
    head = b""
    while b"\r\n\r\n" not in head and (piece := connection.recv(65536)):
        head += piece
    return head


def _opened(head: bytes) -> bytes:
    """Return the answer that opens a WebSocket."""
    accepted = base64.b64encode(hashlib.sha1(KEY.search(head)[1] + SALT).digest())  # noqa: S324 - RFC 6455 wants it
    upgrade = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    return upgrade + b"Sec-WebSocket-Accept: " + accepted + b"\r\n\r\n"


def exchange(one: socket.socket, other: socket.socket) -> None:
    """Pass on what comes from either side, until both have ended."""
    back = threading.Thread(target=_pump, args=(other, one), daemon=True)
    back.start()
    _pump(one, other)
    back.join()


def _pump(source: socket.socket, target: socket.socket) -> None:
    """Pass on what comes, until one side ends."""
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
