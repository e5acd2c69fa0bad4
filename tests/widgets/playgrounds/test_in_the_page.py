"""Playgrounds on a phone: room for a finger, a bar of one line, sliders that say their names and values."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

LINE, FINGER, AIM = 60, 44, 200  # pixels: a bar of one line, a target, the track of a slider
# the hundred fields of the confusion matrix cannot be as large as a finger on a phone
CONTROLS = ".kurs-spiel button:visible:not(.kurs-gitter button), .kurs-spiel select:visible"
LABELS = """() => [...document.querySelectorAll(".kurs-spiel .widget-slider")].map((slider) => ({
    name: slider.querySelector(".widget-label").textContent.trim(),
    shown: slider.querySelector(".widget-readout").textContent.trim(),
    said: slider.querySelector(".noUi-handle").getAttribute("aria-valuetext"),
    track: slider.querySelector(".noUi-target").getBoundingClientRect().width,
    height: slider.getBoundingClientRect().height,
}))"""
CUT_OFF = """(labels) => labels.filter((label) => label.scrollWidth > label.clientWidth)
    .map((label) => label.textContent)"""


def names_spoken(page):
    """Return the name of every slider as Chromium tells it to a screen reader."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "slider"]


def test_playgrounds_on_a_phone(chromium, site, kurs_serve):
    context = chromium.new_context(
        locale="de-DE", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(kurs_serve(site).page("chapters/07_spielwiese.html"))
    page.get_by_role("button", name="Live schalten").tap()
    expect(page.locator(".kurs-status")).to_contain_text("Bereit.", timeout=240_000)
    sliders = page.evaluate(LABELS)
    assert len(sliders) > 15
    assert sorted(names_spoken(page)) == sorted(one["name"] for one in sliders)
    assert [one["said"] for one in sliders] == [one["shown"] for one in sliders]  # the protocol lacks it
    assert not [one for one in sliders if re.search(r"\d\.\d", one["shown"])]
    assert min(one["track"] for one in sliders) >= AIM
    assert min(one["height"] for one in sliders) >= FINGER
    fields = page.locator(".kurs-spiel :is(select, input[type=text])").locator("visible=true")
    assert fields.count() > 1
    assert min(one.bounding_box()["height"] for one in fields.all()) >= FINGER
    chip = page.get_by_role("group", name="Kalibrierung")
    expect(chip.get_by_role("button", name="ohne", pressed=True)).to_be_visible()
    chip.get_by_role("button", name="mit").tap()
    expect(chip.get_by_role("button", name="mit", pressed=True)).to_be_visible()
    expect(chip.get_by_role("button", name="ohne", pressed=False)).to_be_visible()
    for width, height in ((390, 844), (844, 390)):
        page.set_viewport_size({"width": width, "height": height})
        targets = page.locator(".kurs-leiste .kurs-knopf:visible, .kurs-zelle .kurs-knopf:visible").all()
        targets += page.locator(CONTROLS).all()
        low = [(one.inner_text(), box) for one in targets if (box := one.bounding_box())["height"] < FINGER]
        assert low == []
        assert page.locator(".kurs-leiste").bounding_box()["height"] <= LINE
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".kurs-spiel .widget-label").evaluate_all(CUT_OFF) == []
    context.close()
