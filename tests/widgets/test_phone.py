"""On a phone, upright and lying, the answer is in view while one draws."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.tiny_books import build_book, front_matter, write_book
from tests.waiting import in_page, wait_until
from tests.widgets.conftest import SEVEN

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WAIT = 120_000  # ms; how long anything may take on a busy machine
CELL = "```{code-cell} ipython3\nfrom course_helpers import ZahlenMalen\nZahlenMalen().display()\n```\n"
SCREENS = [(390, 844), (844, 390), (1280, 900)]


@pytest.fixture(scope="module")
def address(tmp_path_factory, kurs_serve):
    """Return where a chapter with one drawing board is."""
    root = tmp_path_factory.mktemp("handy")
    pages = {"start": "# Start\n\nText.\n", "malen": f"{front_matter()}# Malen\n\n{CELL}"}
    return kurs_serve(build_book(write_book(root, pages))).page("malen.html")


def place_of(locator):
    """Return where an element is; one that is just being put in another's place is nowhere."""
    return wait_until(locator.bounding_box, WAIT / 1000, pause=in_page(locator.page))


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_answer_is_in_view_while_one_draws(chromium, address, width, height):
    context = chromium.new_context(locale="de-DE", viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Live schalten").click()
    page.get_by_role("button", name="Zelle 1 ausführen", exact=True).click()
    canvas = page.locator(".kurs-ausgabe canvas").first
    expect(canvas).to_be_visible(timeout=WAIT)
    canvas.evaluate("node => node.scrollIntoView({block: 'end'})")
    expect(canvas).to_be_in_viewport()  # the board may have put another one in its place meanwhile
    box = canvas.bounding_box()
    for (x, y), press in zip(SEVEN[0], (True, False, False), strict=True):
        page.mouse.move(box["x"] + x, box["y"] + y, steps=4)
        if press:
            page.mouse.down()
    title = page.locator(".kurs-ausgabe .zm-titel")
    expect(title).to_have_text("Ergebnis: 7", timeout=WAIT)
    if os.environ.get("KURS_BILDER"):  # to look at
        for theme in ("light", "dark"):
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
            page.screenshot(path=str(Path(os.environ["KURS_BILDER"]) / f"malen-{width}-{theme}.png"))
    answer, bar = place_of(title), page.locator(".kurs-leiste").bounding_box()
    now = canvas.bounding_box()
    assert now == box  # nothing jumps while one draws
    assert bar["height"] <= 60 or width == 1280  # one line
    assert bar["y"] + bar["height"] <= answer["y"] < height - answer["height"]
    assert now["y"] + now["height"] <= height
    buttons = page.locator(".kurs-ausgabe .zahlen-malen button")
    sizes = [one.bounding_box() for one in buttons.all()]
    assert min(min(size["width"], size["height"]) for size in sizes) >= 44
    page.mouse.up()
    context.close()
