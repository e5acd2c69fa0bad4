"""A pupil on a live page: wrong answers first, then the right one."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WAIT = 60_000  # ms; how long anything may take on a busy machine
GAP, CHECK = 2, 3


def run(page, number, text=None):
    if text is not None:
        page.locator(f"#zelle-{number} .CodeMirror").evaluate(
            "(node, text) => node.CodeMirror.setValue(text)", text
        )
    page.get_by_role("button", name=f"Zelle {number} ausführen", exact=True).click()
    expect(page.locator(".kurs-status")).to_contain_text(f"Zelle {number} ist fertig", timeout=WAIT)


def test_wrong_answers_then_the_right_one(chromium, lesson, kurs_serve):
    page = chromium.new_page()
    page.goto(kurs_serve(lesson).page("chapters/01_aufgaben.html"))
    page.get_by_role("button", name="Live schalten").click()
    expect(page.locator(".kurs-status")).to_contain_text("Bereit.", timeout=WAIT)
    says = page.locator(f"#zelle-{CHECK} .kurs-ausgabe .kurs-pruefung")
    sign = page.locator("#aufgabe-1-1 .kurs-zeichen")
    for code, words, state in (
        ("...", "Noch offen.", "offen"),
        ("sum((w * dehnung - kraft) ** 2)", "Noch nicht. Abweichungen und Quadrate stimmen.", "versucht"),
        ("w * kaft", "Python kennt den Namen kaft nicht", "versucht"),
        ("((w * dehnung - kraft) ** 2).mean()", "Gelöst.", "gelöst"),
    ):
        run(page, GAP, f"def mittlerer_fehler(w, dehnung, kraft):\n    return {code}")
        run(page, CHECK)
        expect(says).to_contain_text(words, timeout=WAIT)
        expect(says).to_have_role("status")
        expect(sign).to_contain_text(state)
    run(page, GAP, "def mittlerer_fehler(w, dehnung, kraft):\n    while True: pass")
    run(page, CHECK)
    expect(says).to_contain_text("abgebrochen", timeout=WAIT)
    expect(sign).to_contain_text("gelöst")
    page.close()
