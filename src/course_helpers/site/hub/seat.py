"""A seat of its own for each reader: an account number, a view of the machine, and limits.

The numbers belong to no account of the machine. A number stays with a reader's folder, as its owner.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from course_helpers.site.hub import own_view
from course_helpers.site.hub.own_calls import refuse_calls

ACCOUNTS = range(59_000, 60_000)  # the last of those for people's accounts; containers, too, have them
CLAIM = "/run/kurs-platz-{}.lock"
PROCESSES = 300  # and threads; a kernel has about 15


@dataclass(frozen=True)
class Seat:
    """Where a reader's processes run.

    Attributes
    ----------
    account : int
        Number of user and group.
    view : View
        What they see of the machine.
    disk : int
        Bytes that a file may have; 0 for any number.
    """

    account: int
    view: own_view.View
    disk: int


_claims: dict[
    int, int
] = {}  # account: file descriptor of a lock that the system takes back when this process ends


def take(seat: Seat) -> None:
    """Go to a seat, from root; what this process starts sits there, too."""
    own_view.enter(seat.view)
    refuse_calls()
    resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))
    if seat.disk:
        resource.setrlimit(resource.RLIMIT_FSIZE, (seat.disk, seat.disk))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.setgroups([])
    os.setgid(seat.account)
    os.setuid(seat.account)


def account_of(home: Path) -> int:
    """Return the number of a reader's account, and make the folder theirs if it is not.

    No other hub of this machine uses the number as long as this process lives.

    Raises
    ------
    RuntimeError
        When all numbers are taken.
    """
    home.mkdir(mode=0o700, exist_ok=True)
    owner = home.stat().st_uid
    others = {folder.stat().st_uid for folder in home.parent.iterdir() if folder != home}
    for account in [owner, *ACCOUNTS] if owner in ACCOUNTS else ACCOUNTS:
        if account not in others and not _is_known(account) and _claim(account):
            if account != owner:
                hand_over(home, account)
            return account
    raise RuntimeError(f"no account left for {home.name}")


def _claim(account: int) -> bool:
    if account in _claims:
        return True
    lock = os.open(CLAIM.format(account), os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # another hub's
        os.close(lock)
        return False
    _claims[account] = lock
    return True


def hand_over(folder: Path, account: int) -> None:
    """Make a folder and all in it an account's own; no link is followed, not even a sudden one."""
    os.chown(folder, account, account)
    folder.chmod(0o700)
    for _, folders, files, place in os.fwalk(folder):
        for name in (*folders, *files):
            os.chown(name, account, account, dir_fd=place, follow_symlinks=False)


def end_all(account: int) -> None:
    """End all that runs at a seat, at once: nothing can start faster than it is ended."""
    # as that account: the kernel then sends the signal to all of its processes in one go
    subprocess.run(["kill", "-KILL", "--", "-1"], user=account, group=account, extra_groups=[], check=False)  # noqa: S607


def course_folders(*more: Path | None) -> tuple[Path, ...]:
    """Return the folders that a reader's Python needs, and those of ``more`` that are given."""
    package = Path(__file__).parents[3]
    needed = [Path(sys.prefix), Path(sys.base_prefix), package, *(one for one in more if one)]
    return tuple(dict.fromkeys(folder.absolute() for folder in needed))


def hindrance(shown: tuple[Path, ...], hidden: tuple[Path, ...]) -> str:
    """Return why this machine cannot separate seats; empty if it can.

    It is tried: a process goes to a seat and loads there what a reader's server needs.
    """
    if os.geteuid() != 0:
        return "Dafür müsste der Hub als root laufen."
    if not sys.platform.startswith("linux") or not shutil.which("kill"):
        return "Das geht nur unter Linux."
    account = next(one for one in reversed(ACCOUNTS) if not _is_known(one))
    with tempfile.TemporaryDirectory(prefix="kurs-", dir="/tmp") as home:  # a folder of its own is made
        os.chown(home, account, account)
        seat = Seat(account, own_view.View((Path(home),), shown, hidden), disk=2**20)
        try:
            tried = subprocess.run(
                [sys.executable, "-c", "import course_helpers, jupyter_server, ipykernel"],
                preexec_fn=lambda: _try(seat),  # called before there are threads
                cwd="/",
                env=os.environ | {"HOME": home},
                capture_output=True,
                text=True,
                check=False,
            )
        except (OSError, subprocess.SubprocessError) as error:
            return str(error)
    return tried.stderr.strip().rpartition("\n")[2] if tried.returncode else ""


def _try(seat: Seat) -> None:
    """Go to a seat, or end and say why not: of what is raised here `subprocess` tells nothing."""
    try:
        take(seat)
    except (OSError, ValueError) as error:
        os.write(2, str(error).encode())
        os._exit(1)


def _is_known(account: int) -> bool:
    try:
        pwd.getpwuid(account)
    except KeyError:
        return False
    return True
