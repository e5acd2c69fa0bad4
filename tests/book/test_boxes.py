"""The boxes as a reader and a screen reader meet them."""

from __future__ import annotations

import re

import pytest


def test_tasks_are_numbered_by_chapter_and_can_be_linked(sample):
    page = sample.html("chapters/03_alles")
    assert 'id="aufgabe-3-1"' in page
    assert 'id="aufgabe-3-2"' in page
    assert '<a class="reference internal" href="#aufgabe-3-1">' in page.replace("><span", ">\n<span")
    assert "Aufgabe 3.1</span>" in sample.html("ohne_formel")
    assert 'href="chapters/03_alles.html#aufgabe-3-1"' in sample.html("ohne_formel")


def test_hints_and_solutions_are_folded_natively_and_named(sample):
    page = sample.html("chapters/03_alles")
    summaries = re.findall(r"<details class=\"kasten[^>]*>\s*<summary[^>]*>(.*?)</summary>", page, re.DOTALL)
    titles = [re.sub("<[^>]+>", "", summary) for summary in summaries]
    assert titles == ["Hinweis 1", "Hinweis 2", "Lösung zu Aufgabe 3.1", "Hinweis"]
    assert not re.search(r"<details class=\"kasten[^>]*\bopen\b", page)


def test_a_solution_is_named_after_the_question_right_before_it(tiny_book):
    asked = "```{vorhersage}\nWas kommt?\n```\n\n```{hinweis}\nSieh hin.\n```\n\n```{loesung}\nDas.\n```\n\n"
    task = "```{aufgabe}\nRechne.\n```\n\n```{hinweis}\nEins.\n```\n\n```{loesung}\nEins.\n```\n\n"
    tiny_book.write("chapters/03_seite", "# Seite\n\n" + asked + task + asked)
    tiny_book.build()
    page = tiny_book.html("chapters/03_seite")
    titles = re.findall(r"<summary class=\"kasten-titel\">(.*?)</summary>", page)
    assert [re.sub("<[^>]+>", "", title) for title in titles] == [
        *("Hinweis", "Lösung zur Vorhersage"),
        *("Hinweis", "Lösung zu Aufgabe 3.1"),
        *("Hinweis", "Lösung zur Vorhersage"),
    ]


def test_every_open_box_is_named_by_its_title(sample):
    page = sample.html("chapters/03_alles")
    names = re.findall(r'<div aria-labelledby="([^"]+)" class="kasten', page)
    assert len(names) == 6
    assert len(set(names)) == 6
    assert all(f'id="{name}"' in page for name in names)


def test_a_title_may_hold_markup(sample):
    assert "Was gibt die Zelle <em>wirklich</em> aus?" in sample.html("chapters/03_alles")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "```{aufgabe}\n:label: x\nEins.\n```\n\n```{aufgabe}\n:label: x\nZwei.\n```\n",
            "die Marke „x“ gibt es schon",
        ),
        ("```{merke}\n```\n", "Content block expected"),
    ],
)
def test_mistakes_in_a_box_are_reported_with_their_place(tiny_book, text, complaint):
    tiny_book.write("seite", "# Seite\n\n" + text)
    (warning,) = tiny_book.build().warnings
    assert complaint in warning
    assert re.search(r"seite\.md:\d+", warning)


def test_a_label_survives_a_second_build(tiny_book):
    tiny_book.write("seite", "# Seite\n\n```{aufgabe}\n:label: x\nEins.\n```\n")
    assert tiny_book.build().warnings == []
    tiny_book.write("seite", "# Seite\n\n```{aufgabe}\n:label: x\nEins, geändert.\n```\n")
    assert tiny_book.build().warnings == []
