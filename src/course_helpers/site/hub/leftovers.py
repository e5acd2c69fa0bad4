"""What a hub that was killed leaves behind: found by its folder, and cleared away at the next start."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path

import psutil

MARK = "KURS_HUB_ORDNER"
"""Environment variable of the hub and of all that it starts: the hub's folder."""

PATIENCE = 5  # seconds that a process gets to end by itself


class HubRunsError(RuntimeError):
    """Another hub is at work in this folder."""


def take(state: Path) -> int:
    """Claim a hub's folder for this process until it ends, however it ends.

    Returns
    -------
    int
        File descriptor of the lock, to be kept open.

    Raises
    ------
    HubRunsError
        When a living hub holds it.
    """
    lock = os.open(state / "hub.lock", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise HubRunsError(str(state)) from error
    os.environ[MARK] = str(state)
    return lock


def clear(state: Path) -> int:
    """End what an earlier hub of this folder left running, and remove its sockets; to be called after `take`.

    Returns
    -------
    int
        How many processes there were.
    """
    found = [process for process in psutil.process_iter() if _is_of(process, state)]
    for process in found:
        with suppress(psutil.Error):
            process.terminate()
    _gone, alive = psutil.wait_procs(found, timeout=PATIENCE)
    for process in alive:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(alive, timeout=PATIENCE)
    note = _note(state)
    if note.is_file():
        folder = Path(note.read_text("utf-8"))
        if folder.name.startswith("kurs-") and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
        note.unlink()
    return len(found)


def note_sockets(state: Path, sockets: Path) -> None:
    """Write down where the kernels' sockets lie, so that the next start finds them."""
    _note(state).write_text(str(sockets), "utf-8")


def _note(state: Path) -> Path:
    return state / "sockets.txt"


def _is_of(process: psutil.Process, state: Path) -> bool:
    if process.pid == os.getpid():
        return False
    try:
        return bool(process.environ().get(MARK) == str(state))
    except (psutil.Error, OSError):  # another account's, or gone
        return False
