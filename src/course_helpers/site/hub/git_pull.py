"""nbgitpuller for the course's own repository only: a jupyter_server extension in its place.

nbgitpuller alone pulls whatever a link names into whatever folder it names. A link on a foreign page could so
put a file into a logged-in reader's ``.ipython`` that the next kernel runs. Here a link may only bring the
repository that the hub names in ``KURS_ARCHIV``, into an ordinary folder of the reader.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import nbgitpuller
from jupyter_server.utils import url_path_join
from nbgitpuller._compat import get_base_handler
from tornado import web

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

REPOSITORY = "KURS_ARCHIV"
"""Environment variable of a reader's server: the address of the only repository that may be pulled."""

_BRANCH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")
_LEADS_ON = re.compile(r"[A-Za-z0-9_][^:\\]*")

NOT_OURS = (
    "Dieser Link will ein fremdes Archiv in dein Konto holen. Das geht hier nicht: "
    "Geholt wird nur der Kurs selbst. Nimm den Knopf über dem Kapitel."
)
NONE_NAMED = (
    "Auf diesem Hub ist kein Archiv des Kurses eingetragen. Sag es der Person, die den Hub betreut: "
    "Es fehlt <code>repository_url</code> oder <code>KURS_ARCHIV</code>."
)
BAD_FOLDER = (
    "Dieser Link nennt einen Ordner, in den der Kurs nicht gehört. Nimm den Knopf über dem Kapitel, "
    "oder lass <code>targetpath</code> weg."
)
BAD_DETAIL = "Dieser Link enthält eine Angabe, die hier nicht geht. Nimm den Knopf über dem Kapitel."


class RefusedError(web.HTTPError):
    """A link that is not followed; ``message`` is German HTML and safe to show."""

    def __init__(self, message: str, detail: str) -> None:
        super().__init__(403, f"git-pull refused: {detail}")
        self.message = message


def check_link(arguments: dict[str, str], home: Path, repository: str) -> None:
    """Check that a link may be followed.

    Parameters
    ----------
    arguments : dict
        The link's query, with nbgitpuller's names; of several values of a name the last, as tornado takes it.
    home : pathlib.Path
        Folder that the server shows; the repository goes into a folder in it.
    repository : str
        The course's own repository; empty where the hub names none.

    Raises
    ------
    RefusedError
        If the hub names no repository, the link means another one, a folder outside ``home`` or with a
        leading dot, or one of its details is odd.
    """
    if not repository:
        raise RefusedError(NONE_NAMED, f"{REPOSITORY} is not set")
    if arguments.get("repo", "").removesuffix(".git") != repository.removesuffix(".git"):
        raise RefusedError(NOT_OURS, f"repository {arguments.get('repo')!r}")
    for name in ("targetpath", "targetPath", "subpath", "subPath"):
        if folder := arguments.get(name):
            _plain_folder(name, folder, home)
    if branch := arguments.get("branch"):
        _fits("branch", branch, _BRANCH)
    if depth := arguments.get("depth"):
        _fits("depth", depth, re.compile(r"[1-9][0-9]{0,5}"))
    for name in ("urlpath", "urlPath"):
        if place := arguments.get(name):
            _fits(name, place, _LEADS_ON)
            if ".." in PurePosixPath(place).parts:
                raise RefusedError(BAD_DETAIL, f"{name} {place!r}")


def _fits(name: str, value: str, pattern: re.Pattern[str]) -> None:
    if not pattern.fullmatch(value) or (name == "branch" and ".." in value):
        raise RefusedError(BAD_DETAIL, f"{name} {value!r}")


def _plain_folder(name: str, folder: str, home: Path) -> None:
    """Raise RefusedError unless a name means a folder in ``home`` without a leading dot, links followed."""
    path = PurePosixPath(folder)
    odd = path.is_absolute() or folder.startswith("~") or set(folder) & {"\0", "\\"}
    if odd or not path.parts or any(part.startswith(".") for part in path.parts):
        raise RefusedError(BAD_FOLDER, f"{name} {folder!r}")
    if not (home / path).resolve().is_relative_to(home.resolve()):
        raise RefusedError(BAD_FOLDER, f"{name} {folder!r} leads out of {home}")


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "course_helpers.site.hub.git_pull"}]


def _load_jupyter_server_extension(app: ServerApp) -> None:
    """Answer nbgitpuller's addresses, without its old ones, which add a repository by themselves."""
    get_base_handler(app)  # nbgitpuller's handlers ask for it when they are imported
    from course_helpers.site.hub.guarded_pull import GuardedPage, GuardedSync  # noqa: PLC0415 - see the line above

    static = {"path": str(Path(nbgitpuller.__file__).parent / "static")}
    base = url_path_join(app.base_url, "git-pull")
    app.web_app.settings["nbapp"] = app  # where nbgitpuller looks for its own settings
    app.web_app.add_handlers(  # type: ignore[no-untyped-call]  # tornado types it in part
        ".*",
        [
            (url_path_join(base, "api"), GuardedSync),
            (base, GuardedPage),
            (url_path_join(base, "static", "(.*)"), web.StaticFileHandler, static),
        ],
    )
