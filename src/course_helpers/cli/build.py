"""`kurs build`: turn the chapters into pages."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.cli.commit_date import commit_date
from course_helpers.cli.folders import (
    Course,
    CourseError,
    UnusableFolderError,
    find_course,
    make_writable,
    refuse_escapes,
)
from course_helpers.cli.sphinx_run import run_sphinx
from course_helpers.file_errors import reason

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from course_helpers.cli.checks import Finding

ZIP = "neuronale-netze.zip"


def add_parser(subparsers: Any) -> None:
    """Add the command to `kurs`."""
    parser = subparsers.add_parser(
        "build", help="baut die Seiten des Kurses", description="Baut die Seiten des Kurses."
    )
    parser.add_argument(
        "--ziel", metavar="ORDNER", type=Path, help="wohin die Seiten kommen (sonst _build/html)"
    )
    parser.add_argument("--streng", action="store_true", help="schon eine Warnung ist ein Fehler")
    parser.add_argument("--neu", action="store_true", help="schreibt alle Seiten neu, auch unveränderte")
    parser.add_argument(
        "--zip",
        action="store_true",
        help="packt die Seiten in eine Datei für den USB-Stick",
    )
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Build the book; 0 when the pages are there (and, with `--streng`, no warning came)."""
    try:
        course = find_course()
        refuse_escapes(course)
        course.pages()  # Sphinx complains about a broken table of contents in English
        target = (args.ziel or course.site).resolve()
        _require_target(course, target)
    except CourseError as error:
        print(error, file=sys.stderr)
        return 1
    failed = build(course, target, strict=args.streng, fresh=args.neu)
    return failed or (pack(course, target) if args.zip else 0)


def _require_target(course: Course, target: Path) -> None:
    """Refuse a folder for the pages that is the book's own or cannot be written (UnusableFolderError)."""
    if target.is_relative_to(course.book) or course.book.is_relative_to(target):
        raise UnusableFolderError(
            f"Im Ordner {target} liegt der Text des Kurses; die Seiten brauchen einen eigenen. "
            "Nenne mit --ziel einen anderen."
        )
    make_writable(target.parent, "--ziel")  # what Sphinx remembers lies beside the pages
    make_writable(target, "--ziel")


def build(course: Course, target: Path, *, strict: bool = False, fresh: bool = False) -> int:
    """Build `course` into `target` and tell in German how it went.

    Returns
    -------
    int
        0, or 1 when the build broke off or `strict` and there was a warning.
    """
    from course_helpers.cli.checks import (  # noqa: PLC0415 - keeps `kurs --help` quick
        check_beforehand,
        check_source,
        from_warnings,
    )

    if broken := check_beforehand(course):
        _tell(broken, course)
        return 1
    print("Ich baue den Kurs. Geänderte Kapitel werden dabei ausgeführt.", flush=True)
    started = time.perf_counter()
    mark = target.parent / f".{target.name}-unfertig"
    broken_off = mark.exists()  # by a full disk, a kill: nothing in the folder can be relied on
    mark.touch()
    outcome = run_sphinx(course, target, fresh=fresh or broken_off)
    if outcome.finished:
        mark.unlink()
    seconds = time.perf_counter() - started
    found = from_warnings(outcome.warnings, course, outcome.executed)
    found += [finding for page in course.pages() for finding in check_source(page)]
    if found:
        print(f"\nWarnungen: {len(found)}", file=sys.stderr)
        _tell(found, course)
    if not outcome.finished:
        print("Der Bau ist abgebrochen. Die Meldungen darüber sagen, woran es liegt.", file=sys.stderr)
        return 1
    if outcome.executed:
        print(f"Ausgeführt: {', '.join(outcome.executed)}")
    print(f"Fertig nach {seconds:.0f} Sekunden: {target / 'index.html'}")
    if strict and found:
        print("Mit --streng gilt das als Fehler.", file=sys.stderr)
        return 1
    return 0


def _tell(found: Iterable[Finding], course: Course) -> None:
    for finding in found:
        print(f"  {finding.shown(course.root)}", file=sys.stderr)


def pack(course: Course, target: Path) -> int:
    """Pack the built pages into one file beside them, and tell where it lies."""
    from course_helpers.site.offline import MissingKernelError, write_zip  # noqa: PLC0415 - keeps `kurs --help` quick

    file = target.parent / ZIP
    try:
        size = write_zip(target, file, date=commit_date(course.root))
    except MissingKernelError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Die Zip-Datei {file} lässt sich nicht schreiben: {reason(error)}.", file=sys.stderr)
        return 1
    print(f"Gepackt: {file} ({size / 1e6:.0f} MB)")
    return 0
