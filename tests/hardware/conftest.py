"""The HTTP server that misbehaves, a chip server, the places, and the fake of the lab's software."""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
import threading
import types
from pathlib import Path

import pytest
from tests.hardware import faulty_server

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

LIBRARIES = {"hxtorch", "pynn_brainscales"}

PATIENT = Transfer(max_bytes=1_000_000, attempts=3, first_pause=0.01)
HASTY = Transfer(max_bytes=1_000_000, attempts=2, first_pause=0.01, idle_seconds=0.3, total_seconds=0.6)


@pytest.fixture
def server():
    """Return a running server; ``server.answer(...)`` scripts it."""
    faulty = faulty_server.FaultyServer()
    threading.Thread(target=faulty.serve_forever, args=(0.02,), daemon=True).start()
    yield faulty
    faulty.closing.set()
    faulty.shutdown()
    faulty.server_close()


@pytest.fixture(scope="session")
def answers():
    """Return the module with the faults that the server knows."""
    return faulty_server


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
def without_neo(monkeypatch):
    """Pretend that neo is not installed."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *args: None if name == "neo" else find(name, *args)
    )


@pytest.fixture
def no_hxtorch(monkeypatch):
    """Remove whatever an earlier test registered, and put it back afterwards."""
    for name in [name for name in sys.modules if name.split(".")[0] in LIBRARIES]:
        monkeypatch.delitem(sys.modules, name)
    yield
    for name in [name for name in sys.modules if name.split(".")[0] in LIBRARIES]:
        del sys.modules[name]
