"""The pictures are made for a dark page as well: readable, and each colour still goes by its name."""

import base64
import colorsys
import io
import os
import re
import subprocess
import sys

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from course_helpers import plots
from course_helpers.plots.dark import DARK, INK, PAPER, picture

TEXT, LINE = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11
GROUND = DARK[PAPER]
COLOUR = re.compile(r"(?:fill|stroke): (#[0-9a-f]{6})")
IN_A_NOTEBOOK = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell("from course_helpers.plots import use_course_style; use_course_style()")
shell.run_cell("import matplotlib.pyplot as plt; figure = plt.figure(); plt.plot([1, 2])")
print(sorted(shell.display_formatter.format(shell.user_ns["figure"])[0]))
"""


@pytest.fixture(autouse=True)
def _course_style():
    plt.switch_backend("Agg")
    with plt.rc_context():
        plots.use_course_style()
        yield
    plt.close("all")


def luminance(colour):
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(colour, opacity, ground):
    return opacity * np.array(to_rgb(colour)) + (1 - opacity) * np.array(to_rgb(ground))


@pytest.mark.parametrize("opacity", [0, 0.5])  # on a field of the confusion matrix, or a pulse of current
def test_text_is_readable_in_both_modes(opacity):
    orange = plots.COLOURS["orange"]
    assert contrast(INK, over(orange, opacity, PAPER)) >= TEXT
    assert contrast(DARK[INK], over(orange, opacity, GROUND)) >= TEXT


@pytest.mark.parametrize("name", plots.COLOURS)
def test_a_colour_is_seen_in_the_dark_and_keeps_its_name(name):
    light = plots.COLOURS[name]
    dark = DARK.get(light, light)
    assert contrast(dark, GROUND) >= LINE
    if name != "grau":
        (hue, *_), (same, *_) = (colorsys.rgb_to_hsv(*to_rgb(colour)) for colour in (light, dark))
        assert abs((hue - same + 0.5) % 1 - 0.5) < 20 / 360


def test_colours_stay_apart_in_the_dark():
    lines = [np.array(to_rgb(DARK.get(colour, colour))) for colour in plots.COLOURS.values()]
    assert min(np.abs(a - b).max() for i, a in enumerate(lines) for b in lines[:i]) > 0.15


DRAWN = {
    "charge": lambda: plots.show_charge([20, 8], [30, -20]),
    "repeats": lambda: plots.show_repeats([1, 2, 2], 1.5),
    "range": lambda: plots.show_range([-9, 9], [-9, 9]),
    "bits": lambda: plots.show_bits(np.eye(28), 2),
    "columns": lambda: plots.show_columns({str(n): [1, 2] for n in range(3)}),
    "confusion": lambda: plots.show_confusion([[5, 1], [0, 7]]),
    "answer": lambda: plots.show_answer(np.zeros(784), np.arange(10), label=9),
    "network": lambda: plots.show_network([[[1.0, -2.0]]], titles=["ein", "aus"]),
    "raster": lambda: plots.show_raster([[0.1]], [[0.2]], title="zwei"),
    "a pupil's own": lambda: plt.plot([1, 2], color="blue") + plt.plot([2, 1], color="black"),
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_all_that_is_drawn_is_seen_in_the_dark(draw):
    draw()
    rules, _, drawn = picture(plt.gcf()).partition("</style>")
    for colour in set(COLOUR.findall(drawn)) - {PAPER}:
        exchanged = re.search(rf'\[style\*="stroke: {colour}"\]{{stroke:(#\w+)', rules)
        assert contrast(exchanged[1] if exchanged else colour, GROUND) >= LINE, colour


def test_the_same_picture_is_the_same_file_in_the_size_of_a_png():
    def drawn():
        plt.close("all")
        plots.show_answer(np.zeros(784), np.arange(10))
        return picture(plt.gcf())

    first = drawn()
    assert first == drawn()
    png = io.BytesIO()
    plt.gcf().savefig(png, format="png", bbox_inches="tight")
    width, height = re.search(r'width="(\d+)" height="(\d+)"', first).groups()
    assert Image.open(png).size == pytest.approx((int(width), int(height)), rel=0.05)
    assert picture(plt.figure()) is None


def test_a_notebook_shows_that_picture_and_no_other(tmp_path):
    notebook = {"MPLBACKEND": "module://matplotlib_inline.backend_inline", "IPYTHONDIR": str(tmp_path)}
    program = [sys.executable, "-c", IN_A_NOTEBOOK]
    said = subprocess.run(
        program, env=os.environ | notebook, capture_output=True, text=True, check=True
    ).stdout
    assert said.splitlines()[-1] == "['image/svg+xml', 'text/plain']"


@pytest.mark.browser
def test_the_page_s_switch_reaches_into_the_picture(chromium):
    plt.plot([1, 2])
    address = "data:image/svg+xml;base64," + base64.b64encode(picture(plt.gcf()).encode()).decode()
    page = chromium.new_page(color_scheme="light")
    page.set_content(f'<html style="color-scheme: light"><img src="{address}">')

    def corner():
        seen = Image.open(io.BytesIO(page.locator("img").screenshot())).convert("RGB")
        return "#{:02x}{:02x}{:02x}".format(*seen.getpixel((5, 5)))

    assert corner() == PAPER
    page.evaluate("document.documentElement.style.colorScheme = 'dark'")
    assert corner() == GROUND
    page.close()
