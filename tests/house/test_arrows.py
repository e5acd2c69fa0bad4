"""The rooms import each other as ARCHITECTURE.md says, and in no circle."""

from __future__ import annotations

import graphlib
import sys

import pytest
from tests.house.architecture import drawn, imports, room_of, rooms, wing_of

LEAVES = {
    "file_errors",
    "site_contract",
    "stand_ins",
    "whole_file",
}  # every room may import them
NUMPY_ONLY = ("framework", "recognition", "virtual_chip", "mnist", "plots")
BELOW = {"chip": set(), "lesson": {"chip"}, "site": {"lesson"}, "cli": {"lesson", "site"}}
"""Into which other wings each may import: the way goes down only."""
TORCH = {"hxtorch_emulator", "torch_data"}
STANDARD = sys.stdlib_module_names


def real():
    arrows = {}
    for room, module, target in imports(inside=True):
        if room and room_of(target) not in LEAVES:
            arrows.setdefault(room, {}).setdefault(room_of(target), f"{module} imports {target}")
    return arrows


def test_every_room_has_its_row():
    assert drawn().keys() == rooms() - LEAVES


@pytest.mark.parametrize("room", sorted(rooms() - LEAVES))
def test_a_room_imports_what_its_row_says(room):
    found = real().get(room, {})
    more = {target: example for target, example in found.items() if target not in drawn()[room]}
    assert more == {}, "not in the table of ARCHITECTURE.md"
    assert drawn()[room] - found.keys() == set(), "in the table, but nobody imports it"


def test_the_arrows_make_no_circle():
    tuple(graphlib.TopologicalSorter(drawn()).static_order())


def test_lone_modules_import_no_room():
    assert [module for room, module, _ in imports(inside=True) if room in LEAVES] == []


@pytest.mark.parametrize("wing", sorted(BELOW))
def test_arrows_between_wings_go_down_only(wing):
    others = {
        wing_of(target)
        for room, module, target in imports(inside=True)
        if wing_of(module) == wing and room_of(target) not in LEAVES
    }
    assert others - {wing} == BELOW[wing]


def test_the_site_imports_nothing_that_pupils_import_but_the_start_page_s_network():
    found = {
        (room, room_of(target))
        for room, module, target in imports(inside=True)
        if wing_of(module) == "site" and wing_of(target) == "lesson" and room_of(target) not in LEAVES
    }
    assert found == {("startpage", "recognition")}


def test_torch_is_imported_on_the_chip_s_side_only():
    using = {
        room for room, _, target in imports(inside=False) if target.partition(".")[0] in {"torch", "numba"}
    }
    assert using == TORCH


@pytest.mark.parametrize("room", NUMPY_ONLY)
def test_what_runs_in_the_browser_needs_little(room):
    allowed = {"numpy", "matplotlib", "cycler", "tqdm"}
    others = {target.partition(".")[0] for one, _, target in imports(inside=False) if one == room}
    assert others.difference(allowed, STANDARD) == set()
