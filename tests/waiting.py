"""Wait for what comes by itself: as long as it takes, but not for ever."""

from __future__ import annotations

import time


def wait_until(condition, seconds=60, said=lambda: "waited in vain", pause=time.sleep):
    """Wait until a condition holds, and return what it said last.

    Parameters
    ----------
    condition : callable
        Whatever counts as true ends the waiting.
    seconds : float
        How long it may take on a busy machine.
    said : callable
        Tells what there is to read when it does not come.
    pause : callable
        Gets seconds. A page of Playwright works only while it is waited for there: `in_page`.
    """
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, said()
        pause(0.2)
    return found


def in_page(page):
    """Return the pause that lets a page of Playwright work meanwhile."""
    return lambda seconds: page.wait_for_timeout(seconds * 1000)
