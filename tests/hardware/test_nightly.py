"""``get_nightly_calibration`` and ``is_experimental_kernel``, which many of the lab's notebooks import."""

import sys
import types
from pathlib import Path

import pytest

from course_helpers.hardware import HardwareError, get_nightly_calibration, is_experimental_kernel
from course_helpers.hardware.chip_stack import LabStack


class Stack:
    """The fake of the lab's software, with what it was asked to read."""

    def __init__(self, folder=Path()):
        self.folder = folder

    def chip_identifier(self):
        return "hxcube3fpga1chip61_1"

    def nightly_folder(self):
        return self.folder

    def chip_from_file(self, path):
        return path.read_bytes()


@pytest.mark.usefixtures("no_hxtorch")
def test_the_virtual_chip_gives_an_object_of_its_own(environment, monkeypatch):
    environment()
    monkeypatch.setenv("KURS_CHIP", "7")
    spiking, hagen = get_nightly_calibration(), get_nightly_calibration("hagen_cocolist.pbin")
    assert (spiking.serial, spiking.kind) == (7, "spiking")
    assert (hagen.serial, hagen.kind) == (7, "hagen")
    with pytest.raises(HardwareError, match="Er hat zwei"):
        get_nightly_calibration("spikes.pbin")
    with pytest.raises(HardwareError, match="kein einfacher Name"):
        get_nightly_calibration("../hagen_cocolist.pbin")
    monkeypatch.setenv("KURS_CHIP", "sieben")
    with pytest.raises(ValueError, match="KURS_CHIP"):
        get_nightly_calibration()


@pytest.mark.usefixtures("real_hxtorch")
def test_on_the_labs_machines_the_local_file_is_read(environment, tmp_path):
    environment(SLURM_FPGA_IPS="10.0.0.1")
    (tmp_path / "spiking_cocolist.pbin").write_bytes(b"last night")
    assert get_nightly_calibration(stack=Stack(tmp_path)) == b"last night"


@pytest.mark.usefixtures("real_hxtorch", "ebrains")
def test_in_ebrains_it_is_fetched_and_read(server, lab, answers, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    server.answer(answers.ok(b"\x01cereal"))
    assert get_nightly_calibration(lab=lab, stack=Stack()) == b"\x01cereal"
    assert "/stable/ebrains-stable/spiking_cocolist.pbin" in server.requests[-1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("no_hxtorch", "environment")
@pytest.mark.parametrize("kind", ["spiking", "hagen"])
def test_a_saved_calibration_is_the_same_as_the_one_in_hand(kind, tmp_path, monkeypatch):
    from course_helpers.chip.hxtorch_emulator import CalibrationError
    from course_helpers.hardware import save_nightly_calibration, setup_hardware_client

    monkeypatch.setenv("KURS_CHIP", "7")
    setup_hardware_client()
    import pynn_brainscales.brainscales2 as pynn

    path = save_nightly_calibration(f"{kind}_cocolist.pbin", folder=tmp_path)
    assert pynn.helper.chip_from_file(path) == get_nightly_calibration(f"{kind}_cocolist.pbin")
    assert pynn.helper.chip_from_file(pynn.helper.nightly_calib_path().with_name(path.name)).kind == kind
    pynn.setup(initial_config=pynn.helper.chip_from_file(path))
    monkeypatch.setenv("KURS_CHIP", "8")
    with pytest.raises(CalibrationError, match="gehört zum Chip virtuell-00007"):
        pynn.helper.chip_from_file(path)
    damaged = path.read_bytes()[:-1]
    path.write_bytes(damaged)
    with pytest.raises(CalibrationError, match="abgeschnitten"):
        pynn.helper.chip_from_file(path)


def test_pynn_reads_the_file(monkeypatch):
    helper = types.ModuleType("helper")
    helper.nightly_calib_path = lambda: Path("/wang/chip/stable/latest/spiking_cocolist.pbin")
    helper.chip_from_file = lambda path: {"read": path}.get("read") if path.suffix == ".pbin" else 1 / 0
    for name in ("pynn_brainscales", "pynn_brainscales.brainscales2", "pynn_brainscales.brainscales2.helper"):
        monkeypatch.setitem(sys.modules, name, helper)
    assert LabStack().nightly_folder() == Path("/wang/chip/stable/latest")
    assert LabStack().chip_from_file(Path("a.pbin")) == Path("a.pbin")
    with pytest.raises(HardwareError, match="lässt sich nicht lesen"):
        LabStack().chip_from_file(Path("a.txt"))


@pytest.mark.parametrize(
    ("kernel", "experimental"),
    [("EBRAINS-experimental", True), ("EBRAINS-25.10", False), ("", False), (None, False)],
)
def test_experimental_kernels_are_told_by_their_name(environment, kernel, experimental):
    environment(**({} if kernel is None else {"LAB_KERNEL_NAME": kernel}))
    assert is_experimental_kernel() is experimental
