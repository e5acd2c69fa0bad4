"""Fields of a picture: chosen with the mouse or, as one stop of the keyboard, with the arrow keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.live.conftest import WAIT

pytestmark = pytest.mark.browser
CELL = 2
CODE = "from course_helpers.widgets.playgrounds import Confusion\nConfusion().show()"


def test_mouse_and_arrow_keys_choose_a_field_of_the_matrix(live):
    live.write(CELL, CODE)
    live.run(CELL)
    matrix = live.output(CELL).locator("svg").first
    expect(matrix).to_be_visible(timeout=WAIT)
    place = {"x": 24 + 30 * 5 + 15, "y": 24 + 30 * 3 + 15}  # margin and fields as drawn
    matrix.click(position=place, force=True)  # the field lies above the picture
    live.await_output(CELL, "Die Ziffer 3 kommt")
    live.await_output(CELL, "davon als 5 gelesen")
    for key, told in [("ArrowRight", "davon als 6 gelesen"), ("ArrowDown", "Die Ziffer 4 kommt")]:
        live.page.keyboard.press(key)
        live.await_output(CELL, told)
    focused = live.page.locator(":focus")
    expect(focused).to_contain_text("4 als 6 gelesen: ")
    expect(focused).to_have_attribute("aria-pressed", "true")
    live.page.keyboard.press("End")
    live.page.keyboard.press("ArrowRight")  # there is none: nothing happens
    live.await_output(CELL, "davon als 9 gelesen")
    assert live.output(CELL).locator(".kurs-gitter button[tabindex='0']").count() == 1
