"""``kurs hub``: a JupyterHub on this machine, for a class in one room."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from course_helpers.cli.addresses import port_problem, reached_at
from course_helpers.cli.folders import Course, NoCourseError, UnusableFolderError, make_writable
from course_helpers.cli.hub_options import (
    PasswordError,
    add_options,
    address_problem,
    class_password,
    close_lists,
)
from course_helpers.cli.hub_places import built_book, course_or_none, proxy_command, repository
from course_helpers.cli.hub_slips import SlipsError, slips_problem, write_slips

if TYPE_CHECKING:
    import argparse
    from types import ModuleType

    from course_helpers.site.hub import Classroom

SHORT_FOLDER = "/tmp"  # noqa: S108 - a folder with a name of its own is made in it; TMPDIR may be too long for sockets
FAILED = """Der Hub ist mit einem Fehler zu Ende gegangen. Was geschah, steht am Ende von
{log}"""

NOT_ON_WINDOWS = """Unter Windows läuft JupyterHub nicht.
Nimm einen Rechner mit Linux, oder richte unter Windows das WSL ein und starte den Hub darin."""
NOT_INSTALLED = """Für den Hub fehlt ein Paket ({name}).
Richte es ein mit:  make hub"""
NO_PROXY = """Für den Hub fehlt configurable-http-proxy (mit Node.js).
Richte es ein mit:  make hub  (ohne den Ordner des Kurses: npm install -g configurable-http-proxy)"""
NOT_BUILT = """Das Buch ist noch nicht gebaut: In {book} liegt keine Startseite.
Baue es mit:  make book"""
RUNS_ALREADY = """In diesem Ordner läuft schon ein Hub: {state}
Beende ihn mit Strg+C in seinem Fenster, oder nenne mit --daten einen anderen Ordner."""
CLEARED = "Ein früherer Hub wurde nicht ordentlich beendet. Was von ihm noch lief, ist jetzt aufgeräumt."
WELCOME = """
Der Hub läuft. Adresse für die Klasse:

{addresses}

{login}
Deine Seite: {page}  (wer da ist, austeilen, einsammeln, neue Passwörter)
Anmelden: mit dem Namen {teacher} und dem Passwort  {teacher_password}
Plätze: {seats} zugleich, je Prozess höchstens {memory} MiB. Nach {idle} Minuten ohne Nutzung endet ein Platz.
{seats_are}
{encrypted}
Beenden: Strg+C in diesem Fenster.
"""
SEPARATE = """Die Plätze sind voneinander getrennt: Jeder hat sein eigenes Konto und sieht nur seinen Ordner,
in dem höchstens {disk} MiB liegen dürfen. Die Liste der Klasse und die Ordner der anderen sieht er nicht."""
NOT_SEPARATE = """Alle Plätze laufen unter demselben Konto dieses Rechners. Wer Python-Code ausführt, kann die
Dateien der anderen und deine lesen und ändern (mehr dazu: deploy/jupyterhub/README.md).
Getrennt sind die Plätze hier nicht: {hindrance}"""
NOT_ENCRYPTED = "Die Verbindung ist nicht verschlüsselt: nur in einem Netz, dem du traust."
ENCRYPTED = "Die Verbindung verschlüsselt der Proxy davor; er muss auch WebSockets weiterreichen."
CLOSED = "Darin stehen Passwörter, ab jetzt darf nur noch dein Konto sie lesen: {files}"
AS_ROOT = """
Achtung: Der Hub läuft als root. Jeder Code, den jemand ausführt, darf auf diesem Rechner alles.
Besser ist ein eigenes Konto ohne besondere Rechte."""


def add_parser(subparsers: Any) -> None:
    """Add the command to ``kurs``."""
    add_options(subparsers).set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Run the hub until Ctrl+C; 1 where something is missing or wrong."""
    if sys.platform == "win32":
        return _fail(NOT_ON_WINDOWS)
    try:
        from course_helpers.site import hub  # noqa: PLC0415 - jupyterhub is optional and slow to import
    except ModuleNotFoundError as error:
        return _fail(NOT_INSTALLED.format(name=error.name))
    return _run(args, hub)


def _run(args: argparse.Namespace, hub: ModuleType) -> int:
    try:
        course = course_or_none(args)
        if problem := _problem(args, course):
            return _fail(problem)
        listed = hub.read_names(args.namen) if args.namen else []
        readers, teacher_password = hub.take_teacher_out(listed)
        password = class_password(args, hub.SHORTEST_PASSWORD)
        state = (args.daten or (course.root if course else Path()) / "_hub").resolve()
        os.umask(0o077)  # what the hub writes is nobody else's business
        make_writable(state, "--daten")
        _lock = hub.take(state)  # held until this process ends
    except hub.HubRunsError as error:
        return _fail(RUNS_ALREADY.format(state=error))
    except (NoCourseError, UnusableFolderError, hub.NamesError, PasswordError) as error:
        return _fail(str(error))
    if hub.clear(state):
        print(CLEARED)
    if problem := port_problem(args.adresse, args.port):
        return _fail(problem)
    lists = [file.resolve() for file in (args.namen, args.passwort_datei) if file and file.is_file()]
    if closed := close_lists(lists):
        print(CLOSED.format(files=", ".join(map(str, closed))))
    try:
        readers = hub.with_kept_passwords(readers, state)
        if args.zettel:
            readers = hub.with_own_passwords(readers, state, hub.invent)
            known = hub.without_given_passwords(readers, state)
            write_slips(args.zettel, known, reached_at(args.oeffentlich, args.adresse, args.port)[0])
    except (SlipsError, hub.KeptPasswordsError) as error:
        return _fail(str(error))
    print("Der Hub startet. Das dauert einige Sekunden.", flush=True)
    with tempfile.TemporaryDirectory(prefix="kurs-", dir=SHORT_FOLDER, ignore_cleanup_errors=True) as sockets:
        hub.note_sockets(state, Path(sockets))
        room = replace(_room(args, course, state, Path(sockets)), lists=tuple(lists))
        hindrance = hub.hindrance(room.shown, room.hidden)
        room = replace(
            room,
            readers=readers,
            password=password,
            teacher_password=teacher_password,
            separate=not hindrance,
        )
        return _serve(room, _about_seats(room, hindrance))


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def _problem(args: argparse.Namespace, course: Course | None) -> str:
    """Return what keeps the hub from starting, in German; empty if nothing does."""
    book = built_book(args, course)
    if not (book / "index.html").is_file():
        return NOT_BUILT.format(book=book)
    if not proxy_command(course):
        return NO_PROXY
    for name, lowest in {"port": 1, "plaetze": 1, "ruhe": 1, "speicher": 0, "platte": 0}.items():
        if getattr(args, name) < lowest:
            return f"--{name} muss mindestens {lowest} sein."
    return address_problem(args.oeffentlich) or slips_problem(args)


def _room(args: argparse.Namespace, course: Course | None, state: Path, sockets: Path) -> Classroom:
    from course_helpers.site.hub import Classroom  # noqa: PLC0415 - see run

    return Classroom(
        book=built_book(args, course),
        state=state,
        sockets=sockets,
        proxy=proxy_command(course),
        password="",
        public=args.oeffentlich,
        address=args.adresse,
        port=args.port,
        seats=args.plaetze,
        memory=args.speicher,
        disk=args.platte,
        idle=args.ruhe,
        course=course.root if course and (course.root / ".git").exists() else None,
        repository=repository(course),
    )


def _serve(room: Classroom, about_seats: str) -> int:
    from course_helpers.site.hub import classroom_config  # noqa: PLC0415 - see run
    from course_helpers.site.hub.app import ClassHub  # noqa: PLC0415 - see run
    from course_helpers.site.hub.reader import warm_up  # noqa: PLC0415 - see run

    log = room.state / "hub.log"
    terminal = _divert_output(log)
    # in the background of a script it is ignored, also by what is started here; the end would wait for that
    signal.signal(signal.SIGINT, signal.default_int_handler)
    warm_up()
    try:
        hub = ClassHub.instance(config=classroom_config(room))
        hub.terminal, hub.state = terminal, room.state
        hub.welcome = lambda: _welcome(room, about_seats)
        ClassHub.launch_instance([])
    except SystemExit as end:
        if end.code:
            print(FAILED.format(log=log), file=terminal)
            return 1
    with suppress(OSError):  # the window may be gone
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


def _about_seats(room: Classroom, hindrance: str) -> str:
    if room.separate:
        return SEPARATE.format(disk=room.disk or "beliebig viele")
    return NOT_SEPARATE.format(hindrance=hindrance) + ("" if os.geteuid() else AS_ROOT)


def _welcome(room: Classroom, about_seats: str) -> str:
    from course_helpers.site.hub import TEACHER  # noqa: PLC0415 - see run

    addresses = reached_at(room.public, room.address, room.port)
    return WELCOME.format(
        addresses="\n".join(f"    {address}" for address in addresses),
        login=_login(room),
        page=f"{addresses[0].rstrip('/')}/hub/lehrkraft",
        teacher=TEACHER,
        teacher_password=room.teacher_password,
        seats=room.seats,
        memory=room.memory or "beliebig viele",
        idle=max(1, room.idle // 60),
        seats_are=about_seats,
        encrypted=ENCRYPTED if room.public.startswith("https:") else NOT_ENCRYPTED,
    )


def _login(room: Classroom) -> str:
    own = sum(bool(reader.password) for reader in room.readers)
    who = f"den {len(room.readers)} Namen der Liste" if room.readers else "jedem Namen"
    if own and own == len(room.readers):
        return f"Anmelden: mit {who} und jeweils dem eigenen Passwort."
    return f"Anmelden: mit {who} und dem Passwort  {room.password}" + (" (oder dem eigenen)." if own else "")
