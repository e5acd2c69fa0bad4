"""`make test TEIL=2/5`: one part of the tests, for machines that share the work.

Why not a plugin: pytest-split and pytest-shard deal out single tests. The tests of one folder share what
takes longest to make (a built book, a server, a hub), so that nearly every part would make all of it again.
Here the files lie in a row, folder beside folder, and the row is cut into parts that take about the same
time, each part again into as many stretches as its machine has processes, and each process gets one. A folder
is cut only where a stretch ends, a file never. Where the parts end does not depend on the machine: two with
other numbers of processes would else leave files out, or test them twice.

How long a file takes is measured: `seconds.json`, which `scripts/test_seconds.py` writes. Only the balance
depends on it; a file that it does not know is taken for an average one.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left
from pathlib import Path
from statistics import mean

TESTS = Path(__file__).parent
SECONDS = TESTS / "seconds.json"
APART = "gates"  # not of these tests: `make messlatten`


def part(text):
    """Read ``2/5``: the number of the part, and of how many."""
    number, _, count = text.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise argparse.ArgumentTypeError(
            f"TEIL={text} gibt es nicht. Von fünf Teilen heißt der zweite TEIL=2/5."
        )
    return int(number), int(count)


def files():
    """Return how many seconds each file of tests takes, in their order."""
    known = json.loads(SECONDS.read_text("utf-8"))
    names = sorted(file.relative_to(TESTS).as_posix() for file in TESTS.rglob("test_*.py"))
    average = round(mean(known.values()))
    return {name: known.get(name, average) for name in names if not name.startswith(f"{APART}/")}


def cut(seconds, count):
    """Cut the row of files into at most `count` stretches, of which the longest takes the least time."""

    def filled(limit):
        stretches, left = [], 0
        for name, time in seconds.items():
            if time > left or not stretches:
                stretches.append([])
                left = limit
            stretches[-1].append(name)
            left -= time
        return stretches

    every = sum(seconds.values())
    enough = bisect_left(
        range(every + 1), -count, lo=max(seconds.values()), key=lambda limit: -len(filled(limit))
    )
    return filled(enough)


def stretches_of(number, count, processes):
    """Return the files of one part, and for each the stretch that it belongs to."""
    seconds = files()
    own = cut(seconds, count)[number - 1 : number]
    return {
        name: index
        for names in own
        for index, stretch in enumerate(cut({name: seconds[name] for name in names}, processes))
        for name in stretch
    }
