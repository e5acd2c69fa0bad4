"""Run every benchmark of this folder (``python -m benchmarks [TOPIC ...]``) and print its figures.

Several topics run in a process each: what one has loaded, such as torch, must not weigh on the next one.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(topics: list[str]) -> int:
    """Run the named benchmarks, or all; the exit code tells whether a goal is missed."""
    if len(topics) == 1:
        return _run(topics[0])
    all_topics = [file.stem.removeprefix("bench_") for file in sorted(HERE.glob("bench_*.py"))]
    missed = [
        topic
        for topic in topics or all_topics
        if subprocess.run([sys.executable, "-m", "benchmarks", topic], check=False).returncode
    ]
    print(f"with a missed goal, or broken off: {', '.join(missed) or 'none'}")
    return min(len(missed), 1)


def _run(topic: str) -> int:
    """Run one here; Python's own exit code tells when it breaks off."""
    print(topic, flush=True)
    missed = 0
    for figure in importlib.import_module(f"benchmarks.bench_{topic}").run():
        print(figure.row(), flush=True)
        missed += figure.met is False
    print(f"{missed} goal(s) missed")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
