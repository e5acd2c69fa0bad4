"""A pupil's way through the project with own digits: draw, keep, solve a milestone, print the sheet alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.exercises.table import program
from tests.exercises.test_in_the_book import FIND_TASKS, WAIT, Chapter, plain
from tests.widgets.conftest import SEVEN

from course_helpers.exercises import TASKS

SHEET = """plt.plot([1, 2])
ergebnisblatt("Titel", "Ada", {"Quote": 91.5, "Bilder": 50}, ["Eins.", "Zwei.", "Drei."])"""


@pytest.fixture
def project(chromium, static_site, site):
    """Return the project's page, live, with Python in the browser."""
    context = chromium.new_context(locale="de-DE")
    page = context.new_page()
    page.goto(static_site(site) + "projekte/eigene_ziffern.html")
    yield Chapter(page)
    context.close()


def draw(page, strokes):
    sheet = page.locator(".zahlen-malen canvas")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    for (x, y), *more in strokes:
        page.mouse.move(box["x"] + x, box["y"] + y)
        page.mouse.down()
        for x2, y2 in more:
            page.mouse.move(box["x"] + x2, box["y"] + y2, steps=5)
        page.mouse.up()


@pytest.mark.browser
@pytest.mark.slow
def test_from_the_first_digit_to_one_printed_page(project, solutions):
    page = project.page

    def cell(text):
        return page.locator("div.cell", has_text=text).first.get_attribute("id")

    board, save, sheet = (cell(text) for text in ("mein_text =", "sammlung.sichern()", "ergebnisblatt(\n"))
    project.run(board)
    keep = page.get_by_role("button", name="Behalten")
    keep.click(timeout=WAIT)
    expect(page.locator(".zahlen-malen")).to_contain_text("Das Blatt ist noch leer.", timeout=WAIT)
    draw(page, SEVEN)
    keep.click()
    expect(page.locator(".zahlen-malen")).to_contain_text("1 von 100 sind da.", timeout=WAIT)
    expect(project.run(save).locator("a[download='meine_ziffern.txt']")).to_have_text(
        re.compile("^Eine Ziffer")
    )

    task = page.evaluate(FIND_TASKS)[0]
    mistake = TASKS["lernmaske"].mistakes[0]
    wrong = program("lernmaske", mistake.name, *solutions["lernmaske"])
    expect(project.answer(task, wrong)).to_contain_text(plain(mistake.says))
    expect(project.answer(task, solutions["lernmaske"][1])).to_contain_text("Gelöst.")

    project.write(sheet, SHEET)
    expect(project.run(sheet).locator(".kurs-blatt")).to_contain_text("91,5")
    rows = page.locator(".kurs-blatt tr")
    assert rows.count() == 2
    for row in rows.all():  # the page stripes its tables, and at night with black
        expect(row).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.locator(".kurs-blatt th").first).to_have_css("text-align", "left")
    page.emulate_media(media="print")
    expect(page.locator(".kurs-blatt img")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf())) == 1
