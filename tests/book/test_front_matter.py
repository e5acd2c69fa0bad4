"""The chapter's time, level and kernel."""

from __future__ import annotations

import json

import pytest

from course_helpers.site.book import ChapterFacts, FrontMatterError, chapter_facts

COURSE = {"dauer": 45, "stufe": "ab Klasse 9", "kern": "chip"}


def test_facts_come_as_mapping_or_as_the_json_that_myst_makes_of_it():
    expected = ChapterFacts(45, "ab Klasse 9", "chip")
    assert chapter_facts({"kurs": COURSE}) == expected
    assert chapter_facts({"kurs": json.dumps(COURSE)}) == expected
    assert expected.line == ("45 Minuten", "ab Klasse 9", "läuft auf dem Server")
    assert chapter_facts({}) is None


@pytest.mark.parametrize(
    ("course", "complaint"),
    [
        ({**COURSE, "dauer": "lang"}, "dauer muss eine Anzahl Minuten sein"),
        ({**COURSE, "dauer": True}, "dauer muss eine Anzahl Minuten sein"),
        ({**COURSE, "kern": "mond"}, "kern muss „browser“ oder „chip“ heißen. Da steht: mond."),
        ({"dauer": 45}, "fehlt stufe, kern"),
        ("45 Minuten", "müssen dauer, stufe und kern stehen"),
        ([45], "müssen dauer, stufe und kern stehen"),
    ],
)
def test_wrong_entries_are_named(course, complaint):
    with pytest.raises(FrontMatterError, match=complaint):
        chapter_facts({"kurs": course})


def test_the_page_shows_them_under_its_heading(sample):
    page = sample.html("chapters/03_alles")
    after_heading = page[page.index("</h1>") :][:300]
    for fact in ("45 Minuten", "ab Klasse 9", "läuft im Browser"):
        assert fact in after_heading


def test_the_build_warns_of_wrong_entries(tiny_book):
    tiny_book.write("seite", "# Seite\n", head="---\nkurs:\n  dauer: 45\n---\n\n")
    (warning,) = tiny_book.build().warnings
    assert "fehlt stufe, kern" in warning
    assert "seite.md" in warning
