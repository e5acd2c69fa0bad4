"""A hub at the start of a lesson: login to output, memory of a reader, and a class that logs in at once."""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import psutil
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.websocket import websocket_connect

from benchmarks.figures import Figure

ROOT = Path(__file__).parent.parent
PASSWORD = "messwort-1"  # noqa: S105 - of a hub that lives for a minute on loopback
CLASS = 30
PATIENCE = 300  # seconds
MIB = 2**20
WAITS_FOR = re.compile(r'new EventSource\("([^"]+)"\)')  # in the hub's page for readers who wait


class Reader:
    """A browser without a picture: it keeps cookies and follows the hub's pages as one does."""

    def __init__(self, hub: str, name: str) -> None:
        self.hub, self.name = hub, name
        self.cookies: dict[tuple[str, str], str] = {}  # value by path and name

    def _headers(self, path: str) -> dict[str, str]:
        fitting = [
            (where, name, value) for (where, name), value in self.cookies.items() if path.startswith(where)
        ]
        jar = {name: value for _where, name, value in sorted(fitting, key=lambda one: len(one[0]))}
        cookies = "; ".join(f"{name}={value}" for name, value in jar.items())
        return {"Cookie": cookies, "X-XSRFToken": jar.get("_xsrf", ""), "Accept": "text/html"}

    async def ask(
        self, path: str, method: str = "GET", body: str | None = None, kind: str = ""
    ) -> HTTPResponse:
        """Send one request and follow redirects."""
        for _ in range(20):
            headers = self._headers(path) | ({"Content-Type": kind} if kind else {})
            request = HTTPRequest(
                urljoin(self.hub, path),
                method,
                headers,
                body,
                follow_redirects=False,
                request_timeout=PATIENCE,
            )
            answer = await AsyncHTTPClient().fetch(request, raise_error=False)
            for line in answer.headers.get_list("Set-Cookie"):
                for cookie in SimpleCookie(line).values():
                    self.cookies[cookie["path"] or "/", cookie.key] = cookie.value
            if answer.code not in {301, 302, 303, 307}:
                return answer
            path, method, body = urljoin(path, answer.headers["Location"]), "GET", None
        raise RuntimeError("too many redirects")

    async def lesson(self) -> tuple[float, float]:
        """Log in, open the page, run a cell; return the seconds to the page and to the output."""
        begin = time.perf_counter()
        await self.ask("/hub/login")
        form = f"username={self.name}&password={PASSWORD}&_xsrf={self._xsrf()}"
        answer = await self.ask("/hub/login", "POST", form, "application/x-www-form-urlencoded")
        while "kurs/index.html" not in (answer.effective_url or "") or answer.code != 200:
            if answer.code >= 400:
                raise HTTPClientError(answer.code, response=answer)
            waiting = WAITS_FOR.search(answer.body.decode())
            if waiting:
                await self._until_ready(waiting[1])
            answer = await self.ask("/hub/user-redirect/kurs/index.html")
        page = time.perf_counter() - begin
        await self._run("import numpy; print(6 * 7)", "42")
        return page, time.perf_counter() - begin

    async def _until_ready(self, path: str) -> None:
        """Listen as the waiting page does: one connection, until the seat is ready."""
        heard = b""

        def hear(part: bytes) -> None:
            nonlocal heard
            heard += part

        headers = self._headers(path) | {"Accept": "text/event-stream"}
        url = urljoin(self.hub, path)
        await AsyncHTTPClient().fetch(
            HTTPRequest(url, headers=headers, request_timeout=PATIENCE, streaming_callback=hear)
        )
        if b'"ready": true' not in heard:
            raise RuntimeError(heard.decode())

    def _xsrf(self) -> str:
        return next(value for (_path, name), value in self.cookies.items() if name == "_xsrf")

    async def _run(self, code: str, expected: str) -> None:
        base = f"/user/{self.name}/"
        kernel = json.loads((await self.ask(base + "api/kernels", "POST", "{}", "application/json")).body)[
            "id"
        ]
        url = f"ws://{urlsplit(self.hub).netloc}{base}api/kernels/{kernel}/channels"
        socket_ = await websocket_connect(HTTPRequest(url, headers=self._headers(base)))
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": "execute_request",
            "session": "bench",
            "username": "",
            "version": "5.3",
        }
        content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False}
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
        }
        await socket_.write_message(json.dumps(message))
        async with asyncio.timeout(PATIENCE):
            while True:
                got: Any = json.loads(await socket_.read_message() or "{}")
                if got.get("msg_type") == "stream" and expected in got["content"]["text"]:
                    return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _start(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """Start `kurs hub` for a book of one page; return its process and its address."""
    book = folder / "buch"
    book.mkdir()
    (book / "index.html").write_text("<!DOCTYPE html><h1>Kurs</h1>")
    port = _free_port()
    options = [
        "--buch",
        book,
        "--daten",
        folder / "hub",
        "--adresse",
        "127.0.0.1",
        "--port",
        port,
    ]
    program = "from course_helpers.cli import main; raise SystemExit(main())"
    command = [sys.executable, "-c", program, "hub", *map(str, options)]
    hub = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "KURS_HUB_PASSWORT": PASSWORD},
    )
    for line in hub.stdout or ():
        if re.match("Beenden", line):
            return hub, f"http://127.0.0.1:{port}/"
    raise RuntimeError("the hub did not start")


def _memory(hub: subprocess.Popen[str]) -> tuple[float, float, float]:
    """Return MiB (PSS) of all, and the means of a reader's server and kernel."""
    servers, kernels, total = [], [], 0.0
    for process in [psutil.Process(hub.pid), *psutil.Process(hub.pid).children(recursive=True)]:
        pss = process.memory_full_info().pss / MIB
        total += pss
        command = " ".join(process.cmdline())
        if "ipykernel" in command:
            kernels.append(pss)
        elif "forkserver" in command and "konten" in process.cwd():
            servers.append(pss)
    return total, statistics.mean(servers), statistics.mean(kernels)


async def _measure(hub: subprocess.Popen[str], url: str) -> list[Figure]:
    cold = await Reader(url, "erste").lesson()
    warm = await Reader(url, "zweite").lesson()
    before = sum(sum(p.cpu_times()[:2]) for p in psutil.Process(hub.pid).children(recursive=True))
    begin = time.perf_counter()
    results = await asyncio.gather(
        *(Reader(url, f"kind{n}").lesson() for n in range(CLASS)), return_exceptions=True
    )
    seconds = time.perf_counter() - begin
    cpu = sum(sum(p.cpu_times()[:2]) for p in psutil.Process(hub.pid).children(recursive=True)) - before
    fine = [result for result in results if not isinstance(result, BaseException)]
    total, server, kernel = _memory(hub)
    return [
        Figure("first reader after the hub's start: login to page", cold[0], "s", 10),
        Figure("one reader: login to page", warm[0], "s", 5),
        Figure("one reader: login to output of a numpy cell", warm[1], "s", 10),
        Figure(
            f"{CLASS} readers at once: served without an error", len(fine), "", CLASS, higher_is_better=True
        ),
        Figure(f"{CLASS} readers at once: median login to page", statistics.median(r[0] for r in fine), "s"),
        Figure(f"{CLASS} readers at once: last login to page", max(r[0] for r in fine), "s", 20),
        Figure(f"{CLASS} readers at once: last login to output", seconds, "s", 90),
        Figure("CPU time of a reader: server, kernel, first cell", cpu / CLASS, "s"),
        Figure("memory of a reader's server (PSS)", server, "MiB", 60),
        Figure("memory of a reader's kernel with numpy (PSS)", kernel, "MiB", 80),
        Figure(f"memory of the hub with {CLASS + 2} readers (PSS)", total, "MiB"),
    ]


def run() -> list[Figure]:
    """Measure on a hub of its own; the goals are for two cores."""
    AsyncHTTPClient.configure(None, max_clients=10 * CLASS)
    with tempfile.TemporaryDirectory() as folder:
        hub, url = _start(Path(folder))
        try:
            return asyncio.run(_measure(hub, url))
        finally:
            hub.terminate()
            hub.wait()


if __name__ == "__main__":
    for figure in run():
        print(figure.row())
