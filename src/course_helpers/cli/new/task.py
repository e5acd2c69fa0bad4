"""A new task: boxes and cells in a chapter, its check in the package, a pupil's mistake in the tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.cli.new.edits import add_before_summary, add_to_list
from course_helpers.cli.new.names import python_name
from course_helpers.cli.new.plan import FIRST_TIME, NewError, Plan, from_template, require_new

if TYPE_CHECKING:
    from pathlib import Path

    from course_helpers.cli.folders import Course

_CELL = re.compile(r"^```\{code-cell\}.*?^```", re.MULTILINE | re.DOTALL)
_PROGRAM = """    "{task}": {{
        "turned round": "min(werte) - max(werte)",
    }},"""


def new_task(course: Course, chapter: Path, title: str) -> Plan:
    """Plan a task with this title, at the end of a chapter.

    Raises
    ------
    NewError
        When the title does not serve, its name is taken, or the checkout is not complete.
    """
    name = python_name(title)
    tasks = course.root / "src" / "course_helpers" / "exercises" / "tasks"
    registry, programs = tasks / "__init__.py", course.root / "tests" / "exercises" / "programs.py"
    if chapter.parent.name != "chapters":
        raise NewError(f"{chapter.name} ist kein Kapitel; Aufgaben stehen in book/chapters.")
    if not registry.is_file() or not programs.is_file():
        raise NewError(f"Eine Aufgabe braucht src und tests. In {course.root} fehlt etwas davon.")
    module, text = tasks / f"{name}.py", chapter.read_text(encoding="utf-8")
    require_new(module)
    _require_unused(name, tasks, text)
    tests = programs.read_text(encoding="utf-8")
    tests = add_to_list(programs, tests, "HEADS = {", f'    "{name}": "werte",')
    tests = add_to_list(programs, tests, "EXPRESSIONS = {", _PROGRAM.format(task=name))
    rooms = registry.read_text(encoding="utf-8")
    opening = "from course_helpers.exercises.tasks import ("
    rooms = add_to_list(registry, rooms, opening, f"    {name},", ordered=True)
    rooms = add_to_list(registry, rooms, "_ROOMS = (", f"    {name},")
    known = any("import prüfe" in cell for cell in _CELL.findall(text))
    boxes = ("" if known else from_template("pruefe.md")) + from_template(
        "aufgabe.md", task=name, title=title
    )
    files = {
        chapter: add_before_summary(text, boxes),
        module: from_template("aufgabe.py.txt", task=name, title=title, chapter=chapter.stem),
        registry: rooms,
        programs: tests,
    }
    steps = (
        f"Schreibe in book/chapters/{chapter.name} Aufgabe, Hinweise und Lösung um.",
        "Schiebe sie dort an ihren Platz.",
        f"Schreibe die Prüfung in {module.relative_to(course.root)} um.",
        "Zu jedem vorhergesehenen Fehler gehört ein Programm in tests/exercises/programs.py.",
        f"Prüfe sie: kurs check {chapter.stem}",
        f"und: .venv/bin/pytest tests/exercises tests/chapters -k {name} {FIRST_TIME}",
    )
    return Plan(files, steps)


def _require_unused(name: str, tasks: Path, text: str) -> None:
    """Raise NewError for a name that another task or the chapter's code has: the gap would overwrite it."""
    if any(f'id="{name}"' in file.read_text(encoding="utf-8") for file in tasks.glob("*.py")):
        raise NewError(f"Eine Aufgabe „{name}“ gibt es schon. Nimm einen anderen Titel.")
    if any(re.search(rf"\b{name}\b", cell) for cell in _CELL.findall(text)):
        raise NewError(
            f"Der Name „{name}“ kommt in den Zellen des Kapitels schon vor. Nimm einen anderen Titel."
        )
