"""The drawing board of a chapter: what is drawn reaches Python, and its answer comes back."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.engines

CELL = 4
SHEET = f"#zelle-{CELL} .kurs-ausgabe canvas"
SEVEN = [(0.32, 0.21), (0.68, 0.21), (0.46, 0.79)]


def show_board(window, address):
    window.open_live(address)
    window.run(CELL)
    window.await_text(f"#zelle-{CELL} .zm-ergebnis", "Male eine Ziffer")
    window.wait("css => document.querySelector(css)?.getClientRects().length", SHEET)


@pytest.mark.parametrize("python", ["server", "browser"])
def test_a_seven_drawn_with_the_mouse_is_read(window, address, python):
    show_board(window, address[python]("eins.html"))
    window.drag(*window.on(SHEET, SEVEN))
    window.await_text(f"#zelle-{CELL} .zm-ergebnis", "Ergebnis: 7")


@pytest.mark.usefixtures("finger")
def test_a_seven_drawn_with_a_finger_is_read(window, address):
    show_board(window, address["server"]("eins.html"))
    window.touch(*window.on(SHEET, [*SEVEN[:2], (0.57, 0.5), SEVEN[2]]))
    window.await_text(f"#zelle-{CELL} .zm-ergebnis", "Ergebnis: 7")
