"""On a touch screen, what a finger aims at is 44 pixels tall and wide, and no arrow is squeezed away."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SMALLEST = 44  # pixels: WCAG 2.5.5
SIZES = """() => [...document.querySelectorAll(".bd-header-article button, article summary")]
    .filter((node) => node.getClientRects().length)
    .map((node) => [node.className || node.textContent, node.getBoundingClientRect()])
    .map(([name, { width, height }]) => [name, Math.round(width), Math.round(height)])"""
LENGTHEN = """more => {
    for (const node of document.querySelectorAll(".prev-next-title")) node.textContent += more;
}"""
ARROWS = """() => [...document.querySelectorAll(".prev-next-area .fa-solid")]
    .map((node) => [node.getBoundingClientRect().width, parseFloat(getComputedStyle(node).fontSize)])"""
PUSHED_OUT = """() => [...document.querySelectorAll(".prev-next-area a > *")].filter((part) => {
    const [link, { left, right }] = [part.parentElement, part].map((node) => node.getBoundingClientRect());
    return left < link.left || right > link.right;
}).map((part) => part.textContent || part.className)"""


@pytest.fixture
def phone(chromium, sample, static_site):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(static_site(sample.target) + "chapters/03_alles.html")
    yield page
    context.close()


def test_a_finger_finds_the_buttons_of_the_header_and_what_unfolds(phone):
    sizes = phone.evaluate(SIZES)
    assert len(sizes) > 6
    assert [one for one in sizes if min(one[1:]) < SMALLEST] == []


def test_a_long_title_leaves_its_arrow(phone):
    phone.evaluate(LENGTHEN, " lang" * 30)
    arrows = phone.evaluate(ARROWS)
    assert arrows
    assert all(width == pytest.approx(size, abs=1) for width, size in arrows), arrows


def test_a_long_word_in_a_title_stays_beside_its_arrow(phone):
    phone.evaluate(LENGTHEN, " Verantwortungsbewusstsein")
    assert phone.evaluate(PUSHED_OUT) == []
