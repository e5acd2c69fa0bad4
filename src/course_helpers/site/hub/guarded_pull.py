"""nbgitpuller's two handlers, which check a link before they follow it (see `git_pull`)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from nbgitpuller.handlers import SyncHandler, UIHandler

from course_helpers.site.hub.git_pull import REPOSITORY, RefusedError, check_link
from course_helpers.site.server import ERROR_PAGE


class _Guarded:
    """Check the link before nbgitpuller sees it, and answer what is refused in German."""

    async def prepare(self: Any) -> None:
        waited = super().prepare()  # type: ignore[misc]  # nbgitpuller's handlers have it
        if waited is not None:
            await waited
        if self._finished or not self.current_user:
            return  # sent to the login
        arguments = {name: self.get_query_argument(name) for name in self.request.query_arguments}
        check_link(arguments, _home(self.settings), os.environ.get(REPOSITORY, ""))

    def write_error(self: Any, status_code: int, **details: Any) -> None:
        error = details.get("exc_info", (None, None))[1]
        if not isinstance(error, RefusedError):
            super().write_error(status_code, **details)  # type: ignore[misc]  # see prepare
            return
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        start = url_path_join(self.base_url, "kurs/")
        self.finish(ERROR_PAGE.format(status=status_code, message=error.message, start=start))


def _home(settings: dict[str, Any]) -> Path:
    """Return the folder below which nbgitpuller works, put together as it does."""
    return Path(settings["server_root_dir"]).expanduser() / os.getenv("NBGITPULLER_PARENTPATH", "")


class GuardedSync(_Guarded, SyncHandler):  # type: ignore[misc]  # nbgitpuller publishes no types
    """The pull itself."""


class GuardedPage(_Guarded, UIHandler):  # type: ignore[misc]  # nbgitpuller publishes no types
    """The page that shows how the pull goes."""
