"""What a page loads before its first cell stays small: the rest comes when it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

BEGUN = """import sys
from course_helpers.exercises import nimm, prüfe
from course_helpers.framework import Layer, Network, relu
"""
TRAINING = "Network([Layer(1, 1, relu)]).fit([[1.0]], [[1.0]], epochs=1, {})\n"


@pytest.mark.parametrize(
    ("code", "come"),
    [
        ("", set()),
        ("prüfe('fehler', ...)\n", {"course_helpers.exercises.tasks"}),
        (TRAINING.format("progress=False"), set()),
        (TRAINING.format("progress=True"), {"tqdm"}),
    ],
)
def test_tasks_and_the_bar_come_when_they_are_used(code, come, monkeypatch):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    late = {"course_helpers.exercises.tasks", "tqdm"}
    program = f"{BEGUN}{code}print(*sorted({late} & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stderr.splitlines()[-1].split()) == come
