"""`kurs build` on a real course."""

from __future__ import annotations

import pytest

from course_helpers.cli import main


def test_it_builds_tells_what_ran_and_leaves_the_rest_alone(course, capsys):
    assert main(["build", "--streng"]) == 0
    said = capsys.readouterr().out
    assert "führe aus: 01_kapitel" in said
    assert "Fertig nach" in said
    assert (course / "_build/html/01_kapitel.html").is_file()

    assert main(["build", "--streng", "--ziel", "anderswo"]) == 0
    assert "führe aus" not in capsys.readouterr().out  # executed before: the cache is shared between targets
    assert (course / "anderswo/index.html").is_file()


def test_a_warning_is_shown_and_fails_only_when_strict(course, capsys):
    (course / "book/index.md").write_text("# Start\n\nSiehe {ref}`nirgendwo`.\n")
    assert main(["build"]) == 0
    said = capsys.readouterr().err
    assert "book/index.md:3: Die Marke „nirgendwo“ gibt es nicht." in said
    assert main(["build", "--neu", "--streng"]) == 1


def test_a_page_that_is_missing_is_named(course, capsys):
    (course / "book/_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n  - file: fehlt\n")
    assert main(["build", "--streng"]) == 1
    assert "book/_toc.yml:4: Diese Seite gibt es nicht: book/fehlt.md." in capsys.readouterr().err


def test_a_broken_table_of_contents_ends_with_a_sentence(course, capsys):
    (course / "book/_toc.yml").write_text("format: jb-book\nroot: index\nchapters: [\n")
    assert main(["build"]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("book/_toc.yml:4: Das ist kein gültiges YAML.")
    assert said.out == ""  # nothing was begun


@pytest.mark.parametrize(
    ("target", "complaint"),
    [
        ("book", "liegt der Text des Kurses"),
        ("book/seiten", "liegt der Text des Kurses"),
        (".", "liegt der Text des Kurses"),
        ("_config.yml", "Es gibt schon eine Datei mit diesem Namen."),
        ("_config.yml/seiten", "lässt sich nicht schreiben"),
        ("/proc/seiten", "lässt sich nicht schreiben"),
    ],
)
def test_a_folder_that_is_none_for_pages_is_refused_before_anything_runs(course, capsys, target, complaint):
    before = sorted(course.rglob("*"))
    assert main(["build", "--ziel", target]) == 1
    said = capsys.readouterr()
    assert complaint in said.err
    assert "Nenne mit --ziel einen anderen." in said.err
    assert said.out == ""
    assert sorted(course.rglob("*")) == before


def test_what_breaks_sphinx_is_said_in_german(course, capsys):
    chapter = course / "book/01_kapitel.md"
    chapter.write_text(chapter.read_text().replace("name: python3", "name: julia"))
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert "Warnungen: 1\n" in said
    assert "Den Kern „julia“ gibt es nicht." in said
