"""Between positions that lie far apart the pen went round."""

from __future__ import annotations

import numpy as np
import pytest

from course_helpers.recognition.curves import APART, PARTS, curved


def ring(count, radius=9):
    turn = np.linspace(0, 2 * np.pi, count)
    return radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)


@pytest.mark.parametrize("count", [8, 10, 15])
def test_few_points_of_a_circle_become_round(count):
    line = curved(ring(count))
    assert len(line) == (count - 1) * PARTS + 1
    inner = line[2 * PARTS : -2 * PARTS]
    assert np.abs(np.hypot(*inner.T) - 9).max() < 9 * (1 - np.cos(np.pi / (count - 1))) / 5


def test_the_way_bends_smoothly_and_ends_straight():
    """What makes a natural cubic spline: slope and bend go on at each point, no bend at the ends."""
    points = np.array([[0.0, 0], [5, 1], [9, 9], [1, 12], [4, 20]])
    time = np.sqrt(np.hypot(*np.diff(points, axis=0).T))
    pieces = [curved(points)[k * PARTS : (k + 1) * PARTS + 1] for k in range(4)]
    t = np.arange(PARTS + 1) / PARTS
    cubics = [
        [np.polynomial.Polynomial.fit(t * h, x, 3) for x in p.T] for p, h in zip(pieces, time, strict=True)
    ]
    for axis in (0, 1):
        for before, after, h in zip(cubics, cubics[1:], time, strict=False):
            for order in (1, 2):
                left, right = before[axis].deriv(order)(h), after[axis].deriv(order)(0)
                assert left == pytest.approx(right, abs=1e-9)
        assert cubics[0][axis].deriv(2)(0) == pytest.approx(0, abs=1e-9)
        assert cubics[-1][axis].deriv(2)(time[-1]) == pytest.approx(0, abs=1e-9)


def test_the_points_themselves_stay():
    points = np.array([[0.0, 0], [5, 1], [9, 9], [1, 12]])
    line = curved(points)
    assert all((np.abs(line - point).sum(axis=1) < 1e-12).any() for point in points)


def test_close_points_stay_as_they_are():
    close = ring(200)
    assert np.hypot(*np.diff(close, axis=0).T).max() < APART
    np.testing.assert_array_equal(curved(close), close)


def test_only_the_wide_gaps_of_a_line_are_bent():
    line = np.concatenate([ring(200)[:60], [[-30.0, 0]], [[-30.0, 0.5]]])
    bent = curved(line)
    assert len(bent) == len(line) + PARTS - 1
    np.testing.assert_array_equal(bent[:60], line[:60])


@pytest.mark.parametrize("points", [[[3.0, 4.0]], [[3.0, 4.0]] * 3, [[0.0, 0], [0, 0], [9, 9], [9, 9]]])
def test_dots_and_points_that_repeat_do_no_harm(points):
    line = curved(np.array(points))
    assert np.isfinite(line).all()
    assert len(line) == len(np.unique(points, axis=0))
