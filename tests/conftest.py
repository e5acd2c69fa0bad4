"""Fixtures that several folders of tests share: a browser, a static file server, the built book."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.parts import part, stretches_of
from tests.quiet_server import files_of, serving
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent

# Whole browsers and hubs share two cores: a step that was just too late is tried again, and told as "rerun".
TRIED_TWICE = ("browser", "engines", "hub")

WAIT = 60_000  # ms; how long what a test expects of a page may take on a busy machine

NEED_THE_BOOK = {"site", "published", "builds"}  # fixtures: the built book, or the browser's Python

LONGEST_FIRST = ("hub", "live", "engines", "exercises")  # folders; all processes then end about together

# Tests of browsers and hubs wait half of their time, for a page or a server: two of them keep one core busy.
# Each process may hold a browser, a server and their Pythons: more than eight want too much memory.
PROCESSES_PER_CORE, MOST_PROCESSES = 2, 8

# The first three keep Chromium's own services quiet, so that a request to another host is always the page's.
CHROMIUM_FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
    "--no-sandbox",  # containers of the CI run as root
]


def pytest_addoption(parser):
    parser.addoption("--teil", type=part, help="one part of the tests, such as 2/5; see tests/parts.py")


def pytest_xdist_auto_num_workers():
    """Return how many processes ``-n auto`` means, as `make test` calls it."""
    return min(PROCESSES_PER_CORE * (os.cpu_count() or 1), MOST_PROCESSES)


def pytest_configure(config):
    teil = config.getoption("teil")
    processes = getattr(config, "workerinput", {}).get("workercount") or config.getoption("numprocesses") or 1
    config.stretches = stretches_of(*teil, processes) if teil else None


def pytest_ignore_collect(collection_path, config):
    """Load no file of another part; None leaves the decision to others."""
    if config.stretches is None or not collection_path.name.startswith("test_"):
        return None
    return collection_path.relative_to(ROOT / "tests").as_posix() not in config.stretches or None


class FolderScheduling(LoadScopeScheduling):
    """Give each folder of tests to one process: what serves its whole session is then made once.

    In a part of the tests each stretch of files instead.

    Marks and ``--dist loadgroup`` would do the same, but pytest 9 no longer reads what xdist 3.8
    makes of them.
    """

    def _split_scope(self, nodeid):
        stretches = self.config.stretches
        return (
            nodeid.split("/")[1]
            if stretches is None
            else stretches[nodeid.partition("::")[0].partition("/")[2]]
        )


def pytest_xdist_make_scheduler(config, log):
    """Use folders where nothing else is asked for (``-n auto``)."""
    return FolderScheduling(config, log) if config.getvalue("dist") == "load" else None


@pytest.hookimpl(tryfirst=True)  # before `-m` looks at the marks
def pytest_collection_modifyitems(items):
    """Begin with what takes longest, and mark what needs the built book."""
    for item in items:
        if NEED_THE_BOOK & set(item.fixturenames):
            item.add_marker("book")
        if any(map(item.get_closest_marker, TRIED_TWICE)):
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: item.path.relative_to(ROOT / "tests").parts[0] not in LONGEST_FIRST)


@pytest.fixture(scope="session")
def playwright():
    """Start Playwright, of which a process can have only one."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    """Launch one real Chromium for the session: Debian's, or the one Playwright brought.

    Where there is one without windows and menus, it is taken: the same engine for less than half the work.
    """
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def whole_chromium(playwright):
    """Launch Chromium as readers have it, with its windows."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def run_async():
    """Return ``asyncio.run`` in a thread of its own: Playwright's event loop may be running in this one."""

    def run(coroutine):
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, coroutine).result()  # noqa: TID251 - a thread of its own

    return run


@pytest.fixture(scope="session")
def static_site():
    """Return a function that serves a folder on loopback and returns its URL, ending in a slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(files_of(folder)))


@pytest.fixture(scope="session")
def site():
    """Return the folder of the built book; ``make test`` builds it first (KURS_SITE names another one)."""
    folder = Path(os.environ.get("KURS_SITE", ROOT / "_build" / "html"))
    if not (folder / "index.html").is_file():
        pytest.fail(f"no built book in {folder}: run `make book` first")
    return folder


KURS = [sys.executable, "-c", "from course_helpers.cli import main; raise SystemExit(main())"]


class KursServe:
    """A real ``kurs serve`` of one folder; it can be stopped and started again on its port."""

    def __init__(self, book, runtime, kurs=KURS):
        self.book = book
        self.kurs = kurs
        self.environment = os.environ | {"JUPYTER_RUNTIME_DIR": str(runtime), "PYTHONUNBUFFERED": "1"}
        self.log = runtime / "kurs-serve.log"
        self.port = 0
        self.start()

    def start(self):
        self.asked = False
        command = [*self.kurs, "serve", "--kein-browser"]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port), "--buch", str(self.book)],
                env=self.environment,
                cwd=self.book,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.output = ""
        for line in self.process.stdout:
            self.output += line
            if found := re.search(r"(http://[^:]+:(\d+)/)kurs/\?token=(\S+)", line):
                self.url, port, self.token = found.groups()
                self.port = int(port)
                return
        pytest.fail(f"kurs serve did not start:\n{self.output}{self.log.read_text()}")

    def page(self, name):
        return f"{self.url}kurs/{name}?token={self.token}"

    def ask_to_stop(self, how=signal.SIGINT):
        if (
            self.asked or self.process.poll() is not None
        ):  # a second SIGINT would break off the first one's work
            return
        self.asked = True
        if sys.platform == "win32":  # which has no signal for one other process
            self.process.terminate()
        else:
            self.process.send_signal(how)

    def stop(self, how=signal.SIGINT):
        self.ask_to_stop(how)
        self.output += self.process.stdout.read()
        return self.process.wait(timeout=30)


@pytest.fixture(scope="session")
def kurs_serve(tmp_path_factory):
    """Return a function that starts ``kurs serve`` for a folder; all are stopped at the end."""
    servers = []

    def serve(book, kurs=KURS):
        servers.append(KursServe(book, tmp_path_factory.mktemp("run"), kurs))
        return servers[-1]

    yield serve
    for server in servers:
        server.ask_to_stop()  # all at once: each needs seconds to end its Pythons
    for server in servers:
        server.stop()
