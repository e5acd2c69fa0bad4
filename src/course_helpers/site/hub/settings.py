"""What every hub of the course sets, whatever starts its readers' servers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import course_helpers.site.server

FOLDER = Path(__file__).parent
READER_CONFIG = (FOLDER / "reader_config", Path(course_helpers.site.server.__file__).parent)
LAB_SETTINGS = FOLDER / "lab_settings"
COURSE = "Neuronale Netze verstehen"

# A name becomes a folder and part of addresses; without a leading dot, and nothing that needs quoting.
NAME_PATTERN = r"[a-z0-9][a-z0-9._-]{0,30}"

# With several threads a matrix product waits for cores that other readers use: `fit` then takes 10 to 30
# times as long.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def course_settings(c: Any, *, start_timeout: int = 300) -> None:
    """Set what the course needs in a hub's configuration.

    Parameters
    ----------
    c : traitlets.config.Config
        The configuration, as ``get_config()`` gives it.
    start_timeout : int
        Seconds that a reader's server may take to start, and again to answer. JupyterHub's 30 seconds are
        too few when a whole class logs in at once.
    """
    c.JupyterHub.template_paths = [str(FOLDER / "templates")]
    c.JupyterHub.template_vars = {"kurs": COURSE}
    c.JupyterHub.default_url = _course_address  # who opens the bare address wants the course
    c.JupyterHub.implicit_spawn_seconds = 0.1  # a link to a stopped server starts it
    c.JupyterHub.concurrent_spawn_limit = 0  # a class that logs in at once waits; nobody gets an error page
    # other sites cannot send a logged-in reader's requests
    c.JupyterHub.tornado_settings = {
        "cookie_options": {"samesite": "Lax"},
        "headers": {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"},
    }
    c.Authenticator.username_pattern = rf"\A{NAME_PATTERN}\Z"  # JupyterHub only looks at the beginning
    c.Spawner.default_url = "/kurs/"
    c.Spawner.start_timeout = start_timeout
    c.Spawner.http_timeout = start_timeout
    c.Spawner.disable_user_config = True  # a reader's own settings cannot switch the server's protection off
    c.Spawner.environment = dict(ONE_THREAD)


def _course_address(handler: Any) -> str:
    """Return the way to the course below the hub's own address, which may have a path in front."""
    return f"{handler.hub.base_url}user-redirect/kurs/"


def behind_https(c: Any) -> None:
    """Send cookies over HTTPS only; for hubs whose public address is an https one."""
    c.JupyterHub.tornado_settings["cookie_options"]["secure"] = True


def idle_culler(c: Any, *, idle: int, every: int) -> None:
    """Let a service of the hub stop servers that nobody uses.

    Parameters
    ----------
    c : traitlets.config.Config
        The configuration to add to.
    idle : int
        Seconds without activity after which a server is stopped.
    every : int
        Seconds between two looks.
    """
    scopes = ["list:users", "read:users:activity", "read:servers", "delete:servers"]
    command = [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={idle}", f"--cull-every={every}"]
    c.JupyterHub.services = [{"name": "kurs-aufraeumen", "command": command}]
    c.JupyterHub.load_roles = [{"name": "kurs-aufraeumen", "scopes": scopes, "services": ["kurs-aufraeumen"]}]
