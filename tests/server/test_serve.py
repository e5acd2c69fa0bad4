from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from unittest.mock import Mock

import psutil
import pytest
import tornado.websocket
from jupyter_server.base.websocket import WS_PING_INTERVAL
from tests.waiting import wait_until

from course_helpers.site.server import find_book, server_settings
from course_helpers.site.server.websocket import quiet_complaints

ROOT = Path(__file__).parents[2]
KURS = [
    sys.executable,
    "-c",
    "from course_helpers.cli import main; raise SystemExit(main())",
    "serve",
    "--kein-browser",
]


def test_it_starts_says_where_and_ends_with_ctrl_c(kurs_serve, folder):
    server = kurs_serve(folder)
    assert server.stop() == 0
    assert "Der Kurs läuft" in server.output
    assert "make browserkern" in server.output  # the folder has none
    assert "Der Kurs ist beendet." in server.output
    assert "Traceback" not in server.log.read_text()


def _wait_for_idle_kernel(runtime):
    """Wait until the kernel has answered and rests: interrupted in between, it writes a line of its own."""
    from jupyter_client.blocking import BlockingKernelClient

    (facts,) = runtime.glob("kernel-*.json")
    client = BlockingKernelClient(connection_file=str(facts))
    client.load_connection_file()
    client.start_channels(hb=False)
    client.wait_for_ready(timeout=60)
    asked = client.kernel_info()
    while True:
        message = client.get_iopub_msg(timeout=60)
        if (
            message["parent_header"].get("msg_id") == asked
            and message["content"].get("execution_state") == "idle"
        ):
            break
    client.stop_channels()


def _start_kernel(server):
    """Return the identifier of a resting kernel and its process."""
    body = json.dumps({"path": "a.ipynb", "name": "a", "type": "notebook", "kernel": {"name": "python3"}})
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST", "/api/sessions", body, {"Authorization": f"token {server.token}"})
    answer = connection.getresponse()
    assert answer.status == 201
    kernel = json.loads(answer.read())["kernel"]["id"]
    _wait_for_idle_kernel(server.log.parent)
    (child,) = psutil.Process(server.process.pid).children()
    return kernel, child


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_its_end_takes_the_kernels_along_and_writes_nothing_english(kurs_serve, folder, how):
    server = kurs_serve(folder)
    _kernel, child = _start_kernel(server)
    assert server.stop(how) == 0
    assert not child.is_running()
    assert server.log.read_text() == ""


def test_a_page_that_leaves_before_its_channel_is_there_is_no_error(kurs_serve, folder):
    server = kurs_serve(folder)
    kernel, child = _start_kernel(server)
    child.suspend()  # the server waits for its answer before it opens the channel
    request = (
        f"GET /api/kernels/{kernel}/channels?session_id=a HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        f"Authorization: token {server.token}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )

    def pages():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        facts = {"Authorization": f"token {server.token}"}
        connection.request("GET", f"/api/kernels/{kernel}", headers=facts)
        return json.loads(connection.getresponse().read())["connections"]

    with socket.create_connection(("127.0.0.1", server.port)) as page:
        page.sendall(request.encode())
        port = page.getsockname()[1]
        assert pages() == 0  # answered after the page's request was taken up

    def ends():
        held = psutil.Process(server.process.pid).net_connections()
        return [one.status for one in held if one.raddr and one.raddr.port == port]

    wait_until(lambda: psutil.CONN_ESTABLISHED not in ends())
    pages()  # answered after the page's leaving was
    child.resume()
    wait_until(lambda: not ends())
    _wait_for_idle_kernel(server.log.parent)
    assert pages() == 0
    assert server.stop() == 0
    assert server.log.read_text() == ""


def test_only_the_books_extension_is_loaded(server, as_reader):
    assert as_reader("/lab").status == 404
    assert as_reader("/git-pull").status == 404
    assert as_reader("/terminals/1").status == 404
    assert server.process.poll() is None


def test_without_a_book_it_says_how_to_build_one(tmp_path):
    done = subprocess.run([*KURS, "--buch", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "make book" in done.stderr
    assert str(tmp_path) in done.stderr


def test_a_full_home_is_told(folder, tmp_path):
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
    ignored = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "  # else the process ends
    command = [KURS[0], "-c", limited + ignored + KURS[2], *KURS[3:], "--buch", str(folder)]
    surroundings = os.environ | {"JUPYTER_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"In den Ordner {tmp_path} lässt sich nicht schreiben: Die Datei würde zu groß." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_port_that_was_asked_for_is_told(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [*KURS, "--buch", str(folder), "--port", port], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert f"Der Port {port} von 127.0.0.1 ist nicht frei" in done.stderr
    assert "lass --port weg" in done.stderr


def test_the_environment_names_the_book(monkeypatch, tmp_path):
    monkeypatch.setenv("KURS_BUCH", str(tmp_path))
    assert find_book() == tmp_path


def test_kernels_that_nobody_uses_are_ended():
    assert server_settings()["MappingKernelManager"]["cull_idle_timeout"] > 0


def test_an_idle_page_keeps_its_channel_and_nobody_complains(caplog):
    # jupyter_server looks for an answer before it sends the first ping: a limit of one interval ends it
    settings = server_settings()["ServerApp"]["tornado_settings"]
    interval = settings.get("ws_ping_interval", WS_PING_INTERVAL)
    timeout = settings.get("ws_ping_timeout", 3 * interval)
    assert timeout >= 2 * interval
    quiet_complaints()
    pings = tornado.websocket._WebSocketParams(ping_interval=interval, ping_timeout=timeout)
    protocol = tornado.websocket.WebSocketProtocol13(Mock(), mask_outgoing=False, params=pings)
    assert protocol.ping_timeout  # tornado complains where it looks at this
    assert caplog.records == []


def test_the_wheel_enables_the_extension():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    source, target = next(iter(wheel["shared-data"].items()))
    assert json.loads((ROOT / source).read_text()) == server_settings()
    assert target == "etc/jupyter/jupyter_server_config.d/course_helpers.json"
