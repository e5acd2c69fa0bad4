"""Faults of a static host and of the browser's Python: what the bar says, and that its step works."""

from __future__ import annotations

import functools
import re
import time

import pytest
from playwright.sync_api import expect
from tests.live import faulty_host
from tests.quiet_server import serving
from tests.waiting import in_page, wait_until

LAST = 8  # the last cell of the book in conftest.py

pytestmark = pytest.mark.browser

PARTS = {
    "launcher": (r"/kernel-\w+/kernel\.js", "der Seite"),
    "worker": (r"/worker-\w+\.js", "von Python"),
    "module": (r"/pyodide\.asm\.mjs", "von Python"),
    "wasm": (r"/pyodide\.asm\.wasm", "von Python"),
    "archive": (r"/python_stdlib\.zip", "von Python"),
    "lock": (r"/lock-\w+\.json", "von Python"),
    "wheel": (r"/ipython-[\d.]+-\w+-py3-none-any\.whl", "von Python"),
}
EXAMPLES = {"launcher", "worker", "lock"}  # one for each that asks: the page, the worker, Pyodide


@pytest.fixture
def host(book):
    """Return the address of the book on a host with faults, and these."""

    class Handler(faulty_host.Handler):
        faults = faulty_host.Faults()

    with serving(functools.partial(Handler, directory=str(book))) as address:
        yield address, Handler.faults
        Handler.faults.mend()


@pytest.fixture
def context(whole_chromium):
    """Return a context without a service worker, which would keep parts.

    The browser without windows ends the page itself where WebAssembly touches what it may not.
    """
    context = whole_chromium.new_context(locale="de-DE", service_workers="block")
    yield context
    context.close()


@pytest.mark.parametrize(
    "part", [part if part in EXAMPLES else pytest.param(part, marks=pytest.mark.thorough) for part in PARTS]
)
def test_a_part_that_does_not_come_is_named_and_the_step_works(open_page, host, part):
    address, faults = host
    pattern, whose = PARTS[part]
    live = open_page(address + "eins.html")
    button = "Live schalten"
    for way, words in [
        (faulty_host.status(404), "fehlt auf dem Server"),
        (faulty_host.status(403), r"ist gesperrt \(Antwort 403\)"),
        (faulty_host.cut, r"kam nur halb an|\)\. Prüfe die Verbindung"),
        (faulty_host.changed, "kam etwas anderes an"),
        (faulty_host.login_page, "kam etwas anderes an"),
    ]:
        if part == "launcher" and way is faulty_host.changed:
            continue  # one letter of a script: who knows what it does
        faults.set(pattern, way)
        live.press(button)
        button = "Erneut versuchen"
        told = re.compile(
            f"Ein Teil {whose} ließ sich nicht laden.*(?:{words}).*„Erneut versuchen“", re.DOTALL
        )
        expect(live.status).to_have_text(told, timeout=60_000)
    faults.mend()
    live.press(button)
    live.await_status("Bereit.")
    live.run(LAST)
    live.await_output(LAST, "nach dem Fehler")


@pytest.mark.parametrize("way", [faulty_host.silent, faulty_host.stuck])
def test_a_part_that_hangs_is_named(open_page, host, way):
    address, faults = host
    faults.set(PARTS["wasm"][0], way)
    live = open_page(address + "eins.html")
    live.press("Live schalten")
    live.await_status("Seit 10 Sekunden kommt nichts mehr an")
    assert re.search(r"\d,\d von \d\d,\d MB", live.status.inner_text())
    faults.mend()
    live.press("Erneut versuchen")
    live.await_status("Bereit.")


def test_a_slow_line_is_told_as_slow_with_progress_and_is_waited_for(open_page, host):
    address, faults = host
    faults.set(PARTS["wasm"][0], faulty_host.slow)
    live = open_page(address + "eins.html")
    live.press("Live schalten")
    live.await_status("Die Verbindung ist langsam")
    seen = set()

    def goes_on():
        seen.add(re.search(r"(\d+,\d) von \d\d,\d MB", live.status.inner_text())[1])
        return len(seen) > 2

    wait_until(goes_on, pause=in_page(live.page))
    live.page.wait_for_timeout(6000)  # beyond any limit that began with the start
    live.await_status("Die Verbindung ist langsam")
    faults.mend()
    live.await_status("Bereit.")


@pytest.mark.parametrize("content_type", ["text/plain", "application/octet-stream"])
def test_wrong_types_of_the_parts_are_coped_with(open_page, host, content_type):
    address, faults = host
    parts = [pattern for pattern, _ in PARTS.values()]
    faults.set(
        "|".join([*parts, r"\.whl", r"/pyodide\.mjs", r"/thebe-\w+/"]), faulty_host.of_type(content_type)
    )
    live = open_page(address + "eins.html")
    live.go_live()
    live.write(LAST, "import numpy; print(numpy.arange(3))")
    live.run(LAST)
    live.await_output(LAST, "[0 1 2]")


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (faulty_host.of_type("text/plain"), "mit falschem Typ (text/plain statt text/javascript)"),
        (faulty_host.status(404), "fehlt auf dem Server"),
        (faulty_host.status(403), "ist gesperrt (Antwort 403)"),
        (faulty_host.silent, "ließ sich nicht laden"),
    ],
)
def test_a_page_without_its_launcher_says_so_and_a_reload_helps(open_page, host, way, words):
    address, faults = host
    page = open_page(address + "leer.html").page  # before the fault: its modules come from there, too
    faults.set(r"/app-\w+/.*\.js$", way)
    page.goto(address + "eins.html", wait_until="commit")
    expect(page.locator(".kurs-status")).to_contain_text(words, timeout=60_000)
    faults.mend()
    page.get_by_role("button", name="Seite neu laden").click()
    expect(page.get_by_role("button", name="Live schalten")).to_be_visible(timeout=60_000)


def test_a_package_that_does_not_come_is_named_and_comes_with_the_next_run(open_page, host):
    address, faults = host
    live = open_page(address + "eins.html")
    live.go_live()
    faults.set(r"/numpy-", faulty_host.status(403))
    live.write(LAST, "import numpy; print(numpy.arange(3))")
    live.run(LAST)
    live.await_status("numpy ist gesperrt (Antwort 403)")
    live.await_output(LAST, "Woran es liegt, steht oben auf der Seite")
    faults.mend()
    live.run(LAST)
    live.await_output(LAST, "[0 1 2]")


NUMPY = r"/numpy-"


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (faulty_host.status(403), "ist gesperrt (Antwort 403)"),
        (faulty_host.silent, "Seit 10 Sekunden kommt nichts mehr an"),
    ],
)
def test_a_package_of_the_setup_stops_python_only_where_it_is_needed(open_page, host, way, words):
    address, faults = host
    faults.set(NUMPY, way)
    live = open_page(address + "zwei.html")
    live.go_live(words)
    live.await_status("numpy")
    live.await_status("Dann drücke „Neu starten“")
    live.await_output(1, "Woran es liegt, steht oben auf der Seite")
    live.write(2, "print(6 * 7)")
    faults.mend()
    live.press("Neu starten")
    live.await_status("Python ist neu gestartet")
    live.run(2)
    live.await_output(2, "42")


def test_a_package_of_the_setup_that_failed_once_has_a_second_try(open_page, host):
    address, faults = host
    failed = []

    def once(handler, content):
        failed.append(handler.path)
        (faulty_host.status(503) if len(failed) == 1 else faulty_host.whole)(handler, content)

    faults.set(NUMPY, once)
    live = open_page(address + "zwei.html")
    live.go_live()
    live.run(2)
    live.await_output(2, "[0 1 2]")
    assert len(failed) == 2


def test_a_package_of_the_setup_that_stalls_twice_is_waited_for_once(open_page, host):
    address, faults = host
    asked = []

    def stalled(handler, content):
        asked.append(time.monotonic())
        faulty_host.silent(handler, content)

    faults.set(NUMPY, stalled)
    live = open_page(address + "zwei.html")
    live.go_live("Seit 10 Sekunden kommt nichts mehr an")
    told = time.monotonic()
    assert len(asked) == 2
    assert told - asked[1] < asked[1] - asked[0]  # both are waits, not work: no machine makes them equal


def test_python_and_what_the_setup_imports_come_while_the_page_loads(open_page, host, context):
    address, faults = host
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    faults.set(r"/thebe-\w+/index\.js", faulty_host.silent)
    live = open_page(address + "zwei.html")
    live.press("Live schalten")
    expect(live.status).to_have_text(re.compile(r"Lade Python.* (\d+,\d) von \1 MB"), timeout=60_000)
    assert [url for url in asked if re.search(NUMPY, url)]
    assert not [url for url in asked if "matplotlib-3" in url]
    live.await_status("index.js")
    live.page.wait_for_timeout(500)
    live.await_status("index.js")  # Python is ready meanwhile, and says nothing
    faults.mend()
    live.press("Erneut versuchen")
    live.await_status("Bereit.")
    assert len([url for url in asked if "/worker-" in url and not url.startswith("blob:")]) == 1


CRASHES = {
    "ended": "import js; js.close()",
    "trap": "import ctypes; ctypes.string_at(0x7fffffff)",
    "exit": "import os; os._exit(1)",
}


@pytest.mark.parametrize("crash", CRASHES)
def test_a_crash_is_named_old_widgets_say_so_and_the_steps_work(open_page, host, crash):
    live = open_page(host[0] + "eins.html")
    live.go_live()
    live.run(4)
    slider = live.output(4).get_by_role("slider")
    expect(slider).to_be_visible(timeout=60_000)
    live.write(LAST, CRASHES[crash])
    live.run(LAST)
    live.await_status("Python ist abgestürzt")
    live.await_output(LAST, "Abgebrochen")
    live.page.errors.clear()  # the trap itself is one
    handle = live.output(4).locator(".noUi-handle")
    handle.dispatch_event("keydown", {"key": "ArrowRight"})
    assert live.page.errors == []
    live.press("Neu starten")
    live.await_status("Python ist neu gestartet")
    expect(live.cell(4)).to_contain_text("Führe diese Zelle noch einmal aus")
    live.press("Zelle 4 noch einmal ausführen")
    live.await_status("Zelle 4 ist fertig")
    expect(live.cell(4).locator(".kurs-veraltet")).to_have_count(0)
    handle = live.output(4).get_by_role("slider")
    handle.focus()
    handle.press("ArrowRight")
    live.await_output(4, "Regler = 4")


def test_restarting_without_a_part_says_why(open_page, host):
    address, faults = host
    live = open_page(address + "eins.html")
    live.go_live()
    faults.set(PARTS["wasm"][0], faulty_host.status(404))
    live.press("Neu starten")
    live.await_status("pyodide.asm.wasm fehlt auf dem Server")
    live.press("Anhalten")
    live.await_status("Dann drücke „Neu starten“")
    faults.mend()
    live.press("Neu starten")
    live.await_status("Python ist neu gestartet")
