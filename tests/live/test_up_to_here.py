"""A cell with all that it builds on, at one press; a name that is missing leads there; what runs unasked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.live.conftest import WAIT
from tests.live.pupil import DIGITS, PLAY, cell_of

SETUP, ASSIGN, PRINT, WIDGETS, CANVAS, MARKUP, ERROR, LAST = range(
    1, 9
)  # the cells of the book in conftest.py
UP_TO, OFFER = "Bis hierher ausführen, bis Zelle {}", ".kurs-fehlt"
PYTHONS = ["server", "browser"]
SEVEN = [(90, 60), (190, 60), (130, 220)]

pytestmark = pytest.mark.browser


@pytest.fixture(params=PYTHONS)
def either(request, open_page, book, static_site):
    """Return a page that is live, on the server or in the browser."""
    live = open_page() if request.param == "server" else open_page(static_site(book) + "eins.html")
    live.go_live()
    return live


@pytest.fixture(params=PYTHONS)
def course(request, site, kurs_serve, static_site):
    """Return a function from a page of the built course to its address."""
    return kurs_serve(site).page if request.param == "server" else lambda page: static_site(site) + page


def test_what_has_not_run_as_it_is_runs_first(either):
    live = either
    live.write(ASSIGN, "läufe = globals().get('läufe', 0) + 1; antwort = 41")
    live.press(UP_TO.format(PRINT))
    live.await_output(PRINT, "Antwort: 42 Vorspann geladen")
    live.await_status(f"Zelle {PRINT} ist fertig")
    live.write(PRINT, "print('Läufe:', läufe, antwort)")
    live.press(UP_TO.format(PRINT))
    live.await_output(PRINT, "Läufe: 1 41")
    live.write(ASSIGN, "läufe = globals().get('läufe', 0) + 1; antwort = 42")
    live.press(UP_TO.format(PRINT))
    live.await_output(PRINT, "Läufe: 2 42")


def test_a_missing_name_leads_to_the_cells_above_also_after_a_restart(either):
    live = either
    live.write(LAST, "from course_helpers.error_help import use_error_help; use_error_help()")
    for _ in range(2):
        live.run(LAST)
        live.await_status(f"Zelle {LAST} ist fertig")
        live.run(PRINT)
        live.await_status(f"Zelle {PRINT} braucht antwort aus einer Zelle weiter oben.")
        offer = live.cell(PRINT).locator(OFFER)
        expect(offer).to_contain_text("antwort entsteht in einer Zelle weiter oben")
        expect(live.output(PRINT).locator(".kurs-fehlerhilfe")).to_be_visible()
        expect(live.output(PRINT).get_by_text("Python kennt den Namen antwort nicht")).to_be_hidden()
        press = offer.get_by_role("button")
        press.focus()
        press.press("Enter")
        live.await_output(PRINT, "Antwort: 42")
        expect(offer).to_have_count(0)
        live.press("Neu starten")
        live.await_status("Python ist neu gestartet")


def test_the_way_up_to_here_is_beside_run_for_the_keyboard_and_stops_at_an_error(live):
    live.write(ASSIGN, "1 / 0")
    live.page.get_by_role("button", name=f"Zelle {PRINT} ausführen", exact=True).focus()
    live.page.keyboard.press("Tab")
    expect(live.page.get_by_role("button", name=UP_TO.format(PRINT), exact=True)).to_be_focused()
    live.page.keyboard.press("Enter")
    live.await_status(f"Nach dem Fehler in Zelle {ASSIGN} geht es nicht weiter")
    expect(live.output(PRINT)).to_be_hidden()


def test_a_name_that_no_cell_above_gives_leads_nowhere(live):
    live.write(ASSIGN, "antwort = 41; def_ = 'tippfehler = 1'  # tippfehler = 2")
    live.write(PRINT, "tippfehler")
    live.write(LAST, "tippfehler = 1")
    live.run(PRINT)
    live.await_status(f"Zelle {PRINT} meldet einen Fehler: NameError.")
    expect(live.cell(PRINT).locator(OFFER)).to_have_count(0)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_chapter_4_answers_the_first_stroke_after_two_presses(open_page, course):
    live = open_page(course(DIGITS))
    presses = 0

    def press(name):
        nonlocal presses
        presses += 1
        live.page.get_by_role("button", name=name, exact=True).click()

    press("Live schalten")
    board = cell_of(live, "ZahlenMalen(netz)")
    press(UP_TO.format(board))
    canvas = live.output(board).locator("canvas").first
    expect(canvas).to_be_visible(timeout=240_000)
    live.await_status(f"Zelle {board} ist fertig")
    canvas.evaluate("node => node.scrollIntoView({block: 'center'})")
    box, mouse = canvas.bounding_box(), live.page.mouse
    for (x, y), begins in zip(SEVEN, (True, False, False), strict=True):
        mouse.move(box["x"] + x, box["y"] + y, steps=5)
        if begins:
            mouse.down()
    mouse.up()
    expect(live.output(board).locator(".zm-titel")).to_contain_text("Ergebnis:", timeout=WAIT)
    assert presses == 2


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_playgrounds_start_by_themselves_but_not_what_the_reader_has_changed(open_page, course):
    live = open_page(course(PLAY))
    live.page.get_by_role("button", name="Live schalten").click()
    rate, layer, weights = (cell_of(live, code) for code in ("Rate()", "import Layer", "WeightPictures(L"))
    expect(live.status).to_contain_text("Bereit.", timeout=240_000)
    shown = live.page.locator(".kurs-ausgabe .kurs-spiel")
    expect(shown).to_have_count(8)
    live.write(layer, "print('nicht von selbst')")
    live.press("Neu starten")
    expect(live.status).to_contain_text("Python ist neu gestartet", timeout=240_000)
    expect(live.output(rate).get_by_role("slider").first).to_be_visible()
    expect(live.cell(rate).locator(".kurs-veraltet")).to_have_count(0)
    expect(live.output(layer)).not_to_contain_text("nicht von selbst")
    expect(live.cell(weights).locator(".kurs-veraltet")).to_be_visible()  # it builds on that cell
