"""What code at a seat may do to the machine, tried without a hub: places, calls, what nobody would count."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from course_helpers.site.hub import hindrance, seat
from course_helpers.site.hub.held import held_by
from course_helpers.site.hub.own_calls import (
    ALLOW,
    ANY_OF,
    ARCHITECTURE,
    AT_LEAST,
    CALLS,
    FIRST_ARGUMENT,
    IS,
    LOAD,
    NUMBER,
    OTHER_CALLS,
    REFUSE,
    RETURN,
    _filter,
)
from course_helpers.site.hub.own_view import PRIVATE, View
from course_helpers.site.hub.reader import LOG, _write_to
from course_helpers.site.hub.seat import ACCOUNTS, Seat, course_folders, take
from course_helpers.site.hub.spawner import ReaderSpawner

ACCOUNT = ACCOUNTS[-2]
MIB = 2**20

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="Plätze trennen kann nur root.")


@pytest.fixture(scope="module")
def _separable():
    if problem := hindrance(course_folders(), ()):
        pytest.skip(f"Dieser Rechner kann Plätze nicht trennen: {problem}")


@pytest.fixture
def home(_separable):
    with tempfile.TemporaryDirectory(prefix="kurs-test-", dir="/tmp") as folder:
        os.chown(folder, ACCOUNT, ACCOUNT)
        yield Path(folder)


@contextmanager
def at_a_seat(home, code):
    """Run code at a seat; it lives until the end, and prints a line once it has done its work."""
    own = Seat(ACCOUNT, View((home,), course_folders(), ()), 64 * MIB)
    code = f"import os, time; os.chdir({str(home)!r})\n{code}\nprint(flush=True); time.sleep(60)"
    running = subprocess.Popen(
        [sys.executable, "-c", code],
        preexec_fn=lambda: take(own),  # noqa: PLW1509 - there are no threads yet
        cwd="/",
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def said(home, code):
    with at_a_seat(home, code) as running:
        return running.stdout.readline().strip()


TRY_CALLS = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
def number(call, *arguments):
    call(*arguments)
    return errno.errorcode[ctypes.get_errno()]
try:
    os.memfd_create("viel")
except OSError as error:
    memory = errno.errorcode[error.errno]
print(memory, number(libc.shmget, 0, 4096, 0o1600), number(libc.semget, 0, 1, 0o1600),
      number(libc.msgget, 0, 0o1600), number(libc.unshare, 0x10000000), end="")
"""
DAILY = """
import multiprocessing, subprocess, threading
thread = threading.Thread(target=lambda: None); thread.start(); thread.join()
queue = multiprocessing.Queue()
process = multiprocessing.Process(target=queue.put, args=(42,)); process.start()
print(queue.get(), subprocess.run(["true"]).returncode, end="")
"""


def test_no_call_gets_memory_or_file_systems_that_nobody_counts(home):
    assert said(home, TRY_CALLS) == " ".join(["ENOSYS"] * 5)
    assert said(home, DAILY) == "42 0"


def verdict(program, call, *, architecture, argument=0):
    """Run a filter as the system does."""
    seen = {NUMBER: call, ARCHITECTURE: architecture, FIRST_ARGUMENT: argument}
    steps = list(struct.iter_unpack("HBBI", program))
    value = place = 0
    while True:
        code, if_so, if_not, operand = steps[place]
        if code == RETURN:
            return operand
        if code == LOAD:
            value, place = seen[operand], place + 1
            continue
        holds = {IS: value == operand, AT_LEAST: value >= operand, ANY_OF: bool(value & operand)}[code]
        place += 1 + (if_so if holds else if_not)


@pytest.mark.parametrize("machine", CALLS)
def test_the_filter_lets_through_what_is_left_and_nothing_of_another_kind(machine):
    architecture, clone, refused = CALLS[machine]
    program = _filter(*CALLS[machine])
    for call in range(600):
        expected = REFUSE if call in refused else ALLOW
        assert verdict(program, call, architecture=architecture, argument=0x3D0F00) == expected
        assert verdict(program, call, architecture=architecture + 1) == REFUSE
        assert verdict(program, OTHER_CALLS + call, architecture=architecture) == REFUSE
    for namespace in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
        assert verdict(program, clone, architecture=architecture, argument=namespace) == REFUSE


@pytest.mark.parametrize("place", [place for place in PRIVATE if Path(place).is_dir()])
def test_people_s_own_folders_are_empty(home, place):
    with tempfile.TemporaryDirectory(prefix="kurs-test-", dir=place) as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "noten.txt").write_text("2")
        Path(folder, "noten.txt").chmod(0o644)
        code = f"import os; print(os.path.exists({folder!r} + '/noten.txt'), end='')"
        assert said(home, code) == "False"


def test_nothing_but_the_own_folders_can_be_written_to_on_any_disk(home):
    code = """
import os
places = [line.split()[4] for line in open("/proc/self/mountinfo") if line.split()[5].split(",")[0] == "rw"]
print(sorted(set(places)), end="")
"""
    assert said(home, code) == str(sorted(["/dev/shm", "/tmp", "/var/tmp", str(home)]))  # noqa: S108
    tries = f"""
import tempfile
for place in ({str(home)!r}, "/tmp", "/var/tmp", "/dev/shm"):
    open(place + "/datei", "w").write("x")
open("/dev/null", "w").write("x")
print("geht", end="")
"""
    assert said(home, tries) == "geht"


OPEN = "held = open('viel', 'wb'); held.write(bytes({size})); held.flush(); os.unlink('viel')"
MAPPED = """
import mmap, ctypes
held = os.open('viel', os.O_RDWR | os.O_CREAT); os.write(held, bytes({size})); os.unlink('viel')
libc = ctypes.CDLL(None); libc.mmap.restype = ctypes.c_void_p
libc.mmap(None, ctypes.c_size_t(4096), 1, 1, held, ctypes.c_long(0)); os.close(held)
"""


@pytest.mark.parametrize("code", [OPEN, MAPPED], ids=["open", "mapped"])
def test_deleted_files_that_are_still_held_count(home, code):
    with at_a_seat(home, code.format(size=20 * MIB)) as running:
        running.stdout.readline()
        held = held_by([ACCOUNT])[ACCOUNT]
    assert list(home.iterdir()) == []
    assert held.on(home.stat().st_dev) >= 20 * MIB
    assert held.memory < 20 * MIB


SHARED = """
import ctypes, mmap
held = mmap.mmap(-1, {size}); held.write(bytes({size})); held.madvise(mmap.MADV_DONTNEED)
"""


def test_memory_that_a_process_has_put_out_of_sight_counts(home):
    with at_a_seat(home, SHARED.format(size=40 * MIB)) as running:
        running.stdout.readline()
        held = held_by([ACCOUNT])[ACCOUNT]
    assert sum(held.nameless.values()) - held.on(home.stat().st_dev) >= 40 * MIB


LISTEN = """
import socket
server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], end="")
"""


def test_a_server_is_ready_only_where_its_own_seat_listens(home):
    with at_a_seat(home, LISTEN) as running:
        port = int(running.stdout.readline())
        ready = {
            account: ReaderSpawner._listens(SimpleNamespace(account=account, port=port))
            for account in (ACCOUNT, ACCOUNT - 1, None)
        }
    assert ready == {ACCOUNT: True, ACCOUNT - 1: False, None: True}
    assert not ReaderSpawner._listens(SimpleNamespace(account=ACCOUNT, port=port))


@pytest.mark.parametrize("what", ["new", "link", "pipe"])
def test_a_server_writes_into_its_reader_s_own_log(home, what):
    log, other = home / LOG, home / "fremd"
    other.write_text("bleibt")
    if what == "link":
        log.symlink_to(other)
    if what == "pipe":
        os.mkfifo(log)
    child = os.fork()
    if not child:
        _write_to(log)
        os.write(2, b"Meldung")
        os._exit(0)
    end = time.monotonic() + 30
    while not os.waitpid(child, os.WNOHANG)[0]:
        assert time.monotonic() < end, "it waits for somebody who reads the pipe"
        time.sleep(0.1)
    assert other.read_text() == "bleibt"
    if what == "new":
        assert log.read_text() == "Meldung"
        assert log.stat().st_mode & 0o777 == 0o600


def test_why_seats_cannot_be_separated_is_told(monkeypatch):
    def fail(_view):
        raise OSError(1, "mount: das geht hier nicht")

    monkeypatch.setattr(seat.own_view, "enter", fail)
    assert "mount: das geht hier nicht" in hindrance(course_folders(), ())


@pytest.mark.usefixtures("_separable")
def test_a_git_worktree_s_file_can_be_shown():
    with tempfile.TemporaryDirectory(prefix="kurs-test-", dir="/var/lib") as folder:
        git = Path(folder) / ".git"
        git.write_text("gitdir: anderswo")
        git.chmod(0o644)
        assert hindrance((*course_folders(), git), (Path(folder),)) == ""
