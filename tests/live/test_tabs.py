"""Several tabs of one reader: no edit overwrites another, and a kernel that two share is wiped for both."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.live.conftest import WAIT

ASSIGN, PRINT, LAST = 2, 3, 8  # cells of the book in conftest.py

pytestmark = pytest.mark.browser


def put(live, number, text):
    """Change a cell at once, without the keyboard: that goes to one tab only."""
    live.cell(number).locator(".CodeMirror").evaluate("(node, text) => node.CodeMirror.setValue(text)", text)


def await_code(live, number, text):
    find = "([id, text]) => document.querySelector(`#zelle-${id} .CodeMirror`).CodeMirror.getValue() === text"
    live.page.wait_for_function(find, arg=[number, text])


def live_tab(open_page):
    tab = open_page()
    tab.go_live()
    return tab


def hold_back(live):
    """Let nothing typed in this tab be saved by itself, as in one that the browser has put to sleep."""
    live.page.evaluate("window.setTimeout = () => 0")


def wake(live):
    live.page.evaluate("dispatchEvent(new Event('pagehide'))")


def test_edits_of_two_tabs_are_all_kept_and_seen_in_both(open_page):
    one, two = live_tab(open_page), live_tab(open_page)
    put(one, ASSIGN, "antwort = 1")
    put(two, LAST, "print('zwei')")
    await_code(two, ASSIGN, "antwort = 1")
    await_code(one, LAST, "print('zwei')")
    put(two, ASSIGN, "antwort = 2")  # from what the other tab wrote
    await_code(one, ASSIGN, "antwort = 2")
    expect(one.page.locator(".kurs-konflikt")).to_have_count(0)
    one.cell(LAST).get_by_role("button", name="Original").click()
    await_code(two, LAST, 'print("nach dem Fehler")')
    two.page.reload()
    two.go_live()
    assert two.code(ASSIGN) == "antwort = 2"
    assert two.code(LAST) == 'print("nach dem Fehler")'


def test_the_later_text_counts_and_the_other_is_offered(open_page):
    one, two = live_tab(open_page), live_tab(open_page)
    hold_back(two)
    put(two, ASSIGN, "antwort = 'spät'")
    put(one, ASSIGN, "antwort = 'früh'")
    heard = """() => Object.entries(localStorage).some(
        ([key, text]) => key.includes('zelle-2') && text.includes('früh'))"""
    one.page.wait_for_function(heard)
    wake(two)
    await_code(one, ASSIGN, "antwort = 'spät'")
    for tab in (one, two):
        offer = tab.page.get_by_role("group", name="Dein anderer Stand")
        expect(offer.locator("ins")).to_have_text("antwort = 'früh'")
    one.page.reload()
    one.go_live()
    offer = one.page.get_by_role("group", name="Dein anderer Stand")
    offer.get_by_role("button", name="Anderen Stand nehmen").click()
    expect(offer).to_have_count(0)
    await_code(two, ASSIGN, "antwort = 'früh'")
    expect(two.page.get_by_role("group", name="Dein anderer Stand")).to_have_count(0)


def test_a_duplicated_tab_hears_that_their_python_was_restarted(open_page, context):
    one = live_tab(open_page)
    name = one.page.evaluate("sessionStorage.getItem('kurs:fenster')")
    context.add_init_script(f"sessionStorage.setItem('kurs:fenster', '{name}')")  # a browser copies it
    two = live_tab(open_page)
    one.run(ASSIGN)
    one.await_status(f"Zelle {ASSIGN} ist fertig")
    two.run(PRINT)
    two.await_output(PRINT, "Antwort: 42")  # they do share it
    put(two, LAST, "import time; print('noch'); time.sleep(600)")
    two.run(LAST)
    two.await_output(LAST, "noch")
    one.press("Neu starten")
    two.await_status("Python wurde in einem anderen Fenster neu gestartet. Variablen sind weg")
    one.await_status("Python ist neu gestartet.")
    expect(two.cell(LAST).locator("[aria-busy]")).to_have_count(0)
    two.run(PRINT)
    expect(two.output(PRINT)).to_contain_text("NameError", timeout=WAIT)
