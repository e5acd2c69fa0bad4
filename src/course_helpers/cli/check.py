"""`kurs check`: run every chapter afresh and look for what an author should mend."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.cli.folders import Course, CourseError, find_course, refuse_escapes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from course_helpers.cli.checks import Finding


LONGEST = 300  # seconds per cell, as in _config.yml


def add_parser(subparsers: Any) -> None:
    """Add the command to `kurs`."""
    text = "prüft den Kurs: führt alle Kapitel neu aus, prüft Verweise, Köpfe, Zellen und Bildtexte"
    parser = subparsers.add_parser("check", help=text, description=f"Der Befehl {text}.")
    parser.add_argument(
        "kapitel",
        nargs="*",
        metavar="KAPITEL",
        help="nur diese Seiten, zum Beispiel 2 oder 02_numpy (sonst alle)",
    )
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Check the course or some of its pages; 0 when there is nothing to mend."""
    try:
        course = find_course()
        refuse_escapes(course)
        pages = [course.page(name) for name in args.kapitel] or course.pages()
    except CourseError as error:
        print(error, file=sys.stderr)
        return 1
    what = ", ".join(page.stem for page in pages) if args.kapitel else "den Kurs"
    print(f"Ich prüfe {what}. Dabei läuft jedes Kapitel zweimal.", flush=True)
    found = findings(course, pages)
    for finding in found:
        print(finding.shown(course.root))
    print(f"Gefunden: {len(found)}" if found else "Alles in Ordnung.")
    return 1 if found else 0


def findings(course: Course, pages: Sequence[Path]) -> list[Finding]:
    """Return all that is wrong with these pages of `course`, sorted by file and line.

    What names no page, such as a mistake in the settings, is told in any case. With wrong settings,
    contents or heads nothing is run: what is said about the cells would come from that.
    """
    from course_helpers.cli.checks import (  # noqa: PLC0415 - see run_sphinx
        check_beforehand,
        check_head,
        check_left_out,
        check_links,
        check_second_run,
        check_source,
        check_times,
        from_warnings,
    )
    from course_helpers.cli.sphinx_run import run_sphinx, surroundings  # noqa: PLC0415 - takes a second to import

    if broken := check_beforehand(course) or [finding for page in pages for finding in check_head(page)]:
        return sorted(broken)
    found = [finding for page in pages for finding in (*check_source(page), *check_times(course, page))]
    others = set(course.pages()).difference(pages)
    if not others:
        found += check_left_out(course)
    left_out = [page.relative_to(course.book).as_posix() for page in others]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "html"
        cache = Path(folder) / "cache"
        settings = {"nb_execution_cache_path": str(cache), "nb_execution_excludepatterns": left_out}
        outcome = run_sphinx(course, target, overrides=settings)
        found += from_warnings(outcome.warnings, course, outcome.executed)
        if outcome.finished:
            known = {(finding.file, finding.line) for finding in found}  # Sphinx has said it better
            links = check_links(target, course.book)
            found += [finding for finding in links if (finding.file, finding.line) not in known]
            print("Jetzt ein zweites Mal: Bleiben die Ausgaben gleich?", flush=True)
            with surroundings(course, Path(folder) / "kernels.log"):
                for page in pages:
                    found += check_second_run(page, cache, timeout=LONGEST)
    return sorted({finding for finding in found if finding.file not in others})
