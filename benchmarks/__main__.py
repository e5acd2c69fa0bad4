"""Run every benchmark of this folder (``python -m benchmarks [TOPIC ...]``) and print its figures."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(topics: list[str]) -> int:
    """Run the named benchmarks, or all; the exit code counts the missed goals."""
    missed = 0
    for file in sorted(HERE.glob("bench_*.py")):
        topic = file.stem.removeprefix("bench_")
        if topics and topic not in topics:
            continue
        print(f"{topic}", flush=True)
        for figure in importlib.import_module(f"benchmarks.{file.stem}").run():
            print(figure.row(), flush=True)
            missed += figure.met is False
    print(f"{missed} goal(s) missed")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
