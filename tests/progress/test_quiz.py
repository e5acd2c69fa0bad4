from __future__ import annotations

import json

import pytest
from tests.tiny_books import front_matter, write_book

from course_helpers.cli.sphinx_run import run_sphinx


def warnings_of(root, text):
    course = write_book(root, {"index": text})
    return run_sphinx(course, course.site).warnings


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Nur Text.", "fehlt die Liste der Antworten"),
        ("- [x] 1\n\n  Ja.\n- [x] 2\n\n  Auch.", "genau eine richtige Antwort"),
        ("- [ ] 1\n\n  Nein.\n- [ ] 2\n\n  Nein.", "genau eine richtige Antwort"),
        ("- [x] 1\n- [ ] 2", "braucht nach einer Leerzeile eine Erklärung"),
        ("- 1\n\n  Ja.\n- 2\n\n  Nein.", "beginnt mit"),
    ],
)
def test_an_author_s_mistakes_are_reported_with_their_place(tmp_path, text, complaint):
    warnings = warnings_of(tmp_path, f"# Start\n\n```{{quiz}} Frage?\n{text}\n```\n")
    assert any(complaint in warning and "index.md:" in warning for warning in warnings)


def test_the_list_of_tasks_names_box_and_check(lesson):
    tasks = json.loads((lesson / "_static" / "lernen" / "aufgaben.json").read_text("utf-8"))
    assert tasks == {
        "chapters/01_aufgaben": [
            {"box": "aufgabe-1-1", "title": "Aufgabe 1.1", "check": "fehler"},
            {"box": "aufgabe-1-2", "title": "Aufgabe 1.2", "check": ""},
        ]
    }


def test_a_check_without_its_task_is_reported(tmp_path):
    cell = '```{code-cell} ipython3\n:tags: [pruefung]\nprint("ohne Kasten")\n```\n'
    warnings = warnings_of(tmp_path, front_matter() + "# Start\n\n" + cell)
    assert any("fehlt der Kasten" in warning for warning in warnings)
