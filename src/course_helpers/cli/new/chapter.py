"""A new chapter: its page, the page for teachers, and their entries in the table of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.new.edits import add_to_contents
from course_helpers.cli.new.names import file_name, same_title
from course_helpers.cli.new.plan import NewError, Plan, from_template, require_new

if TYPE_CHECKING:
    from course_helpers.cli.folders import Course


def new_chapter(course: Course, title: str) -> Plan:
    """Plan a chapter with this title, after the last one.

    Raises
    ------
    NewError
        When the title does not serve, or there is a chapter of that name.
    """
    name, number = file_name(title), _next_number(course)
    chapters = course.book / "chapters"
    for other in chapters.glob(f"[0-9][0-9]_{name}.md"):
        raise NewError(
            f"Das Kapitel gibt es schon: {other.relative_to(course.root)}. Nimm einen anderen Titel."
        )
    _require_new_title(course, title)
    page = chapters / f"{number:02}_{name}.md"
    teachers = course.book / "lehrkraefte" / f"kapitel_{number}.md"
    require_new(page, teachers)
    contents = course.book / "_toc.yml"
    text = add_to_contents(contents.read_text(encoding="utf-8"), "chapters", page.stem)
    text = add_to_contents(text, "lehrkraefte", teachers.stem)
    files = {
        page: from_template("kapitel.md", title=title),
        teachers: from_template("lehrkraefte.md", number=str(number), page=page.stem),
        contents: text,
    }
    steps = (
        f"Ersetze das Muster in book/chapters/{page.name} durch deinen Text.",
        f"Ersetze es ebenso in book/lehrkraefte/{teachers.name}.",
        "Nenne das Kapitel in book/index.md und in book/lehrkraefte.md unter „Voraussetzungen“.",
        "Seinen Platz im Buch bestimmt book/_toc.yml.",
        f'Eine Aufgabe dazu: kurs neu aufgabe {page.stem} "Titel der Aufgabe"',
        f"Prüfe es: kurs check {page.stem}",
    )
    return Plan(files, steps)


def _require_new_title(course: Course, title: str) -> None:
    for page in course.pages():
        found = re.search(r"^# +(.+?)\s*$", page.read_text(encoding="utf-8-sig"), re.MULTILINE)
        if found and same_title(found[1], title):
            raise NewError(
                f"Den Titel gibt es schon: {page.relative_to(course.root)} heißt „{found[1]}“. "
                "Nimm einen anderen."
            )


def _next_number(course: Course) -> int:
    numbers = [re.match(r"\d+", file.name) for file in (course.book / "chapters").glob("*.md")]
    return max((int(found[0]) for found in numbers if found), default=0) + 1
