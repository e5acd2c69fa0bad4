"""Technical terms: which words of a page become links, and who gets the explanation how."""

from __future__ import annotations

import html
import json
import re

import pytest

from course_helpers.site.book.glossary import Entry, Glossary

GLOSSARY = r"""
# Glossar

```{glossary}
Array
    Ein Block von Zahlen. Er hat eine Form.

digital
    In Stufen. `x` ist es nicht.

Genauigkeit
    Anteil der richtigen Antworten.

neuronales Netz
Netz
    Viele Neuronen, durch Gewichte verbunden.
```
"""
CHAPTER = """
# Ein Netz aus Arrays

```{ziele}
- Du kennst die Genauigkeit.
```

Genau genommen: `Netz` und *Netzen* bleiben Text, [ein Netz](index.md) auch. Zwei **Netze** und ein neuronales
Netz sehen digitale Uhren. Viele Arrays, ein Array, ein {term}`Feld <Array>`.

```{hinweis}
Die Genauigkeiten.
```

```{quiz} Welche Genauigkeit?
- [x] Die Genauigkeit 1

  Mit Genauigkeit.
```

Am Ende steht die Genauigkeit.
"""
HEAD = "---\nkurs: {dauer: 45, stufe: ab Klasse 9, kern: browser}\n---\n"
LINK = re.compile(r'<a class="[^"]*\bkurs-begriff\b[^"]*" href="([^"]*)"(?: title="([^"]*)")?>(.*?)</a>')


def links(page):
    return [
        (re.sub("<.*?>", "", text), html.unescape(title), address)
        for address, title, text in LINK.findall(page)
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Netzes", "Netz"),
        ("neuronalen Netzen", "neuronales Netz"),
        ("Neuronale Netze", "neuronales Netz"),
        ("Arrays", "Array"),
        ("Genauigkeiten", "Genauigkeit"),
        ("digitalen", "digital"),
        ("Digital", None),  # a title or a name; at the start of a sentence it may be missed
        ("netz", None),
        ("Genau", None),
        ("Netzwerk", None),
    ],
)
def test_a_term_is_found_in_all_its_forms(words, found):
    glossary = Glossary(
        [
            Entry(word, word, "glossar", "#", "…")
            for word in ("Array", "digital", "Genauigkeit", "Netz", "neuronales Netz")
        ]
    )
    entry = glossary.find(words.split())
    assert (entry and entry.word) == found


@pytest.fixture(scope="module")
def book(tmp_path_factory, tiny_book_in):
    made = tiny_book_in(tmp_path_factory.mktemp("begriffe"))
    made.write("glossar", GLOSSARY)
    made.write("kapitel", CHAPTER, head=HEAD)
    made.write("andere", "# Andere Seite\n\nEin Netz, kein Kapitel.\n")
    assert made.build().warnings == []
    return made


def test_the_first_place_in_running_text_is_linked_and_explained(book):
    net = "neuronales Netz: Viele Neuronen, durch Gewichte verbunden."
    array = "Array: Ein Block von Zahlen. Er hat eine Form."
    assert links(book.html("kapitel")) == [
        ("Netze", net, "glossar.html#term-Netz"),
        ("digitale", "digital: In Stufen.", "glossar.html#term-digital"),
        ("Arrays", array, "glossar.html#term-Array"),
        ("Feld", array, "glossar.html#term-Array"),  # the author's own link
        ("Genauigkeit", "Genauigkeit: Anteil der richtigen Antworten.", "glossar.html#term-Genauigkeit"),
    ]
    assert links(book.html("andere")) == links(book.html("glossar")) == []


@pytest.mark.browser
class TestInThePage:
    """One page, each time as another reader comes to it."""

    @pytest.fixture
    def page(self, chromium, static_site, book, request):
        narrow = "finger" in request.node.name
        size = {"width": 390 if narrow else 1280, "height": 700}
        page = chromium.new_page(viewport=size, has_touch=narrow)
        page.goto(static_site(book.target) + "kapitel.html")
        yield page
        page.close()

    def explained(self, page, text):
        page.wait_for_function(
            "text => document.querySelector('.kurs-erklaert:popover-open')?.innerText.includes(text)",
            arg=text,
        )

    def gone(self, page):
        page.wait_for_function("!document.querySelector('.kurs-erklaert:popover-open')")

    def test_a_mouse_can_go_to_the_explanation_and_follow_its_link(self, page):
        page.hover("a.kurs-begriff >> text=Arrays")
        self.explained(page, "Ein Block von Zahlen.")
        page.mouse.move(0, 0)
        self.gone(page)
        page.hover("a.kurs-begriff >> text=Arrays")
        self.explained(page, "Ein Block von Zahlen.")
        page.locator(".kurs-erklaert:popover-open a").click()
        page.wait_for_url("**/glossar.html#term-Array")

    def test_a_keyboard_opens_closes_and_follows(self, page):
        term = page.locator("a.kurs-begriff >> text=digitale")
        before = page.locator("a.kurs-begriff").first
        before.focus()
        page.keyboard.press("Tab")
        self.explained(page, "In Stufen.")
        assert term.evaluate(
            "term => document.getElementById(term.getAttribute('aria-describedby')).innerText"
        )
        page.keyboard.press("Escape")
        self.gone(page)
        assert term.evaluate("term => term === document.activeElement")
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossar.html#term-digital")

    def test_a_finger_gets_the_explanation_on_the_screen_and_then_the_glossary(self, page):
        term = page.locator("a.kurs-begriff >> text=Netze")
        term.tap()
        self.explained(page, "Viele Neuronen")
        place = page.locator(".kurs-erklaert:popover-open").bounding_box()
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 390
        page.touchscreen.tap(200, 600)
        self.gone(page)
        term.tap()
        self.explained(page, "Viele Neuronen")
        term.tap()
        page.wait_for_url("**/glossar.html#term-Netz")


def test_the_search_knows_the_glossary_also_after_another_page_was_written(book):
    def entries():
        index = (book.target / "searchindex.js").read_text(encoding="utf-8")
        return json.loads(index.removeprefix("Search.setIndex(").removesuffix(")"))["indexentries"]

    whole = entries()
    assert "netz" in whole
    book.write("andere", "# Andere Seite\n\nEin Netz, noch immer kein Kapitel.\n")
    assert book.build().warnings == []
    assert entries() == whole


def test_a_changed_glossary_changes_the_pages(book):
    changed = GLOSSARY.replace("In Stufen.", "Nur in Stufen.").replace("Anteil der", "Anteil $p$ der")
    (book.course.book / "glossar.md").write_text(changed)
    (warning,) = book.build().warnings
    assert "Der erste Satz zu „Genauigkeit“ fehlt oder enthält eine Formel" in warning
    assert "digital: Nur in Stufen." in [title for _, title, _ in links(book.html("kapitel"))]
