"""Readers who mean harm, from code in a cell: each has a seat of their own, and neighbours keep working."""

from __future__ import annotations

import os
from contextlib import suppress

import psutil
import pytest
from tests.hub.conftest import WAIT, stop_server
from tests.waiting import wait_until

from course_helpers.site.hub import hindrance
from course_helpers.site.hub.seat import ACCOUNTS, PROCESSES, course_folders

pytestmark = [
    pytest.mark.hub,
    pytest.mark.browser,
    pytest.mark.skipif(os.geteuid() != 0, reason="Plätze trennen kann nur root."),
]
DISK = 40  # MiB

FILL = f"""
for n in range({DISK}):
    open(f"{{n}}.bin", "wb").write(bytes(2 * 2**20))
while True:
    pass
"""
ALLOCATE = """
import subprocess, sys
grow = "import time; held = b'x' * (400 * 2**20); time.sleep(900)"
held = [subprocess.Popen([sys.executable, "-c", grow], start_new_session=True) for _ in range(4)]
while True:
    pass
"""
FORK = """
import os, time
while True:
    try:
        os.fork()
    except OSError:
        time.sleep(0.1)
"""


@pytest.fixture(scope="module")
def seats(start_hub, tmp_path_factory):
    """Return a hub that separates its seats; its class list and its folder are what a reader may want."""
    if problem := hindrance(course_folders(), ()):
        pytest.skip(f"Dieser Rechner kann Plätze nicht trennen: {problem}")
    names = tmp_path_factory.mktemp("lehrerin") / "klasse.txt"
    names.write_text("anna; annas-passwort\nbert; berts-passwort\n", "utf-8")
    return start_hub("--namen", str(names), "--platte", str(DISK), "--speicher", "600")


@pytest.fixture
def anna(seats, new_reader):
    return at_work(seats, new_reader, "anna")


@pytest.fixture
def bert(seats, new_reader):
    return at_work(seats, new_reader, "bert")


def at_work(hub, new_reader, name):
    reader = new_reader(hub.deep_link())
    reader.log_in(name, f"{name}s-passwort")
    reader.await_page()
    reader.go_live()
    return reader


def result(reader, code):
    """Return what the code prints in the reader's cell."""
    reader.write(code + "\nprint('Ende')")
    reader.run()
    reader.await_output("Ende")
    return reader.page.locator("#zelle-2 .kurs-ausgabe").inner_text()


STEAL = """
import os, pathlib, subprocess
seen = []
for place in {places}:
    try:
        for where, folders, files in os.walk(place):
            for name in files:
                try:
                    if os.path.getsize(os.path.join(where, name)) > 2**20:
                        continue  # a library
                    text = pathlib.Path(where, name).read_bytes().decode(errors="replace")
                except OSError:
                    continue
                seen += [f"{{where}}/{{name}}"] * any(word in text for word in {words})
    except OSError:
        pass
for entry in pathlib.Path("/proc").glob("[0-9]*/environ"):
    try:
        text = entry.read_bytes().decode(errors="replace")
    except OSError:
        continue
    seen += [str(entry)] * any(word in text for word in {words})
print("Gefunden:", seen, os.getuid() in range({first}, {last}))
"""


def test_the_start_says_that_seats_are_separate(seats):
    assert "Die Plätze sind voneinander getrennt" in seats.output
    assert "läuft als root" not in seats.output


def test_code_in_a_cell_finds_nothing_of_others(seats, anna, bert):
    result(anna, "open('geheim.txt', 'w').write('annas-geheimnis')")
    secrets = [
        "annas-geheimnis",
        "annas-passwort",
        seats.password,
        (seats.state / "cookie_secret").read_text().strip(),
    ]
    halves = [
        [one[: len(one) // 2], one[len(one) // 2 :]] for one in secrets
    ]  # else the cell would find itself
    places = [str(seats.state), str(seats.state.parent), "/tmp"]  # noqa: S108
    words = "[" + ", ".join(f"{a!r} + {b!r}" for a, b in halves) + "]"
    code = STEAL.format(places=places, words=words, first=ACCOUNTS.start, last=ACCOUNTS.stop)
    assert "Gefunden: [] True" in result(bert, code)
    assert (seats.home("anna") / "geheim.txt").read_text() == "annas-geheimnis"  # it was there to be found
    assert "('geheim.txt', True)" in result(
        anna, "import os; print(('geheim.txt', os.path.exists('geheim.txt')))"
    )


def test_nobody_writes_into_the_book_or_ends_what_others_run(seats, anna, bert, course):
    book = course / "_build" / "html" / "index.html"
    code = f"""
import os, signal
for harm in (lambda: open({str(book)!r}, "a"), lambda: open("/usr/kurs", "w"),
             lambda: os.kill({seats.process.pid}, signal.SIGTERM), lambda: os.setuid(0)):
    try:
        harm()
        print("geht")
    except (OSError, PermissionError) as error:
        print("verhindert")
"""
    said = result(bert, code)
    assert said.count("verhindert") == 4
    assert "geht" not in said
    assert str(PROCESSES) in result(bert, "import resource; print(resource.getrlimit(resource.RLIMIT_NPROC))")
    assert "42" in result(anna, "print(6 * 7)")


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(FILL, id="disk"),
        pytest.param(ALLOCATE, id="memory"),
        pytest.param(FORK, id="fork"),
    ],
)
def test_who_takes_too_much_harms_no_neighbour(harm, seats, anna, bert):
    bert.write(harm)
    bert.run()
    bert.await_status("Deine Sitzung auf dem Server ist beendet")
    wait_until(lambda: not processes_of(seats.home("bert").stat().st_uid), WAIT / 1000)
    assert "42" in result(anna, "print(6 * 7)")


def test_what_left_its_family_ends_with_the_seat(seats, anna):
    result(
        anna, "import subprocess; held = subprocess.Popen(['sleep', '900'], env={}, start_new_session=True)"
    )
    account = seats.home("anna").stat().st_uid
    assert "sleep" in processes_of(account)
    stop_server(seats, "anna", anna)
    wait_until(lambda: not processes_of(account), WAIT / 1000)


def processes_of(account):
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            found += [process.name()] if process.uids().real == account else []
    return found


def test_two_hubs_of_a_machine_do_not_end_each_other_s_seats(seats, start_hub, new_reader, anna):
    other = start_hub()
    reader = new_reader(other.deep_link())
    reader.log_in("dora")
    reader.await_page()
    assert other.home("dora").stat().st_uid != seats.home("anna").stat().st_uid
    assert "42" in result(anna, "print(6 * 7)")
