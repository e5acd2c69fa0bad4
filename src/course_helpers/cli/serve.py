"""``kurs serve``: show the built book on this machine, with a Jupyter server behind its pages."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.cli.addresses import port_problem
from course_helpers.cli.folders import UnusableFolderError, make_writable
from course_helpers.cli.german_argparse import port as port_number

if TYPE_CHECKING:
    import argparse

log = logging.getLogger(__name__)

FIRST_PORT = 8888
HOST = "127.0.0.1"

NOT_BUILT = """Das Buch ist noch nicht gebaut: In {book} liegt keine Startseite.
Baue es mit:  make book
Oder nenne einen anderen Ordner:  kurs serve --buch ORDNER"""

NOT_INSTALLED = """Für den Kurs-Server fehlt ein Paket ({name}).
Richte es ein mit:  pip install -e '.[live]'"""

WELCOME = """
Der Kurs läuft. Öffne diese Adresse, falls sich kein Fenster geöffnet hat:

    {url}

Beenden: Strg+C in diesem Fenster.
"""

NO_BROWSER_KERNEL = """
Hinweis: Diese Fassung des Buches enthält kein Python für den Browser.
Auf diesem Rechner rechnet der Server. Für eine Fassung ohne Server: make browserkern, danach make book.
"""


def add_parser(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the command to ``kurs``."""
    parser = subparsers.add_parser(
        "serve",
        help="den Kurs auf diesem Rechner live zeigen",
        description="Zeigt den gebauten Kurs im Browser. Die Zellen laufen dabei auf diesem Rechner; "
        "andere im Netz erreichen ihn nicht.",
    )
    parser.add_argument(
        "--buch", type=Path, metavar="ORDNER", help="Ordner mit dem gebauten Buch (sonst _build/html)"
    )
    parser.add_argument(
        "--port",
        type=port_number,
        metavar="ZAHL",
        help=f"Port (sonst {FIRST_PORT}, oder ein freier, wenn er belegt ist; 0: irgendein freier)",
    )
    parser.add_argument("--kein-browser", action="store_true", help="die Seite nicht von selbst öffnen")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl+C or SIGTERM.

    Returns
    -------
    int
        0 after these, 1 where there is no book, a package is missing or the port is taken.
    """
    # Settings and extensions of other Jupyter programs on this machine are none of the course's business.
    os.environ["JUPYTER_NO_CONFIG"] = "1"
    try:
        from course_helpers.site.server import find_book  # noqa: PLC0415 - jupyter_server is optional and slow to import
    except ModuleNotFoundError as error:
        return _fail(NOT_INSTALLED.format(name=error.name))
    book = args.buch.resolve() if args.buch else find_book()
    if not (book / "index.html").is_file():
        return _fail(NOT_BUILT.format(book=book))
    with suppress(OSError):  # told below
        _runtime().mkdir(mode=0o700, parents=True, exist_ok=True)  # as Jupyter would: tokens lie in it
    try:
        make_writable(_runtime(), "der Variable JUPYTER_RUNTIME_DIR")
    except UnusableFolderError as error:
        return _fail(str(error))
    wanted = FIRST_PORT if args.port is None else args.port
    problem = port_problem(HOST, wanted)
    if problem and args.port is not None:
        return _fail(f"{problem}\nOder lass --port weg: Dann nimmt der Kurs einen freien.")
    port = _any_free_port() if problem or wanted == 0 else wanted
    return _serve(book, port, open_page=not args.kein_browser)


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def _any_free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _serve(book: Path, port: int, *, open_page: bool) -> int:
    from jupyter_server.serverapp import ServerApp  # noqa: PLC0415 - see run

    class CourseServer(ServerApp):
        """A server that ends its kernels and itself at the first Ctrl+C or SIGTERM, and asks nothing."""

        def init_signal(self) -> None:
            super().init_signal()
            # Jupyter does so in a terminal only; without, the kernels would outlive the server and complain.
            signal.signal(signal.SIGINT, self._handle_sigint)
            signal.signal(signal.SIGTERM, self._handle_sigint)

        def _handle_sigint(self, _signal: int, _frame: Any) -> None:
            self.stop(from_signal=True)

    token = secrets.token_urlsafe(24)
    app = CourseServer.instance(config=_config(book, port, token))
    app.initialize(argv=[])
    url = f"http://{HOST}:{app.port}/kurs/?token={token}"

    def ready() -> None:
        complete = any(book.glob("_static/live/kernel-*/kernel.js"))
        print(("" if complete else NO_BROWSER_KERNEL) + WELCOME.format(url=url), flush=True)
        if open_page:
            app.launch_browser()  # by way of a file: all accounts can read command lines

    app.io_loop.add_callback(ready)
    app.start()
    print("\nDer Kurs ist beendet.")
    return 0


def _runtime() -> Path:
    """Return the folder for what server and kernels tell each other."""
    from jupyter_core.paths import jupyter_runtime_dir  # noqa: PLC0415 - see run

    return Path(jupyter_runtime_dir())


def _sockets_fit() -> bool:
    """Whether a kernel's socket files get paths that the system admits (107 bytes on Linux, 103 on macOS)."""
    name = "kernel-00000000-0000-0000-0000-000000000000.json-ipc-5"
    return os.name == "posix" and len(os.fsencode(_runtime() / name)) <= 103


def _config(book: Path, port: int, token: str) -> Any:
    from traitlets.config import Config  # noqa: PLC0415 - see run

    from course_helpers.site.server import server_settings  # noqa: PLC0415 - see run

    config = Config(server_settings())
    config.CourseBook.book = str(book)
    config.ServerApp.update(
        ip=HOST,
        port=port,
        port_retries=0,
        open_browser=False,
        allow_root=True,  # it listens on loopback only, with a token; containers have no other user
        allow_unauthenticated_access=False,
        default_url="/kurs/",
        terminals_enabled=False,
        log_level=logging.WARNING,
        answer_yes=True,
        extra_template_paths=[str(Path(__file__).parents[1] / "site" / "server" / "templates")],
    )
    config.IdentityProvider.token = token
    if _sockets_fit():
        config.KernelManager.transport = "ipc"  # nobody else on this machine can listen in, unlike with TCP
    return config
