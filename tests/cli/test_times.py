"""The times of the course: counted from the text, and the same in heads, on teachers' pages and in plans."""

from __future__ import annotations

import pytest
from tests.tiny_books import CHECKED_TASK, ROOT, front_matter, write_book

from course_helpers.cli.checks import check_times
from course_helpers.cli.checks.plans import plans
from course_helpers.cli.checks.working_time import MINUTES, WORDS_A_MINUTE, working_time
from course_helpers.cli.folders import Course

SOLUTION = "```{loesung}\nEin langer Text, der nicht zählt.\n```\n\n"
REQUIRED = CHECKED_TASK + SOLUTION
EXTRA = "## Mehr\n\n```{weg} kür\n```\n\n" + REQUIRED + "```{zusammenfassung}\nDas war es.\n```\n"


def test_the_times_of_the_course_agree():
    course = Course(ROOT)
    assert [finding.shown(ROOT) for page in course.pages() for finding in check_times(course, page)] == []


def test_the_page_of_plans_has_all_five_kinds():
    found = list(plans((ROOT / "book" / "lehrkraefte" / "plaene.md").read_text("utf-8")))
    assert {45, 90} < {plan.promised for plan in found}
    assert sum(any(row.begin for row in plan.rows) for plan in found) == 2
    assert {len({row.lesson for row in plan.rows}) for plan in found if plan.rows[0].lesson} == {8, 6}


def test_words_tasks_and_cells_count_and_solutions_do_not():
    words = "Wort " * WORDS_A_MINUTE
    assert working_time(words).required == pytest.approx(1)
    assert working_time(SOLUTION).required == 0
    assert working_time(CHECKED_TASK).required == pytest.approx(MINUTES["gap"], abs=0.1)
    assert working_time("```{code-cell}\nx = 1\n```\n").required == MINUTES["cell"]
    assert working_time("```{code-cell}\n:tags: [vorspann]\nx = 1\n```\n").required == 0


def test_extra_is_counted_apart_and_a_harder_task_twice():
    whole = working_time(REQUIRED + EXTRA)
    assert whole.required == pytest.approx(MINUTES["gap"], abs=0.1)
    assert whole.extra == pytest.approx(MINUTES["gap"], abs=0.1)
    marked = REQUIRED.replace("{aufgabe} Rechnen", "{aufgabe} Rechnen\n:weg: kür knifflig")
    assert working_time(marked).extra == pytest.approx(2 * MINUTES["gap"], abs=0.1)
    assert working_time(marked).required == 0


CHAPTER = front_matter().replace("dauer: 45", "dauer: 20\n  kuer: 10")
CHAPTER += "# Kapitel\n\n## Anfang\n\n" + "Wort " * 13 * WORDS_A_MINUTE + "\n\n" + REQUIRED + EXTRA
TEACHERS = """\
# Für Lehrkräfte: Kapitel 1

Zu [](../chapters/01_kapitel.md).

Der Pflichtweg dauert etwa 20 Minuten, mit der Kür sind es 30.

## Ablauf (45 Minuten)

| Beginn | Minuten | Was |
| --- | --- | --- |
| 8:00 | 15 | Anknüpfen |
| 8:15 | 30 | „Anfang“ und „Mehr“ |

## Reihe (30 Minuten)

| Stunde | Minuten | Was |
| --- | --- | --- |
| 1 | 10 | Anknüpfen |
| | 20 | {kapitel}`01_kapitel` |
"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "book" / "chapters").mkdir(parents=True)
    (tmp_path / "book" / "lehrkraefte").mkdir()
    pages = {
        "index": "# Start\n\nText.\n",
        "chapters/01_kapitel": CHAPTER,
        "lehrkraefte/kapitel_1": TEACHERS,
    }
    course = write_book(tmp_path, pages)
    assert [finding for page in course.pages() for finding in check_times(course, page)] == []
    return course


@pytest.mark.parametrize(
    ("page", "old", "new", "words"),
    [
        ("chapters/01_kapitel", "dauer: 20", "dauer: 28", "Im Kopf steht dauer: 28."),
        ("chapters/01_kapitel", "kuer: 10", "kuer: 40", "Im Kopf steht kuer: 40."),
        ("lehrkraefte/kapitel_1", "etwa 20 Minuten", "etwa 45 Minuten", "Hier stehen 45 Minuten"),
        ("lehrkraefte/kapitel_1", "sind es 30", "sind es 90", "Hier stehen 90 Minuten"),
        (
            "lehrkraefte/kapitel_1",
            "| 8:00 | 15 |",
            "| 8:00 | 10 |",
            "zusammen 40 Minuten",
        ),
        ("lehrkraefte/kapitel_1", "| 8:15 |", "| 8:20 |", "Um 8:00 und 15 Minuten danach ist nicht 8:20."),
        ("lehrkraefte/kapitel_1", "„Anfang“ und ", "", "Hier stehen 30 Minuten, gezählt sind es 7."),
        ("lehrkraefte/kapitel_1", "„Mehr“", "„Ende“", "„Ende“ gibt es in 01_kapitel nicht"),
        ("lehrkraefte/kapitel_1", "| | 20 |", "| | 25 |", "In Stunde 1 stehen zusammen 35 Minuten"),
        ("lehrkraefte/kapitel_1", "| | 20 |", "| | 25 |", "01_kapitel bekommt hier 25 Minuten"),
    ],
)
def test_a_time_that_does_not_fit_is_named_with_its_line(book, page, old, new, words):
    file = book.book / f"{page}.md"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    found = check_times(book, file)
    lines = [finding.line for finding in found if words in finding.message]
    assert lines, found
    assert any(abs(line - 1 - text[: text.index(old)].count("\n")) <= 1 for line in lines)
