"""Nothing jumps under the reader's eyes while a whole chapter runs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.live.pupil import DIGITS

NUMPY = "chapters/02_numpy.html"
GOAL = 0.05  # cumulative layout shift of a whole run
WATCH = """() => { window.shifts = []; new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
        window.shifts.push({ value, where: sources.map(({ node }) => node?.className ?? node?.nodeName) });
}).observe({ type: "layout-shift" }); }"""

PRINTED = """() => [...document.querySelectorAll(".cell_output pre")].filter((pre) => pre.checkVisibility())
.map((pre) => {
    const { x, width, height } = pre.getBoundingClientRect();
    return [pre.closest("div.cell").id, pre.textContent.trim(), x, width, height].map(String).join("|");
})"""

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.mark.parametrize("where", [0, 0.5])
@pytest.mark.parametrize("name", [NUMPY, DIGITS])
def test_nothing_jumps_while_a_whole_chapter_runs(open_page, site, kurs_serve, name, where):
    live = open_page(kurs_serve(site).page(name))
    live.go_live()
    page = live.page
    page.evaluate("part => scrollTo(0, part * document.body.scrollHeight)", where)
    page.evaluate(WATCH)
    # a press would excuse what moves in its wake
    page.get_by_role("button", name="Alles ausführen", exact=True).evaluate("button => button.click()")
    expect(live.status).to_have_text(re.compile("Alle Zellen sind|geht es nicht weiter"), timeout=400_000)
    page.wait_for_function("() => !document.querySelector('[data-lauf]')")
    page.evaluate("() => new Promise((done) => setTimeout(done, 1500))")  # room is given back late
    shifts = page.evaluate("() => window.shifts")
    assert sum(shift["value"] for shift in shifts) < GOAL, shifts


def test_what_a_run_prints_takes_the_room_of_what_the_book_printed(open_page, site, kurs_serve):
    live = open_page(kurs_serve(site).page(NUMPY))
    printed = live.page.evaluate(PRINTED)
    assert len(printed) > 10
    live.go_live()
    live.page.get_by_role("button", name="Alles ausführen", exact=True).click()
    expect(live.status).to_have_text(re.compile("Alle Zellen sind|geht es nicht weiter"), timeout=400_000)
    missing = set(printed) - set(live.page.evaluate(PRINTED))
    assert not missing
