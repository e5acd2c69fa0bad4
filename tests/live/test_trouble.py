from __future__ import annotations

import re

import psutil
import pytest
from playwright.sync_api import expect
from tests.waiting import in_page, wait_until

SETUP, ASSIGN, PRINT, WIDGETS, CANVAS, MARKUP, ERROR, LAST = range(
    1, 9
)  # the cells of the book in conftest.py
MINE = "print('von mir')"

pytestmark = pytest.mark.browser


@pytest.fixture
def own_server(kurs_serve, book):
    """Return a server that a test may stop."""
    server = kurs_serve(book)
    yield server
    if server.process.poll() is None:
        server.stop()


def test_a_killed_kernel_is_told_and_the_page_prepared_again(live):
    live.write(LAST, "import os; print(os.getpid()); import time; time.sleep(600)")
    live.run(LAST)
    expect(live.output(LAST)).not_to_have_text("", timeout=60_000)
    channels = []
    live.page.on("websocket", lambda channel: channels.append(channel.url))
    psutil.Process(int(live.output(LAST).inner_text())).kill()
    live.await_status("Python ist abgestürzt und neu gestartet")
    expect(live.output(LAST)).to_contain_text("Abgebrochen: Python wurde beendet")
    live.write(LAST, "print(vorspann)")
    live.run(LAST)
    live.await_output(LAST, "Vorspann geladen")
    assert len(channels) == 1  # two at once may lose what is sent to the new Python


SHUT_DOWN = """async () => {
    const headers = { "X-XSRFToken": document.cookie.match(/_xsrf=([^;]*)/)[1] };
    const sessions = await (await fetch("/api/sessions")).json();
    for (const { id } of sessions) await fetch("/api/sessions/" + id, { method: "DELETE", headers });
}"""


def hold_back_the_first(page, address, method=None):
    """Return a list that gets the first request to an address, or the first by a method: it waits there."""
    held = []

    def look(route):
        if held or method not in {None, route.request.method}:
            route.continue_()
        else:
            held.append(route)

    page.route(address, look)
    return held


def test_a_kernel_that_was_shut_down_elsewhere_comes_back_with_restart(live):
    live.page.evaluate(SHUT_DOWN)
    live.await_status("Dein Code ist noch da")
    live.press("Neu starten")
    live.await_status("Python ist neu gestartet")
    live.run(LAST)
    live.await_output(LAST, "nach dem Fehler")


def test_a_restart_waits_for_the_kernel_that_is_just_being_replaced(live):
    sent, channels = [], []
    live.page.on("request", lambda request: sent.append(f"{request.method} {request.url.partition('?')[0]}"))
    live.page.on("websocket", lambda channel: channels.append(channel.url))
    held = hold_back_the_first(live.page, "**/api/sessions?*", "POST")
    live.page.evaluate(SHUT_DOWN)
    wait_until(lambda: held, pause=in_page(live.page))
    live.press("Neu starten")
    live.await_status("Starte Python neu")
    held[0].continue_()
    live.await_status("Python ist neu gestartet")
    live.run(LAST)
    live.await_output(LAST, "nach dem Fehler")
    assert len(channels) == 2  # that of the new kernel, and its next after the restart
    asked = [one for one in sent if re.match(r"POST .*/api/(sessions|kernels/.*/restart)$", one)]
    assert [one.rpartition("/")[2] for one in asked] == ["sessions", "restart"]


def test_a_server_that_needs_long_for_python_is_waited_for(server, open_page):
    """A class begins at once: the server answers, but its kernels take more than a moment."""
    live = open_page(server.page("eins.html"))
    held = hold_back_the_first(live.page, "**/api/sessions")
    live.press("Live schalten")
    live.await_status("Python startet, es dauert nur länger")
    held[0].continue_()
    live.await_status("Bereit.")
    live.run(LAST)
    live.await_output(LAST, "nach dem Fehler")


def test_a_stopped_server_is_told_and_found_again(own_server, open_page):
    live = open_page(own_server.page("eins.html"))
    live.go_live()
    live.write(LAST, MINE)
    own_server.stop()
    live.await_status("Der Server antwortet nicht")
    own_server.start()
    live.await_status("Der Server war nicht erreichbar, und Python ist neu gestartet")
    assert live.code(LAST) == MINE
    live.run(LAST)
    live.await_output(LAST, "von mir")
    live.write(LAST, "print(vorspann)")
    live.run(LAST)
    live.await_output(LAST, "Vorspann geladen")


def test_without_a_server_the_button_says_so_and_tries_again(own_server, open_page):
    live = open_page(own_server.page("eins.html"))
    own_server.stop()
    live.go_live("Der Server antwortet nicht")
    own_server.start()
    live.press("Erneut versuchen")
    live.await_status("Bereit.")


@pytest.mark.parametrize("page", ["eins.html", "chip.html"])
def test_a_server_that_is_silent_from_the_start_is_told_and_found(open_page, context, page):
    context.route("**/live/server.json", lambda route: route.abort())
    live = open_page(page)
    live.await_status("Der Server dieser Seite antwortet nicht")
    context.unroute("**/live/server.json")
    live.press("Erneut versuchen")
    live.go_live()


def test_a_proxy_without_its_server_is_no_static_site(open_page, context):
    context.route("**/live/server.json", lambda route: route.fulfill(status=502))
    open_page().await_status("Der Server dieser Seite antwortet nicht")


def test_the_net_gone_and_back(live, context):
    live.run(ASSIGN)
    live.await_status(f"Zelle {ASSIGN} ist fertig")
    context.set_offline(True)
    live.await_status("Keine Netzverbindung")
    context.set_offline(False)
    live.await_status("Die Verbindung ist wieder da")
    live.run(PRINT)
    live.await_output(PRINT, "Antwort: 42")


def test_an_expired_login_is_told_and_a_new_one_found(live, context):
    login = [cookie for cookie in context.cookies() if cookie["name"] != "_xsrf"]
    context.clear_cookies()
    context.set_offline(True)
    context.set_offline(False)
    live.await_status("Du bist nicht mehr angemeldet")
    way = live.page.get_by_role("link", name="Anmelden")
    assert way.get_attribute("href").endswith("/login?next=%2Fkurs%2Feins.html")
    context.add_cookies(login)
    live.await_status("Die Verbindung ist wieder da")


def test_going_live_without_a_login_leads_to_it(open_page, context):
    live = open_page()
    context.clear_cookies()
    live.go_live("Du bist nicht mehr angemeldet")
    expect(live.page.get_by_role("link", name="Anmelden")).to_be_visible()
    expect(live.page.get_by_role("button", name="Erneut versuchen")).to_be_visible()


def test_a_part_that_cannot_be_loaded_is_told(open_page, context):
    live = open_page()
    context.route("**/thebe-*/index.js", lambda route: route.abort())
    live.go_live("Ein Teil der Seite ließ sich nicht laden")
    context.unroute("**/thebe-*/index.js")
    live.press("Erneut versuchen")
    live.await_status("Bereit.")


def test_a_setup_cell_that_fails_is_shown(open_page, context):
    broken = """document.addEventListener("readystatechange", () => {
        const code = document.querySelector("#zelle-1 pre");
        if (code) code.textContent = "kaputt";
    });"""
    context.add_init_script(broken)
    live = open_page()
    live.go_live("Die Vorbereitung der Seite ist gescheitert")
    expect(live.output(SETUP)).to_contain_text("NameError")


def test_a_chapter_for_the_chip_offers_hub_and_own_machine_on_a_static_site(open_page, static_site, book):
    live = open_page(static_site(book) + "chip.html")
    live.await_status("Dieses Kapitel rechnet mit dem Chip")
    hub = live.page.get_by_role("link", name="Auf dem Server des Labors öffnen")
    assert hub.get_attribute("href") == "https://hub.example.org/hub/user-redirect/kurs/chip.html"
    play = live.page.get_by_role("link", name="Einen virtuellen Chip ohne Server ausprobieren")
    assert play.get_attribute("href") == "07_spielwiese.html#spielwiese-analog"
    expect(live.page.locator(".kurs-hinweise")).to_contain_text("make serve")
    expect(live.page.get_by_role("button", name="Live schalten")).to_have_count(0)


def test_a_chapter_for_the_chip_runs_on_a_server(open_page):
    live = open_page("chip.html")
    live.go_live()
    live.run(1)
    live.await_output(1, "1")


def test_a_browser_without_webassembly_is_told(open_page, context, static_site, book):
    context.add_init_script("delete window.WebAssembly;")
    page_with = """const waiting = setInterval(() => {
        const node = document.getElementById("kurs-live");
        if (!node) return;
        clearInterval(waiting);
        const kernel = { folder: "kernel-0", bytes: 1 };
        node.textContent = JSON.stringify({ ...JSON.parse(node.textContent), browserKernel: kernel });
    }, 0);"""
    context.add_init_script(page_with)
    live = open_page(static_site(book) + "eins.html")
    live.await_status("Dieser Browser kann kein Python ausführen")


def test_an_old_browser_is_told(open_page, book):
    # Chromium skips the file for browsers without modules; so it is run by hand.
    live = open_page()
    live.page.add_script_tag(path=next(book.glob("_static/live/app-*/old.js")))
    expect(live.page.get_by_text("Dieser Browser ist zu alt")).to_be_visible()
