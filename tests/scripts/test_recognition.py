"""The programs that train and judge the digit reader: real strokes, apart by writer, and honest shares."""

from __future__ import annotations

import gzip
from itertools import pairwise

import numpy as np
import pytest
from scripts.recognition import pendigits
from scripts.recognition.calibrate import TOLD, calibrated, calibration_error, short
from scripts.recognition.forms import form
from scripts.recognition.judge import report

from course_helpers.recognition import fit_strokes, shipped_network

SEVEN = [(0, 100), (60, 100), (30, 0)]
BAR = [(20, 30), (60, 30)]


def segment(digit, writer, *strokes):
    pens = "".join(
        ".PEN_DOWN\n" + "".join(f" {x}  {y}\n" for x, y in stroke) + ".PEN_UP\n.DT 100\n"
        for stroke in strokes
    )
    return f'.SEGMENT DIGIT 0 ? "{digit}"\n.COMMENT {digit} {writer} 17\n{pens}\n'


def dense(points):
    """Return a way as a tablet sees it, 100 positions a second."""
    return [
        (round(a + (c - a) * t), round(b + (d - b) * t))
        for (a, b), (c, d) in pairwise(points)
        for t in np.arange(25) / 25
    ] + [points[-1]]


@pytest.fixture
def digits(tmp_path):
    file = tmp_path / "strokes.gz"
    text = "".join(segment(7, writer, dense(SEVEN), dense(BAR)) for writer in range(1, 31))
    file.write_bytes(gzip.compress((".LEXICON\n" + text).encode()))
    return pendigits.read(file)


def test_strokes_are_read_with_y_downwards(digits):
    assert [digit.writer for digit in digits] == list(range(1, 31))
    first = digits[0]
    assert (first.digit, len(first.lines)) == (7, 2)
    np.testing.assert_array_equal(first.lines[0][[0, -1]], [[0, -100], [30, 0]])
    assert form(first) == "7 with a bar below 60 %"


def test_a_file_without_digits_is_refused(tmp_path):
    (tmp_path / "empty").write_text("nothing")
    with pytest.raises(ValueError, match="holds no digit"):
        pendigits.read(tmp_path / "empty")


def test_each_writer_is_in_one_part_only(digits):
    parts = [
        {digit.writer for digit in pendigits.of(digits, kind)}
        for kind in (pendigits.trained, pendigits.validated, pendigits.judged)
    ]
    assert [len(part) for part in parts] == [20, 5, 5]
    assert len(set.union(*parts)) == 30


@pytest.mark.parametrize("rate", [60, 10])
@pytest.mark.parametrize("place", pendigits.FORMS)
def test_the_board_sees_a_digit_at_its_place_and_rate(digits, place, rate):
    strokes = pendigits.on_the_sheet(digits[0].lines, place, rate, (1, 1))
    points = np.concatenate([stroke.way() for stroke in strokes])
    assert np.ptp(points, axis=0).max() == pytest.approx(pendigits.FORMS[place][0], abs=0.5)
    assert points.min() >= 0
    assert points.max() <= 28
    assert len(strokes[0].points) == pytest.approx(0.5 * rate + 1, abs=1)
    assert fit_strokes(strokes).sum() > 30


def test_temperature_makes_shares_honest_and_leaves_the_answers():
    rng = np.random.default_rng(1)
    truth = rng.integers(0, 10, 4000)
    scores = rng.normal(0, 1, (4000, 11))
    scores[np.arange(4000), truth] += 2
    boasting = 5 * scores
    arrays = calibrated({"full2": np.eye(11), "full2_bias": np.zeros(11)}, boasting, truth)
    honest = boasting @ arrays["full2"].T + arrays["full2_bias"]

    def error(values):
        shares = np.exp(values[:, :10]) / np.exp(values[:, :10]).sum(axis=1, keepdims=True)
        return calibration_error(shares.max(axis=1), shares.argmax(axis=1) == truth)

    assert (honest[:, :10].argmax(axis=1) == boasting[:, :10].argmax(axis=1)).all()
    assert error(boasting) > 0.1
    assert error(honest) < 0.03
    none = np.exp(honest[:, 10]) / np.exp(honest).sum(axis=1)
    assert np.mean(none >= 0.5) == pytest.approx(TOLD, abs=0.001)


def test_the_report_names_digits_forms_and_writers_of_the_judged_only(digits):
    text = report(shipped_network(), pendigits.of(digits, pendigits.judged))
    assert "7 with a bar below 60 %" in text
    assert "by writer:" in text
    writers = {line.split()[0] for line in text.partition("by writer:")[2].strip().splitlines()}
    assert writers == {"6", "12", "18", "24", "30"}


def test_short_numbers_have_few_digits_and_stay_close():
    values = np.random.default_rng(3).normal(0, 0.05, 1000).astype(np.float16)
    near = short(values)
    assert near.dtype == np.float16
    assert (np.abs(near - values) <= np.abs(values) / 64 + 1e-7).all()
    assert not (near.view(np.uint16) & 0b11111).any()
