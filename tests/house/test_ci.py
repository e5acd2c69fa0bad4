"""The files for GitHub and GitLab: they call what there is, pin what they use, and look at every Python."""

from __future__ import annotations

import re

import pytest
import yaml
from packaging.specifiers import SpecifierSet
from packaging.version import Version
from tests.house.architecture import ROOT
from tests.house.requirements import PROJECT

TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
WORKFLOWS = {
    file.name: yaml.safe_load(file.read_text("utf-8")) for file in (ROOT / ".github/workflows").iterdir()
}
JOBS = {name: job for workflow in WORKFLOWS.values() for name, job in workflow["jobs"].items()}
GITLAB = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
GITLAB_JOBS = {name: job for name, job in GITLAB.items() if "script" in job}
OUTSIDE_MAKE = {"systeme", "veroeffentlichen", "pages"}  # not Unix; nothing but to publish


def called(lines):
    """Return all calls of make in lines of a script, each as its words."""
    return [call.split() for line in lines for call in re.findall(r"^\s*make (.*)$", line, re.MULTILINE)]


def lines_of(job):
    """Return what a job on GitHub runs."""
    return [step["run"] for step in job["steps"] if "run" in step]


def targets(calls):
    """Return the targets: words that are no variable, no option and not what one is about."""
    return {word for words in calls for word in words if re.fullmatch(r"[a-z]+", word)}


def test_each_job_calls_targets_that_there_are():
    calls = {name: called(lines_of(job)) for name, job in JOBS.items()}
    calls |= {f"GitLab: {name}": called(job["script"]) for name, job in GITLAB_JOBS.items()}
    assert {name for name, found in calls.items() if not found} <= OUTSIDE_MAKE | {"GitLab: pages"}
    assert targets(call for found in calls.values() for call in found) <= TARGETS


def test_what_is_kept_of_the_packages_is_whole():
    text = (ROOT / ".github/actions/einrichten/action.yml").read_text("utf-8")
    stamps = re.findall(r"(?:\.venv|node_modules)/\.fertig[-\w]*", text)
    rules = (ROOT / "Makefile").read_text("utf-8").replace("$(VENV)", ".venv")
    assert {f"{stamp}:" in rules for stamp in stamps} == {True}
    assert "run: make .venv/.fertig-test node_modules/.fertig" in text


def test_both_call_the_same_targets():
    ours = targets(call for job in JOBS.values() for call in called(lines_of(job)))
    theirs = targets(call for job in GITLAB_JOBS.values() for call in called(job["script"]))
    assert ours - theirs == {"kurztest"}  # GitLab's image brings one Python
    assert theirs - ours == set()


USES = [
    (file.relative_to(ROOT).as_posix(), line.strip())
    for file in sorted((ROOT / ".github").rglob("*.yml"))
    for line in file.read_text("utf-8").splitlines()
    if re.match(r"\s*(- )?uses:", line)
]


@pytest.mark.parametrize(("file", "line"), USES)
def test_each_action_is_pinned_and_names_its_version(file, line):
    pinned = r"(- )?uses: [\w-]+/[\w/-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+"
    assert re.fullmatch(rf"{pinned}|(- )?uses: \./\.github/actions/\w+", line), file


def test_one_action_has_one_hash():
    pins = {
        tuple(re.search(r"uses: ([\w-]+/[\w-]+)\S*@(.*)", line).groups()) for _, line in USES if "@" in line
    }
    assert len(pins) == len({action for action, _ in pins})


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_workflow_may_write_and_none_runs_for_ever(name):
    workflow = WORKFLOWS[name]
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 120
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_the_parts_are_as_many_as_the_tests_are_divided_into():
    job = JOBS["tests"]
    parts = job["strategy"]["matrix"]["teil"]
    assert parts == list(range(1, len(parts) + 1))
    assert job["env"]["TEIL"] == f"${{{{ matrix.teil }}}}/{len(parts)}"
    assert GITLAB_JOBS["tests"]["parallel"] == len(parts)
    assert GITLAB_JOBS["tests"]["script"] == ["make test TEIL=$CI_NODE_INDEX/$CI_NODE_TOTAL"]


def test_every_python_that_is_promised_is_tried():
    setup = yaml.safe_load((ROOT / ".github/actions/einrichten/action.yml").read_text("utf-8"))
    tried = {setup["inputs"]["python"]["default"], *JOBS["pythons"]["strategy"]["matrix"]["python"]}
    versions = (name.rpartition(" ")[2] for name in PROJECT["classifiers"] if "Python :: 3." in name)
    assert tried == set(versions)
    promised = SpecifierSet(PROJECT["requires-python"])
    assert all(Version(version) in promised for version in tried)
    before = f"3.{min(int(version.partition('.')[2]) for version in tried) - 1}"
    assert Version(before) not in promised


def test_nothing_is_published_that_failed():
    left_out = {"vergleich", "systeme"}  # tells something; never seen on these systems
    others = WORKFLOWS["kurs.yml"]["jobs"].keys() - left_out - {"veroeffentlichen"}
    assert set(JOBS["veroeffentlichen"]["needs"]) == others
    assert set(GITLAB["pages"]["needs"]) == others - {"pythons"}


def test_what_moves_by_hand_is_there():
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    kinds = {update["package-ecosystem"]: update for update in updates}
    assert kinds.keys() == {"pip", "npm", "github-actions", "docker"}
    pins = (ROOT / "constraints.txt").read_text("utf-8").lower()
    for entry in kinds["pip"]["ignore"]:
        assert f"\n{entry['dependency-name']}==" in pins
    packages = (ROOT / "package.json").read_text("utf-8")
    for entry in kinds["npm"]["ignore"]:
        assert f'"{entry["dependency-name"].removesuffix("*")}' in packages
    places = (*kinds["github-actions"]["directories"], kinds["docker"]["directory"])
    assert all((ROOT / place.lstrip("/")).is_dir() for place in places)
