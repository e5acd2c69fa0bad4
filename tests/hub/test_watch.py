"""The limit of what a seat may have on the disk, against folders that are hard to count."""

from __future__ import annotations

import asyncio
import os

import pytest

from course_helpers.site.hub import watch
from course_helpers.site.hub.watch import DEEPEST, SMALLEST, Watch, size_of


def nest(folder, depth, name):
    """Make folders in each other, with a file in the innermost one; no path would be short enough."""
    handle = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir(name, dir_fd=handle)
        inner = os.open(name, os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = inner
    file = os.open("viel", os.O_WRONLY | os.O_CREAT, dir_fd=handle)
    os.write(file, bytes(2**20))
    os.close(file)
    os.close(handle)


def clear(folder):
    """Take the folders apart from the top: pytest's own way to remove them is too short, too."""
    moved = 0
    while inner := [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]:
        for path in inner:
            for below in list(path.iterdir()):
                below.rename(folder / f"oben-{(moved := moved + 1)}")
            path.rmdir()


@pytest.fixture
def homes(tmp_path):
    found = {name: tmp_path / name for name in ("long", "deep", "plain")}
    for home in found.values():
        home.mkdir()
    nest(found["long"], 20, "x" * 240)
    nest(found["deep"], 1500, "x")
    nest(found["plain"], 0, "")
    (found["plain"] / "heim").symlink_to(tmp_path)
    yield found
    for home in found.values():
        clear(home)


def test_what_lies_deep_counts(homes):
    assert size_of(homes["plain"]) == 2**20 + SMALLEST
    assert size_of(homes["long"]) == 2**20 + 20 * SMALLEST
    assert size_of(homes["deep"]) == float("inf")
    assert size_of(homes["plain"] / "heim") == size_of(homes["plain"] / "fehlt") == 0


def test_one_seat_that_is_hard_to_look_at_leaves_the_others_watched(homes, monkeypatch, run_async):
    monkeypatch.setattr(watch, "LOOK_AGAIN", 0)
    told = {}

    async def look():
        seats = Watch(memory=0, disk=2**20)
        all_told = asyncio.Event()

        def over(name):
            async def note(why):
                told[name] = why
                if len(told) > 1:
                    all_told.set()

            return note

        async def fail(_why):
            raise OSError

        seats.add(-1, homes["deep"], fail)
        seats.add(-2, homes["deep"], over("deep"))
        seats.add(-3, homes["plain"], over("plain"))
        seats._seats[-3].size = 0  # it grew since the last look
        await asyncio.wait_for(all_told.wait(), 60)
        for account in (-1, -2, -3):
            seats.remove(account)

    run_async(look())
    assert told == {"deep": f"more than {DEEPEST} folders in each other", "plain": "1 MiB of files"}
