"""The jupyter_server extension: which book, under which address."""

from __future__ import annotations

import json
import os
import sys
from importlib import resources
from pathlib import Path
from typing import Any

from jupyter_server.extension.application import ExtensionApp
from jupyter_server.utils import url_path_join
from traitlets import Unicode, default

from course_helpers.site.server.handlers import BookHandler, ProbeHandler, StartHandler
from course_helpers.site.server.websocket import quiet_complaints


def find_book() -> Path:
    """Return where the built book is expected, whether or not it is there.

    Returns
    -------
    pathlib.Path
        ``KURS_BUCH`` of the environment, else ``_build/html`` of the checkout that this package is installed
        from or of the working directory, else ``share/course_helpers/book`` of the environment.
    """
    if named := os.environ.get("KURS_BUCH"):
        return Path(named).expanduser().resolve()
    checkout = Path(__file__).parents[4]
    places = [checkout / "_build" / "html", Path.cwd() / "_build" / "html"]
    installed = Path(sys.prefix) / "share" / "course_helpers" / "book"
    return next((place for place in places if (place / "index.html").is_file()), installed)


def server_settings() -> dict[str, Any]:
    """Return the settings that installing the package gives to every Jupyter server of the environment.

    Returns
    -------
    dict
        The content of ``jupyter_server_config.json``, by the class it configures.
    """
    text = resources.files(__package__).joinpath("jupyter_server_config.json").read_text("utf-8")
    settings: dict[str, Any] = json.loads(text)
    return settings


class CourseBook(ExtensionApp):
    """Serve a built book under ``<base_url>kurs/`` to readers who are logged in."""

    name = "course_helpers"
    load_other_extensions = True

    book = Unicode(help="Folder of the built book (default: KURS_BUCH or what was built here).").tag(
        config=True
    )

    @default("book")
    def _default_book(self) -> str:
        return str(find_book())

    def initialize_handlers(self) -> None:
        """Add the book's addresses; jupyter_server calls this once."""
        quiet_complaints()
        base = self.serverapp.base_url if self.serverapp else "/"
        if self.serverapp and os.environ.get("JUPYTERHUB_PUBLIC_URL", "").startswith("https:"):
            # JupyterHub marks all of its cookies but this one
            self.serverapp.web_app.settings.setdefault("xsrf_cookie_kwargs", {})["secure"] = True
        options = {"path": self.book, "default_filename": "index.html"}
        self.handlers += [
            (r"/kurs", StartHandler, {"url": url_path_join(base, "kurs/"), "permanent": False}),
            (r"/kurs/_static/live/server\.json", ProbeHandler),
            (r"/kurs/(.*)", BookHandler, options),
        ]
        self.log.debug("The book %s is served under %skurs/", self.book, base)
