"""The model of the chip by itself: without torch, and as its docstrings say."""

import subprocess
import sys

import numpy as np
import pytest

from course_helpers.chip import virtual_chip


def test_needs_neither_torch_nor_numba():
    program = (
        "import sys; sys.modules['torch'] = sys.modules['numba'] = None\n"
        "import course_helpers.chip.virtual_chip as v; print(v.uncalibrated(3).identifier)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "virtuell-00003"


def bent(voltage, knee=70.0, floor=100.0):
    return virtual_chip.bent(np.asarray(voltage, float), np.array(knee), np.array(floor))


def test_what_bends_has_neither_jump_nor_kink_nor_turn():
    voltages = np.linspace(-3000, 3000, 600_001)
    results = bent(voltages)
    slopes = np.diff(results) / np.diff(voltages)
    assert np.array_equal(results[abs(voltages) <= 70], voltages[abs(voltages) <= 70])
    assert slopes.max() <= 1 + 1e-6
    assert slopes.min() > 0
    assert np.abs(np.diff(slopes)).max() < 1e-3
    assert -100 < results[0] < -98
    assert 127 < results[-1] < 170


def test_one_bent_result_changes_no_other():
    voltages = np.full((3, 2), 40.0)
    knee, floor = np.array([70.0, 60.0]), np.array([100.0, 90.0])
    assert virtual_chip.bent(voltages, knee, floor) is voltages
    for beyond in (75.0, -75.0):
        voltages[1, 1] = beyond
        results = virtual_chip.bent(voltages, knee, floor)
        assert 60 < abs(results[1, 1]) < 75
        assert (np.delete(results.ravel(), 3) == 40).all()
    assert virtual_chip.bent(np.zeros((0, 2)), knee, floor).shape == (0, 2)


def test_saturation_fades_with_the_wait_and_never_turns():
    strengths = [virtual_chip.saturation(wait) for wait in (1, 2, 5, 20)]
    assert strengths == sorted(strengths, reverse=True)
    charge = np.arange(0, 250_000.0)  # up to the most that 128 rows can send
    zero, one = np.zeros_like(charge), np.ones(1)
    pattern = one, 0 * one, 1e9 * one, 2e9 * one  # gain, offset, and no bending
    arriving = virtual_chip.membrane(charge, zero, strengths[0], *pattern)
    assert (np.diff(arriving) > 0).all()
    assert arriving[40_000] == pytest.approx(20_000)
    mirrored = virtual_chip.membrane(zero, charge, strengths[0], *pattern)
    assert np.allclose(mirrored, -arriving)


def test_columns_bend_and_end_differently_and_always_the_same_way():
    chip, again, other = (virtual_chip.uncalibrated(serial) for serial in (42, 42, 7))
    for pattern in ("knee", "floor"):
        assert np.array_equal(getattr(chip, pattern), getattr(again, pattern))
        correlation = np.corrcoef(getattr(chip, pattern).ravel(), getattr(other, pattern).ravel())[0, 1]
        assert abs(correlation) < 0.2
    assert chip.knee.max() == 80
    assert 0.4 < (chip.knee == 80).mean() < 0.6
    assert chip.knee.min() >= 50
    assert 90 <= chip.floor.min() < 92
    assert 123 < chip.floor.max() <= 125


def test_the_converter_rounds_down_and_ends():
    assert virtual_chip.digitized(np.array([-0.7, 0.7, 300.0, -300.0])).tolist() == [-1, 0, 127, -128]
