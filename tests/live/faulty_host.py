"""A static host on which single files can be missing, blocked, cut, of another type, slow or silent."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.quiet_server import QuietHandler

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = 64_000  # bytes in one go


class Faults:
    """What is wrong at the moment: ways to answer, by the pattern of the path they concern."""

    def __init__(self) -> None:
        self._ways: list[tuple[re.Pattern[str], Callable[[Handler, bytes], None]]] = []
        self.mended = threading.Event()  # lets what hangs go

    def set(self, pattern: str, way: Callable[[Handler, bytes], None]) -> None:
        """Let nothing but this be wrong."""
        self.mend()
        self.mended = threading.Event()
        self._ways = [(re.compile(pattern), way)]

    def mend(self) -> None:
        """Let everything be right."""
        self._ways = []
        self.mended.set()

    def way(self, path: str) -> Callable[[Handler, bytes], None]:
        """Return how to answer."""
        return next((way for pattern, way in self._ways if pattern.search(path)), whole)


class Handler(QuietHandler):
    """Gives out files as its `faults` say; nothing is kept by the browser."""

    faults: Faults

    def do_GET(self) -> None:
        """Answer."""
        path = Path(self.translate_path(self.path))
        if path.is_file():
            self.faults.way(self.path)(self, path.read_bytes())
        else:
            self.send_error(404)

    def head(self, length: int, content_type: str | None = None, *, status: int = 200) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        self.send_header("Content-Type", content_type or self.guess_type(self.path.split("?")[0]))
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()


def whole(handler: Handler, content: bytes) -> None:
    """Answer as one should."""
    handler.head(len(content))
    handler.wfile.write(content)


def status(code: int) -> Callable[[Handler, bytes], None]:
    """Refuse."""
    return lambda handler, _content: handler.send_error(code)


def cut(handler: Handler, content: bytes) -> None:
    """Close the connection half way."""
    handler.head(len(content))
    handler.wfile.write(content[: len(content) // 2])
    handler.wfile.flush()
    handler.close_connection = True


def short(handler: Handler, content: bytes) -> None:
    """Give half of it for the whole, as a proxy that broke off a download and kept it."""
    half = content[: len(content) // 2]
    handler.head(len(half))
    handler.wfile.write(half)


def changed(handler: Handler, content: bytes) -> None:
    """Give something else of the same length."""
    handler.head(len(content))
    handler.wfile.write(bytes(255 - byte for byte in content[:1]) + content[1:])


def login_page(handler: Handler, _content: bytes) -> None:
    """Give the login page of a network in its place."""
    page = b"<!DOCTYPE html><title>WLAN</title><p>Bitte anmelden</p>"
    handler.head(len(page), "text/html")
    handler.wfile.write(page)


def of_type(content_type: str) -> Callable[[Handler, bytes], None]:
    """Give it a wrong type, which the browser must believe."""

    def answer(handler: Handler, content: bytes) -> None:
        handler.head(len(content), content_type)
        handler.wfile.write(content)

    return answer


def silent(handler: Handler, _content: bytes) -> None:
    """Never answer."""
    handler.faults.mended.wait(120)
    handler.close_connection = True


def stuck(handler: Handler, content: bytes) -> None:
    """Stop half way and keep the connection."""
    handler.head(len(content))
    handler.wfile.write(content[: len(content) // 2])
    handler.wfile.flush()
    handler.faults.mended.wait(120)
    handler.close_connection = True


def slow(handler: Handler, content: bytes) -> None:
    """Come slowly, until the line is mended."""
    handler.head(len(content))
    for start in range(0, len(content), SLOW):
        handler.wfile.write(content[start : start + SLOW])
        if not handler.faults.mended.is_set():
            time.sleep(0.3)
