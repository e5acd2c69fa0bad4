"""What goes wrong on a hub, and what the page says about it; the reader's code survives each time."""

from __future__ import annotations

import os
import re

import psutil
import pytest
from playwright.sync_api import expect
from tests.hub.conftest import stop_server

MINE = "print('von mir')"
pytestmark = [pytest.mark.hub, pytest.mark.browser]


def server_of(hub, name):
    """Return the process of a reader's server: a fork, so only what it was given tells whose it is."""
    for process in psutil.Process(hub.process.pid).children(recursive=True):
        if "forkserver" not in " ".join(process.cmdline()):
            continue
        if process.uids().real == hub.home(name).stat().st_uid != os.geteuid() or process.cwd() == str(
            hub.home(name)
        ):
            return process
    raise AssertionError(f"no server of {name}")


def start_again(reader, button):
    """Follow the page's offer to a second window, and return it."""
    with reader.page.context.expect_page() as opened:
        reader.page.get_by_role("link", name=button).click()
    return opened.value


def test_a_stopped_server_is_told_started_and_found_again(hub, live):
    reader = live("clara")
    reader.write(MINE)
    stop_server(hub, "clara", reader)
    reader.await_status("Deine Sitzung auf dem Server ist beendet")
    second = start_again(reader, "Server starten")
    second.wait_for_url(re.compile(r"/user/clara/kurs/chapters/eins\.html"), timeout=90_000)
    reader.await_status("Der Server war nicht erreichbar, und Python ist neu gestartet")
    expect(reader.page.get_by_role("link", name="Server starten")).to_have_count(0)
    assert reader.code() == MINE
    reader.run()
    reader.await_output("von mir")
    reader.write("print(vorspann)")
    reader.run()
    reader.await_output("Vorspann geladen")


def test_a_server_stopped_before_the_start_is_told(hub, live):
    reader = live("clara")
    reader.page.reload()
    reader.await_page()
    stop_server(hub, "clara", reader)
    reader.go_live("Deine Sitzung auf dem Server ist beendet")
    start_again(reader, "Server starten").wait_for_url(re.compile("/user/clara/kurs/"), timeout=90_000)
    reader.page.get_by_role("button", name="Erneut versuchen").click()
    reader.await_status("Bereit.")


def test_a_link_to_a_stopped_server_starts_it(hub, live):
    reader = live("clara")
    stop_server(hub, "clara", reader)
    reader.page.goto(f"{hub.url}user/clara/kurs/chapters/eins.html")
    reader.await_page()
    assert reader.page.url.partition("?")[0] == f"{hub.url}user/clara/kurs/chapters/eins.html"


def test_a_killed_server_and_a_killed_kernel_are_told(hub, live):
    reader = live("dora")
    reader.write("import os\nprint('PID', os.getpid())\nimport time\ntime.sleep(600)")
    reader.run()
    reader.await_output("PID")
    psutil.Process(int(reader.page.locator("#zelle-2 .kurs-ausgabe").inner_text().split()[1])).kill()
    reader.await_status("Python ist abgestürzt und neu gestartet")
    reader.write(MINE)
    server_of(hub, "dora").kill()
    reader.await_status("Dein Code ist noch da")
    reader.await_status("Deine Sitzung auf dem Server ist beendet")  # once the hub has noticed
    start_again(reader, "Server starten").wait_for_url(re.compile("/user/dora/kurs/"), timeout=90_000)
    reader.await_status("Der Server war nicht erreichbar, und Python ist neu gestartet")
    assert reader.code() == MINE


def test_an_expired_login_is_told_and_the_page_goes_on_after_a_new_one(live):
    reader = live("clara")
    reader.write(MINE)
    reader.page.context.clear_cookies()
    reader.page.context.set_offline(True)
    reader.page.context.set_offline(False)
    reader.await_status("Du bist nicht mehr angemeldet")
    second = type(reader)(start_again(reader, "Anmelden"))
    second.log_in("clara")
    second.await_page()
    reader.await_status("Die Verbindung ist wieder da")
    assert reader.code() == MINE
    reader.run()
    reader.await_output("von mir")


def test_the_net_gone_and_a_hub_with_too_much_to_do_are_told(live):
    reader = live("clara")
    reader.write(MINE)
    # The hub itself refuses logins only; proxies before it refuse requests of pages in this way.
    reader.page.route("**/api/kernels/**", lambda route: route.fulfill(status=429, body="{}"))
    reader.page.context.set_offline(True)
    reader.await_status("Keine Netzverbindung")
    reader.page.context.set_offline(False)
    reader.await_status("Der Server hat gerade zu viel zu tun")
    reader.page.unroute("**/api/kernels/**")
    reader.await_status("Die Verbindung ist wieder da")
    reader.page.reload()
    reader.await_page()
    reader.go_live()
    assert reader.code() == MINE


def test_a_culled_server_is_told_and_a_full_hub_says_so(start_hub, new_reader, live):
    small = start_hub("--ruhe", "15", "--plaetze", "2")
    busy = live("berta", at=small)  # came first, and presses nothing any more: but her code runs
    busy.write("import time\nprint('los', flush=True)\ntime.sleep(3600)")
    busy.run()
    busy.await_output("los")
    reader = new_reader(small.deep_link())
    reader.log_in("clara")
    reader.await_page()
    other = new_reader(small.deep_link())
    other.log_in("anton")
    expect(other.page.locator("main")).to_contain_text("Gerade sind alle Plätze belegt", timeout=30_000)
    expect(other.page.get_by_role("heading", level=1)).to_contain_text("(429)")
    reader.go_live()
    reader.write(MINE)
    reader.await_status("Deine Sitzung auf dem Server ist beendet")
    start_again(reader, "Server starten")
    reader.await_status("Der Server war nicht erreichbar, und Python ist neu gestartet")
    assert reader.code() == MINE
    assert server_of(small, "berta").is_running()
    assert "Deine Sitzung auf dem Server ist beendet" not in busy.status.inner_text()
    small.stop()
