"""The virtual chip, its calibration file and the connection."""

import hashlib
import math
import sys
import types

import numpy as np
import pytest
import torch

from course_helpers.chip.hxtorch_emulator import calibration, virtual_chip

RECORDED_GAIN = 0.0019367029890418053


@pytest.fixture
def calibrated(hxtorch, tmp_path):
    """Return a function that connects to a calibrated chip of a serial number."""

    def connect(serial, monkeypatch):
        monkeypatch.setenv("KURS_CHIP", str(serial))
        path = tmp_path / f"{serial}.pbin"
        calibration.write_calibration(path)
        hxtorch.init_hardware(hxtorch.CalibrationPath(str(path)))

    return connect


def mean_answer(hxtorch, rows=2000):
    """Return the mean output of every column of both halves, shape (2, 256), for a product of weight 40."""
    x = torch.zeros(rows, 128)
    x[:, :64] = 8
    wide = hxtorch.perceptron.mac(x, torch.full((128, 512), 40.0))
    return wide.mean(0).view(2, 256)


def test_a_chip_is_needed(hxtorch):
    with pytest.raises(RuntimeError, match=r"No connection allocated\."):
        hxtorch.perceptron.mac(torch.zeros(3), torch.zeros(3, 3))
    hxtorch.init_hardware_minimal()
    assert hxtorch.perceptron.mac(torch.zeros(3), torch.zeros(3, 3)).shape == (3,)
    hxtorch.release_hardware()
    hxtorch.release_hardware()
    with pytest.raises(RuntimeError):
        hxtorch.perceptron.mac(torch.zeros(3), torch.zeros(3, 3))
    with pytest.raises(TypeError, match="CalibrationPath"):
        hxtorch.init_hardware(5)


def test_pattern_is_constant_for_a_chip_and_differs_between_chips(hxtorch, monkeypatch):
    hxtorch.init_hardware()
    first, again = mean_answer(hxtorch), mean_answer(hxtorch)
    assert (first - again).abs().max() < 0.5  # temporal noise of the mean
    monkeypatch.setenv("KURS_CHIP", "7")
    hxtorch.init_hardware(hxtorch.HWDBPath())
    other = mean_answer(hxtorch)
    assert (first - other).abs().mean() > 5
    assert abs(np.corrcoef(first.flatten(), other.flatten())[0, 1]) < 0.2


def test_calibration_makes_the_pattern_fine(hxtorch, calibrated, monkeypatch):
    hxtorch.init_hardware()
    coarse = mean_answer(hxtorch)
    calibrated(42, monkeypatch)
    fine = mean_answer(hxtorch)
    assert coarse.std() > 4 * fine.std()
    assert 0.02 < fine.std() / fine.mean() < 0.08


def test_temporal_noise_and_measured_parameters(hxtorch, calibrated, monkeypatch):
    calibrated(42, monkeypatch)
    repeats = hxtorch.perceptron.mac(torch.full((4000, 100), 10.0), torch.full((100, 256), 20.0))
    assert abs(repeats.std(0).mean() - math.sqrt(4 + 1 / 12)) < 0.05
    measured = hxtorch.perceptron.measure_mock_parameter()
    chip = virtual_chip.uncalibrated(42).trimmed(*virtual_chip.calibration_trims(42))
    # the inputs of 15.5 are 16 on the chip, and 2 % of the charge does not arrive
    assert measured.gain == pytest.approx(float(np.median(chip.gain)) * 16 / 15.5 * 0.99, rel=0.02)
    # two blocks, so two read-outs are summed
    assert measured.noise_std == pytest.approx(2.0 * math.sqrt(2), abs=0.2)
    hxtorch.release_hardware()
    with pytest.raises(RuntimeError, match="No connection"):
        hxtorch.perceptron.measure_mock_parameter()


def settled(hxtorch, level, weight, wait):
    """Return the mean answer to one product, beside that to no input."""
    if not isinstance(weight, torch.Tensor):
        weight = torch.full((128, 256), float(weight))
    rows = torch.full((500, 128), float(level))
    mean = hxtorch.perceptron.mac(rows, weight, 1, wait).mean(0)
    return (mean - hxtorch.perceptron.mac(rows * 0, weight, 1, wait).mean(0)).mean().item()


def test_charge_saturates_however_it_is_made(hxtorch):
    hxtorch.init_hardware(ann=True)
    for wait in (1, 2, 3):
        strong, long = settled(hxtorch, 2, 50, wait), settled(hxtorch, 20, 5, wait)
        assert strong == pytest.approx(long, abs=0.3)  # the same charge
    kept = [settled(hxtorch, 20, 15, wait) / settled(hxtorch, 20, 15, 50) for wait in (1, 2, 3, 5, 10)]
    assert kept == sorted(kept)
    assert kept[0] < 0.6
    assert 0.97 < kept[3] < 0.995  # the usual wait
    assert settled(hxtorch, 2, 15, 1) / settled(hxtorch, 2, 15, 50) > 0.9  # little charge, little loss


def test_each_sign_saturates_for_itself(hxtorch):
    hxtorch.init_hardware(ann=True)
    weights = torch.full((128, 256), 15.0)
    weights[:64] = -12.0  # 64 rows charge and 64 discharge: the sums nearly cancel, the charges do not
    alone = weights.clamp(min=0), weights.clamp(max=0)
    both = settled(hxtorch, 20, weights, 1)
    assert both == pytest.approx(sum(settled(hxtorch, 20, part, 1) for part in alone), abs=0.5)
    assert both < 0.65 * settled(hxtorch, 20, weights, 50)


def test_sending_again_adds_as_much_as_the_first_time(hxtorch):
    hxtorch.init_hardware(ann=True)
    x, weights = torch.full((500, 128), 10.0), torch.full((128, 256), 5.0)
    once, twice = (
        hxtorch.perceptron.mac(x, weights, n, 1).mean() - hxtorch.perceptron.mac(x * 0, weights).mean()
        for n in (1, 2)
    )
    assert twice == pytest.approx(2 * once.item(), abs=0.3)


def test_results_bend_beyond_the_straight_range_differently_by_column(hxtorch):
    hxtorch.init_hardware(ann=True)
    straight = settled(hxtorch, 10, 15, 20)

    def means(weight):
        return hxtorch.perceptron.mac(
            torch.full((500, 128), 10.0), torch.full((128, 256), weight), 1, 20
        ).mean(0)

    assert settled(hxtorch, 10, 30, 20) == pytest.approx(2 * straight, rel=0.03)
    assert settled(hxtorch, 10, 45, 20) < 2.95 * straight
    early = (means(30.0) - means(0.0)) / (means(15.0) - means(0.0))
    assert early.min() < 1.97 < early.median()  # some bend earlier
    ends = torch.full((500, 128), 31.0), torch.full((128, 256), 63.0)
    assert hxtorch.perceptron.mac(*ends).mean() > 126.9


@pytest.mark.parametrize("serial", [42, 7])
@pytest.mark.parametrize(("num_sends", "deepest", "highest"), [(1, -120, -89), (40, -125, -90)])
def test_negative_results_end_where_the_model_says(hxtorch, monkeypatch, serial, num_sends, deepest, highest):
    monkeypatch.setenv("KURS_CHIP", str(serial))
    hxtorch.init_hardware(ann=True)
    x, weights = torch.full((500, 128), 31.0), torch.full((128, 512), -63.0)
    ends = hxtorch.perceptron.mac(x, weights, num_sends).mean(0)
    assert ends.min().item() == pytest.approx(deepest, abs=1.5)
    assert ends.max().item() == pytest.approx(highest, abs=1.5)


def test_gradient_on_the_chip_is_that_of_the_linear_product(hxtorch):
    hxtorch.init_hardware()
    x = torch.randint(0, 32, (4, 150)).float().requires_grad_()
    w = torch.randint(-63, 64, (150, 3)).float().requires_grad_()
    expected = torch.autograd.grad((x @ w).sum() * 0.002 * 2, (x, w))
    ours = torch.autograd.grad(hxtorch.perceptron.mac(x, w, num_sends=2).sum(), (x, w))
    for a, b in zip(ours, expected, strict=True):
        torch.testing.assert_close(a, b)


def test_serial_number_and_identifier(hxtorch, monkeypatch):
    assert hxtorch.get_unique_identifier() == ["virtuell-00042"]
    monkeypatch.setenv("KURS_CHIP", " 7 ")
    assert hxtorch.get_unique_identifier(None) == ["virtuell-00007"]
    for wrong in ("-1", "sieben", "100000", "1.5"):
        monkeypatch.setenv("KURS_CHIP", wrong)
        with pytest.raises(ValueError, match="KURS_CHIP"):
            hxtorch.get_unique_identifier()


def test_the_pattern_of_a_serial_number_never_changes():
    # recorded once: files that pupils keep must fit tomorrow's version
    assert len(calibration.calibration_bytes(42)) == calibration.SIZE
    assert virtual_chip.uncalibrated(42).gain.mean() == pytest.approx(RECORDED_GAIN, rel=1e-4)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda good: good[:1000], "abgeschnitten"),
        (lambda good: good[:3], "abgeschnitten"),
        (lambda _: b"", "abgeschnitten"),
        (lambda good: good + b"x", "beschädigt"),
        (lambda good: good[:2000] + bytes([good[2000] ^ 1]) + good[2001:], "beschädigt"),
        (lambda _: b"\x01cereal" * 4000, "echten Chip"),
        (lambda _: calibration.calibration_bytes(7), "gehört zum Chip virtuell-00007"),
        (lambda good: resigned(good, 8, 2), "Format 2"),
    ],
)
def test_unusable_calibrations_are_refused(hxtorch, tmp_path, damage, says):
    hxtorch.init_hardware()
    before = mean_answer(hxtorch)
    path = tmp_path / "hagen_cocolist.pbin"
    path.write_bytes(damage(calibration.calibration_bytes()))
    with pytest.raises(calibration.CalibrationError, match=says) as caught:
        hxtorch.init_hardware(hxtorch.CalibrationPath(str(path)))
    assert "save_nightly_calibration" in str(caught.value)
    assert (mean_answer(hxtorch) - before).abs().max() < 0.5  # the connection is as it was


def resigned(good, position, value):
    body = good[:position] + bytes([value]) + good[position + 1 : -32]
    return body + hashlib.sha256(body).digest()


def test_missing_calibration_is_refused(hxtorch, tmp_path):
    with pytest.raises(RuntimeError, match="nicht lesen"):
        hxtorch.init_hardware(hxtorch.CalibrationPath(str(tmp_path / "fehlt.pbin")))


def test_a_real_hxtorch_is_never_replaced(hxtorch, monkeypatch, tmp_path):
    from course_helpers.chip.hxtorch_emulator import RealHxtorchError, install

    assert install() is hxtorch
    real = types.ModuleType("hxtorch")
    monkeypatch.setitem(sys.modules, "hxtorch", real)
    with pytest.raises(RealHxtorchError):
        install()
    assert sys.modules["hxtorch"] is real
    monkeypatch.delitem(sys.modules, "hxtorch")
    (tmp_path / "hxtorch.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(RealHxtorchError):
        install()
    with pytest.raises(AttributeError, match="Emulator"):
        _ = hxtorch.spiking


def test_without_torch_files_can_still_be_made():
    import subprocess

    program = (
        "import sys; sys.modules['torch'] = None\n"
        "from course_helpers.chip import hxtorch_emulator as e\n"
        "print(len(e.calibration_bytes(3)), e.serial_number())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(calibration.SIZE), "42"]


def test_a_tensor_becomes_an_array_without_a_warning():
    import subprocess

    program = (
        "from course_helpers.chip.hxtorch_emulator import install\n"
        "install()\n"
        "import numpy, torch\n"
        "print(numpy.array(torch.ones(2)).sum())"
    )
    command = [sys.executable, "-W", "default", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "2.0\n"
    assert "copy keyword" not in done.stderr


def test_a_path_without_calibrationpath_is_refused(hxtorch):
    with pytest.raises(TypeError, match="CalibrationPath"):
        hxtorch.init_hardware("hagen_cocolist.pbin")


def test_a_calibration_path_is_a_path(hxtorch):
    with pytest.raises(TypeError, match="Anführungszeichen"):
        hxtorch.CalibrationPath(None)
