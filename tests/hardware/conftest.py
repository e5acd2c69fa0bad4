"""A real HTTP server that misbehaves on request, a chip server, and the fake of the lab's software."""

from __future__ import annotations

import http.server
import os
import socket
import sys
import threading
import time
import types
from pathlib import Path

import pytest

from course_helpers.hardware import Lab, Transfer

PLACE_VARIABLES = [
    "LAB_IMAGE_NAME",
    "LAB_KERNEL_NAME",
    "JUPYTERHUB_USER",
    "SLURM_FPGA_IPS",
    "QUIGGELDY_ENABLED",
    "QUIGGELDY_USER_NO_MUNGE",
    "QUIGGELDY_IP",
    "QUIGGELDY_PORT",
]

PATIENT = Transfer(max_bytes=1_000_000, attempts=3, first_pause=0.01)
HASTY = Transfer(max_bytes=1_000_000, attempts=2, first_pause=0.01, idle_seconds=0.3, total_seconds=0.6)


class FaultyServer(http.server.ThreadingHTTPServer):
    """Answers every request with the next scripted fault; the last one stays."""

    daemon_threads = True

    def __init__(self):
        self.script = []
        self.requests = []
        self.closing = threading.Event()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, *faults):
        self.script = list(faults)
        self.requests.clear()

    def handle_error(self, *_args):
        """Clients hang up on purpose here."""


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.requests.append(self.path)
        script = self.server.script
        (script.pop(0) if len(script) > 1 else script[0])(self)
        self.close_connection = True

    do_CONNECT = do_GET  # what a client asks of a proxy

    def log_message(self, *_args):
        """Keep the test output readable."""


def ok(body):
    return _answer(200, {"Content-Length": len(body)}, body)


def status(code, location=None):
    return _answer(code, {"Content-Length": 0} | ({"Location": location} if location else {}))


def cut(body, announced):
    return _answer(200, {"Content-Length": announced}, body)


def without_length(body):
    return _answer(200, {}, body)


def ok_with(body, **headers):
    return _answer(200, {"Content-Length": len(body)} | headers, body)


def raw(text):
    return lambda handler: handler.wfile.write(text)


def endless_redirect(handler):
    """Send a redirect whose body has no end."""
    _answer(302, {"Location": "/there"})(handler)
    while not handler.server.closing.is_set():
        handler.wfile.write(b"x" * 0x10000)


def chunked(*chunks, finished=True):
    body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return _answer(200, {"Transfer-Encoding": "chunked"}, body + b"0\r\n\r\n" * finished)


def endless(**headers):
    def handle(handler):
        _answer(200, headers)(handler)
        while not handler.server.closing.is_set():
            handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")

    return handle


def dripping(head, byte=b"x"):
    """Send a head and then a byte every 50 ms: never silent for long, never done."""

    def handle(handler):
        handler.wfile.write(head)
        while not handler.server.closing.is_set():
            handler.wfile.write(byte)
            time.sleep(0.05)

    return handle


def greeting(handler):
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")


def silent(handler):
    handler.server.closing.wait(30)


def _answer(code, headers, body=b""):
    def handle(handler):
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), str(value))
        handler.end_headers()
        handler.wfile.write(body)

    return handle


@pytest.fixture
def server():
    """Return a running server; ``server.answer(...)`` scripts it."""
    faulty = FaultyServer()
    threading.Thread(target=faulty.serve_forever, args=(0.02,), daemon=True).start()
    yield faulty
    faulty.closing.set()
    faulty.shutdown()
    faulty.server_close()


@pytest.fixture(scope="session")
def answers():
    """Return the faults that the server knows (tests cannot import from this file)."""
    return types.SimpleNamespace(
        ok=ok,
        status=status,
        cut=cut,
        without_length=without_length,
        ok_with=ok_with,
        raw=raw,
        endless_redirect=endless_redirect,
        chunked=chunked,
        endless=endless,
        dripping=dripping,
        silent=silent,
        greeting=greeting,
    )


@pytest.fixture
def closed_port():
    """Return a port of this machine on which nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@pytest.fixture
def chip_server():
    """Return the port of a server that accepts TCP connections, as the lab's chip server does."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


class FakeChip:
    """The fake of the lab's software: an identifier, a folder, and what it saw in the environment."""

    def __init__(self, identifier="hxcube3fpga1chip61_1", root=Path(), error=None):
        self.identifier = identifier
        self.root = root
        self.error = error
        self.seen = []

    def chip_identifier(self):
        self.seen.append({name: value for name, value in os.environ.items() if name.startswith("QUIGGELDY")})
        if self.error:
            raise self.error
        return self.identifier

    def calibration_root(self):
        return self.root


@pytest.fixture
def fake_chip():
    return FakeChip


@pytest.fixture
def environment(monkeypatch):
    """Return a function that sets the variables of a place and removes those of all others."""

    def choose(**variables):
        for name in PLACE_VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    choose()
    return choose


@pytest.fixture
def ebrains(environment):
    environment(LAB_IMAGE_NAME="docker/EBRAINS:1", LAB_KERNEL_NAME="EBRAINS-25.10", JUPYTERHUB_USER="ada")


@pytest.fixture
def patient():
    return PATIENT


@pytest.fixture
def hasty():
    return HASTY


@pytest.fixture
def lab(server):
    return Lab(
        setups_url=f"{server.url}/setups.csv", calibration_url=server.url, setups=PATIENT, calibration=PATIENT
    )


@pytest.fixture
def hasty_lab(server):
    return Lab(
        setups_url=f"{server.url}/setups.csv", calibration_url=server.url, setups=HASTY, calibration=HASTY
    )


@pytest.fixture
def real_hxtorch(monkeypatch):
    """Pretend that the lab's hxtorch is installed; only its presence matters here."""
    module = types.ModuleType("hxtorch")
    monkeypatch.setitem(sys.modules, "hxtorch", module)
    return module


@pytest.fixture
def no_hxtorch(monkeypatch):
    """Remove whatever an earlier test registered, and put it back afterwards."""
    for name in [name for name in sys.modules if name.split(".")[0] == "hxtorch"]:
        monkeypatch.delitem(sys.modules, name)
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "hxtorch"]:
        del sys.modules[name]
