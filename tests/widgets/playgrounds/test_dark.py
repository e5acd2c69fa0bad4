"""The playgrounds' pictures go with the page from light to dark and back; lines are seen in both."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from PIL import Image
from tests.tiny_books import ROOT

from course_helpers.plots import COLOURS
from course_helpers.plots.dark import DARK
from course_helpers.widgets.playgrounds import Boundary, Chip, Confusion, Landscape, WeightPictures

LOOK = (ROOT / "src/course_helpers/site/book/static/kurs/look.css").read_text("utf-8")
BODY = "<style>{} body {{ background: var(--kurs-paper); color: var(--kurs-ink) }}</style>{}"
SWITCH = "(mode) => { document.documentElement.dataset.theme = mode; }"


@pytest.mark.parametrize("name", ["blau", "rot", "grau"])
def test_a_line_has_the_dark_look_of_the_plots(name):
    dark = LOOK.partition('html[data-theme="dark"]')[2]
    assert re.search(rf"--kurs-{name}: (\S+);", dark)[1] == DARK[COLOURS[name]]


@pytest.mark.browser
@pytest.mark.parametrize("kind", [Boundary, Chip, Confusion, Landscape, WeightPictures])
def test_a_picture_is_dark_on_a_dark_page_and_light_on_a_light_one(chromium, kind):
    playground = kind()
    for _ in range(min(playground.preview_steps, 50)):
        playground.step()
    page = chromium.new_page()
    page.set_content(BODY.format(LOOK, playground.picture()))
    drawings = page.locator("svg:not([aria-hidden])")

    def brightness(mode):
        page.evaluate(SWITCH, mode)
        seen = [Image.open(io.BytesIO(drawing.screenshot())) for drawing in drawings.all()]
        return [float(np.mean(np.asarray(picture.convert("L"))) / 255) for picture in seen]

    for _ in range(2):
        assert max(brightness("dark")) < 0.35
        assert min(brightness("light")) > 0.65
    page.close()


@pytest.mark.browser
def test_digits_stand_out_from_the_strongest_orange_in_the_dark(chromium):
    page = chromium.new_page(device_scale_factor=2)
    page.set_content(BODY.format(LOOK, Confusion().picture()))
    page.evaluate(SWITCH, "dark")
    place = page.locator("svg").first.bounding_box()
    four_as_nine = {
        "x": place["x"] + 24 + 9 * 30 + 4,
        "y": place["y"] + 24 + 4 * 30 + 4,
        "width": 22,
        "height": 16,
    }
    seen = np.asarray(Image.open(io.BytesIO(page.screenshot(clip=four_as_nine))).convert("RGB")) / 255
    linear = np.where(seen <= 0.04045, seen / 12.92, ((seen + 0.055) / 1.055) ** 2.4)
    bright = linear @ [0.2126, 0.7152, 0.0722]
    assert (bright.max() + 0.05) / (np.median(bright) + 0.05) > 3
    page.close()
