"""The filter of a page: all of it, only what all do, only what is extra or only what is harder."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGE = "chapters/02_wege.html"


def button(page, name):
    return page.get_by_role("group", name="Was die Seite zeigt").get_by_role("button", name=name)


def test_who_asks_sees_only_what_all_do_and_that_stays_so(page_of):
    page = page_of(PAGE)
    easy, hard, cell = (
        page.locator("#vorhersage-1"),
        page.locator("#vorhersage-2"),
        page.locator("article .cell"),
    )
    expect(hard).to_be_visible()
    button(page, "nur Pflicht").press("Enter")
    expect(button(page, "nur Pflicht")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").filter(has_text="Die Kür ist ausgeblendet.")).to_be_visible()
    for hidden in (hard, cell, page.get_by_role("heading", name="Mehr")):
        expect(hidden).to_be_hidden()
    expect(easy).to_be_visible()
    expect(page.get_by_role("heading", name="Schluss")).to_be_visible()
    expect(cell).to_have_count(1)  # it is there for „Alles ausführen“

    again = page_of(PAGE)
    expect(again.locator("#vorhersage-2")).to_be_hidden()
    button(again, "alles").click()
    expect(again.locator("#vorhersage-2")).to_be_visible()
    expect(page.locator("#vorhersage-2")).to_be_visible()  # the other tab has heard of it


HEADINGS, TASKS = ("Anfang", "Mehr", "Aufgaben", "Schluss"), ("Leicht", "Schwer")


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("alles", (*HEADINGS, *TASKS)),
        ("nur Pflicht", ("Anfang", "Aufgaben", "Schluss", *TASKS)),
        ("nur Kür", ("Anfang", "Mehr")),
        ("nur Kniffliges", ("Anfang", "Aufgaben", "Schwer")),
    ],
)
def test_each_choice_shows_the_sections_with_its_tasks_and_no_other_tasks(page_of, name, seen):
    page = page_of(PAGE)
    button(page, name).click()
    for heading in HEADINGS:
        expect(page.get_by_role("heading", name=heading)).to_be_visible(visible=heading in seen)
    for task in TASKS:
        box = page.locator(".kasten-aufgabe", has_text=task)
        expect(box).to_be_visible(visible=task in seen)
    hint, easy, hard = page.locator("#hinweis-1"), page.locator("#loesung-2"), page.locator("#loesung-3")
    for fold in (hint, easy):
        expect(fold).to_be_visible(visible="Leicht" in seen)
    expect(hard).to_be_visible(visible="Schwer" in seen)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Schluss")).to_be_visible(visible="Schluss" in seen)


def test_a_page_without_what_was_chosen_shows_all_and_says_why(page_of):
    button(page_of(PAGE), "nur Kür").click()
    page = page_of("chapters/03_pflicht.html")
    group = page.get_by_role("group", name="Was die Seite zeigt")
    expect(group.get_by_role("button")).to_have_text(["alles", "nur Kniffliges"])
    expect(group.get_by_role("status")).to_have_text("Hier gibt es keine Kür, deshalb siehst du alles.")
    expect(button(page, "alles")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".kasten-aufgabe")).to_be_visible()
    expect(page_of(PAGE).get_by_role("heading", name="Schluss")).to_be_hidden()  # the choice is kept


def test_on_a_phone_the_choices_fit_and_can_be_touched(chromium, page_of):
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(page_of.address + PAGE)
    choices = page.get_by_role("group", name="Was die Seite zeigt").get_by_role("button")
    for choice in choices.all():
        choice.tap()
        size = choice.bounding_box()
        assert min(size["width"], size["height"]) >= 44
        assert size["x"] >= 0
        assert size["x"] + size["width"] <= 390
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_a_link_to_a_fold_in_what_is_hidden_shows_it(page_of):
    page = page_of(PAGE)
    button(page, "nur Kür").click()
    expect(page.locator("#loesung-3")).to_be_hidden()
    page.evaluate("location.hash = '#loesung-3'")
    expect(page.locator("#loesung-3")).to_be_visible()


def test_a_link_into_what_is_hidden_shows_it_and_keeps_the_choice(page_of):
    page = page_of(PAGE)
    button(page, "nur Pflicht").click()
    page.get_by_role("link", name="unten").click()
    expect(page.get_by_role("heading", name="Mehr")).to_be_in_viewport()
    again = page_of(PAGE)
    expect(again.get_by_role("heading", name="Mehr")).to_be_hidden()
    linked = page_of(f"{PAGE}#vorhersage-2")
    expect(linked.locator("#vorhersage-2")).to_be_in_viewport()


def test_a_hidden_cell_that_fails_is_shown(page_of):
    page = page_of(PAGE)
    button(page, "nur Pflicht").click()
    cell = page.locator("article .cell")
    expect(cell).to_be_hidden()
    for error, shown in (("null", False), ("{ ename: 'NameError', evalue: '' }", True)):
        event = f"new CustomEvent('kurs:ausgefuehrt', {{ bubbles: true, detail: {{ error: {error} }} }})"
        cell.evaluate(f"node => node.dispatchEvent({event})")
        expect(cell).to_be_visible(visible=shown)


def test_without_script_everything_is_there_and_without_extra_no_filter(page_of):
    plain = page_of.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page_of.address + PAGE)
    expect(plain.locator("#vorhersage-2")).to_be_visible()
    plain.context.close()
    page = page_of()
    expect(page.locator("nav.bd-docs-nav .kurs-zeichen").first).to_be_visible()
    expect(page.get_by_role("group", name="Was die Seite zeigt")).to_have_count(0)
