"""Drawings become pictures like MNIST's, wherever and however large they were drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_helpers.mnist import load_subset
from course_helpers.recognition import Stroke, blank, fit_picture, fit_strokes, paint
from course_helpers.recognition.lines import inside, length, sample, simplify, wipe, without_specks
from course_helpers.recognition.resample import centre_of_mass

SEVEN = np.array([[4.0, 3.0], [16.0, 3.0], [9.0, 22.0]])


def stroke(way, width=2.5, *, ink=True):
    return Stroke(width, ink, [tuple(point) for point in way])


def box(picture):
    rows, columns = np.nonzero(picture > 0.2)
    return np.ptp(rows) + 1, np.ptp(columns) + 1


@settings(max_examples=40, deadline=None)
@given(size=st.floats(0.15, 1), x=st.floats(0, 1), y=st.floats(0, 1), width=st.floats(1, 6))
def test_size_place_and_pen_make_no_difference(size, x, y, width):
    corner = np.array([x, y]) * (28 - size * np.array([17.0, 23.0]))
    moved = fit_strokes([stroke(SEVEN * size + corner, width)])
    assert np.abs(moved - fit_strokes([stroke(SEVEN)])).max() < 0.02


def test_a_drawing_fills_mnists_box_with_its_mass_in_the_middle():
    picture = fit_strokes([stroke(SEVEN * 0.3)])
    assert picture.dtype == np.float32
    assert max(box(picture)) in (19, 20, 21)
    assert np.abs(centre_of_mass(picture) - 14).max() < 0.3


@pytest.mark.parametrize("strokes", [[], [Stroke(2.5)], [stroke(SEVEN, ink=False)], [stroke(SEVEN + 40)]])
def test_nothing_visible_is_a_white_picture(strokes):
    assert fit_strokes(strokes).max() == 0


def test_a_dot_stays_a_dot():
    picture = fit_strokes([stroke([[3, 3]])])
    assert 0 < picture.sum() < 12


def test_mnists_own_pictures_stay_as_they_are():
    _, (images, _) = load_subset()
    pictures = images[:300] / np.float32(255)
    same = [np.array_equal(fit_picture(picture), picture) for picture in pictures]
    assert np.mean(same) > 0.9


def test_a_small_picture_in_the_corner_is_brought_into_form():
    picture = blank()
    paint(picture, stroke(SEVEN * 0.4))
    seen = fit_picture(picture)
    assert max(box(seen)) in (19, 20, 21)
    assert np.abs(centre_of_mass(seen) - 14).max() < 0.5
    assert fit_picture(blank()).max() == 0


def test_lines_are_sampled_simplified_cut_and_clipped():
    line = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 5.0]])
    dense = sample(line)
    assert np.hypot(*np.diff(dense, axis=0).T).max() <= 0.2501
    np.testing.assert_array_equal(simplify(dense, 0.01), line)
    assert length(line) == 15
    first, second = wipe(line, np.array([[5.0, 0.0]]), 1)
    assert first[-1, 0] < 4
    assert second[0, 0] > 6
    assert wipe(line, np.array([[50.0, 0.0]]), 1)[0] is line
    (kept,) = inside(line + np.array([20, 0]), 28)
    assert kept[:, 0].max() == 28
    assert without_specks([line, np.array([[1.0, 1.0]])]) == [line]


def test_simplify_takes_a_line_of_any_length():
    circle = np.stack([np.cos(np.linspace(0, 6, 5000)), np.sin(np.linspace(0, 6, 5000))], axis=1)
    fewer = simplify(circle, 0.01)
    assert len(fewer) < 60
    np.testing.assert_array_equal(fewer[[0, -1]], circle[[0, -1]])


def test_the_pen_paints_its_width_with_grey_edges():
    picture = blank()
    paint(picture, stroke([[5, 10], [20, 10]], 3))
    np.testing.assert_allclose(picture[7:13, 12], [0, 1, 1, 1, 1, 0], atol=0.5)
    np.testing.assert_allclose(picture[:, 12].sum(), 3, atol=0.1)
    paint(picture, stroke([[0, 10], [27, 10]], 8, ink=False))
    assert picture.max() == 0
    paint(picture, stroke([[90, 90]]))  # off the sheet
    assert picture.max() == 0


def circle(parts, share):
    """Return a 0 drawn in so many dashes, each covering a share of its part of the way."""
    starts = 2 * np.pi * np.arange(parts) / parts
    return [
        np.stack([14 + 6 * np.sin(turn), 14 - 9 * np.cos(turn)], axis=1)
        for turn in starts[:, None] + np.linspace(0, 2 * np.pi * share / parts, 4)
    ]


@pytest.mark.parametrize(("parts", "share"), [(20, 0.7), (35, 0.5), (30, 0.0), (60, 0.3)])
def test_a_digit_in_dashes_or_dots_counts_as_drawn(parts, share):
    dashes = circle(parts, share)
    assert without_specks(dashes) == dashes
    assert fit_strokes([stroke(dash) for dash in dashes]).sum() > 40


@pytest.mark.parametrize("lines", [circle(1, 1.0), circle(20, 0.7), [SEVEN, SEVEN[:2] + np.array([0, 9])]])
@pytest.mark.parametrize("specks", [1, 3])
def test_a_speck_beside_strokes_or_dashes_is_left_out(lines, specks):
    slips = [np.array([[2.0, 2.0 + k], [2.1, 2.0 + k]]) for k in range(specks)]
    assert without_specks([slips[0], *lines, *slips[1:]]) == list(lines)


def test_35_scribbles_are_no_empty_sheet():
    rng = np.random.default_rng(4)
    lines = [rng.uniform(4, 24, 2) + rng.normal(0, 3, (5, 2)) for _ in range(35)]
    assert len(without_specks(lines)) > 30
