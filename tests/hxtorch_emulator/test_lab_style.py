"""Tests in the form of the lab's own: as there, one process for each file, and nothing around the library."""

import subprocess
import sys
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).with_name("lab_style").glob("*.py"))
START = (
    "import runpy, sys; from course_helpers.chip.hxtorch_emulator import install; install()\n"
    "import torch; torch.manual_seed(1); runpy.run_path(sys.argv.pop(1), run_name='__main__')"
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_lab_could_run_this(file):
    done = subprocess.run(
        [sys.executable, "-c", START, str(file)], check=False, capture_output=True, text=True
    )
    assert not done.returncode, done.stderr
    assert "\nOK" in done.stderr
    assert "Ran 0 tests" not in done.stderr
