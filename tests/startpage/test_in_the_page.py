"""The start page of a real small book in a real browser: draw, be read, go on to chapter 1."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect
from tests.tiny_books import ROOT, build_book, write_book

pytestmark = pytest.mark.browser
WAIT = 60_000  # ms
SEVEN = [(0.3, 0.2), (0.7, 0.2), (0.45, 0.8)]


def start_text():
    """Return the head of the course's own start page; its only link leads to a page of this book."""
    text = (ROOT / "book" / "index.md").read_text("utf-8").partition("## Was dich erwartet")[0]
    return text.replace("chapters/01_maschinelles_lernen.md", "eins.md")


@pytest.fixture(scope="module")
def address(tmp_path_factory, static_site):
    root = tmp_path_factory.mktemp("start")
    course = write_book(root, {"index": start_text(), "eins": "# Eins\n\nDas erste Kapitel.\n"})
    shutil.copytree(ROOT / "book" / "_static", root / "book" / "_static")
    return static_site(build_book(course))


@pytest.fixture
def page(chromium, address):
    page = chromium.new_page(viewport={"width": 1000, "height": 900})
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(address)
    yield page
    assert page.errors == []
    page.close()


def board(page):
    canvas = page.locator(".kurs-malen canvas")
    canvas.wait_for(timeout=WAIT)
    return canvas


def place(canvas, point):
    box = canvas.bounding_box()
    return box["x"] + point[0] * box["width"], box["y"] + point[1] * box["height"]


def draw(page, points, button="left"):
    canvas = board(page)
    page.mouse.move(*place(canvas, points[0]))
    page.mouse.down(button=button)
    for point in points[1:]:
        page.mouse.move(*place(canvas, point), steps=12)
    page.mouse.up(button=button)


def test_a_drawn_seven_is_read_said_and_wiped(page):
    draw(page, SEVEN)
    text, said = page.locator(".kurs-malen-antwort p"), page.locator(".kurs-malen-ansage")
    expect(text).to_have_text("7", timeout=WAIT)
    expect(said).to_have_text("Sieben.", timeout=WAIT)
    page.get_by_role("button", name="Löschen").click()
    expect(text).to_have_text("Male hier eine Ziffer.")
    expect(said).to_have_text("Das Zeichenfeld ist leer.")


def test_a_scribble_is_told_as_no_digit(page):
    draw(page, [(0.15 + 0.04 * k, 0.2 if k % 2 else 0.75) for k in range(18)])
    expect(page.locator(".kurs-malen-antwort p")).to_contain_text("Keine Ziffer?", timeout=WAIT)


def test_a_line_that_leaves_the_sheet_and_returns_goes_on_and_the_right_button_draws_nothing(page):
    draw(page, SEVEN, button="right")
    expect(page.locator(".kurs-malen-antwort p")).to_have_text("Male hier eine Ziffer.")
    draw(page, [(0.3, 0.2), (0.7, 0.2), (1.2, 0.3), (0.7, 0.25), (0.45, 0.8)])
    expect(page.locator(".kurs-malen-antwort p")).not_to_have_text("Male hier eine Ziffer.", timeout=WAIT)


def test_the_keyboard_draws_a_one_and_gets_away(page):
    board(page).focus()
    page.keyboard.press(" ")
    for _ in range(14):
        page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    expect(page.locator(".kurs-malen-ansage")).to_have_text("Eins.", timeout=WAIT)
    page.keyboard.press("Delete")
    expect(page.locator(".kurs-malen-ansage")).to_have_text("Das Zeichenfeld ist leer.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Löschen")).to_be_focused()


def test_a_finger_draws_and_the_page_stays(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address)
    canvas = board(page)
    canvas.scroll_into_view_if_needed()
    session = context.new_cdp_session(page)
    for kind, points in (
        ("touchStart", SEVEN[:1]),
        *(("touchMove", [p]) for p in SEVEN[1:]),
        ("touchEnd", []),
    ):
        touches = [dict(zip("xy", place(canvas, point), strict=True)) for point in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
    expect(page.locator(".kurs-malen-antwort p")).to_have_text("7", timeout=WAIT)
    answer = page.locator(".kurs-malen-antwort").bounding_box()
    assert answer["y"] < canvas.bounding_box()["y"] + 20  # beside the sheet, seen while drawing
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_only_the_start_page_loads_it_and_little(chromium, address):
    page = chromium.new_page()
    sizes = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(address)
    board(page)
    page.wait_for_load_state("networkidle")  # the sizes of all answers have been told then
    mine = [size for url, size in sizes.items() if "/start/malen-" in url]
    assert len(mine) == 5
    assert sum(mine) < 250_000
    sizes.clear()
    page.get_by_role("link", name="Los geht’s").click()
    expect(page.get_by_role("heading", name="Eins")).to_be_visible(timeout=WAIT)
    assert not [url for url in sizes if "/start/malen-" in url]
    page.close()


def test_without_the_network_the_picture_stays_and_is_no_link(chromium, address):
    page = chromium.new_page()
    page.route("**/network.bin", lambda route: route.fulfill(status=404))
    with page.expect_console_message(lambda message: "kurs-malen" in message.text):
        page.goto(address)
    expect(page.locator("img.kurs-bild-start")).to_be_visible()
    assert page.locator("a[href$='.svg']").count() == 0
    page.close()
