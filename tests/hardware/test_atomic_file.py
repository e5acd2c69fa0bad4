import json
import os
import resource
import signal
import stat
import subprocess
import sys
import time
import types

import pytest

from course_helpers.hardware import HardwareError
from course_helpers.hardware.atomic_file import save

OLD, NEW = b"old" * 1000, b"new" * 100_000

# Saves NEW over the file named on the command line and prints what happened.
SAVE = """
import json, pathlib, sys
from course_helpers.hardware import HardwareError
from course_helpers.hardware.atomic_file import save
target = pathlib.Path(sys.argv[1])
code = None
try:
    save(target, (b"new" * 1000 for _ in range(100)))
except HardwareError as error:
    code = error.code
print(json.dumps([code, sorted(p.name for p in target.parent.iterdir()), target.read_bytes()[:3].decode()]))
"""


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "hagen_cocolist.pbin"
    path.write_bytes(OLD)
    return path


def only(target, content):
    assert target.read_bytes() == content
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_replaces_a_file(target):
    save(target, [NEW[:5], NEW[5:]])
    only(target, NEW)


def test_the_file_is_as_readable_as_any_other(target):
    other = target.with_name("other")
    other.write_bytes(b"")
    save(target, [NEW])
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_a_source_that_fails_half_way_leaves_the_old_file(target):
    def failing():
        yield NEW
        raise HardwareError("cut", "Test.")

    with pytest.raises(HardwareError, match="Test"):
        save(target, failing())
    only(target, OLD)


def test_an_interrupt_leaves_the_old_file(target):
    def interrupted():
        yield NEW
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(target, interrupted())
    only(target, OLD)


def test_nothing_is_not_saved(target):
    with pytest.raises(HardwareError) as caught:
        save(target, [])
    assert caught.value.code == "empty"
    only(target, OLD)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(HardwareError, match="gibt es nicht") as caught:
        save(tmp_path / "nowhere" / "file", [NEW])
    assert caught.value.code == "no-folder"


def test_a_folder_in_the_place_of_the_file_is_kept(tmp_path):
    (tmp_path / "file").mkdir()
    with pytest.raises(HardwareError) as caught:
        save(tmp_path / "file", [NEW])
    assert caught.value.code == "not-saved"
    assert "Das ist ein Ordner, keine Datei" in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_bytes_that_a_drive_loses_without_an_error_are_missed(target, monkeypatch):
    monkeypatch.setattr(os, "fstat", lambda _descriptor: types.SimpleNamespace(st_size=3))
    with pytest.raises(HardwareError, match="3 statt 9 Byte"):
        save(target, [b"123456789"])
    monkeypatch.undo()
    only(target, OLD)


def test_windows_is_told_to_leave_line_ends_alone(target, monkeypatch):
    monkeypatch.setattr(os, "O_BINARY", os.O_DSYNC, raising=False)  # a flag that this system knows
    flags = []
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, how, *mode: (flags.append(how), real(path, how, *mode))[1])
    save(target, [NEW])
    assert flags[0] & os.O_DSYNC


def test_data_is_on_disk_before_the_name_changes(target, monkeypatch):
    """The order write, fsync, rename, fsync of the folder is what survives a power cut."""
    calls = []
    real_sync, real_replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda descriptor: (calls.append("fsync"), real_sync(descriptor)))
    monkeypatch.setattr(os, "replace", lambda *names: (calls.append("rename"), real_replace(*names)))
    save(target, [NEW])
    assert calls == ["fsync", "rename", "fsync"]


def test_a_file_that_may_not_grow_leaves_the_old_one(target):
    """The kernel refuses the write in the middle, as on a full quota."""

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = subprocess.run(
        [sys.executable, "-c", SAVE, target], preexec_fn=limited, check=True, capture_output=True, text=True
    )
    assert json.loads(done.stdout) == ["disk-full", [target.name], "old"]


def _in_own_mounts(script, folder):
    """Run a shell script in its own mount namespace: it may mount over a folder and nobody else sees it."""
    done = subprocess.run(
        [
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-euc",
            script,
            "sh",
            folder,
            sys.executable,
            SAVE,
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode and ("unshare" in done.stderr or "mount:" in done.stderr):
        pytest.skip(f"this system forbids own mounts: {done.stderr.strip()}")
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def test_a_full_disk_leaves_the_old_file(tmp_path):
    script = 'mount -t tmpfs -o size=64k tmpfs "$1"; printf old > "$1/file"; "$2" -c "$3" "$1/file"'
    assert _in_own_mounts(script, tmp_path) == ["disk-full", ["file"], "old"]


def test_a_read_only_folder_leaves_the_old_file(tmp_path):
    script = (
        'mount -t tmpfs tmpfs "$1"; printf old > "$1/file"; mount -o remount,ro "$1"; "$2" -c "$3" "$1/file"'
    )
    assert _in_own_mounts(script, tmp_path) == ["not-writable", ["file"], "old"]


def test_two_processes_saving_at_once_never_mix(target):
    program = """
import pathlib, sys
from course_helpers.hardware.atomic_file import save
for _ in range(40):
    save(pathlib.Path(sys.argv[1]), [sys.argv[2].encode() * 100_000] * 5)
"""
    writers = [subprocess.Popen([sys.executable, "-c", program, target, letter]) for letter in "ab"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        content = target.read_bytes()
        seen.add((len(content), frozenset(content)))
    assert [writer.returncode for writer in writers] == [0, 0]
    whole = {(len(OLD), frozenset(OLD)), (500_000, frozenset(b"a")), (500_000, frozenset(b"b"))}
    assert seen <= whole
    only(target, target.read_bytes())


def test_a_killed_process_leaves_the_old_file(target):
    program = """
import pathlib, sys, time
from course_helpers.hardware.atomic_file import save
def stalling():
    yield b"new"
    print("half", flush=True)
    time.sleep(60)
save(pathlib.Path(sys.argv[1]), stalling())
"""
    with subprocess.Popen([sys.executable, "-c", program, target], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        process.kill()
    assert target.read_bytes() == OLD
    save(target, [NEW])
    assert target.read_bytes() == NEW
    (left,) = target.parent.glob(".*.teil")  # it could be that of a process that still writes
    an_hour_ago = time.time() - 3700
    os.utime(left, (an_hour_ago, an_hour_ago))
    save(target, [NEW])
    only(target, NEW)
