"""``kurs hub``: a JupyterHub on this machine, for a class in one room."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import yaml

from course_helpers.cli.addresses import own_addresses, port_problem
from course_helpers.cli.folders import Course, NoCourseError, UnusableFolderError, find_course, make_writable
from course_helpers.cli.german_argparse import port

if TYPE_CHECKING:
    import argparse

    from course_helpers.hub import Classroom, Reader

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
SHORTEST_PASSWORD = 8
SHORT_FOLDER = "/tmp"  # noqa: S108  # a folder with a name of its own is made in it; TMPDIR may be too long for sockets
FAILED = """Der Hub ist mit einem Fehler zu Ende gegangen. Was geschah, steht am Ende von
{log}"""

NOT_INSTALLED = """Für den Hub fehlt ein Paket ({name}).
Richte es ein mit:  make hub"""
NO_PROXY = """Für den Hub fehlt configurable-http-proxy (mit Node.js).
Richte es ein mit:  make hub"""
NOT_BUILT = """Das Buch ist noch nicht gebaut: In {book} liegt keine Startseite.
Baue es mit:  make book"""
WELCOME = """
Der Hub läuft. Adresse für die Klasse:

{addresses}

{login}
Plätze: {seats} zugleich, je Prozess höchstens {memory} MiB. Nach {idle} Minuten ohne Nutzung endet ein Platz.
Alle Plätze laufen unter demselben Konto dieses Rechners. Wer Python-Code ausführt, kann also die Dateien
der anderen und deine lesen und ändern (mehr dazu: deploy/jupyterhub/README.md).{root}
Die Verbindung ist nicht verschlüsselt: nur in einem Netz, dem du traust.
Beenden: Strg+C in diesem Fenster.
"""
AS_ROOT = """Achtung: Der Hub läuft als root. Jeder Code, den jemand ausführt, darf auf diesem Rechner alles.
Besser ist ein eigenes Konto ohne besondere Rechte."""


def add_parser(subparsers: Any) -> None:
    """Add the command to ``kurs``."""
    text = "startet einen JupyterHub auf diesem Rechner, für eine Klasse in einem Raum"
    parser = subparsers.add_parser("hub", help=text, description=f"Der Befehl {text}.")
    add = parser.add_argument
    add("--buch", type=Path, metavar="ORDNER", help="Ordner mit dem gebauten Buch (sonst _build/html)")
    add("--daten", type=Path, metavar="ORDNER", help="wohin Hub und Plätze schreiben (sonst _hub)")
    add(
        "--namen",
        type=Path,
        metavar="DATEI",
        help="wer sich anmelden darf: je Zeile ein Name, dahinter bei Bedarf ein Passwort",
    )
    add(
        "--passwort",
        metavar="WORT",
        help="Passwort der Klasse, mindestens 8 Zeichen (sonst wird eines ausgedacht)",
    )
    add(
        "--adresse",
        default="",
        metavar="IP",
        help="nur unter dieser Adresse, etwa 127.0.0.1 (sonst im ganzen Netz)",
    )
    add("--port", type=port, default=8000, metavar="ZAHL", help="Port (sonst 8000)")
    add(
        "--plaetze",
        type=int,
        default=40,
        metavar="ZAHL",
        help="wie viele zugleich arbeiten können (sonst 40)",
    )
    add(
        "--speicher",
        type=int,
        default=2048,
        metavar="MIB",
        help="Speicher je Prozess in MiB (sonst 2048, 0: ohne Grenze)",
    )
    add(
        "--ruhe",
        type=int,
        default=3600,
        metavar="SEKUNDEN",
        help="wann ein ungenutzter Platz endet (sonst nach 3600)",
    )
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Run the hub until Ctrl+C; 1 where something is missing or wrong."""
    try:
        from course_helpers.hub import NamesError, read_names  # noqa: PLC0415  # jupyterhub is optional and slow to import
    except ModuleNotFoundError as error:
        return _fail(NOT_INSTALLED.format(name=error.name))
    try:
        course = find_course()
        readers = read_names(args.namen) if args.namen else []
    except (NoCourseError, NamesError) as error:
        return _fail(str(error))
    if problem := _problem(args, course):
        return _fail(problem)
    state = (args.daten or course.root / "_hub").resolve()
    try:
        make_writable(state, "--daten")
    except UnusableFolderError as error:
        return _fail(str(error))
    print("Der Hub startet. Das dauert einige Sekunden.", flush=True)
    with tempfile.TemporaryDirectory(prefix="kurs-", dir=SHORT_FOLDER, ignore_cleanup_errors=True) as sockets:
        return _serve(_room(args, course, readers, state, Path(sockets)))


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def _problem(args: argparse.Namespace, course: Course) -> str:
    """Return what keeps the hub from starting, in German; empty if nothing does."""
    book = args.buch or course.site
    if not (book / "index.html").is_file():
        return NOT_BUILT.format(book=book)
    if not _proxy(course).is_file() or not shutil.which("node"):
        return NO_PROXY
    if args.passwort is not None and len(args.passwort) < SHORTEST_PASSWORD:
        return f"Das Passwort ist zu kurz. Nimm ab {SHORTEST_PASSWORD} Zeichen, oder lass --passwort weg."
    for name, lowest in {"port": 1, "plaetze": 1, "ruhe": 1, "speicher": 0}.items():
        if getattr(args, name) < lowest:
            return f"--{name} muss mindestens {lowest} sein."
    return port_problem(args.adresse, args.port)


def _proxy(course: Course) -> Path:
    return course.root / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"


def _room(
    args: argparse.Namespace, course: Course, readers: list[Reader], state: Path, sockets: Path
) -> Classroom:
    from course_helpers.hub import Classroom  # noqa: PLC0415  # see run

    book = (args.buch or course.site).resolve()
    config = yaml.safe_load(course.config.read_text("utf-8"))
    return Classroom(
        book=book,
        state=state,
        sockets=sockets,
        proxy=[shutil.which("node") or "node", str(_proxy(course))],
        password=args.passwort or _new_password(),
        readers=readers,
        address=args.adresse,
        port=args.port,
        seats=args.plaetze,
        memory=args.speicher,
        idle=args.ruhe,
        course=course.root if (course.root / ".git").exists() else None,
        repository=config["sphinx"]["config"]["html_theme_options"].get("repository_url", ""),
    )


def _new_password() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def _serve(room: Classroom) -> int:
    from jupyterhub.app import JupyterHub  # noqa: PLC0415  # see run

    from course_helpers.hub import classroom_config  # noqa: PLC0415  # see run
    from course_helpers.hub.reader import warm_up  # noqa: PLC0415  # see run

    log = room.state / "hub.log"
    terminal = _divert_output(log)
    warm_up()

    class ClassHub(JupyterHub):  # type: ignore[misc]  # jupyterhub publishes no types
        """A hub that tells its address in German once it answers."""

        name = "kurs-hub"

        async def start(self) -> None:
            """Start hub, proxy and services."""
            await super().start()
            print(_welcome(room), file=terminal)

        def load_config_file(self, *_args: Any, **_kwargs: Any) -> None:
            """Read none: a jupyterhub_config.py that lies around is another hub's."""

    try:
        ClassHub.instance(config=classroom_config(room))
        ClassHub.launch_instance([])
    except SystemExit as end:
        if end.code:
            print(FAILED.format(log=log), file=terminal)
            return 1
    print("\nDer Hub ist beendet.", file=terminal)
    return 0


def _divert_output(log: Path) -> TextIO:
    """Send what hub, proxy and servers write to a file, and return the terminal for what a teacher reads."""
    terminal = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1, encoding="utf-8")
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(file, stream)
    os.close(file)
    return terminal


def _welcome(room: Classroom) -> str:
    hosts = [room.address] if room.address else [*own_addresses(), "127.0.0.1"]
    return WELCOME.format(
        addresses="\n".join(f"    http://{host}:{room.port}/" for host in hosts),
        login=_login(room),
        seats=room.seats,
        memory=room.memory or "beliebig viele",
        idle=max(1, room.idle // 60),
        root="" if os.geteuid() else f"\n{AS_ROOT}",
    )


def _login(room: Classroom) -> str:
    own = sum(bool(reader.password) for reader in room.readers)
    who = f"den {len(room.readers)} Namen der Liste" if room.readers else "jedem Namen (klein, ohne Umlaute)"
    if own and own == len(room.readers):
        return f"Anmelden: mit {who} und den Passwörtern der Liste."
    return f"Anmelden: mit {who} und dem Passwort  {room.password}" + (
        " (oder dem eigenen aus der Liste)." if own else ""
    )
