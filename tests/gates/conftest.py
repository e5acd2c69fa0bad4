"""What the gates share: the site as a web host publishes it, its pages, the table of figures at the end."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from pathlib import Path

import pytest

COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".wasm"}


class _Publisher(http.server.SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: text is compressed, everything may be kept for ten minutes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
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

    def end_headers(self):
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_args):
        """Keep the test output readable."""


@functools.cache
def _compressed(path):
    return gzip.compress(Path(path).read_bytes(), compresslevel=6, mtime=0)


@pytest.fixture(scope="session")
def published(site):
    """Return the address of the built book on a server that compresses, ending in a slash."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Publisher, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def pages(site):
    """Return the names of all pages that a reader can open."""
    found = [path.relative_to(site) for path in sorted(site.rglob("*.html"))]
    return [path.as_posix() for path in found if not path.parts[0].startswith("_")]


ROWS: list[tuple[str, str, str]] = []


@pytest.fixture
def report(record_property):
    """Return a function `report(gate, value, goal)` whose lines are printed after the tests."""
    return lambda gate, value, goal: record_property("gate", (gate, str(value), str(goal)))


def pytest_runtest_logreport(report):
    """Collect the lines where the table is printed: the tests may run in other processes."""
    if report.when == "call":
        ROWS.extend(tuple(value) for name, value in report.user_properties if name == "gate")


def pytest_terminal_summary(terminalreporter):
    if not ROWS:
        return
    terminalreporter.section("Gates")
    width = max(len(gate) for gate, _value, _goal in ROWS)
    values = max(len(value) for _gate, value, _goal in ROWS)
    for gate, value, goal in sorted(ROWS):
        terminalreporter.line(f"{gate:<{width}}  {value:>{values}}  {goal}")
