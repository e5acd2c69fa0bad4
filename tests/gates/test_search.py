"""The search of the real book: forms of words, ae for ä, the glossary first, the place on the page."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def results(chromium, published, asked):
    page = chromium.new_page(locale="de-DE")
    page.goto(f"{published}search.html?q={asked}")
    page.wait_for_selector("#search-results li")
    page.wait_for_function("document.querySelector('.search-summary').innerText.includes('Seiten mit')")
    return page


@pytest.mark.parametrize(
    ("asked", "word"), [("Gewichte", "Gewicht"), ("Neuronen", "Neuron"), ("Lernraten", "Lernrate")]
)
def test_the_glossary_answers_first_whatever_the_form(chromium, published, asked, word):
    page = results(chromium, published, asked)
    assert page.locator("#search-results li a").first.inner_text() == f"Glossar: {word}"
    assert page.locator("#search-results li").count() > 1
    page.close()


@pytest.mark.parametrize(("asked", "same"), [("Netze", "Netz"), ("Loesung", "Lösung"), ("Groesse", "Größe")])
def test_forms_and_spellings_find_the_same(chromium, published, asked, same):
    counts = []
    for word in (asked, same):
        page = results(chromium, published, word)
        counts.append(page.locator("#search-results li").count())
        page.close()
    assert min(counts) > 0  # titles that hold the very word may add to one of them


def test_a_result_leads_to_the_place(chromium, published):
    page = results(chromium, published, "Verwechslungsmatrix")
    page.locator("#search-results li a[href*='chapters/04']").first.click()
    page.wait_for_selector("main .highlighted")
    page.wait_for_function("""() => [...document.querySelectorAll("main .highlighted")].some((mark) => {
        const { top, bottom } = mark.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
    })""")
    page.close()


@pytest.mark.parametrize("asked", ["lernrte", "Lernarte", "lernratte"])
def test_a_slip_of_the_keys_leads_to_the_word(chromium, published, asked):
    page = chromium.new_page(locale="de-DE")
    page.goto(f"{published}search.html?q={asked}")
    page.get_by_role("link", name="Lernrate", exact=True).click()
    page.wait_for_function("document.querySelector('.search-summary')?.innerText.includes('Seiten mit')")
    assert page.locator("#search-results li a").first.inner_text() == "Glossar: Lernrate"
    page.close()


@pytest.mark.parametrize("asked", ["constructor", "__proto__", "valueOf", "qqqqqqqq"])
def test_words_of_the_language_end_the_search_without_a_find(chromium, published, asked):
    page = chromium.new_page(locale="de-DE")
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{published}search.html?q={asked}")
    page.wait_for_function("document.querySelector('.search-summary')?.innerText")
    assert "undefined" not in page.locator("#search-results").inner_text()
    assert page.locator(".kurs-vorschlag").count() == 0
    assert errors == []
    page.close()
