"""The course's plots go with the page from light to dark and back, before it is live and while it is."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.engines.window import WAIT
from tests.waiting import wait_until

from course_helpers.plots.dark import DARK, PAPER

pytestmark = pytest.mark.engines

READ, LIVE = "#zelle-3 img", "#zelle-3 .kurs-ausgabe img"
SWITCH = "(mode) => { document.documentElement.dataset.theme = mode; }"


def await_ground(window, plot, mode, colour):
    """Switch the page until the plot's ground has this colour: once, the theme sets its own mode late."""

    def shown():
        window.evaluate(SWITCH, mode)
        return ground(window, plot)

    wait_until(lambda: shown() == colour, WAIT, shown)


def ground(window, plot):
    (place,) = window.on(plot, [(0.02, 0.02)])
    seen = Image.open(io.BytesIO(window.screenshot())).convert("RGB")
    scale = seen.width / window.evaluate("() => innerWidth")
    return "#{:02x}{:02x}{:02x}".format(*seen.getpixel([int(scale * one) for one in place]))


def await_both_modes(window, plot):
    for mode, colour in [("dark", DARK[PAPER]), ("light", PAPER), ("dark", DARK[PAPER])]:
        await_ground(window, plot, mode, colour)


@pytest.mark.parametrize("python", ["server", "browser"])
def test_a_plot_follows_the_page_read_and_live(window, address, python):
    window.open(address[python]("eins.html"))
    await_both_modes(window, READ)
    window.go_live()
    window.run(3)
    window.wait("css => document.querySelector(css)?.naturalWidth", LIVE)
    await_both_modes(window, LIVE)
