"""Serve the course on this machine and open it; needs nothing but Python 3."""
# ruff: noqa: INP001, T201 - a program that is copied beside the pages, and that speaks by printing

from __future__ import annotations

import functools
import http.server
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Any

PAGES = Path(__file__).resolve().parent.parent / "seiten"
PORTS = (8765, 8766, 8767, 0)  # the same address each time, so that the browser finds the reader's code again


class Handler(http.server.SimpleHTTPRequestHandler):
    """Answers with the right types on every machine: Windows takes some from its registry, wrong ones too."""

    extensions_map = {  # noqa: RUF012 - the base class reads it as a plain attribute
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ipynb": "application/json",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
    }

    def log_message(self, *_args: Any) -> None:
        """Say nothing: the window shows what a reader must know."""

    def end_headers(self) -> None:
        """Let the browser ask each time: the next stick may bring another version to the same address."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def listening() -> http.server.ThreadingHTTPServer:
    """Return a server on the first free port, or leave the program (SystemExit) if none is free."""
    handler = functools.partial(Handler, directory=str(PAGES))
    http.server.ThreadingHTTPServer.allow_reuse_address = (
        sys.platform != "win32"
    )  # there it would share the port
    for port in PORTS:
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
    raise SystemExit(
        "Auf diesem Rechner ist kein Port frei. Schließe andere Programme und versuche es noch einmal."
    )


def main() -> None:
    """Serve until the window is closed."""
    server = listening()
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"\nDer Kurs läuft: {address}\nBeenden: dieses Fenster schließen oder Strg+C.\n", flush=True)
    if "--kein-browser" not in sys.argv:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("Der Kurs ist beendet.")


if __name__ == "__main__":
    main()
