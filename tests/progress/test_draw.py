"""Questions from all parts, drawn anew each time: a way through „Quer durch den Kurs“, as a pupil goes it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.progress.selftest_book import answer_all

pytestmark = pytest.mark.browser

DRAW, LAST = "selbsttest/quer.html", "selbsttest/zum_schluss.html"
PARTS = {"chip", "netze", "spikes", "weiterdenken"}
COUNT = 15


@pytest.fixture
def context(chromium, tests_site):
    """Return a browser that knows no work yet; no page may fail, and none may send anything."""
    # a service worker fetches past `route`, with which a test takes the net away
    opened = chromium.new_context(locale="de-DE", base_url=tests_site, service_workers="block")
    opened.troubles = []
    opened.on("weberror", lambda error: opened.troubles.append(error.error.stack))
    opened.on("request", lambda asked: opened.troubles.append(asked.url) if asked.method != "GET" else None)
    yield opened
    opened.close()
    assert opened.troubles == []


def open_(context, name=DRAW):
    page = context.new_page()
    page.goto(name)
    return page


def draw(page):
    page.get_by_role("button", name=f"{COUNT} Fragen ziehen").click()
    expect(page.locator(".kurs-stand")).to_contain_text(f"Beantwortet: 0 von {COUNT}")
    return drawn(page)


def drawn(page):
    """Return the ids of the drawn questions, in their order."""
    return page.eval_on_selector_all(".kasten-quiz", "boxes => boxes.map(({ id }) => id)")


def draw_again(page):
    page.get_by_role("button", name="Test neu beginnen").click()
    page.get_by_role("dialog").get_by_role("button", name="Ja, neu beginnen").click()
    expect(page.locator(".kurs-stand")).to_contain_text(f"Beantwortet: 0 von {COUNT}")


def test_each_draw_brings_other_questions_from_all_parts_and_counts_them(context):
    page = open_(context)
    expect(page.locator("article p").first).to_contain_text(f"{COUNT} Fragen")
    expect(page.locator(".kasten-ergebnis")).to_be_hidden()
    expect(page.get_by_text("fehlt hier der Knopf")).to_be_hidden()
    first = draw(page)
    assert len(set(first)) == COUNT
    assert {name.split("-")[0] for name in first} == PARTS
    titles = page.locator(".kasten-quiz .kasten-art")
    expect(titles).to_have_text([f"Frage {number}" for number in range(1, COUNT + 1)])
    answer_all(page)
    line = f"Fertig: {COUNT} von {COUNT} Fragen beim ersten Mal richtig, das sind 100\u202f%."
    expect(page.locator(".kurs-stand")).to_have_text(line)
    page.reload()
    expect(page.locator(".kurs-stand")).to_have_text(line)
    assert drawn(page) == first

    draw_again(page)
    second = drawn(page)
    assert len(set(second)) == COUNT
    assert not set(first) & set(second)
    expect(page.locator(".kurs-stand")).to_have_count(1)
    expect(page.get_by_text("Urkunde drucken")).to_have_count(0)


def test_a_wrong_answer_is_explained_and_leads_to_its_chapter(context):
    page = open_(context)
    draw(page)
    box = page.locator(".kasten-quiz.kurs-wahl:not(.kurs-zeilen)").first
    expect(box.locator("summary").locator("visible=true")).to_have_count(0)  # no looking before the answer
    wrong = box.locator("li.kurs-falsch > .kurs-antwort").first.inner_text()
    box.get_by_role("radio", name=wrong.strip(), exact=True).locator("visible=true").check()
    box.get_by_role("button", name="Antwort prüfen").locator("visible=true").click()
    expect(box.get_by_role("status").locator("visible=true").last).to_contain_text("Falsch.")
    expect(box.locator(".kasten-titel")).to_contain_text("beim ersten Mal falsch")
    again = page.locator(".kasten-ergebnis li a")
    expect(again).to_have_count(1)
    assert page.request.get(again.evaluate("link => link.href")).ok
    expect(open_(context, "selbsttest/netze.html").locator(".kurs-stand")).to_contain_text("Beantwortet: 0")


def test_questions_come_with_other_numbers_than_in_their_own_test(context):
    page = open_(context)
    several = [name for name in draw(page) if page.locator(f"#{name} > .kurs-fassung").count()]
    assert several
    for name in several:
        expect(page.locator(f"#{name} > .kurs-fassung").first).to_be_hidden()


def test_two_tabs_show_the_same_draw(context):
    page, other = open_(context), open_(context)
    first = draw(page)
    expect(other.locator(".kasten-quiz")).to_have_count(COUNT)
    assert drawn(other) == first
    draw_again(page)
    expect(other.locator(f"#{first[0]}")).to_have_count(0)
    assert drawn(other) == drawn(page)


def test_without_a_net_the_page_says_so_and_tries_again(context):
    page = open_(context)
    page.route("**/selbsttest/chip.html", lambda route: route.abort())
    page.get_by_role("button", name="Fragen ziehen").click()
    expect(page.get_by_role("status").filter(has_text="lassen sich gerade nicht laden")).to_be_visible()
    page.unroute("**/selbsttest/chip.html")
    draw(page)
    page.get_by_role("button", name="Fortschritt löschen").click()
    page.get_by_role("button", name=re.compile("Ja, löschen")).click()
    expect(page.locator(".kasten-quiz")).to_have_count(0)
    expect(page.get_by_role("button", name="Fragen ziehen")).to_be_visible()


def test_without_script_the_tests_themselves_are_named(chromium, tests_site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(tests_site + DRAW)
    expect(page.locator(".kasten-ziehung li a")).to_have_count(len(PARTS))
    expect(page.get_by_text("fehlt hier der Knopf")).to_be_visible()
    page.goto(tests_site + LAST)
    page.get_by_role("link", name="Quer durch den Kurs").first.click()
    expect(page.get_by_role("heading", name="Quer durch den Kurs")).to_be_visible()
    context.close()
