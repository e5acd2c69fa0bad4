"""What the page computes itself is what Python computes: the same picture, the same answer."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from scripts.recognition.letters import LETTERS, letter
from scripts.recognition.scribbles import JUDGED_KINDS
from scripts.recognition.shapes import written

from course_helpers.recognition import Stroke, export_for_page, fit_strokes, shipped_network
from course_helpers.site.startpage import STATIC

pytestmark = pytest.mark.browser
READ = """async drawings => {
  const { open, prepare, read } = await import('./network.js');
  const network = open(await (await fetch('network.bin')).arrayBuffer());
  return drawings.map(lines => {
    const picture = prepare(lines, network.prepare);
    return { picture: [...picture], ...read(network, picture) };
  });
}"""


@pytest.fixture(scope="module")
def page(chromium, static_site, tmp_path_factory):
    """Open a page beside the modules and the exported network."""
    folder = tmp_path_factory.mktemp("reader")
    for file in STATIC.glob("*.js"):
        shutil.copy(file, folder)
    export_for_page(folder / "network.bin")
    (folder / "index.html").write_text("<!doctype html><title>Probe</title>")
    page = chromium.new_page()
    page.goto(static_site(folder))
    yield page
    page.close()


def drawings(count):
    """Return digits, letters and scribbles of many sizes, as points on the sheet; some with slips."""
    rng = np.random.default_rng(8)
    for k in range(count):
        if k % 5 == 3:
            lines = letter(list(LETTERS)[k % len(LETTERS)], rng)
        elif k % 5 == 4:
            lines = JUDGED_KINDS[k % len(JUDGED_KINDS)](rng)
        else:
            lines = written(k % 10, rng)
        points = np.concatenate(lines)
        low, high = points.min(axis=0), points.max(axis=0)
        size = rng.uniform(4, 24)
        ways = [2 + (line - low) / (high - low).max() * size for line in lines]
        if k % 7 == 0:
            ways.append(np.array([[2.0, 2.0]]))
        if k % 11 == 0:
            ways[0] = np.repeat(ways[0], 2, axis=0)
        yield [np.rint(way * 10) / 10 for way in ways]


def test_the_page_and_python_give_the_same_answer(page):
    cases = list(drawings(500))
    seen = np.stack(
        [fit_strokes([Stroke(2.5, points=[tuple(p) for p in way]) for way in ways]) for ways in cases]
    )
    digits, none = shipped_network().read(seen)
    answers = page.evaluate(READ, [[way.tolist() for way in ways] for ways in cases])
    np.testing.assert_allclose([answer["picture"] for answer in answers], seen.reshape(500, -1), atol=1e-4)
    np.testing.assert_allclose([answer["digits"] for answer in answers], digits, atol=1e-4)
    np.testing.assert_allclose([answer["none"] for answer in answers], none, atol=1e-4)
    assert [int(np.argmax(answer["digits"])) for answer in answers] == digits.argmax(axis=1).tolist()


@pytest.mark.parametrize("lines", [[], [[]], [[[3, 3]]], [[[3, 3], [3, 3]], []]])
def test_nothing_and_dots_are_prepared_alike(page, lines):
    (answer,) = page.evaluate(READ, [lines])
    strokes = [Stroke(2.5, points=[tuple(map(float, point)) for point in line]) for line in lines]
    np.testing.assert_allclose(answer["picture"], fit_strokes(strokes).reshape(-1), atol=1e-5)
