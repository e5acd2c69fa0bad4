"""`kurs neu` in a copy of this checkout: what it makes passes all checks; what it refuses stays unwritten."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml
from tests.tiny_books import ROOT, front_matter

from course_helpers.cli import main
from course_helpers.cli.new import NewError, Plan, write

SOURCES = ("src", "tests", "scripts", "benchmarks", "book", "pyproject.toml", "_config.yml")
NUMBER = 1 + max(int(page.name[:2]) for page in (ROOT / "book" / "chapters").glob("[0-9][0-9]_*.md"))
STEM = f"{NUMBER:02}_wuerfel_und_zufaelle"
CHAPTER = f"book/chapters/{STEM}.md"
TASK = "src/course_helpers/exercises/tasks/die_spannweite.py"
PLAYGROUND = "src/course_helpers/widgets/playgrounds/die_oeffnung.py"


CONTENTS = """\
format: jb-book
root: index
parts:
  - caption: Ausprobieren  # ohne Nummern
    chapters:
      - file: chapters/07_spielwiese
  - caption: Nachschlagen
    chapters:
      - file: lehrkraefte
        sections:
          - file: lehrkraefte/bildungsstandards
          - file: lehrkraefte/kapitel_6  # die letzte
"""
# the pages around the new ones, short: they are built, too
SHORT = {
    "index": "# Start\n\nText.\n",
    "lehrkraefte": "# Für Lehrkräfte\n\nText.\n",
    "lehrkraefte/bildungsstandards": "# Bildungsstandards\n\nText.\n",
    "lehrkraefte/kapitel_6": "# Kapitel 6\n\nText.\n",
    "chapters/07_spielwiese": front_matter()
    + "# Spielwiese\n\n(spielwiese-lernrate)=\n\n## Schritte\n\nText.\n\n```{zusammenfassung}\nKurz.\n```\n",
}


def copy(root):
    """Copy what belongs to the repository, as it is now; only few pages are in the book's contents."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__", "_build"))
        else:
            shutil.copyfile(source, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / "book" / "_toc.yml").write_text(CONTENTS)
    for page, text in SHORT.items():
        (root / "book" / f"{page}.md").write_text(text)
    if (ROOT / ".mypy_cache").is_dir():  # numpy's types take long to read
        shutil.copytree(ROOT / ".mypy_cache", root / ".mypy_cache")
    return root


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A copy in which one of each kind has been made."""
    root = copy(tmp_path_factory.mktemp("neu"))
    before = os.getcwd()  # noqa: PTH109 - to go back there
    os.chdir(root)
    try:
        assert main(["neu", "kapitel", "Würfel und Zufälle"]) == 0
        assert main(["neu", "aufgabe", str(NUMBER), "Die Spannweite"]) == 0
        assert main(["neu", "spielwiese", "Die Öffnung"]) == 0
    finally:
        os.chdir(before)
    return root


@pytest.fixture
def inside(made, monkeypatch):
    monkeypatch.chdir(made)
    return made


def run(made, *command):
    """Run a program with the copy's package, and return what it says; it must succeed."""
    environment = os.environ | {"PYTHONPATH": str(made / "src"), "COLUMNS": "200"}
    command = [sys.executable, *command]
    done = subprocess.run(command, cwd=made, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_contents_get_two_entries_and_stay_as_they_are(made):
    new = (made / "book" / "_toc.yml").read_text()
    chapter = f"      - file: chapters/{STEM}\n"
    teachers = f"          - file: lehrkraefte/kapitel_{NUMBER}\n"
    assert [line for line in new.splitlines(keepends=True) if line in (chapter, teachers)] == [
        chapter,
        teachers,
    ]
    assert new.replace(chapter, "").replace(teachers, "") == CONTENTS
    parts = yaml.safe_load(new)["parts"]
    assert parts[0]["chapters"][-1] == {"file": f"chapters/{STEM}"}
    assert parts[1]["chapters"][0]["sections"][-1] == {"file": f"lehrkraefte/kapitel_{NUMBER}"}


def test_the_pages_pass_the_check(made):
    # by name: the other chapters lie in the folder, and the short contents leave them out
    pages = [STEM, f"kapitel_{NUMBER}", "07_spielwiese"]
    program = f"from course_helpers.cli import main; raise SystemExit(main(['check', *{pages}]))"
    assert "Alles in Ordnung." in run(made, "-c", program)


def test_style_and_types_are_those_of_the_repository(made):
    files = [
        TASK,
        PLAYGROUND,
        "tests/widgets/playgrounds/test_die_oeffnung.py",
        "tests/exercises/programs.py",
    ]
    lists = [
        "src/course_helpers/exercises/tasks/__init__.py",
        "src/course_helpers/widgets/playgrounds/__init__.py",
    ]
    run(made, "-m", "ruff", "check", *files, *lists)
    run(made, "-m", "ruff", "format", "--check", *files, *lists)
    run(made, "-m", "mypy", TASK, PLAYGROUND)


def test_the_tests_that_go_through_all_tasks_and_playgrounds_take_them_in(made):
    chosen = ["-k", "die_spannweite or DieOeffnung or die_oeffnung or complete or every_task"]
    folders = ["tests/exercises/test_mistakes.py", "tests/chapters/test_gaps.py", "tests/widgets/playgrounds"]
    said = run(made, "-m", "pytest", "-q", "-n0", "-rA", *folders, *chosen)
    for name in (
        "test_the_program_triggers_exactly_its_message[die_spannweite-turned round]",
        "test_the_solution_passes[die_spannweite]",
        "test_the_open_gap_fails_kindly[die_spannweite]",
        "test_every_setting_gives_a_picture_with_words[DieOeffnung]",
        "test_the_curve_is_the_parabola",
        "test_every_task_is_in_a_page",
    ):
        assert re.search(rf"^PASSED .*{re.escape(name)}", said, re.MULTILINE), said


REFUSED = {
    "chapter twice": (["kapitel", "Würfel und Zufälle"], "Das Kapitel gibt es schon: " + CHAPTER),
    "task twice": (["aufgabe", str(NUMBER), "Die Spannweite"], "die_spannweite.py gibt es schon"),
    "playground twice": (["spielwiese", "Die Öffnung"], "die_oeffnung.py gibt es schon"),
    "mark in the chapter": (
        ["spielwiese", "Lernrate"],
        "Den Namen gibt es schon: In book/chapters/07_spielwiese.md",
    ),
    "name of a task": (["aufgabe", STEM, "Wochenende"], "Eine Aufgabe „wochenende“ gibt es schon"),
    "name in the code": (
        ["aufgabe", STEM, "Würfe"],
        "„wuerfe“ kommt in den Zellen des Kapitels schon",
    ),
    "name of Python": (["aufgabe", STEM, "max"], "„max“ heißt in Python schon etwas anderes"),
    "name with a digit": (["spielwiese", "3 Räder"], "„3 Räder“ beginnt mit einer Ziffer"),
    "class of a widget": (
        ["spielwiese", "Zahlen malen"],
        "Eine Klasse ZahlenMalen gibt es schon in src/course",
    ),
    "title of a page": (
        ["kapitel", "START!"],
        "Den Titel gibt es schon: book/index.md heißt",
    ),
    "markup": (
        ["kapitel", "Netze `lernen`"],
        "„Netze `lernen`“ taugt nicht als Titel: Das Zeichen „`“ darf nicht darin stehen.",
    ),
    "no letters": (["kapitel", "日本語"], "Aus „日本語“ wird kein Dateiname"),
    "unknown chapter": (["aufgabe", "99", "Neue Frage"], "Die Seite „99“ steht nicht in book/_toc.yml"),
    "no chapter": (["aufgabe", "lehrkraefte", "Neue Frage"], "lehrkraefte.md ist kein Kapitel"),
}


@pytest.mark.parametrize(("arguments", "complaint"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(inside, capsys, arguments, complaint):
    before = {file: file.read_bytes() for file in inside.glob("[bst]*/**/*") if file.is_file()}
    assert main(["neu", *arguments]) == 1
    said = capsys.readouterr().err
    assert complaint in said
    assert said.endswith("Nichts wurde verändert.\n")
    assert before == {file: file.read_bytes() for file in inside.glob("[bst]*/**/*") if file.is_file()}


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["kapitel", "Neues"], "In book/_toc.yml steht noch keine Seite aus chapters/"),
        (["aufgabe", "1", "Neue Frage"], "01_kapitel.md ist kein Kapitel"),
        (["spielwiese", "Neues"], "Eine Spielwiese braucht src, tests und book/chapters"),
    ],
)
def test_a_course_without_the_repository_around_it_is_told_so(arguments, complaint, capsys):
    assert main(["neu", *arguments]) == 1
    assert complaint in capsys.readouterr().err


def test_when_one_file_cannot_be_written_the_others_are_as_before(tmp_path):
    old, new, impossible = tmp_path / "alt.md", tmp_path / "neu.md", tmp_path / "fehlt" / "drei.md"
    old.write_text("alt")
    with pytest.raises(
        NewError, match=r"drei\.md lässt sich nicht schreiben: Die Datei oder ihren Ordner gibt es nicht\."
    ):
        write(Plan({old: "anders", new: "neu", impossible: "drei"}, ()))
    assert old.read_text() == "alt"
    assert not new.exists()
