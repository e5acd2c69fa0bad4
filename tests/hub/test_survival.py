"""Hubs that are killed, closed or started twice; what stands in the process list; a path in front."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import expect
from tests.conftest import KURS

from course_helpers.site.hub.leftovers import MARK

pytestmark = [pytest.mark.hub, pytest.mark.browser]


def family(hub):
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == str(hub.state):
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def test_a_killed_hub_is_cleared_away_by_the_next_start(start_hub, new_reader, live):
    first = start_hub()
    reader = live("paula", at=first)
    reader.write("print(6 * 7)")
    reader.run()
    reader.await_output("42")
    old = family(first)
    assert len(old) > 3  # hub, proxy, culler, seat, kernel
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait()
    second = start_hub(again=first)
    assert "früherer Hub wurde nicht ordentlich beendet" in second.output
    _gone, alive = psutil.wait_procs(old, timeout=30)
    assert alive == []
    back = new_reader(second.deep_link())
    back.log_in("paula")
    back.await_page()
    started = [process for process in family(second) if process.pid != second.process.pid]
    with closing(sqlite3.connect(second.state / "hub.sqlite")) as data_base:
        # a commit waits for no disk while a class logs in
        assert data_base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        data_base.execute("ALTER TABLE spawners RENAME TO weg")  # as with a full disk, nothing can be written
    assert second.stop() == 0
    assert "Der Hub ist beendet." in second.output
    _gone, alive = psutil.wait_procs(started, timeout=30)
    assert alive == []


def test_a_closed_window_ends_the_hub_and_all_it_started(start_hub, live):
    hub = start_hub()
    live("quirin", at=hub)
    old = family(hub)
    os.kill(hub.process.pid, signal.SIGHUP)
    hub.process.wait(timeout=60)
    _gone, alive = psutil.wait_procs(old, timeout=30)
    assert alive == []


def test_a_hub_in_the_background_of_a_script_can_be_interrupted_with_all_it_started(start_hub):
    hub = start_hub(kurs=["sh", "-c", 'trap "" INT; exec "$@"', "sh", *KURS])
    [culler] = [one for one in family(hub) if "jupyterhub_idle_culler" in one.cmdline()]
    ignored = re.search(r"SigIgn:\s*(\w+)", Path(f"/proc/{culler.pid}/status").read_text())[1]
    assert not int(ignored, 16) & 1 << signal.SIGINT - 1


def test_two_hubs_in_one_folder_are_refused_and_the_first_goes_on(hub, new_reader, course):
    command = [*hub.command, "--daten", str(hub.state), "--port", "8999", "--adresse", "127.0.0.1"]
    second = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert "läuft schon ein Hub" in second.stderr
    reader = new_reader(hub.deep_link())
    reader.log_in("rosa")
    reader.await_page()


def test_no_secret_stands_in_the_process_list_or_in_open_files(hub, live):
    live("susi")
    for process in family(hub):
        assert hub.password not in " ".join(process.cmdline())
        assert "token=" not in " ".join(process.cmdline()).lower()
    for path in [hub.state, *hub.state.rglob("*")]:
        if not path.is_symlink() and "konten" not in path.parts:
            assert path.stat().st_mode & 0o077 == 0, path


def test_capitals_umlauts_and_spaces_are_forgiven_at_the_login(hub, new_reader):
    reader = new_reader(hub.deep_link())
    reader.log_in("Jörg MÜLLER")
    reader.await_page()
    assert "/user/joerg.mueller/" in reader.page.url


def test_a_guesser_waits_and_is_told_so_in_german(hub, new_reader):
    reader = new_reader(hub.deep_link())
    for _ in range(6):
        reader.log_in("tom", "falsches-wort")
        reader.page.wait_for_load_state()
    expect(reader.page.get_by_role("alert")).to_contain_text("zu viele falsche Versuche. Warte")
    another = new_reader(hub.deep_link())
    another.log_in("uwe")
    another.await_page()


def test_a_hub_below_a_path_leads_from_its_bare_address_to_the_course(start_hub, new_reader):
    hub = start_hub("--oeffentlich", "http://127.0.0.1:PORT/schule/")
    reader = new_reader(f"{hub.url}schule/")
    reader.log_in("vera")
    expect(reader.page.get_by_role("heading", name="Start", exact=True)).to_be_visible(timeout=90_000)
    assert "/schule/user/vera/kurs/" in reader.page.url


def test_behind_https_cookies_are_secure(start_hub):
    hub = start_hub("--oeffentlich", "https://schule.example.org/")
    answer = subprocess.run(
        ["curl", "-si", f"{hub.url}hub/login"], capture_output=True, text=True, check=True
    )
    cookies = [line for line in answer.stdout.splitlines() if line.lower().startswith("set-cookie")]
    assert cookies
    assert all("secure" in cookie.lower() for cookie in cookies)
