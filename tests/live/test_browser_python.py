from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.browser_kernel.pages import imports_of_pages

SETUP, ASSIGN, PRINT, WIDGETS, CANVAS, MARKUP, ERROR, LAST = range(
    1, 9
)  # the cells of the book in conftest.py

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def static_book(book, static_site):
    """Return the address of the book on a plain static file server, with Python for the browser in it."""
    if not any(book.glob("_static/live/kernel-*/kernel.js")):
        pytest.fail("Python for the browser is not built: run `make browserkern` first")
    return static_site(book)


@pytest.fixture
def live_static(open_page, static_book):
    page = open_page(static_book + "eins.html")
    page.go_live()
    return page


def test_the_page_says_how_much_it_will_load_and_loads_nothing_before_the_press(
    open_page, static_book, context
):
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    live = open_page(static_book + "eins.html")
    expect(live.status).to_have_text(
        re.compile(r"Lädt Python in deinen Browser: beim ersten Mal etwa \d+ MB")
    )
    live.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "kernel-" in url]


def test_everything_runs_in_the_browser_with_every_other_host_blocked(live_static):
    live = live_static
    live.press("Alles ausführen")
    live.await_status("Alle Zellen sind ausgeführt.")
    expect(live.output(PRINT)).to_contain_text("Antwort: 42 Vorspann geladen")
    expect(live.output(ERROR)).to_contain_text("ZeroDivisionError")
    expect(live.output(LAST)).to_contain_text("nach dem Fehler")
    live.expect_markup(MARKUP)
    expect(live.output(CANVAS).locator("canvas").first).to_be_visible(timeout=60_000)
    handle = live.output(WIDGETS).get_by_role("slider")
    handle.focus()
    handle.press("ArrowRight")
    live.await_output(WIDGETS, "Regler = 4")


def test_stop_ends_the_worker_says_so_and_goes_on(live_static):
    live = live_static
    live.write(LAST, "while True: pass")
    live.run(LAST)
    live.await_status(f"Zelle {LAST} rechnet")
    live.press("Anhalten")
    live.await_status("Angehalten. Python im Browser musste dafür neu starten")
    expect(live.output(LAST)).to_contain_text("Abgebrochen: Python wurde beendet")
    live.write(LAST, "print(vorspann, 'antwort' in globals())")
    live.run(LAST)
    live.await_output(LAST, "Vorspann geladen False")


def test_requests_of_the_page_itself_are_no_cells(live_static):
    live = live_static
    live.write(ASSIGN, "seen = []; get_ipython().events.register('pre_run_cell', seen.append); antwort = 41")
    live.write(LAST, "print('Zellen:', len(seen)); get_ipython().execution_count")
    live.press("Alles ausführen")  # begins and ends with a silent request
    live.await_status("Alle Zellen sind ausgeführt.")
    cells = LAST - ASSIGN
    expect(live.output(LAST)).to_contain_text(f"Zellen: {cells}")
    with_setup = cells + 2
    expect(live.output(LAST).locator(".jp-OutputPrompt").last).to_have_text(f"[{with_setup}]:")


def test_input_says_that_it_cannot(live_static):
    live_static.write(LAST, "input()")
    live_static.run(LAST)
    live_static.await_output(LAST, "input() geht hier nicht")


def test_edits_made_on_the_server_page_work_without_network_once_live(live_static, context):
    context.set_offline(True)
    live_static.write(LAST, "print('ohne Netz')")
    live_static.run(LAST)
    live_static.await_output(LAST, "ohne Netz")


def test_a_kernel_that_cannot_be_loaded_is_told(open_page, static_book, context):
    live = open_page(static_book + "eins.html")
    context.route("**/kernel-*/kernel.js", lambda route: route.abort())
    live.go_live("Ein Teil der Seite ließ sich nicht laden")
    context.unroute("**/kernel-*/kernel.js")
    live.press("Erneut versuchen")
    live.await_status("Bereit.")


NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:e-?\d+)?")
# how long something took, and where an object lies, differs from run to run
PASSING = re.compile(
    r"0x[0-9a-f]+|[\d.,]+\s?(?:Sekunden?|s\b|ms\b)|\[[\d:]+<[\d:?]+,\s*[\d.,?]+\s*Schritte/s"
)
EXAMPLES = {"09_synapsen_rechnen"}  # pulses; that a network learns in both see test_from_the_gap.py
TRAINS = re.compile(r"\.(?:train|fit)\(")
THINGS = (
    "img",
    "canvas",
    ".jupyter-widgets",
    "table",
    "mjx-container",
    ".jp-RenderedText[data-mime-type$=stderr]",
)


@pytest.fixture(scope="module")
def live_site(site, kurs_serve, static_site):
    """Return a function that gives a chapter's addresses, on a Jupyter server and on a plain one."""
    server, plain = kurs_serve(site), static_site(site)
    return lambda page: (server.page(page), plain + page)


def start_all(live):
    live.go_live()
    live.press("Alles ausführen")
    return live


def results(live):
    """Wait for the end; return the status and, for each cell, its code, words and numbers of things."""
    expect(live.status).to_have_text(re.compile("Alle Zellen sind|geht es nicht weiter"), timeout=240_000)
    count = "(node, things) => things.map((css) => node.querySelectorAll(css).length)"
    seen = []
    for cell in live.page.locator("div.cell:has(.kurs-ausgabe)").all():
        output = cell.locator(".kurs-ausgabe")
        words = PASSING.sub("#", output.evaluate("node => node.textContent")).split()
        seen.append((cell.locator("pre").first.text_content(), words, output.evaluate(count, THINGS)))
    return live.status.inner_text(), seen


def same(left, right, trained):
    """Whether two words are alike.

    Numbers may differ as sums in another order do. Training makes such differences grow over thousands of
    steps, so what a trained network does is compared by its size.
    """
    if NUMBER.sub("#", left) != NUMBER.sub("#", right):
        return False
    near = {"rel": 0.3, "abs": 0.3} if trained else {"rel": 0.02, "abs": 0.002}
    values = zip(NUMBER.findall(left), NUMBER.findall(right), strict=True)
    return all(
        float(one.replace(",", ".")) == pytest.approx(float(other.replace(",", ".")), **near)
        for one, other in values
    )


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "chapter",
    [
        chapter if chapter in EXAMPLES else pytest.param(chapter, marks=pytest.mark.thorough)
        for chapter in imports_of_pages()
    ],
)
def test_both_kernels_show_the_same_results(chapter, open_page, live_site):
    both = [start_all(open_page(address)) for address in live_site(f"chapters/{chapter}.html")]
    (status, ours), (other_status, theirs) = map(results, both)
    assert status == other_status
    trained = False
    for number, (one, other) in enumerate(zip(ours, theirs, strict=True), start=1):
        code, words, things = one
        _, others, more = other
        trained = trained or bool(TRAINS.search(code))
        where = f"cell {number}: {words} / {others}"
        assert things == more, where
        assert len(words) == len(others), where
        assert all(same(*pair, trained) for pair in zip(words, others, strict=True)), where
