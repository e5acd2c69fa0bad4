"""The built site as a web host publishes it, and Lighthouse in a Chromium; `benchmarks` use both, too."""

from __future__ import annotations

import functools
import gzip
import json
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright
from tests.quiet_server import QuietHandler, files_of, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".wasm"}
LIGHTHOUSE = Path(__file__).with_name("lighthouse.mjs")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
)


class _Publisher(QuietHandler):
    """Answers as GitHub Pages does: text is compressed, everything may be kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.translate_path(self.path)
        if path.endswith("/") or not any(path.endswith(ending) for ending in COMPRESSED):
            super().do_GET()
            return
        try:
            body = _compressed(path)
        except FileNotFoundError:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


@functools.cache
def _compressed(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), compresslevel=6, mtime=0)


def publish(folder: Path) -> AbstractContextManager[str]:
    """Serve a folder on loopback; gives its address, ending in a slash."""
    return serving(files_of(folder, _Publisher))


@contextmanager
def lighthouse() -> Iterator[Callable[[list[tuple[str, str]]], list[dict[str, Any]]]]:
    """Give a function that judges pairs of address and form: "desktop", "phone" or "slow phone"."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = shutil.which("chromium")
    if program is None:
        with sync_playwright() as playwright:
            program = playwright.chromium.executable_path
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            [program, *FLAGS, f"--remote-debugging-port={port}", f"--user-data-dir={profile}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

        def judge(asked: list[tuple[str, str]]) -> list[dict[str, Any]]:
            task = json.dumps({"port": port, "pages": asked})
            done = subprocess.run(
                ["node", str(LIGHTHOUSE), task], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            return list(json.loads(done.stdout))

        yield judge
        browser.terminate()
        browser.wait(timeout=30)
