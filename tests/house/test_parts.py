"""`make test TEIL=2/5`: the parts together are all tests, each once; a part builds nothing."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from itertools import groupby
from types import SimpleNamespace

import pytest
from scripts.test_seconds import measured
from tests.conftest import FolderScheduling, pytest_xdist_auto_num_workers
from tests.house.architecture import ROOT
from tests.parts import SECONDS, cut, files, part, stretches_of

FOLDERS = ("tests/mnist", "tests/plots", "tests/virtual_chip", "tests/widgets")


MACHINES = pytest.mark.parametrize("processes", [1, 2, 4, 8])


def parts(count, processes):
    return [stretches_of(number, count, processes) for number in range(1, count + 1)]


def test_the_number_of_processes_follows_the_machine(monkeypatch):
    found = {}
    for cores in (1, 2, 4, 16, None):  # None: the system does not tell
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        found[cores] = pytest_xdist_auto_num_workers()
    assert found == {1: 2, 2: 4, 4: 8, 16: 8, None: 2}
    for target in ("test", "kurztest", "messlatten"):
        assert " -n auto " in make(target)
        assert " -n 3 " in make(target, "PROZESSE=3")


@MACHINES
@pytest.mark.parametrize("count", range(1, 13))
def test_each_file_is_in_one_part_whatever_the_machines(count, processes):
    divided = [list(stretches) for stretches in parts(count, processes)]
    assert [name for names in divided for name in names] == list(files())
    assert all(divided)
    assert divided == [list(stretches) for stretches in parts(count, 2)]


def test_no_folder_is_cut_where_no_stretch_ends():
    stretches = [(number, own) for number, stretches in enumerate(parts(8, 4)) for own in stretches.values()]
    assert stretches == sorted(stretches)
    ends = sum(1 for _ in groupby(stretches)) - 1
    folders = [name.partition("/")[0] for name in files()]
    pieces = sum(1 for _ in groupby(zip(folders, stretches, strict=True)))
    assert pieces - len(set(folders)) <= ends


def test_the_parts_take_about_the_same_time():
    seconds = files()
    lengths = [sum(seconds[name] for name in names) for names in cut(seconds, 8)]
    assert len(lengths) == 8
    assert max(lengths) < 1.3 * sum(lengths) / len(lengths)


@MACHINES
def test_a_process_has_little_more_than_its_share_or_one_long_file(processes):
    seconds = files()
    for stretches in parts(8, processes):
        lengths = Counter()
        for name, stretch in stretches.items():
            lengths[stretch] += seconds[name]
        share = sum(lengths.values()) / processes
        assert len(lengths) <= processes
        assert max(lengths.values()) <= share + max(seconds[name] for name in stretches)


def test_a_process_gets_a_stretch_or_without_parts_a_folder():
    def scope(stretches, test):
        distribution = FolderScheduling.__new__(FolderScheduling)
        distribution.config = SimpleNamespace(stretches=stretches)
        return distribution._split_scope(test)

    assert scope(None, "tests/hub/test_class.py::test_a[b/c]") == "hub"
    assert scope({"hub/test_class.py": 3}, "tests/hub/test_class.py::test_a[b/c]") == 3


def collected(*arguments):
    command = [sys.executable, "-m", "pytest", "-n", "0", "--collect-only", "-q", *arguments, *FOLDERS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 5}, done.stdout + done.stderr  # 5: none of these folders is in this part
    return [line for line in done.stdout.splitlines() if "::" in line]


def test_pytest_finds_each_test_in_one_part():
    every = collected()
    found = [collected("--teil", f"{number}/3") for number in (1, 2, 3)]
    assert len(every) > 100
    assert sorted(test for tests in found for test in tests) == sorted(every)
    assert max(map(len, found)) < len(every)


@pytest.mark.parametrize("text", ["0/5", "6/5", "5", "a/5", "2/5/7", "-1/5", ""])
def test_a_part_that_does_not_exist_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="TEIL=2/5"):
        part(text)


def make(*arguments):
    """Return what make would do, with all stamps older than what they are made of."""
    surroundings = {name: value for name, value in os.environ.items() if name not in {"TEIL", "MAKEFLAGS"}}
    command = ["make", "-n", "-W", "pyproject.toml", "-W", "constraints.txt", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    ).stdout


def test_a_part_builds_nothing_and_all_tests_build_first():
    whole, second = make("test"), make("test", "TEIL=2/5")
    assert "--teil" not in whole
    assert whole.index("kurs browserkern") < whole.index("kurs build --streng") < whole.index("-m pytest")
    assert "--ignore=tests/gates --teil 2/5" in second
    assert "kurs build" not in second + make("messlatten")
    assert "kurs browserkern" not in second + make("messlatten")


def test_a_comparison_with_what_was_handed_over_builds_the_former_state_only():
    assert make("vergleich").count("kurs build") == 2
    assert make("-o", "_build/html/.fertig", "vergleich").count("kurs build") == 1


def test_the_seconds_are_those_of_files_that_there_are():
    assert json.loads(SECONDS.read_text("utf-8")).keys() <= files().keys()


def test_seconds_come_from_a_report_of_pytest(tmp_path):
    report = tmp_path / "tests.xml"
    cases = (
        ("house.test_parts", 1.5),
        ("house.test_parts", 2),
        ("house.test_arrows.TestClass", 3),
        ("gone.test_x", 4),
    )
    lines = [f'<testcase classname="tests.{name}" name="a" time="{time}"/>' for name, time in cases]
    report.write_text(f"<testsuites><testsuite>{''.join(lines)}</testsuite></testsuites>", "utf-8")
    assert measured(report) == {"house/test_parts.py": 3.5, "house/test_arrows.py": 3}
