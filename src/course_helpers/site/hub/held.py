"""What the processes of seats hold: memory, and files that have no name any more.

A file that is deleted while it is open keeps its place on the disk, and no look into folders finds it.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

DELETED = " (deleted)"  # what the system puts behind the name, see proc(5)


@dataclass
class Held:
    """What all processes of a seat hold together.

    Attributes
    ----------
    memory : int
        Bytes in memory of each process alone. What processes share has no name, or a limit of its own.
    nameless : dict
        Bytes of files without a name, by device and number: a file that several hold counts once. Memory that
        processes share is such a file, too.
    """

    memory: int = 0
    nameless: dict[tuple[int, int], int] = field(default_factory=dict)

    def on(self, device: int) -> int:
        """Return the bytes of files without a name on a device."""
        return sum(size for (where, _number), size in self.nameless.items() if where == device)


def held_by(accounts: Collection[int]) -> dict[int, Held]:
    """Return what the processes of each account hold; what ends meanwhile does not count."""
    found = {account: Held() for account in accounts}
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            held = found.get(process.uids().real)
            if held is not None:
                memory = process.memory_info()
                held.memory += memory.rss - memory.shared
                held.nameless |= _nameless(Path("/proc") / str(process.pid))
    return found


def _nameless(process: Path) -> dict[tuple[int, int], int]:
    found = {}
    for link in (*_open(process / "fd"), *_mapped(process)):
        with suppress(OSError):
            status = link.stat()
            if stat.S_ISREG(status.st_mode) and not status.st_nlink:
                found[status.st_dev, status.st_ino] = status.st_blocks * 512
    return found


def _open(folder: Path) -> Iterator[Path]:
    for name in os.listdir(folder):  # noqa: PTH208 - a path for each of them takes as long again
        with suppress(OSError):
            if os.readlink(f"{folder}/{name}").endswith(DELETED):  # noqa: PTH115 - as above
                yield folder / name


def _mapped(process: Path) -> list[Path]:
    """Return the links to files that are in memory; their descriptors may be closed."""
    lines = (process / "maps").read_text("utf-8", errors="replace").splitlines()
    return [process / "map_files" / _plain(line.split(" ", 1)[0]) for line in lines if line.endswith(DELETED)]


def _plain(addresses: str) -> str:
    """Return two addresses as ``map_files`` writes them, without zeros in front."""
    return "-".join(f"{int(one, 16):x}" for one in addresses.split("-"))
