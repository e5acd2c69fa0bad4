"""Readers' folders as the hub touches them: never through a link, never without a limit.

What lies in a folder belongs to its reader, who may change it at any moment, and the hub may be root. So each
step goes from an open folder to what lies in it, never along a path a second time; see ``openat(2)``.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import ExitStack, contextmanager, suppress
from typing import IO, TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DEEPEST = 10  # folders in folders; a copy of the whole course has six
MOST_LOOKED_AT = 3000  # names in one folder
MOST_LOOKED_AT_IN_ALL = 20_000  # names in all folders of a reader
HIDDEN = ".wird-ausgeteilt-"  # what a file is called until it is whole

Outcome = Literal["new", "same", "other"]


class TooLargeError(OSError):
    """A file is larger than what is read."""


@contextmanager
def opened(folder: Path | str, within: int | None = None) -> Iterator[int]:
    """Open a folder that is no link, in another open one if ``within`` is given."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=within)
    try:
        yield handle
    finally:
        os.close(handle)


@contextmanager
def _ordinary(folder: int, name: str) -> Iterator[IO[bytes]]:
    """Open an ordinary file in an open folder for reading; anything else raises an OSError."""
    # without waiting: a pipe would else be opened once somebody writes to it
    handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{name} is no ordinary file")
        yield file


def read(folder: int, name: str, largest: int) -> bytes:
    """Return what an ordinary file in an open folder holds.

    Raises
    ------
    TooLargeError
        When these are more than ``largest`` bytes.
    OSError
        When it cannot be opened, or is a link, a pipe or anything else.
    """
    with _ordinary(folder, name) as file:
        size = os.fstat(file.fileno()).st_size
        content = file.read(largest + 1) if size <= largest else b""
    if size > largest or len(content) > largest:
        raise TooLargeError(name)
    return content


class Search:
    """A search for files, level by level: what lies far up is found whatever lies below.

    Hidden folders are not looked into.

    Parameters
    ----------
    folder : int
        An open folder.
    wanted : callable
        Tells of a file's name whether it is searched for.

    Attributes
    ----------
    whole : bool
        Whether all was looked at; known at the end.
    """

    def __init__(self, folder: int, wanted: Callable[[str], bool]) -> None:
        self.whole = True
        self._folder = folder
        self._wanted = wanted
        self._left = MOST_LOOKED_AT_IN_ALL

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Yield open folder and name of each file that is found."""
        level: list[tuple[str, ...]] = [()]
        for _ in range(DEEPEST + 1):
            below = []
            for path in level:
                try:
                    with _opened_below(self._folder, path) as folder:
                        files, folders = self._names(folder)
                        yield from ((folder, name) for name in files)
                except OSError:
                    self.whole = False
                else:
                    below += [(*path, name) for name in folders]
            level = below
        self.whole = self.whole and not level

    def _names(self, folder: int) -> tuple[list[str], list[str]]:
        """Return the names of the files and folders that count."""
        files, folders = [], []
        most = min(MOST_LOOKED_AT, self._left)
        with os.scandir(folder) as entries:
            for number, entry in enumerate(entries):
                if number == most:
                    self.whole = False
                    break
                self._left -= 1
                if entry.is_dir(follow_symlinks=False):
                    folders += [] if entry.name.startswith(".") else [entry.name]
                elif self._wanted(entry.name):
                    files.append(entry.name)
        return sorted(files), sorted(folders)


@contextmanager
def _opened_below(folder: int, path: tuple[str, ...]) -> Iterator[int]:
    with ExitStack() as handles:
        for name in path:
            folder = handles.enter_context(opened(name, folder))
        yield folder


def put(home: Path, folder: str, name: str, content: bytes) -> Outcome:
    """Put a new file into a folder of a reader's; one of that name that is there stays as it is.

    Returns
    -------
    str
        ``new``; or ``same`` or ``other`` for what is there already.

    Raises
    ------
    OSError
        When it cannot be written; nothing is left of it then.
    """
    with opened(home) as base:
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700, dir_fd=base)
        with opened(folder, base) as target:
            _give(target, base)
            try:
                os.stat(name, dir_fd=target, follow_symlinks=False)
            except FileNotFoundError:
                with suppress(FileExistsError):  # it has just come
                    _write(target, name, content, base)
                    return "new"
            return "same" if _holds(target, name, content, base) else "other"


def _write(folder: int, name: str, content: bytes, base: int) -> None:
    """Write a file that has its name only once it is whole and its reader's: a crash leaves no half one."""
    hidden = HIDDEN + secrets.token_hex(8)
    handle = os.open(hidden, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            _give(handle, base)
        os.link(hidden, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(hidden, dir_fd=folder)


def _give(handle: int, base: int) -> None:
    """Give what is open to whoever has the open folder now: a first start may just be giving that away."""
    owner = os.fstat(base)
    if os.fstat(handle).st_uid != owner.st_uid:
        os.fchown(handle, owner.st_uid, owner.st_gid)


def _holds(folder: int, name: str, content: bytes, base: int) -> bool:
    """Tell whether a file holds what is handed out; one that has stayed the hub's is given to its reader."""
    try:
        with _ordinary(folder, name) as file:
            status = os.fstat(file.fileno())
            if status.st_size != len(content) or file.read(len(content) + 1) != content:
                return False
            if status.st_uid == os.geteuid() and status.st_nlink == 1:
                _give(file.fileno(), base)
    except OSError:
        return False
    return True
