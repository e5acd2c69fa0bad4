"""File servers for tests and benchmarks, whose readers may go away in the middle of an answer."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class QuietServer(http.server.ThreadingHTTPServer):
    """Keep silent when a browser closes a connection.

    What the standard one prints then ends up in whatever another test is reading at that moment.
    """

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell every error but that."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Give out files and print nothing."""

    def log_message(self, *_args: object) -> None:
        """Keep the test output readable."""


@contextmanager
def serving(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer with this handler on loopback; gives the address, ending in a slash."""
    server = QuietServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def files_of(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Callable[..., QuietHandler]:
    """Return a handler that gives out the files of a folder."""
    return functools.partial(handler, directory=str(folder))


class Host:
    """A web host on one address: it publishes a folder, publishes another, goes away and comes back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.start()

    def start(self) -> None:
        host = self

        class Handler(QuietHandler):
            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(host.folder))

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

        self.server = QuietServer(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=functools.partial(self.server.serve_forever, 0.05), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
