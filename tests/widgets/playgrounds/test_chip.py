"""The playground of one virtual chip measures what the emulator would: it is the same model."""

import re

import numpy as np
import pytest

from course_helpers.chip import virtual_chip
from course_helpers.widgets.playgrounds import Chip
from course_helpers.widgets.playgrounds.analog_chip import measure

MEAN = "50-mal, Mittelwert"


def set_to(playground, **values):
    for name, value in values.items():
        playground.controls[name].value = value
    return playground.results


def test_the_pattern_stays_and_the_noise_does_not():
    playground = Chip()
    first = set_to(playground, runs=MEAN)
    again = next(one for one in playground.box.children if getattr(one, "description", "").startswith("Noch"))
    again.click()
    second = playground.results
    assert not np.array_equal(first, second)
    assert np.corrcoef(first, second)[0, 1] > 0.99
    assert abs(np.corrcoef(first, set_to(playground, serial=7))[0, 1]) < 0.2


def test_calibration_makes_the_pattern_small():
    playground = Chip()
    coarse = set_to(playground, runs=MEAN)
    fine = set_to(playground, calibrated="mit")
    assert coarse.std() > 4 * fine.std() > 0


def test_equal_charges_lose_alike_at_short_waits():
    playground = Chip()
    set_to(playground, runs=MEAN, calibrated="mit", wait=1)
    strong, long = set_to(playground, value=2, weight=50), set_to(playground, value=20, weight=5)
    assert np.allclose(strong, long, atol=2)
    assert set_to(playground, weight=15).mean() < 2.2 * long.mean()
    assert set_to(playground, wait=20).mean() > 2.8 * long.mean()
    bottom, top = set_to(playground, weight=-63, value=31), set_to(playground, weight=63)
    assert top.std() < 1
    assert bottom.std() > 5
    assert bottom.max() > -128


def test_the_emulator_says_the_same():
    torch = pytest.importorskip("torch")
    from course_helpers.chip.hxtorch_emulator import install

    hxtorch = install()
    hxtorch.init_hardware(ann=True)
    x, weights = torch.full((2000, 128), 20.0), torch.full((128, 256), -17.0)
    theirs = hxtorch.perceptron.mac(x, weights, wait_between_events=2).mean(0).numpy()
    hxtorch.release_hardware()
    chip = virtual_chip.uncalibrated().trimmed(*virtual_chip.calibration_trims(virtual_chip.serial_number()))
    assert (
        np.abs(measure(chip, 20, -17, 2, 2000, np.random.default_rng(1)) - theirs).max() < 0.4
    )  # 2000 draws: 0.06 LSB


def test_what_is_seen_is_told():
    playground = Chip()
    set_to(playground, weight=-20, runs=MEAN)
    text = re.sub(r"<[^>]+>", "", playground.view.value)
    assert "128 · 10 · \N{MINUS SIGN}20 = \N{MINUS SIGN}25600" in text
    assert f"{playground.results.mean():.1f}".replace(".", ",").replace("-", "\N{MINUS SIGN}") in text
