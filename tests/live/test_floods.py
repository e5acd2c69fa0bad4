"""A huge print and a flood of results: the page goes on, says what is missing, and says it in German."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

LAST = 8  # the last cell of the book in conftest.py
FLOODS = {
    "one print": "print('x' * 50_000_000)",
    "displays": "from IPython.display import display\nfor zahl in range(600):\n    display(zahl)",
}

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(params=["server", "browser"])
def either(request, open_page, book, static_site):
    live = open_page() if request.param == "server" else open_page(static_site(book) + "eins.html")
    live.go_live()
    return live


@pytest.mark.parametrize("code", FLOODS.values(), ids=FLOODS)
def test_the_page_outlives_a_flood_and_tells_it_in_german(either, code):
    live = either
    live.write(LAST, code)
    live.run(LAST)
    live.await_status(f"Zelle {LAST} ")
    expect(live.status).not_to_contain_text("rechnet", timeout=120_000)
    told = live.output(LAST).evaluate("node => node.textContent.replace(/x{9,}/g, '…')")
    assert "IOPub" not in told
    assert any(word in told for word in ("eggelassen", "Ein Teil der Ausgabe fehlt")), told[:500]
    assert live.output(LAST).evaluate("node => node.textContent.length") < 250_000
    live.write(LAST, "print('geht weiter')")
    live.run(LAST)
    live.await_output(LAST, "geht weiter")
    assert live.page.errors == []
