"""The filter of a page: all of it, or only what all do."""

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
