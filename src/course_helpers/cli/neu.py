"""`kurs neu`: make a chapter, a task or a playground from a template that passes all checks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from course_helpers.cli.folders import Course, CourseError, find_course
from course_helpers.cli.new import NewError, Plan, new_chapter, new_playground, new_task, write

if TYPE_CHECKING:
    import argparse

KINDS = {
    "kapitel": "ein Kapitel mit einer Seite für Lehrkräfte",
    "aufgabe": "eine Aufgabe mit Lücke, Prüfung, Hinweisen und Lösung",
    "spielwiese": "eine Spielwiese mit Regler und Bild",
}


def add_parser(subparsers: Any) -> None:
    """Add the command to `kurs`."""
    text = "legt ein Kapitel, eine Aufgabe oder eine Spielwiese nach einem Muster an"
    parser = subparsers.add_parser("neu", help=text, description=f"Der Befehl {text}.")
    kinds = parser.add_subparsers(title="Arten", metavar="ART", required=True)
    for kind, what in KINDS.items():
        made = kinds.add_parser(kind, help=what, description=f"Legt {what} an.")
        if kind == "aufgabe":
            made.add_argument("kapitel", metavar="KAPITEL", help="wohin, zum Beispiel 2 oder 02_numpy")
        made.add_argument("titel", metavar="TITEL", help="wie es im Buch heißt; Umlaute sind erlaubt")
        made.set_defaults(func=run, kind=kind)


def run(args: argparse.Namespace) -> int:
    """Make it; 0 when all files are written, 1 when none is."""
    try:
        course = find_course()
        plan = _plan(course, args)
        new = [file for file in plan.files if not file.exists()]
        write(plan)
    except (CourseError, NewError) as error:
        print(f"{error}\nNichts wurde verändert.", file=sys.stderr)
        return 1
    for file in plan.files:
        print(f"{'Neu:      ' if file in new else 'Geändert: '} {file.relative_to(course.root)}")
    print("\nSo geht es weiter:")
    for number, step in enumerate(plan.next_steps, 1):
        print(f"  {number}. {step}")
    return 0


def _plan(course: Course, args: argparse.Namespace) -> Plan:
    if args.kind == "aufgabe":
        return new_task(course, course.page(args.kapitel), args.titel)
    return {"kapitel": new_chapter, "spielwiese": new_playground}[args.kind](course, args.titel)
