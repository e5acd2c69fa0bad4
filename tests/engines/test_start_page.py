"""The start page: a visitor draws, and the page answers without any Python."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.engines

SHEET, ANSWER, SAID = ".kurs-malen canvas", ".kurs-malen-antwort p", ".kurs-malen-ansage"
SEVEN = [(0.3, 0.2), (0.7, 0.2), (0.45, 0.8)]


@pytest.fixture
def start(window, address):
    window.open(address["browser"]("index.html"))
    window.wait("css => document.querySelector(css)", SHEET)
    return window


def test_a_seven_drawn_with_the_mouse_is_read_and_wiped(start):
    start.drag(*start.on(SHEET, SEVEN))
    start.await_text(SAID, "Sieben.")
    assert start.text(ANSWER) == "7"
    start.press("Löschen")
    start.await_text(SAID, "Das Zeichenfeld ist leer.")


@pytest.mark.usefixtures("finger")
def test_a_finger_draws(start):
    start.touch(*start.on(SHEET, SEVEN))
    start.await_text(SAID, "Sieben.")


def test_the_keyboard_draws_and_a_link_leads_on(start):
    start.evaluate("css => document.querySelector(css).focus()", SHEET)
    start.key("Space")
    for _ in range(14):
        start.key("ArrowDown")
    start.key("Space")
    start.await_text(SAID, "Eins.")
    start.press("Los geht’s")
    start.await_text("h1", "Erstes Kapitel")
