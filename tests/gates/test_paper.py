"""A page on paper: hints, solutions and answers only for those who have opened them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

FOLDED = ("details.kasten-hinweis", "details.kasten-loesung", "details.kurs-aufloesung")


def test_paper_keeps_hints_solutions_and_answers_back_unless_opened(chromium, published):
    page = chromium.new_page(locale="de-DE")
    page.goto(f"{published}chapters/01_maschinelles_lernen.html")
    page.locator("details.kasten-loesung").nth(1).evaluate("fold => (fold.open = true)")
    page.emulate_media(media="print")
    for css in FOLDED:
        first = page.locator(css).first
        assert page.locator(css).count() > 1
        assert not first.is_visible(), css
    opened = page.locator("details.kasten-loesung").nth(1)
    assert opened.locator(".kasten-inhalt").is_visible()
    assert page.locator(".kasten-vorhersage").first.is_visible()
    page.close()
