"""`kurs check`: each mistake that it must find, with the line it must name."""

from __future__ import annotations

import pytest
from tests.tiny_books import front_matter

from course_helpers.cli import main
from course_helpers.cli.checks import check_source
from course_helpers.cli.folders import find_course


def edit(course, old, new):
    file = course / "book" / "01_kapitel.md"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.mark.usefixtures("course")
def test_a_sound_course_passes(capsys):
    assert main(["check"]) == 0
    assert "Alles in Ordnung." in capsys.readouterr().out


def test_a_byte_order_mark_is_no_mistake(course, capsys):
    file = course / "book" / "01_kapitel.md"
    file.write_text(file.read_text("utf-8"), "utf-8-sig")  # as Windows' Notepad saves it
    assert main(["check"]) == 0
    assert "Alles in Ordnung." in capsys.readouterr().out


LONG_CELL = "```{code-cell} ipython3\n" + "x = 1\n" * 26 + "```\n"

HEADS = {
    "no front matter entry for the course": (
        "kurs:\n  dauer: 45\n",
        "anders:\n  dauer: 45\n",
        1,
        "fehlt „kurs:“",
    ),
    "incomplete entry": ("  stufe: ab Klasse 9\n", "", 10, "Unter „kurs:“ fehlt stufe."),
    "no kernel": ("  name: python3\n", "", 1, "unter „kernelspec“ stehen: name: python3"),
    "another kernel": ("  name: python3\n", "  name: julia\n", 1, "unter „kernelspec“ stehen: name: python3"),
    "no jupytext": ("    format_name: myst\n", "", 1, "format_name: myst"),
    "broken front matter": ("kurs:\n", "kurs: [\n", 12, "kein gültiges YAML"),
    "no front matter": (front_matter(), "", 1, "Der Kopf zwischen „---“ fehlt."),
}


@pytest.mark.parametrize(("old", "new", "line", "message"), HEADS.values(), ids=HEADS)
def test_a_head_that_would_break_build_or_launch_button_is_refused(course, capsys, old, new, line, message):
    edit(course, old, new)
    assert main(["check"]) == 1
    _, finding, count = capsys.readouterr().out.splitlines()  # and nothing was run
    assert finding.startswith(f"book/01_kapitel.md:{line}: ")
    assert message in finding
    assert count == "Gefunden: 1"


MISTAKES = {
    "long cell": ("# Kapitel\n", "# Kapitel\n\n" + LONG_CELL, 18, "hat 26 Zeilen; höchstens 25"),
    "image without text": ("# Kapitel\n", "# Kapitel\n\n![](bild.svg)\n", 18, "Dem Bild fehlt ein Text"),
    "html image": (
        "# Kapitel\n",
        '# Kapitel\n\n<img src="bild.svg" alt="">\n',
        18,
        "Dem Bild fehlt ein Text",
    ),
    "figure": (
        "# Kapitel\n",
        "# Kapitel\n\n```{figure} bild.svg\nText\n```\n",
        18,
        "Dem Bild fehlt ein Text",
    ),
}


@pytest.mark.parametrize(("old", "new", "line", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_text_is_found_at_its_line(course, old, new, line, message):
    edit(course, old, new)
    (finding,) = check_source(course / "book" / "01_kapitel.md")
    assert message in finding.message
    assert finding.line == line


@pytest.mark.parametrize(
    "harmless",
    [
        LONG_CELL.replace("ipython3\n", "ipython3\n:tags: [vorspann]\n"),
        LONG_CELL.replace("x = 1\n", "", 1).replace("ipython3\n", "ipython3\n:tags: [luecke]\n")
        + '\n```{code-cell} ipython3\n:tags: [pruefung]\nprüfe("sgd", x)\n```\n',
        "![Ein Netz](bild.svg)\n",
        "```python\nprint('![](bild.svg)')\n```\n",
        "```{figure} bild.svg\n:alt: Ein Netz\n\nText\n```\n",
    ],
)
def test_what_is_allowed_is_not_complained_about(course, harmless):
    edit(course, "# Kapitel\n", "# Kapitel\n\n" + harmless)
    assert check_source(course / "book" / "01_kapitel.md") == []


def test_a_failing_cell_is_named_with_its_line_and_error(course, capsys):
    edit(course, "print(1 + 1)", "x = 1\nprint(x / 0)")
    assert main(["check"]) == 1
    assert (
        "book/01_kapitel.md:19: Diese Zelle bricht ab: ZeroDivisionError: division by zero"
        in capsys.readouterr().out
    )


DEAD_LINKS = """\
# Kapitel

[a](index.md#nichts)

{ref}`fehlt`

<a href="gibtsnicht.html">b</a>

<a href="index.html#keine-stelle">c</a>

{term}`Quark`
"""


def test_dead_links_and_unknown_names_are_found(course, capsys):
    edit(course, "# Kapitel\n", DEAD_LINKS)
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    for line, message in [
        (18, "nichts"),
        (20, "Die Marke „fehlt“ gibt es nicht."),
        (22, "Der Verweis „gibtsnicht.html“ führt zu keiner Datei."),
        (24, "Der Verweis „index.html#keine-stelle“ nennt eine Stelle, die es auf der Seite nicht gibt."),
        (26, "Der Begriff „Quark“ steht nicht im Glossar."),
    ]:
        place = f"book/01_kapitel.md:{line}:"
        assert any(found.startswith(place) and message in found for found in said.splitlines()), (line, said)
    assert "Gefunden: 5" in said


@pytest.mark.usefixtures("course")
def test_everything_is_run_afresh(capsys):
    assert main(["build"]) == 0
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "führe aus: 01_kapitel" in capsys.readouterr().out


def test_an_output_that_changes_and_a_slow_cell_are_named(course, capsys, monkeypatch):
    monkeypatch.setattr("course_helpers.cli.checks.second_run.SLOW", 0.5)
    cell = "import time, random\ntime.sleep(1)\nprint(random.random())"
    edit(course, "print(1 + 1)", cell)
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "book/01_kapitel.md:19: Die Ausgabe dieser Zelle ändert sich von Lauf zu Lauf." in said
    assert "book/01_kapitel.md:19: Die Zelle rechnet 1 Sekunden" in said


def test_one_page_can_be_checked_alone(course, capsys):
    (course / "book/index.md").write_text("# Start\n\nSiehe {ref}`nirgendwo`.\n")
    for name in ("1", "01_kapitel", "book/01_kapitel.md"):
        assert find_course().page(name) == course / "book/01_kapitel.md"
    assert main(["check", "1"]) == 0
    assert "führe aus: 01_kapitel" in capsys.readouterr().out
    assert main(["check", "2"]) == 1
    assert (
        "Die Seite „2“ steht nicht in book/_toc.yml. Dort stehen: 01_kapitel, index."
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("command", [["check"], ["check", "1"], ["neu", "aufgabe", "1", "Neue Frage"]])
def test_a_broken_table_of_contents_is_named_with_its_line(course, capsys, command):
    (course / "book/_toc.yml").write_text("format: jb-book\nroot: [\n")
    assert main(command) == 1
    assert capsys.readouterr().err.startswith("book/_toc.yml:3: Das ist kein gültiges YAML.")


TASK = "```{aufgabe}\nRechne.\n```\n"
HINT = "```{hinweis}\nSo.\n```\n"
SOLUTION = "```{loesung}\nDas ist es.\n```\n"


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        (TASK + HINT, "fehlt eine Lösung"),
        (TASK + SOLUTION, "fehlt ein Hinweis"),
        (TASK + TASK + HINT + SOLUTION, "fehlt eine Lösung"),
        (TASK + HINT + HINT + SOLUTION, None),
    ],
)
def test_a_task_leaves_nobody_alone(course, boxes, message):
    edit(course, "# Kapitel\n", "# Kapitel\n\n" + boxes)
    found = check_source(course / "book" / "01_kapitel.md")
    assert [(finding.line, message in finding.message) for finding in found] == (
        [(18, True)] if message else []
    )
