"""``kurs browserkern``: build the folder from which a page loads Python into the reader's browser."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.file_errors import reason
from course_helpers.site.browser_kernel import BrowserKernelError, build_browser_kernel

if TYPE_CHECKING:
    import argparse

_log = logging.getLogger(__name__)
_MB = 1e6


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of ``kurs``."""
    parser = subparsers.add_parser(
        "browserkern",
        help="den Browserkern bauen: Python, das im Browser der Leser läuft",
        description="Baut den Ordner, aus dem eine Seite Python in den Browser lädt. Beim ersten Mal werden "
        "15 bis 120 MB geladen, je nachdem, wo die Pakete zu haben sind; danach dauert es wenige Sekunden "
        "und braucht kein Netz.",
    )
    parser.add_argument(
        "--ziel",
        type=Path,
        default=Path("_build/browser-kernel"),
        metavar="ORDNER",
        help="wohin gebaut wird (Vorgabe: %(default)s)",
    )
    parser.add_argument(
        "--quelle",
        type=Path,
        metavar="ORDNER",
        help="Ordner mit mitgebrachten Paketen (.whl); dort wird zuerst gesucht",
    )
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Build, and tell how much a reader will load."""
    try:
        built = build_browser_kernel(args.ziel, source=args.quelle, say=_say)
    except BrowserKernelError as error:
        _log.debug("browser kernel not built", exc_info=True)
        sys.stderr.write(f"Der Browserkern wurde nicht gebaut. {error}\n")
        return 1
    except OSError as error:  # a full disk, or no right to write into the cache
        _log.debug("browser kernel not built", exc_info=True)
        where = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(
            f"Der Browserkern wurde nicht gebaut. {reason(error)}{where}. Schaffe Platz oder Recht dort.\n"
        )
        return 1
    size = f"{built.manifest['gzip_total'] / _MB:.1f}".replace(".", ",")
    _say(f"Fertig: {built.folder} ({size} MB, so wie sie durchs Netz gehen).")
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
