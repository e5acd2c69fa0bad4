"""Row 11 of the contract's acceptance table: the lab's chapters run in the browser as they are."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser_kernel.lab_chapters import GS_02, GS_03, GS_04_1, GS_04_2, GS_06

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

WAIT = 240_000  # ms; how long anything may take on a busy machine

ANSWERS = "within(60, run('print(len(answers))'))"


@pytest.fixture
def chapter(page):
    """Return a function that runs a chapter's cells on a fresh page; nothing on it may say that it failed."""

    def run(cells):
        page.evaluate("cells => start(cells)", cells)
        page.evaluate("within(400, notebook.executeAll())")
        return page

    yield run
    told = page.locator(".cells").inner_text()
    assert not re.search(r"Traceback|\w+Error\b", told), told


def pictures(page):
    return page.locator(".cells img")


def test_gs_02(chapter):
    page = chapter(GS_02)
    expect(page.locator("#cell-5")).to_contain_text("Spikes: 0, Zeiten: [] ms")
    expect(pictures(page)).to_have_count(1)


def test_gs_03_answers_its_sliders_and_lists(chapter):
    page = chapter(GS_03)
    expect(page.locator("#cell-1")).to_contain_text("gefeuert: 0 mal", timeout=WAIT)
    rest = page.locator("#cell-1 .noUi-handle").first
    rest.focus()
    page.keyboard.press("End")
    expect(page.locator("#cell-1")).to_contain_text(re.compile(r"gefeuert: [1-9]\d* mal"), timeout=WAIT)
    sources = page.locator("#cell-2")
    expect(sources).to_contain_text("von Quellen: 0 mal", timeout=WAIT)
    sources.locator(".noUi-handle").first.focus()
    page.keyboard.press("End")
    expect(sources).to_contain_text(re.compile(r"von Quellen: [1-9]\d* mal"), timeout=WAIT)
    sources.locator("select").select_option("inhibitory")
    expect(sources).to_contain_text("von Quellen: 0 mal", timeout=WAIT)
    page.locator("#cell-2 .noUi-handle").first.focus()
    page.keyboard.press("Home")  # no source at all
    expect(sources.locator(".widget-readout").first).to_have_text("0")
    expect(sources.locator("img")).to_have_count(1, timeout=WAIT)


def test_gs_04_1_is_a_chain_of_fire(chapter):
    page = chapter(GS_04_1)
    cell = page.locator("#cell-1")
    expect(cell).to_contain_text(re.compile(r"erregend: \d{3,}"), timeout=WAIT)
    cell.locator(".noUi-handle").nth(1).focus()
    page.keyboard.press("Home")  # the chain breaks
    expect(cell).to_contain_text(re.compile(r"erregend: \d{1,2}\n"), timeout=WAIT)
    expect(cell.locator("img")).to_have_count(1)


def test_gs_04_2_solves_a_sudoku_on_its_canvas(chapter):
    page = chapter(GS_04_2)
    expect(page.locator("#cell-4")).to_contain_text("gelöst: True", timeout=WAIT)
    sheet = page.locator("#cell-3 canvas")
    expect(sheet).to_be_visible()
    ink = "sheet => sheet.getContext('2d').getImageData(0, 0, 200, 200).data.some((value) => value > 0)"
    assert sheet.evaluate(ink)
    expect(page.locator("#cell-3").locator("[style*=green], [style*=darkred]").first).to_be_visible()
    before = page.evaluate(ANSWERS)["text"]
    page.locator("#cell-3").get_by_role("button", name="nochmal").click()
    page.wait_for_function(f"before => {ANSWERS}.then((now) => now.text !== before)", arg=before)


def test_gs_06_or_fires_and_the_gap_waits(chapter):
    page = chapter(GS_06)
    expect(page.locator("#cell-1")).to_contain_text(re.compile(r"Spikes: [123], Zeiten: \[0\.20"))
    expect(pictures(page)).to_have_count(1)
