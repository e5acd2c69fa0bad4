"""Run as a program with an empty folder: try what Windows users run, without what only Unix has.

It cannot replace Windows: the libraries take their way for Linux. It finds what our own modules ask of Unix
when they are imported, and in what `main` does with them.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import socket
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # called as a program, it would find its own folder only
from tests.house.architecture import GRAPH, imports

LEFT_OUT = "course_helpers.site.hub"  # `kurs hub` says that there is none
UNIX_MODULES = ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty")
UNIX_NAMES = {
    os: """chown fchown fork getegid geteuid getgid getpgid getuid killpg mkfifo nice sched_getaffinity setsid
           statvfs sysconf uname O_DIRECTORY O_NOFOLLOW O_NONBLOCK""",
    signal: "SIGALRM SIGHUP SIGKILL SIGUSR1 alarm setitimer",
    socket: "AF_UNIX",
}


def hide():
    """Take away what Windows lacks; the libraries have taken what they need of it."""
    for name in {target for _room, _module, target in imports(inside=False)}:
        with contextlib.suppress(ImportError):  # the lab's, Pyodide's
            importlib.import_module(name)
    for name in UNIX_MODULES:
        sys.modules[name] = None
    for module, names in UNIX_NAMES.items():
        for name in names.split():
            delattr(module, name)


def load_all():
    """Import every module of the package but the hub's."""
    for name in sorted(GRAPH.modules):
        if name.startswith("course_helpers") and not name.startswith(LEFT_OUT):
            importlib.import_module(name)


def main(folder):
    hide()
    load_all()

    from course_helpers.cli.addresses import port_problem
    from course_helpers.cli.main import parser
    from course_helpers.exercises import check, prüfe  # noqa: PLC2403 - the German word
    from course_helpers.exercises.limits import limited
    from course_helpers.mnist._fetch import _alone_in
    from course_helpers.whole_file import write_whole

    sys.platform = "win32"  # only now: the libraries take their way for the system that they were loaded on
    assert parser().parse_args(["serve", "--kein-browser"]).func
    assert port_problem("127.0.0.1", 0) == ""
    assert prüfe("wochenende", lambda table: table[:, -2:]).state == "geloest"
    check.limited = lambda work: limited(work, seconds=0.5)  # the kind of limit is tried, not its length
    assert prüfe("wochenende", lambda _table: sum(0 for _ in iter(int, 1))).state == "versucht"
    with _alone_in(folder):
        write_whole(folder / "a.txt", [b"a"])
        assert (folder / "a.txt").read_bytes() == b"a"


if __name__ == "__main__":
    main(Path(sys.argv[1]))  # who called removes it: from 3.14 on Linux' own `rmtree` needs O_NONBLOCK
