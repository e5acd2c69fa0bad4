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


LISTING = "```python\nx = 1\ny = x\n```\n\n"
OTHER_KINDS = {
    ":ordnen:\n- [x] 1\n\n  Ja.": "fehlt die Liste der Antworten: 1. …, 2. …",
    ":ordnen:\n1. a\n\n   Ja.\n2. b\n\n   Ja.": "mindestens 3 Schritte",
    ":ordnen:\n1. a\n\n   Ja.\n2. a\n\n   Ja.\n3. b\n\n   Ja.": "Zwei Antworten sind gleich: a.",
    ":fehler:\n- [x] Zeile 1\n\n  Ja.": "fehlt das Programm",
    f":fehler:\n{LISTING}- [x] Zeile 3\n\n  Ja.": "„Zeile 3“ oder „sonst“; „3“ gibt es nicht",
    f":fehler:\n{LISTING}- [x] Zeile 1\n\n  Ja.": "Zu Zeile 2 fehlt eine Erklärung",
    ":zahl:\n- [x] viele\n\n  Ja.": "„viele“ ist keine Zahl",
    ":zahl:\n:werte: a=2 | a=4\n- [x] <<a>>\n\n  Ja.\n\n- [ ] <<4>>\n\n  Nein.": "gleich oder fast gleich: 4",
    ":zahl:\n- [x] 99,95\n\n  Ja.\n\n- [ ] 100\n\n  Nein.": "gleich oder fast gleich: 100",
    ":zahl:\n:werte: a=2, b=3\n- [x] <<a>>\n\n  Ja.": "sind keine Werte",
    ":zahl:\n:werte: a=2 | b=3\n- [x] <<a>>\n\n  Ja.": "Werte für dieselben Namen",
    ":zahl:\n:werte: a=2\n- [x] <<open(a)>>\n\n  Ja.": "„open(a)“ kennt die Rechnung nicht",
    ":zahl:\n:werte: a=3\n- [x] <<1/a>>\n\n  Ja.": "Schreibe round(…, 2) darum",
    ":zahl:\n:werte: a=0\n- [x] <<1/a>>\n\n  Ja.": "lässt sich nicht ausrechnen",
    ":zahl:\n:werte: a=0\n- [x] <<1 +>>\n\n  Ja.": "ist keine Rechnung",
    ":kapitel: 99_fehlt\n- [x] 1\n\n  Ja.": "nennt kein Kapitel",
}


def test_mistakes_in_the_other_kinds_of_questions_are_reported_with_their_place(tmp_path):
    text = "# Start\n"
    places = {}
    for wrong, complaint in OTHER_KINDS.items():
        places[complaint] = text.count("\n") + 2
        text += f"\n````{{quiz}} Frage?\n{wrong}\n````\n"
    warnings = warnings_of(tmp_path, text)
    for complaint, line in places.items():
        assert any(f"index.md:{line}:" in warning and complaint in warning for warning in warnings), complaint


def test_the_list_of_tasks_names_box_and_check(lesson):
    tasks = json.loads((lesson / "_static" / "lernen" / "aufgaben.json").read_text("utf-8"))
    assert tasks == {
        "chapters/01_aufgaben": [
            {"box": "aufgabe-1-1", "title": "Aufgabe 1.1", "check": "fehler"},
            {"box": "aufgabe-1-2", "title": "Aufgabe 1.2", "check": ""},
        ],
        "chapters/02_wege": [
            {"box": "aufgabe-2-1", "title": "Aufgabe 2.1", "check": ""},
            {"box": "aufgabe-2-2", "title": "Aufgabe 2.2", "check": ""},
        ],
        "chapters/03_pflicht": [{"box": "aufgabe-3-1", "title": "Aufgabe 3.1", "check": ""}],
    }


def test_a_check_without_its_task_is_reported(tmp_path):
    cell = '```{code-cell} ipython3\n:tags: [pruefung]\nprint("ohne Kasten")\n```\n'
    warnings = warnings_of(tmp_path, front_matter() + "# Start\n\n" + cell)
    assert any("fehlt der Kasten" in warning for warning in warnings)
