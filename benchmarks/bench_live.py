"""How long a reader waits for a live page, and how much it loads: server and browser, real Chromium."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from tests.quiet_server import files_of, serving

from benchmarks.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = Path(os.environ.get("KURS_SITE", Path(__file__).parent.parent / "_build" / "html"))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PICTURES = {"image"}


def run() -> list[Figure]:
    """Measure on the first chapter of the built book."""
    chapter = min(SITE.glob("chapters/*.html")).relative_to(SITE).as_posix()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        figures = _on_the_server(browser, chapter)
        browser.close()
        return [*figures, *_in_the_browser(playwright, chapter)]


def _on_the_server(browser: Browser, chapter: str) -> list[Figure]:
    with _kurs_serve() as address:
        page, loaded = _open(browser, address.replace("/kurs/", f"/kurs/{chapter}"))
        before = sum(loaded) / 1000
        loaded.clear()
        seconds = _first_output(page)
        activation = sum(loaded) / 1000
        page.context.close()
    return [
        Figure("server: click to the first output of print(1)", seconds, "s", 1.5),
        Figure("server: page before the click, without pictures", before, "kB", 300),
        Figure("server: what the click loads", activation, "kB", 450),
    ]


def _in_the_browser(playwright: Playwright, chapter: str) -> list[Figure]:
    """Measure the first visit and a later one; with a profile on the disk, as readers have it.

    A browser that keeps all in memory fetches the 10 MB of Python's program anew each time.
    """
    with TemporaryDirectory() as profile, serving(files_of(SITE)) as address:
        program = shutil.which("chromium")
        context = playwright.chromium.launch_persistent_context(profile, executable_path=program, args=FLAGS)
        page = context.new_page()
        page.goto(f"{address}{chapter}", wait_until="networkidle")
        cold = _first_output(page)
        for _ in range(2):  # what it has compiled, the browser writes down in the reader's next seconds
            page.wait_for_timeout(5000)
            page.reload(wait_until="networkidle")
            warm = _first_output(page)
        context.close()
    total = (
        sum(file.stat().st_size for file in SITE.glob("_static/live/kernel-*/**/*") if file.is_file()) / 1e6
    )
    return [
        Figure("browser: click to the first output of print(1), cold", cold, "s", 4),
        Figure("browser: the same on the third visit, with a warm cache", warm, "s", 2),
        Figure("browser: Python for the browser, as it lies on the site", total, "MB"),
    ]


def _open(browser: Browser, address: str) -> tuple[Page, list[int]]:
    """Open a page; the list grows by the transferred bytes of each answer that is no picture."""
    page = browser.new_context().new_page()
    loaded: list[int] = []
    channel = page.context.new_cdp_session(page)
    channel.send("Network.enable")
    kinds: dict[str, str] = {}
    channel.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def finished(event: dict[str, Any]) -> None:
        if kinds.get(event["requestId"], "").lower() not in PICTURES:
            loaded.append(int(event["encodedDataLength"]))

    channel.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    return page, loaded


def _first_output(page: Page) -> float:
    """Go live, run ``print(1)`` in the first visible cell, return the seconds until its output."""
    cell = page.locator("div.cell:not(.tag_vorspann):has(.cell_input)").first
    started = time.perf_counter()
    page.get_by_role("button", name="Live schalten").click()
    editor = cell.locator(".CodeMirror")
    editor.evaluate("node => node.CodeMirror.setValue('print(1)')")
    editor.locator("textarea").focus()
    page.keyboard.press("Shift+Enter")
    cell.locator(".kurs-ausgabe .jp-OutputArea-output", has_text="1").wait_for(timeout=60_000)
    return time.perf_counter() - started


@contextmanager
def _kurs_serve() -> Iterator[str]:
    program = "from course_helpers.cli import main; raise SystemExit(main())"
    options = ["--kein-browser", "--port", "0", "--buch", str(SITE)]
    command = [sys.executable, "-c", program, "serve", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield next(found[0] for line in process.stdout or () if (found := re.search(r"http://\S+", line)))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
