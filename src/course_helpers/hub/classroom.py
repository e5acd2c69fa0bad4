"""A hub for one class on one machine, as ``kurs hub`` starts it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jupyterhub.utils import random_port
from traitlets.config import Config

from course_helpers.hub.accounts import ClassAuthenticator, Reader
from course_helpers.hub.settings import LAB_SETTINGS, READER_CONFIG, course_settings, idle_culler
from course_helpers.hub.spawner import ReaderSpawner

if TYPE_CHECKING:
    from pathlib import Path

MIB = 2**20
LOOKS_PER_IDLE_TIME = 10  # how closely the culler keeps to the time


@dataclass(frozen=True)
class Classroom:
    """What a teacher decides, and where things lie.

    Attributes
    ----------
    book : Path
        The built book.
    state : Path
        Folder for the hub's data base and the readers' folders; it is made if it is missing.
    sockets : Path
        Folder for the sockets of kernels, there and empty. Its path is short: a socket's may have about 100
        characters, 60 of which are needed below it.
    proxy : list of str
        Command of configurable-http-proxy.
    password : str
        The class's password.
    readers : list of Reader
        Who may log in; empty for anyone with the password.
    address : str
        IP address to listen on; empty for all of this machine.
    port : int
        Of the address that readers open.
    seats : int
        Servers that may run at the same time.
    memory : int
        MiB of data that each process of a reader may have; 0 for no limit.
    idle : int
        Seconds without activity after which a server is stopped.
    course : Path or None
        The course's git repository on this machine, which readers copy instead of ``repository``.
    repository : str
        Address of the repository that the book's launch buttons name.
    """

    book: Path
    state: Path
    sockets: Path
    proxy: list[str]
    password: str
    readers: list[Reader] = field(default_factory=list)
    address: str = ""
    port: int = 8000
    seats: int = 40
    memory: int = 2048
    idle: int = 3600
    course: Path | None = None
    repository: str = ""


def classroom_config(room: Classroom) -> Config:
    """Return the hub's configuration, and make its folders.

    Parameters
    ----------
    room : Classroom
        What was decided.

    Returns
    -------
    traitlets.config.Config
        For ``JupyterHub.instance(config=…)``.
    """
    homes = room.state / "konten"
    room.state.mkdir(parents=True, exist_ok=True)
    homes.mkdir(exist_ok=True)
    config = Config()
    course_settings(config)
    idle_culler(config, idle=room.idle, every=max(1, room.idle // LOOKS_PER_IDLE_TIME))
    _addresses(config, room)
    config.JupyterHub.update(
        db_url=f"sqlite:///{room.state / 'hub.sqlite'}",
        cookie_secret_file=str(room.state / "cookie_secret"),
        pid_file=str(room.state / "hub.pid"),
        active_server_limit=room.seats,
        authenticator_class=ClassAuthenticator,
        spawner_class=ReaderSpawner,
        log_level="WARN",  # at the level below it writes session ids
    )
    config.Authenticator.allow_all = not room.readers
    config.Authenticator.allowed_users = {reader.name for reader in room.readers}
    config.ClassAuthenticator.class_password = room.password
    config.ClassAuthenticator.own_passwords = {one.name: one.password for one in room.readers if one.password}
    config.ReaderSpawner.homes = str(homes)
    config.ReaderSpawner.sockets = str(room.sockets)
    config.ReaderSpawner.starts_at_once = os.cpu_count() or 2
    config.Spawner.mem_limit = room.memory * MIB or None
    config.Spawner.args = [
        f"--LabApp.app_settings_dir={LAB_SETTINGS}",
        "--Application.log_level=WARN",
        # A TCP port is chosen seconds before the kernel takes it. When a class starts at once, another
        # process may come first; Jupyter then tries the same port five times and gives the kernel up.
        "--KernelManager.transport=ipc",
        # in the reader's folder, since the runtime folder lasts no longer than the hub
        "--ServerApp.cookie_secret_file=.jupyter_cookie_secret",
    ]
    if os.geteuid() == 0:
        config.Spawner.args.append("--allow-root")
    config.Spawner.environment |= _environment(room)
    return config


def _addresses(config: Any, room: Classroom) -> None:
    """Set where readers come in; hub and proxy talk to each other on loopback, on free ports."""
    config.JupyterHub.bind_url = f"http://{room.address}:{room.port}/"
    config.JupyterHub.hub_bind_url = f"http://127.0.0.1:{random_port()}"
    config.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{random_port()}"
    config.ConfigurableHTTPProxy.command = room.proxy
    config.ConfigurableHTTPProxy.pid_file = str(room.state / "proxy.pid")


def _environment(room: Classroom) -> dict[str, str]:
    """Return what readers' servers find in their environment, besides what the hub gives to each."""
    folder = os.path.dirname(sys.executable)  # noqa: PTH120  # not resolved: the environment, not what it links to
    environment = {
        "PATH": os.pathsep.join([folder, os.environ.get("PATH", os.defpath)]),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(map(str, READER_CONFIG)),
        "KURS_BUCH": str(room.book),
    }
    if room.course and room.repository:
        # git then fetches from this machine what it is told to fetch from the book's address
        here = {f"url.{room.course}.insteadOf": room.repository, "safe.directory": str(room.course)}
        environment |= _git_settings(here)
    return environment


def _git_settings(settings: dict[str, str]) -> dict[str, str]:
    numbered = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings.items()):
        numbered |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return numbered
