"""A hub for one class on one machine, as ``kurs hub`` starts it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jupyterhub.utils import random_port
from traitlets.config import Config

from course_helpers.site.hub.accounts import ClassAuthenticator
from course_helpers.site.hub.git_pull import REPOSITORY
from course_helpers.site.hub.leftovers import MARK
from course_helpers.site.hub.proxy import UncountingProxy
from course_helpers.site.hub.seat import course_folders
from course_helpers.site.hub.settings import (
    FOLDER,
    LAB_SETTINGS,
    READER_CONFIG,
    behind_https,
    course_settings,
    idle_culler,
)
from course_helpers.site.hub.spawner import ReaderSpawner
from course_helpers.site.hub.teacher import SCOPE, TEACHER
from course_helpers.site.server import CLASS_HUB

if TYPE_CHECKING:
    from pathlib import Path

    from course_helpers.site.hub.class_list import Reader

MIB = 2**20
LOOKS_PER_IDLE_TIME = 10  # how closely the culler keeps to the time
LONGEST_SILENCE = 30  # seconds between two reports of what a reader did


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
        The class's password; with an empty one nobody gets in who has no own one.
    readers : list of Reader
        Who may log in; empty for anyone with the password.
    teacher_password : str
        Password of the teacher's account, which none of ``readers`` has.
    address : str
        IP address to listen on; empty for all of this machine.
    port : int
        Of the address that readers open.
    seats : int
        Servers that may run at the same time.
    memory : int
        MiB of data that each process of a reader may have; 0 for no limit.
    disk : int
        MiB of files that a reader may have where seats are separate; 0 for no limit.
    separate : bool
        Whether each reader gets a seat of their own, see `seat.hindrance`.
    idle : int
        Seconds without activity after which a server is stopped.
    course : Path or None
        The course's git repository on this machine, which readers copy instead of ``repository``.
    repository : str
        Address of the repository that the book's launch buttons name.
    public : str
        Address under which readers reach the hub through a proxy, such as ``https://schule.example.org/kurs/``;
        empty where they open this machine's own. Its path is the hub's, too.
    lists : tuple of Path
        Files with passwords that were read, links resolved; where seats are separate none sees their folders.
    """

    book: Path
    state: Path
    sockets: Path
    proxy: list[str]
    password: str
    readers: list[Reader] = field(default_factory=list)
    teacher_password: str = ""
    address: str = ""
    port: int = 8000
    seats: int = 40
    memory: int = 2048
    disk: int = 2048
    separate: bool = False
    idle: int = 3600
    course: Path | None = None
    repository: str = ""
    public: str = ""
    lists: tuple[Path, ...] = ()

    @property
    def hidden(self) -> tuple[Path, ...]:
        """Folders that readers find empty, but for what is shown in them.

        A file alone could not be hidden: an editor puts a new one in its place.
        """
        folders = (self.state, *(one for one in (self.course,) if one), *(file.parent for file in self.lists))
        return tuple(folder for folder in dict.fromkeys(folders) if folder != folder.parent)

    @property
    def shown(self) -> tuple[Path, ...]:
        """Folders that readers' Python needs."""
        return course_folders(self.book, self.course and self.course / ".git")

    @property
    def path(self) -> str:
        """Path of all addresses, with a slash at both ends."""
        return urlsplit(self.public).path.rstrip("/") + "/"


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
    for folder in (room.state, homes):
        folder.chmod(0o700)  # other accounts of this machine have no business here
    for file in room.state.glob("hub.sqlite*"):
        file.chmod(0o600)  # of an earlier version
    config = Config()
    course_settings(config)
    idle_culler(config, idle=room.idle, every=_look_every(room))
    for service in config.JupyterHub.services:
        service["environment"] = {MARK: str(room.state)}  # else it outlives a hub that is killed, for good
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
    _accounts(config, room)
    config.ReaderSpawner.homes = str(homes)
    config.ReaderSpawner.sockets = str(room.sockets)
    config.ReaderSpawner.starts_at_once = os.cpu_count() or 2
    config.ReaderSpawner.separate = room.separate
    config.ReaderSpawner.shown = list(map(str, room.shown))
    config.ReaderSpawner.hidden = list(map(str, room.hidden))
    config.ReaderSpawner.disk_limit = room.disk * MIB
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


def _look_every(room: Classroom) -> int:
    return max(1, room.idle // LOOKS_PER_IDLE_TIME)


def _accounts(config: Any, room: Classroom) -> None:
    """Set who may log in, and what the teacher's account may do besides."""
    config.Authenticator.allow_all = not room.readers
    config.Authenticator.allowed_users = {TEACHER, *(reader.name for reader in room.readers)}
    own = {one.name: one.password for one in room.readers if one.password}
    config.ClassAuthenticator.update(
        class_password=room.password,
        own_passwords=own | {TEACHER: room.teacher_password},
        readers={one.name: one.shown for one in room.readers},
        state=str(room.state),
        book=str(room.book),
        disk_limit=room.disk * MIB if room.separate else 0,
    )
    config.JupyterHub.custom_scopes = {SCOPE: {"description": "The teacher's page"}}
    config.JupyterHub.load_roles.append({"name": TEACHER, "scopes": [SCOPE], "users": [TEACHER]})
    config.JupyterHub.template_paths.append(str(FOLDER / "teacher" / "templates"))


def _addresses(config: Any, room: Classroom) -> None:
    """Set where readers come in; hub and proxy talk to each other on loopback, on free ports."""
    config.JupyterHub.bind_url = f"http://{room.address}:{room.port}{room.path}"
    if room.public:
        config.JupyterHub.public_url = room.public
    if room.public.startswith("https:"):
        behind_https(config)
    config.JupyterHub.hub_bind_url = f"http://127.0.0.1:{random_port()}"
    config.JupyterHub.proxy_class = UncountingProxy
    config.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{random_port()}"
    config.ConfigurableHTTPProxy.command = room.proxy
    config.ConfigurableHTTPProxy.pid_file = str(room.state / "proxy.pid")


def _environment(room: Classroom) -> dict[str, str]:
    """Return what readers' servers find in their environment, besides what the hub gives to each."""
    folder = os.path.dirname(sys.executable)  # noqa: PTH120 - not resolved: the environment, not what it links to
    environment = {
        "PATH": os.pathsep.join([folder, os.environ.get("PATH", os.defpath)]),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(map(str, READER_CONFIG)),
        "KURS_BUCH": str(room.book),
        REPOSITORY: room.repository,
        MARK: str(room.state),
        # at JupyterHub's five minutes the teacher would see too late who is there, and a reader who is at
        # work would be stopped after a short --ruhe
        "JUPYTERHUB_ACTIVITY_INTERVAL": str(min(LONGEST_SILENCE, _look_every(room))),
        CLASS_HUB: f"{room.path}hub/klasse",
    }
    if room.course and room.repository:
        # git then fetches from this machine what it is told to fetch from the book's address
        environment |= _git_settings({f"url.{room.course}.insteadOf": room.repository})
        environment["GIT_CONFIG_SYSTEM"] = str(FOLDER / "gitconfig")
    return environment


def _git_settings(settings: dict[str, str]) -> dict[str, str]:
    numbered = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings.items()):
        numbered |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return numbered
