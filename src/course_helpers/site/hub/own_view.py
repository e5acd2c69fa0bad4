"""A reader's own view of the machine: a mount namespace in which other people's folders are empty.

Rights alone do not do: what lies below a folder such as ``/root`` could not be reached by another account,
and every world-writable folder could be filled. See ``mount_namespaces(7)`` and ``mount(2)``.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

CLONE_NEWNS = 0x20000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT = 1, 2, 4, 32
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
PR_SET_NO_NEW_PRIVS = 38

MOUNT_SETATTR, AT_FDCWD, AT_RECURSIVE, MOUNT_ATTR_RDONLY = 442, -100, 0x8000, 1  # the first on all machines

# people's own files, which often anyone can read
PRIVATE = ("/home", "/root", "/media", "/mnt", "/run/media", "/srv")
SCRATCH = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - each reader gets own ones
SCRATCH_SIZE = "size=64m,nr_inodes=4k,mode=1777"
EMPTY = "size=1m,mode=0755"

_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class View:
    """What a reader's processes see of the machine's folders.

    Attributes
    ----------
    own : tuple of Path
        Folders that the reader may write to. All else is read-only.
    shown : tuple of Path
        Folders that can be read even where one above them is closed to other accounts, or hidden.
    hidden : tuple of Path
        Folders that are empty, but for what is ``own`` or ``shown`` in them; those in `PRIVATE` are, too.
    """

    own: tuple[Path, ...]
    shown: tuple[Path, ...]
    hidden: tuple[Path, ...]


def enter(view: View) -> None:
    """Give this process, and all that it starts, the view; root only, and there is no way back.

    Raises
    ------
    OSError
        Where this machine does not allow it.
    """
    _call(_libc.unshare, CLONE_NEWNS)
    _mount(None, "/", None, MS_REC | MS_PRIVATE)  # nothing of this reaches the rest of the machine
    reachable = {path: os.open(path, os.O_PATH) for path in (*view.own, *view.shown)}
    covers = {*map(str, view.hidden), *PRIVATE, *SCRATCH, *_closed(reachable)}
    steps = [
        *((cover, None) for cover in covers),
        *((str(path), handle) for path, handle in reachable.items()),
    ]
    mask = os.umask(0o022)  # else the ways to what is shown were closed again
    for path, handle in sorted(steps, key=lambda step: (step[0].count("/"), step[1] is not None)):
        if handle is None:
            _cover(path)
        else:
            _make_place(Path(path), handle)
            _mount(f"/proc/self/fd/{handle}", path, None, MS_BIND | MS_REC)
            os.close(handle)
    os.umask(mask)
    _protect(view.own)
    _call(_libc.prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)  # no sudo


def _make_place(path: Path, handle: int) -> None:
    """Make what something can be mounted on: a folder, or a file as a git worktree's ``.git`` is one."""
    if stat.S_ISDIR(os.fstat(handle).st_mode):
        path.mkdir(parents=True, exist_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=True)


def _protect(own: tuple[Path, ...]) -> None:
    """Make all read-only but ``own`` and `SCRATCH`, on all disks: ``/run``, say, has folders for anyone."""
    try:
        _set_read_only("/", AT_RECURSIVE, MOUNT_ATTR_RDONLY, 0)
    except OSError:  # Linux before 5.12
        _mount(None, "/", None, MS_REMOUNT | MS_BIND | MS_RDONLY)
        return
    for folder in (*map(str, own), *filter(os.path.isdir, SCRATCH)):
        _set_read_only(folder, 0, 0, MOUNT_ATTR_RDONLY)


def _set_read_only(path: str, how: int, on: int, off: int) -> None:
    attributes = struct.pack("QQQQ", on, off, 0, 0)
    _call(_libc.syscall, MOUNT_SETATTR, AT_FDCWD, path.encode(), how, attributes, len(attributes))


def _closed(paths: dict[Path, int]) -> set[str]:
    """Return the folders above ``paths`` that other accounts cannot pass."""
    above = {folder for path in paths for folder in path.parents}
    return {str(folder) for folder in above if not folder.stat().st_mode & 0o001}


def _cover(path: str) -> None:
    if os.path.isdir(path):  # noqa: PTH112 - one that lies in another covered one is gone already
        _mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV, SCRATCH_SIZE if path in SCRATCH else EMPTY)


def _mount(source: str | None, target: str, kind: str | None, flags: int, options: str | None = None) -> None:
    _call(
        _libc.mount,
        source and source.encode(),
        target.encode(),
        kind and kind.encode(),
        ctypes.c_ulong(flags),
        options and options.encode(),
    )


def _call(function: ctypes._NamedFuncPointer, *arguments: object) -> None:
    if function(*arguments):
        number = ctypes.get_errno()
        raise OSError(number, f"{function.__name__}{arguments}: {os.strerror(number)}")
