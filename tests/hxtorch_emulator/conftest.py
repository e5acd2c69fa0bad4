"""The emulator under its real name, with default parameters and no connection before each test."""

import sys

import pytest
import torch


@pytest.fixture(autouse=True)
def hxtorch(monkeypatch):
    from course_helpers.chip.hxtorch_emulator import install

    for name in [name for name in sys.modules if name.split(".")[0] == "hxtorch"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delenv("KURS_CHIP", raising=False)
    module = install()
    module.release_hardware()
    module.perceptron.set_mock_parameter(module.perceptron.MockParameter())
    torch.manual_seed(0)
    yield module
    module.release_hardware()
    for name in [name for name in sys.modules if name.split(".")[0] == "hxtorch"]:
        sys.modules.pop(name)


@pytest.fixture
def quiet(hxtorch):
    """Set mock mode without noise, so that results are exact."""
    parameter = hxtorch.perceptron.MockParameter(noise_std=0.0, gain=1 / 512)
    hxtorch.perceptron.set_mock_parameter(parameter)
    return parameter
