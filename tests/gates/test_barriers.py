"""axe-core finds nothing on any page: light and dark, before and after *Live schalten*."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
LOOK = """async () => {
  const { violations } = await axe.run({ resultTypes: ["violations"] });
  return violations.map((v) => `${v.id}: `
    + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | "));
}"""
PAINT = "theme => { document.documentElement.dataset.theme = theme; }"
WAIT = 90_000  # ms
AHEAD = 2  # pages whose Python starts while another page is judged


def violations(page):
    """Return what axe finds in both modes."""
    page.add_script_tag(path=AXE)
    page.add_style_tag(
        content="*, ::before, ::after { transition: none !important; animation: none !important; }"
    )
    found = []
    for theme in ("light", "dark"):
        page.evaluate(PAINT, theme)
        found += [f"{theme}: {text}" for text in page.evaluate(LOOK)]
    return found


def test_no_page_has_barriers_that_axe_finds(chromium, published, pages, report):
    found = {}
    page = chromium.new_page(locale="de-DE")
    for name in pages:
        page.goto(published + name, wait_until="load")
        if problems := violations(page):
            found[name] = problems
    page.close()
    report("axe, vor dem Start: Verstöße auf allen Seiten", sum(map(len, found.values())), "0")
    assert found == {}


def test_no_live_page_has_barriers_that_axe_finds(chromium, kurs_serve, site, pages, report):
    server = kurs_serve(site)
    names = [name for name in pages if "cell_input" in (site / name).read_text(encoding="utf-8")]
    found, opened = {}, []
    for name in [*names, *[None] * AHEAD]:
        if name:
            opened.append((name, go_live(chromium, server.page(name))))
        if len(opened) > AHEAD or not name:
            judged, page = opened.pop(0)
            expect(page.locator(".kurs-status")).to_contain_text("Bereit.", timeout=WAIT)
            if problems := violations(page):
                found[judged] = problems
            page.context.close()
    report("axe, nach „Live schalten“: Verstöße in allen Kapiteln", sum(map(len, found.values())), "0")
    assert len(names) > AHEAD, "looked at nothing"
    assert found == {}


def go_live(chromium, address):
    page = chromium.new_context(locale="de-DE").new_page()
    page.goto(address)
    page.get_by_role("button", name="Live schalten").click()
    return page
