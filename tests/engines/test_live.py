"""A live page: everything runs, text, pictures and formulas come, a slider acts."""

from __future__ import annotations

import pytest
from tests.engines.window import STATUS

pytestmark = pytest.mark.engines

KEYBOARD_ON = "(css) => { const node = document.querySelector(css); node?.focus(); return node !== null; }"


@pytest.mark.parametrize("python", ["server", "browser"])
def test_a_whole_page_runs_and_its_slider_acts(window, address, python):
    window.open_live(address[python]("eins.html"))
    window.press("Alles ausführen")
    window.await_text(STATUS, "Alle Zellen sind ausgeführt.")
    assert window.text("#zelle-1 .kurs-ausgabe") == "Antwort: 42"
    assert window.evaluate("() => document.querySelector('#zelle-3 .kurs-ausgabe img').naturalWidth") > 100
    assert "ZeroDivisionError" in window.text("#zelle-5 .kurs-ausgabe")
    assert window.evaluate("() => document.querySelectorAll('mjx-container').length") == 1
    window.wait(KEYBOARD_ON, "#zelle-2 .kurs-ausgabe [role=slider]")
    window.key("ArrowRight")
    window.await_text("#zelle-2 .kurs-ausgabe", "Regler = 4")
