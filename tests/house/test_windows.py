"""What Windows users run asks nothing of Unix: as far as that can be seen on another system."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.house.architecture import ROOT


def lacking(*arguments):
    """Return where our modules use a name of the standard library that Windows does not have.

    mypy knows which these are. What else it finds here is left alone: without the types of other packages,
    which take a minute to read, it cannot know better; `make check` has them.
    """
    settings = ["--config-file=", "--no-site-packages", "--ignore-missing-imports", "--follow-imports=silent"]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--platform=win32",
            "--cache-dir=.mypy_cache/win32",
            *settings,
            *arguments,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "source files" in done.stdout, done.stderr
    return re.findall(r'.*(?:Module|"stat_result") has no attribute.*', done.stdout)


def test_the_hub_alone_uses_what_windows_lacks():
    hub = r"/(hub|hub_\w+)(/|\.py$)"  # `kurs hub` says that Windows has none
    assert lacking("src/course_helpers", "--exclude", hub) == []
    assert lacking("src/course_helpers/site/hub") != []


def test_all_modules_but_the_hub_s_work_without_unix(tmp_path):
    program = Path(__file__).with_name("without_unix.py")
    command = [sys.executable, program, tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr[-2000:]
