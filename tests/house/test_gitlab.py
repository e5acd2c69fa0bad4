"""The GitLab file as GitLab reads it: gitlab-ci-local runs its jobs with stand-ins for make, apt-get, rsync.

It works out rules, anchors, needs and artifacts. 4.73.0 is its last version for Node.js 20.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from tests.house.architecture import ROOT

PROGRAM = ROOT / "node_modules" / ".bin" / "gitlab-ci-local"
STAND_INS = {
    # notes the job, what it is to do and whether it has the book; makes what the targets make
    "make": """
has=without; [ -f _build/html/.fertig ] && [ -f _build/browser-kernel/manifest.json ] && has=with
echo "$CI_JOB_NAME: make $* ($has the book)" >> "$CALLS"
mkdir -p _build/html _build/browser-kernel
case "$*" in
  streng*) touch _build/html/.fertig _build/browser-kernel/manifest.json _build/neuronale-netze.zip ;;
  *vergleich*) touch _build/vergleich.md ;;
esac""",
    "apt-get": "",
    # gitlab-ci-local copies the repository with it for each job; few machines have it
    "rsync": """for to; do from=$last; last=$to; done
mkdir -p "$to"; tar -C "$from" --exclude=.git --exclude=.gitlab-ci-local -cf - . | tar -C "$to" -xf -""",
}
SETTINGS = [
    "--force-shell-executor",
    "--shell-isolation",
    "--no-json-schema-validation",
]  # `make check` does that


@pytest.fixture
def repository(tmp_path):
    """Return a repository that has what the file names, and a folder of stand-ins."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in STAND_INS.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    course = tmp_path / "kurs"
    course.mkdir()
    for name in (".gitlab-ci.yml", "constraints.txt", "package-lock.json", "audit.toml"):
        shutil.copy(ROOT / name, course)
    git = ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for step in (
        ["init", "-q", "-b", "main"],
        ["remote", "add", "origin", "https://gitlab.example.org/kurs/kurs.git"],
        ["add", "."],
        ["commit", "-q", "-m", "Kurs"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run([*git, *step], cwd=course, check=True)
    return course, programs


@pytest.fixture
def run(repository, tmp_path):
    """Return a function that runs what one kind of event starts, and returns the calls of make."""
    course, programs = repository

    def pipeline(source, **variables):
        calls = tmp_path / "calls"
        calls.touch()
        variables |= {"CI_PIPELINE_SOURCE": source, "CALLS": calls}
        command = [PROGRAM, *SETTINGS]
        for name, value in variables.items():
            command += ["--variable", f"{name}={value}"]
        surroundings = os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(tmp_path)}
        done = subprocess.run(
            command, cwd=course, env=surroundings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return set(calls.read_text().splitlines())

    return pipeline


BUILT = {"bauen: make streng zip (without the book)", "kapitel: make chapters (without the book)"}
TESTED = {f"tests: [{number}/8]: make test TEIL={number}/8 (with the book)" for number in range(1, 9)}
MEASURED = {"messlatten: make messlatten (with the book)"}


def test_a_merge_request_is_built_tested_in_parts_and_compared(run):
    calls = run("merge_request_event", CI_MERGE_REQUEST_DIFF_BASE_SHA="abc")
    compared = "vergleich: make -o _build/html/.fertig vergleich VORHER=abc (with the book)"
    assert calls == BUILT | TESTED | MEASURED | {compared}


def test_main_is_published_when_all_has_passed(run, repository):
    assert run("push") == BUILT | TESTED | MEASURED
    assert list(repository[0].glob("**/public/.fertig"))


def test_each_week_only_what_takes_long(run):
    newest = "neueste: make test ALLES=1 CONSTRAINTS= (without the book)"
    others = {"zweimal: make zweimal (without the book)", "luecken: make audit (without the book)"}
    assert run("schedule") == {newest} | others
