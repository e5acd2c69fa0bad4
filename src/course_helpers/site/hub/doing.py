"""What readers do, as the hub counts it before it stops a server that nobody uses.

Running a cell, saving and opening a page count. What an open page asks by itself does not: it asks for its
kernels every few seconds, and answers the server's pings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server._tz import utcnow

if TYPE_CHECKING:
    from datetime import datetime

    from jupyter_server.serverapp import ServerApp
    from tornado.web import Application, RequestHandler

DONE = "kurs_last_doing"
CHANGES = {"POST", "PUT", "PATCH", "DELETE"}


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "course_helpers.site.hub.doing"}]


def _load_jupyter_server_extension(app: ServerApp) -> None:
    """Count what the reader does; once the server runs, since JupyterHub sets its own log function late."""
    app.io_loop.add_callback(_count, app.web_app)


def _count(web_app: Any) -> None:
    write_log = web_app.settings["log_function"]

    def note(handler: RequestHandler) -> None:
        if _is_doing(handler):
            web_app.settings[DONE] = utcnow()
        write_log(handler)

    web_app.settings["log_function"] = note
    web_app.last_activity = lambda: last_doing(web_app)


def _is_doing(handler: RequestHandler) -> bool:
    """Whether a request that has been answered was somebody's doing: a change, or a page that was opened."""
    request = handler.request
    return request.method in CHANGES or request.headers.get("Accept", "").startswith("text/html")


def last_doing(web_app: Application) -> datetime:
    """Return when the reader last did something; code that runs is their doing as long as it runs."""
    kernels = web_app.settings["kernel_manager"]
    if any(kernels.get_kernel(name).execution_state == "busy" for name in kernels.list_kernel_ids()):
        return utcnow()
    started = web_app.settings["started"]
    last: datetime = max(started, kernels.last_kernel_activity, web_app.settings.get(DONE, started))
    return last
