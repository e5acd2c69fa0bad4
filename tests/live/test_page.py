from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

SETUP, ASSIGN, PRINT, WIDGETS, CANVAS, MARKUP, ERROR, LAST = range(
    1, 9
)  # the cells of the book in conftest.py
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = pytest.mark.browser


def test_nothing_heavy_is_loaded_before_the_press(open_page, context):
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    live = open_page()
    live.await_status("Der Code dieser Seite")
    live.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if re.search(r"thebe-|ipycanvas-|kernel-|marked|/api/", url)]
    live.go_live()
    assert [url for url in asked if "thebe" in url]
    assert not [url for url in asked if "ipycanvas" in url]


def test_a_page_without_cells_loads_nothing_that_computes(open_page, context):
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page = open_page("leer.html").page
    page.wait_for_load_state("networkidle")
    # the reader's work is kept and handed out on every page; the bar, Thebe and the kernels belong to cells
    assert [url for url in asked if url.endswith("/own_work/work.js")]
    computing = r"/(live|bar|cells|runner|session|kernel|providers?(_\w+)?)\.js|thebe|browser-kernel"
    assert not [url for url in asked if re.search(computing, url)]
    expect(page.locator(".kurs-leiste")).to_have_count(0)


def test_keys_alone_go_live_edit_run_and_leave(open_page):
    live = open_page()
    start = live.page.get_by_role("button", name="Live schalten")
    expect(start).to_be_visible()
    for _ in range(40):
        live.page.keyboard.press("Tab")
        if start.evaluate("node => node === document.activeElement"):
            break
    live.page.keyboard.press("Enter")
    live.await_status("Bereit.")
    expect(live.page.get_by_role("button", name="Alles ausführen")).to_be_focused()
    editor = live.page.get_by_role("textbox", name=f"Code der Zelle {ASSIGN}.")
    editor.focus()
    live.page.keyboard.press("Control+A")
    live.page.keyboard.type("print('getippt')")
    live.page.keyboard.press("Shift+Enter")
    live.await_output(ASSIGN, "getippt")
    live.page.keyboard.press("Tab")
    focused = live.page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    assert focused == f"Zelle {ASSIGN} ausführen"
    live.page.keyboard.press("Shift+Tab")
    live.page.keyboard.press("Shift+Tab")
    assert not editor.evaluate("node => node === document.activeElement")
    assert live.code(ASSIGN) == "print('getippt')"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_live_page_has_no_barriers_that_axe_finds(live, theme):
    live.page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    live.press("Alles ausführen")
    live.await_status("Alle Zellen sind ausgeführt")
    live.page.add_script_tag(path=AXE)
    look = """async () => {
        const parts = { include: [[".kurs-leiste"], ["div.cell"]], exclude: [["mjx-container"]] };
        const { violations } = await axe.run(parts);
        return violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html + n.failureSummary).join(" | "));
    }"""
    assert live.page.evaluate(look) == []


@pytest.fixture
def phone(chromium, server):
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True, locale="de-DE"
    )
    page = context.new_page()
    page.goto(server.page("eins.html"))
    yield page
    context.close()


def test_a_phone_taps_through_the_page_and_it_does_not_grow_wider(phone):
    phone.get_by_role("button", name="Live schalten").tap()
    status = phone.locator(".kurs-status")
    expect(status).to_contain_text("Bereit.", timeout=60_000)
    phone.get_by_role("button", name="Alles ausführen").tap()
    expect(status).to_contain_text("Alle Zellen sind ausgeführt", timeout=60_000)
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= 390
    small = """nodes => nodes.filter((n) => n.offsetParent && n.getBoundingClientRect().height < 40)
        .map((n) => n.textContent)"""
    assert phone.locator(".kurs-knopf").evaluate_all(small) == []


def test_the_bar_stays_in_sight(live):
    live.cell(LAST).scroll_into_view_if_needed()
    expect(live.status).to_be_in_viewport()
    live.cell(ASSIGN).evaluate("node => node.scrollIntoView({ behavior: 'instant' })")
    bar = live.page.locator(".kurs-leiste").bounding_box()
    # what is jumped to does not lie under it
    assert live.cell(ASSIGN).bounding_box()["y"] >= bar["y"] + bar["height"]


def test_status_is_announced_and_outputs_are_named(live):
    expect(live.page.get_by_role("status").first).to_contain_text("Bereit.")
    live.run(LAST)
    expect(live.page.get_by_role("group", name=f"Ausgabe der Zelle {LAST}")).to_contain_text(
        "nach dem Fehler", timeout=60_000
    )
