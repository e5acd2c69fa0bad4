"""Every package that the code imports is declared, and each extra is enough for its rooms."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from tests.house.architecture import GRAPH, PACKAGE, imports, room_of, rooms
from tests.house.requirements import PROJECT, names

PROGRAM = Path(__file__).with_name("only_extra.py")
OWNERS = importlib.metadata.packages_distributions()
# the rooms for which each extra is there; what no extra is for runs with the base alone
ROOMS = {
    "chip": {"hxtorch_emulator", "pynn_emulator", "torch_data"},
    "book": {"book", "browser_kernel", "finishing", "handout", "live", "offline", "progress", "startpage"},
    "live": {"server"},
    "hub": {"hub"},
}
BASE = rooms().difference(*ROOMS.values(), {"cli"})
ROOMS[""] = BASE
EXTRAS = pytest.mark.parametrize("extra", sorted(ROOMS), ids=lambda extra: extra or "base")
# found by the lab's machines or by the pages themselves, never by pip
OTHERS = sys.stdlib_module_names | {"hxtorch", "pyodide", "js"}


def owner(module):
    return {canonicalize_name(name) for name in OWNERS.get(module.partition(".")[0], [module])}


def undeclared(chosen, allowed):
    return {
        f"{module} imports {target}"
        for room, module, target in imports(inside=False)
        if room in chosen and target.partition(".")[0] not in OTHERS and not owner(target) & allowed
    }


@EXTRAS
def test_what_a_room_imports_is_declared_by_its_extra(extra):
    assert undeclared(ROOMS[extra], names(extra)) == set()


def test_what_the_commands_import_is_declared_by_some_extra():
    assert undeclared({"cli", ""}, set().union(*(names(extra) for extra in ROOMS))) == set()


def run(*arguments):
    return subprocess.run(
        [sys.executable, PROGRAM, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


@EXTRAS
def test_all_of_its_rooms_can_be_imported_with_nothing_else(extra):
    modules = sorted(module for module in GRAPH.modules if room_of(module) in ROOMS[extra])
    done = run(extra, *(module for module in modules if module.startswith(PACKAGE)))
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_base_alone_has_the_commands_and_says_what_they_lack(tmp_path):
    helped = run("", "kurs", "--help")
    assert helped.returncode == 0, helped.stderr
    assert helped.stdout.startswith("Aufruf: kurs")
    (tmp_path / "book").mkdir()
    for file in ("_config.yml", "book/_toc.yml"):
        (tmp_path / file).write_text("")
    built = subprocess.run(
        [sys.executable, PROGRAM, "", "kurs", "build"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 1
    assert built.stderr.startswith("Für „kurs build“ fehlt ein Paket (yaml).")
    assert "Traceback" not in built.stderr


def test_no_extra_is_forgotten():
    assert set(PROJECT["optional-dependencies"]) == ROOMS.keys() - {""} | {"test", "dev"}
