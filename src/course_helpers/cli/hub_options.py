"""What can be said to ``kurs hub``, and where the class's password comes from."""

from __future__ import annotations

import argparse
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from course_helpers.cli.german_argparse import port
from course_helpers.file_errors import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

PASSWORD_VARIABLE = "KURS_HUB_PASSWORT"  # noqa: S105 - the name of a variable

ON_COMMAND_LINE = f"""Ein Passwort gehört nicht in die Befehlszeile: Jedes Konto dieses Rechners kann sie
lesen. Schreibe es in die erste Zeile einer Datei und nenne sie mit --passwort-datei, oder setze die Variable
{PASSWORD_VARIABLE}. Ohne beides denkt sich der Hub eines aus."""


class PasswordError(ValueError):
    """The class's password cannot be used; the message is German and complete."""


def add_options(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command and what can be said to it; return its parser."""
    text = "startet einen JupyterHub auf diesem Rechner, für eine Klasse in einem Raum"
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "hub", help=text, description=f"Der Befehl {text}."
    )
    add = parser.add_argument
    add("--buch", type=Path, metavar="ORDNER", help="Ordner mit dem gebauten Buch (sonst _build/html)")
    add("--daten", type=Path, metavar="ORDNER", help="wohin Hub und Plätze schreiben (sonst _hub)")
    add(
        "--namen",
        type=Path,
        metavar="DATEI",
        help="wer sich anmelden darf: je Zeile ein Name, bei Bedarf ein Semikolon und ein Passwort",
    )
    add(
        "--zettel",
        type=Path,
        metavar="DATEI",
        help="Zettel zum Drucken (PDF) mit Name, Adresse und Passwort; wer keins hat, bekommt ein eigenes",
    )
    add(
        "--passwort-datei",
        type=Path,
        metavar="DATEI",
        help="in der ersten Zeile das Passwort der Klasse, ab 8 Zeichen (sonst wird eines ausgedacht)",
    )
    add("--passwort", help=argparse.SUPPRESS)  # refused with a word on the file
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
        "--platte",
        type=int,
        default=2048,
        metavar="MIB",
        help="Platz je Ordner auf der Platte in MiB, wo Plätze getrennt sind (sonst 2048, 0: ohne Grenze)",
    )
    add(
        "--ruhe",
        type=int,
        default=3600,
        metavar="SEKUNDEN",
        help="wann ein ungenutzter Platz endet (sonst nach 3600)",
    )
    add(
        "--oeffentlich",
        default="",
        metavar="ADRESSE",
        help="Adresse für die Klasse, wenn ein Proxy davorsteht, etwa https://schule.example.org/kurs/",
    )
    return parser


def class_password(args: argparse.Namespace, shortest: int) -> str:
    """Return the class's password of at least ``shortest`` letters: the file's, the variable's, or a new one.

    Raises
    ------
    PasswordError
        When it stands on the command line, cannot be read, or is too short.
    """
    if args.passwort is not None:
        raise PasswordError(ON_COMMAND_LINE)
    password = os.environ.pop(PASSWORD_VARIABLE, None)  # in any case: programs that we start inherit the rest
    if args.passwort_datei is not None:
        password = _first_line(args.passwort_datei)
    if password is None:
        from course_helpers.site.hub import invent  # noqa: PLC0415 - see hub.run

        return invent()
    if len(password) < shortest:
        raise PasswordError(
            f"Das Passwort ist zu kurz. Nimm mindestens {shortest} Zeichen, oder lass es weg: "
            "Dann denkt sich der Hub eines aus."
        )
    return password


def _first_line(file: Path) -> str:
    try:
        return (file.read_text("utf-8-sig").splitlines() or [""])[0].strip()
    except OSError as error:
        raise PasswordError(f"Die Datei {file} lässt sich nicht lesen: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise PasswordError(f"Die Datei {file} ist keine Textdatei in UTF-8.") from error


def close_lists(files: Sequence[Path]) -> list[Path]:
    """Take others' rights to read files with passwords, where they are ours; return those that were open."""
    closed = []
    for file in files:
        status = file.stat()
        if status.st_uid == os.geteuid() and status.st_mode & 0o077:
            with suppress(OSError):  # a stick has no rights
                file.chmod(0o600)
                closed.append(file)
    return closed


def address_problem(address: str) -> str:
    """Return what is wrong with the public address, in German; empty if nothing is."""
    try:
        parts = urlsplit(address)
        usable = not address or (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        )
    except ValueError:
        usable = False
    if usable and not parts.query and not parts.fragment:
        return ""
    return (
        f"--oeffentlich braucht eine ganze Adresse wie https://schule.example.org/kurs/, nicht {address!r}."
    )
