"""`kurs check`: run every chapter afresh and look for what an author should mend."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.cli.folders import Course, NoCourseError, find_course

if TYPE_CHECKING:
    import argparse

    from course_helpers.cli.checks import Finding


LONGEST = 300  # seconds per cell, as in _config.yml


def add_parser(subparsers: Any) -> None:
    """Add the command to `kurs`."""
    text = "prüft den Kurs: führt alle Kapitel neu aus, prüft Verweise, Köpfe, Zellen und Bildtexte"
    parser = subparsers.add_parser("check", help=text, description=f"Der Befehl {text}.")
    parser.set_defaults(func=run)


def run(_args: argparse.Namespace) -> int:
    """Check the course; 0 when there is nothing to mend."""
    try:
        course = find_course()
    except NoCourseError as error:
        print(error, file=sys.stderr)
        return 1
    print("Ich prüfe den Kurs. Dabei läuft jedes Kapitel zweimal.", flush=True)
    found = findings(course)
    for finding in found:
        print(finding.shown(course.root))
    print(f"Gefunden: {len(found)}" if found else "Alles in Ordnung.")
    return 1 if found else 0


def findings(course: Course) -> list[Finding]:
    """Return all that is wrong with `course`, sorted by file and line."""
    from course_helpers.cli.checks import (  # noqa: PLC0415 - see run_sphinx
        check_links,
        check_second_run,
        check_source,
        check_tasks,
        from_warnings,
    )
    from course_helpers.cli.sphinx_run import run_sphinx  # noqa: PLC0415 - takes a second to import

    found = [finding for page in course.pages() for finding in (*check_source(page), *check_tasks(page))]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "html"
        cache = Path(folder) / "cache"
        outcome = run_sphinx(course, target, overrides={"nb_execution_cache_path": str(cache)})
        found += from_warnings(outcome.warnings, course.config)
        if outcome.finished:
            known = {(finding.file, finding.line) for finding in found}  # Sphinx has said it better
            links = check_links(target, course.book)
            found += [finding for finding in links if (finding.file, finding.line) not in known]
            print("Jetzt ein zweites Mal: Bleiben die Ausgaben gleich?", flush=True)
            for page in course.pages():
                found += check_second_run(page, cache, timeout=LONGEST)
    return sorted(set(found))
