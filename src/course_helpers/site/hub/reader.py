"""A reader's server as a fork of a process that has loaded everything already.

Loading jupyter_server and jupyterhub is most of the time that a server takes to start. One process does
it when the hub starts (Python's own fork server); each reader's server then starts within a second and
shares its memory.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import signal
from dataclasses import dataclass
from multiprocessing import forkserver
from typing import TYPE_CHECKING

from course_helpers.site.hub.seat import Seat, take

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from pathlib import Path

# What every reader's server imports. Never numpy: its threads do not survive a fork.
PRELOADED = [
    "course_helpers.site.hub.reader",
    "course_helpers.site.server",
    "course_helpers.site.server.websocket",
    "jupyter_server.serverapp",
    "jupyter_server.services.contents.largefilemanager",
    "jupyter_server.services.kernels.kernelmanager",
    "jupyterhub.singleuser.extension",
    "jupyterlab",
    "jupyterlab.labapp",
    "jupytext",
    "course_helpers.site.hub.git_pull",
    "course_helpers.site.hub.doing",
]


LOG = ".kurs-platz.log"
"""File in the folder of a separate reader: what their server says since it started last."""


@dataclass(frozen=True)
class Start:
    """All that a new server is told.

    Attributes
    ----------
    environment : dict
        Its whole environment; with it the hub's token, which therefore stands in no command line.
    arguments : list of str
        Of ``jupyterhub-singleuser``.
    home : Path
        The reader's folder, in which it works.
    memory : int or None
        Bytes of data that each of its processes may have; None for no limit.
    seat : Seat or None
        Where it runs; None for this process's account.
    """

    environment: dict[str, str]
    arguments: list[str]
    home: Path
    memory: int | None
    seat: Seat | None = None


def warm_up() -> None:
    """Start the process that the readers' servers are forked from; it loads while the hub starts."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
    forkserver.ensure_running()


def start(order: Start) -> BaseProcess:
    """Start a reader's server; it ends with this process at the latest."""
    process = multiprocessing.get_context("forkserver").Process(target=_run, args=(order,), daemon=True)
    process.start()
    return process


def _run(order: Start) -> None:
    gc.freeze()  # else the first collection writes to all that was loaded, and copies it by that
    os.setsid()  # Ctrl+C at the hub is the hub's business
    signal.signal(signal.SIGINT, signal.default_int_handler)  # by this the hub asks a server to end
    if order.memory:
        resource.setrlimit(resource.RLIMIT_DATA, (order.memory, order.memory))
    os.umask(0o077)
    if order.seat:
        take(order.seat)
        _write_to(order.home / LOG)
    os.environ.clear()
    os.environ.update(order.environment)
    os.chdir(order.home)
    from jupyterhub.singleuser.extension import JupyterHubSingleUser  # noqa: PLC0415 - reads the environment

    JupyterHubSingleUser.launch_instance(order.arguments)


def _write_to(log: Path) -> None:
    """Send what this process says to a reader's own file; whoever can write to the hub's could empty it."""
    how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        file = os.open(log, how, 0o600)
    except OSError:  # the disk is full, or something else has the name
        file = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(file, stream)
    os.close(file)
