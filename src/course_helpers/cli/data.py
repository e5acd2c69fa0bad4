"""`kurs data`: fetch all 70,000 digits into the user's cache."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.mnist import MIRRORS, FetchError, cache_folder, fetch

if TYPE_CHECKING:
    import argparse


def add_parser(subparsers: Any) -> None:
    """Add the command to `kurs`."""
    parser = subparsers.add_parser(
        "data",
        help="holt alle 70\N{NO-BREAK SPACE}000 Ziffern",
        description="Holt alle 70\N{NO-BREAK SPACE}000 Ziffern von MNIST (etwa 11 MB, entpackt 55 MB) "
        "und prüft sie. Ohne sie rechnet der Kurs mit 12\N{NO-BREAK SPACE}000 mitgelieferten Ziffern.",
    )
    parser.add_argument("--ziel", metavar="ORDNER", type=Path, help=f"wohin (sonst {_short(cache_folder())})")
    parser.add_argument(
        "--quelle", metavar="ADRESSE", help="eigener Server, der die vier Dateien als .gz bereithält"
    )
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Fetch the digits; 0 when all four files are there."""
    mirrors = [args.quelle] if args.quelle else MIRRORS
    try:
        folder = fetch(args.ziel, mirrors=mirrors, report=print)
    except FetchError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Alle 70\N{NO-BREAK SPACE}000 Ziffern liegen in {folder}.")
    if args.ziel:
        print(f"Damit der Kurs sie findet, setze die Umgebungsvariable MNIST_PATH auf {folder}.")
    return 0


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
