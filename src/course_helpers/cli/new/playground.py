"""A new playground: its module in the package, a section in chapter 7, and its tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.new.edits import add_before_summary, add_import, add_to_list
from course_helpers.cli.new.names import class_name, python_name
from course_helpers.cli.new.plan import FIRST_TIME, NewError, Plan, from_template, require_new

if TYPE_CHECKING:
    from course_helpers.cli.folders import Course

CHAPTER = "07_spielwiese.md"


def new_playground(course: Course, title: str) -> Plan:
    """Plan a playground with this title.

    Raises
    ------
    NewError
        When the title does not serve, its name is taken, or the checkout is not complete.
    """
    name, cls = python_name(title), class_name(title)
    folder = course.root / "src" / "course_helpers" / "widgets" / "playgrounds"
    tests = course.root / "tests" / "widgets" / "playgrounds"
    register, chapter = folder / "__init__.py", course.book / "chapters" / CHAPTER
    if not (register.is_file() and tests.is_dir() and chapter.is_file()):
        raise NewError(
            f"Eine Spielwiese braucht src, tests und book/chapters/{CHAPTER}. "
            f"In {course.root} fehlt etwas davon."
        )
    module, test = folder / f"{name}.py", tests / f"test_{name}.py"
    require_new(module, test)
    known = register.read_text(encoding="utf-8")
    for other in sorted((course.root / "src" / "course_helpers").rglob("*.py")):
        if re.search(rf"^class {cls}\b", other.read_text(encoding="utf-8"), re.MULTILINE):
            place = other.relative_to(course.root)
            raise NewError(f"Eine Klasse {cls} gibt es schon in {place}. Nimm einen anderen Titel.")
    known = add_import(register, known, f"from course_helpers.widgets.playgrounds.{name} import {cls}")
    known = add_to_list(register, known, "__all__ = [", f'    "{cls}",', ordered=True)
    section = from_template("spielwiese.md", cls=cls, title=title, label=name.replace("_", "-"))
    text, mark = chapter.read_text(encoding="utf-8"), section.partition("\n")[0]
    if mark in text.splitlines():
        raise NewError(
            f"Den Namen gibt es schon: In book/chapters/{CHAPTER} steht die Marke {mark}. "
            "Nimm einen anderen Titel."
        )
    files = {
        chapter: add_before_summary(text, section),
        module: from_template("spielwiese.py.txt", cls=cls, title=title),
        test: from_template("test_spielwiese.py.txt", cls=cls, title=title),
        register: known,
    }
    steps = (
        f"Schreibe in {module.relative_to(course.root)} Regler und Bild um. Vorbilder liegen daneben.",
        f"Schreibe den Abschnitt „{title}“ in book/chapters/{CHAPTER} um.",
        f"Ebenso die Tests: .venv/bin/pytest {tests.relative_to(course.root)} {FIRST_TIME}",
        f"Prüfe das Kapitel: kurs check {chapter.stem}",
    )
    return Plan(files, steps)
