"""What answers a reader: the files of the book, and the probe by which a page finds its server."""

from __future__ import annotations

import os
import zlib
from functools import lru_cache
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated, authorized
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from tornado.httputil import url_concat

from course_helpers.site_contract import HASHED, Probe

YEAR = 365 * 24 * 3600

# Inline scripts and styles are the theme's own. 'self' covers the WebSocket of the same host, too.
POLICY = "; ".join(  # noqa: FLY002 - one rule a line
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "frame-ancestors 'self'",
    ],
)

CLASS_HUB = "KURS_KLASSE"
"""Environment variable of a pupil's server: where the hub of a class tells what the class shares."""

MESSAGES: dict[int, str] = {
    403: "Diese Seite darfst du hier nicht öffnen. Melde dich an und versuche es noch einmal.",
    404: "Diese Seite gibt es im Kurs nicht.",
}
NOT_BUILT = "Das Buch ist noch nicht gebaut: <code>make book</code> holt das nach."

ERROR_PAGE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Fehler {status}</title><style>
:root {{ color-scheme: light dark; font-family: system-ui, sans-serif; }}
body {{ max-width: 36rem; margin: 4rem auto; padding: 0 1rem; line-height: 1.5; }}
</style></head><body><h1>Das hat nicht geklappt ({status})</h1><p>{message}</p>
<p><a href="{start}">Zur Startseite des Kurses</a></p></body></html>
"""


class _Page(JupyterHandler):
    """What all answers of the book share."""

    auth_resource = "contents"

    @property
    def content_security_policy(self) -> str:
        """The policy of a page that runs code of its own host and nothing else."""
        return POLICY

    def check_xsrf_cookie(self) -> None:
        """Let GET and HEAD pass: they change nothing, and JupyterHub would refuse fonts and modules."""
        if self.request.method not in {"GET", "HEAD"}:
            super().check_xsrf_cookie()

    def give_xsrf_cookie(self) -> None:
        """Set the cookie whose value the page returns with every POST; reading the token is what sets it."""
        _ = self.xsrf_token

    def message(self, status: int) -> str:
        """Return what an error page says (HTML)."""
        return MESSAGES.get(status, "Der Server konnte diese Seite nicht liefern. Lade sie noch einmal.")

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Answer an error in German; the log has the details."""
        message = self.message(status_code)
        start = escape(self.base_url + "kurs/")
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(ERROR_PAGE.format(status=status_code, message=message, start=start))


class BookHandler(_Page, web.StaticFileHandler):
    """A file of the built book.

    Not jupyter_server's ``AuthenticatedFileHandler``: its policy puts pages into a sandbox without cookies.
    """

    SUPPORTED_METHODS = ("GET", "HEAD")

    @web.authenticated
    @authorized("read")  # type: ignore[untyped-decorator]  # jupyter_server publishes no type for it
    async def get(self, path: str, include_body: bool = True) -> None:  # type: ignore[override]  # the decorators hide its type
        """Send a file; a page that was opened with a token is sent on to its address without it."""
        if "token" in self.request.arguments:
            self.redirect(self._without_token())
            return
        self.give_xsrf_cookie()
        await super().get(path, include_body)

    @web.authenticated
    @authorized("read")  # type: ignore[untyped-decorator]  # see get
    async def head(self, path: str) -> None:  # type: ignore[override]  # see get
        """Send the headers of a file."""
        await super().get(path, include_body=False)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Check that there is such a file in the book; HTTPError if there is none."""
        if "\0" in absolute_path:  # no file has such a name, and the system refuses even to look
            raise web.HTTPError(404)
        return super().validate_absolute_path(root, absolute_path)

    def message(self, status: int) -> str:
        """Say what to do, too, where there is no book yet."""
        if status == HTTPStatus.NOT_FOUND and not (Path(self.root) / "index.html").is_file():
            return NOT_BUILT
        return super().message(status)

    def set_extra_headers(self, path: str) -> None:
        """Keep what has its hash in the address; ask again for everything else."""
        named = self.get_query_argument("v", "")
        hashed = HASHED.match(path) or (named and named == self._checksum())
        self.set_header(
            "Cache-Control", f"private, max-age={YEAR}, immutable" if hashed else "private, no-cache"
        )

    def _checksum(self) -> str:
        """Return the file's checksum as Sphinx writes it behind ``?v=``."""
        file = Path(self.absolute_path or "")
        return _checksum(file, file.stat().st_mtime_ns)

    def _without_token(self) -> str:
        rest = [
            (key, self.decode_argument(value))
            for key, values in self.request.query_arguments.items()
            if key != "token"
            for value in values
        ]
        return url_concat(self.request.path, rest) if rest else self.request.path


@lru_cache(maxsize=256)
def _checksum(file: Path, _changed: int) -> str:
    content = file.read_bytes().translate(None, b"\r")
    return f"{zlib.crc32(content):08x}"


class ProbeHandler(_Page):
    """Tell a page that it comes from a Jupyter server, and whether its reader is still logged in.

    A static copy of the book has a file of the same name that says ``{"jupyter": null}``.
    """

    @web.authenticated
    @authorized("read")  # type: ignore[untyped-decorator]  # see get
    async def get(self) -> None:
        """Answer with the address of the server, and of its class."""
        self.give_xsrf_cookie()
        self.set_header("Cache-Control", "no-store")
        named = os.environ.get(CLASS_HUB)
        answer: Probe = {"jupyter": self.base_url}
        if named:
            answer["klasse"] = named
        self.finish(dict(answer))

    def get_login_url(self) -> str:
        """Refuse (HTTPError 403) instead of sending a program to the login page."""
        raise web.HTTPError(403)


class StartHandler(web.RedirectHandler):
    """Send ``kurs`` on to ``kurs/``, where the login is asked for."""

    @allow_unauthenticated
    def get(self, *args: str, **kwargs: str) -> None:
        """Redirect."""
        super().get(*args, **kwargs)
