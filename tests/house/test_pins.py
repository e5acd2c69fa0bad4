"""The pinned versions take every Python that pyproject.toml promises."""

from __future__ import annotations

import importlib.metadata

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from tests.house.architecture import ROOT
from tests.house.requirements import PROJECT

LINES = [
    line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if line[:1] not in {"#", ""}
]
PINS = {pin.name: str(pin.specifier) for pin in map(Requirement, LINES)}
# from the first release on: a pin that needs 3.11.5 shuts out Debian 12, which has 3.11.2
OLDEST = PROJECT["requires-python"].removeprefix(">=") + ".0"
NEWEST = PROJECT["classifiers"][-1].rpartition(" ")[2] + ".0"


def test_each_pin_is_exact():
    assert [name for name, version in PINS.items() if not version.startswith("==")] == []
    assert len(PINS) == len(LINES)


@pytest.mark.parametrize("python", [OLDEST, NEWEST])
def test_each_pin_takes_the_oldest_and_the_newest_python(python):
    refused = {}
    for name, version in PINS.items():
        try:
            found = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        needs = found.get("Requires-Python")
        # an environment that is older than the pins says nothing about them
        if f"=={found['Version']}" == version and needs and python not in SpecifierSet(needs):
            refused[name] = needs
    assert refused == {}
