"""The real stack behind a fake of the lab's modules that follows the contract."""

import sys
import types
from pathlib import Path

import pytest

from course_helpers.hardware import HardwareError
from course_helpers.hardware.chip_stack import LabStack


class ManagedConnection:
    """As hxcomm's: a context manager that gives the connection."""

    def __enter__(self):
        return self

    def __exit__(self, *_exception):
        return None

    def get_unique_identifier(self):
        return ["hxcube3fpga1chip61_1"]


class Nameless(ManagedConnection):
    def get_unique_identifier(self):
        return []


class Refusing(ManagedConnection):
    def __enter__(self):
        raise RuntimeError("Error connecting to quiggeldy at 10.0.0.1:1 (C++ detail)")


def install(monkeypatch, dotted, **content):
    """Register a module and its parents under their real names."""
    parts = dotted.split(".")
    for end in range(1, len(parts) + 1):
        monkeypatch.setitem(sys.modules, ".".join(parts[:end]), types.ModuleType(parts[end - 1]))
    vars(sys.modules[dotted]).update(content)


def test_asks_hxcomm_for_the_first_identifier(monkeypatch):
    install(monkeypatch, "dlens_vx_v3.hxcomm", ManagedConnection=ManagedConnection)
    assert LabStack().chip_identifier() == "hxcube3fpga1chip61_1"


def test_a_chip_that_does_not_answer_is_a_clear_error_with_details_in_the_log(monkeypatch, caplog):
    install(monkeypatch, "dlens_vx_v3.hxcomm", ManagedConnection=Refusing)
    with pytest.raises(HardwareError) as caught:
        LabStack().chip_identifier()
    assert caught.value.code == "chip-silent"
    assert "C++" not in str(caught.value)
    assert "C++ detail" in caplog.text


def test_a_chip_without_an_identifier_is_silent(monkeypatch):
    install(monkeypatch, "dlens_vx_v3.hxcomm", ManagedConnection=Nameless)
    with pytest.raises(HardwareError) as caught:
        LabStack().chip_identifier()
    assert caught.value.code == "chip-silent"


@pytest.mark.parametrize("ask", [LabStack().chip_identifier, LabStack().calibration_root])
def test_missing_software_is_a_clear_error(ask):
    with pytest.raises(HardwareError) as caught:
        ask()
    assert caught.value.code == "no-software"


def test_software_that_cannot_load_is_a_clear_error(monkeypatch, tmp_path):
    (tmp_path / "dlens_vx_v3.py").write_text("raise OSError('libhxcomm.so: undefined symbol')\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(HardwareError) as caught:
        LabStack().chip_identifier()
    assert caught.value.code == "no-software"


@pytest.mark.parametrize("failing", [lambda: None, lambda: 1 / 0])
def test_a_calibration_that_pynn_cannot_name_is_a_clear_error(monkeypatch, failing):
    install(monkeypatch, "pynn_brainscales.brainscales2.helper", nightly_calib_path=failing)
    with pytest.raises(HardwareError) as caught:
        LabStack().calibration_root()
    assert caught.value.code == "no-calibration"


def test_finds_the_local_calibrations(monkeypatch):
    path = Path("/wang/chip/stable/latest/spiking_cocolist.pbin")
    install(monkeypatch, "pynn_brainscales.brainscales2.helper", nightly_calib_path=lambda: path)
    assert LabStack().calibration_root() == Path("/wang/chip/stable")
