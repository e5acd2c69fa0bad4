"""Slow down who guesses passwords, without locking out a class that shares an address."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FREE = 5  # wrong passwords of one name from one address before anyone waits
FREE_NAMES = 60  # wrong passwords from one address: a class behind one router mistypes twice each
FREE_ADDRESSES = 40  # wrong passwords of one name, wherever they came from
PAUSE_OF_NAME = 1  # seconds; enough against guessing, and short enough to lock nobody out
LONGEST = 60  # seconds
MEMORY = 600  # seconds after the last wrong one until all is forgotten
MOST_KEPT = 10_000  # names and addresses; who sends more gets the oldest forgotten


class LoginBrake:
    """Count wrong passwords by name and address, and say how long the next try must wait.

    Nobody who has not failed with a name from an address yet waits for others' guesses, but when guesses come
    in masses: then the second try of an address waits, and a name that is guessed at from many addresses can
    be tried once a second, by its owner, too.

    Parameters
    ----------
    clock : callable
        Seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[tuple[str, str], list[float]] = defaultdict(list)

    def seconds_to_wait(self, name: str, address: str) -> int:
        """Return how many seconds a try of this name from this address must wait; 0 if it may go on."""
        return max(self._wait_of_address(name, address), self._wait_of_name(name))

    def _wait_of_address(self, name: str, address: str) -> int:
        own = self._recent((name, address))
        if not own:
            return 0
        free = FREE
        if self._total(address=address) > FREE_NAMES or self._total(name=name) > FREE_ADDRESSES:
            free = 1
        if len(own) < free:
            return 0
        pause: int = min(LONGEST, 2 ** (len(own) - free + 1))
        return max(0, math.ceil(own[-1] + pause - self._clock()))

    def _wait_of_name(self, name: str) -> int:
        times = [time for key in self._wrong if key[0] == name for time in self._recent(key)]
        if len(times) <= FREE_ADDRESSES:
            return 0
        return max(0, math.ceil(max(times) + PAUSE_OF_NAME - self._clock()))

    def wrong(self, name: str, address: str) -> None:
        """Note a wrong password."""
        self._wrong[name, address] = [*self._recent((name, address)), self._clock()]
        if len(self._wrong) > MOST_KEPT:
            self._forget()

    def right(self, name: str, address: str) -> None:
        """Forget the wrong ones of this name from this address."""
        self._wrong.pop((name, address), None)

    def _recent(self, key: tuple[str, str]) -> list[float]:
        times = self._wrong.get(key, [])
        return times if times and times[-1] > self._clock() - MEMORY else []

    def _total(self, *, name: str | None = None, address: str | None = None) -> int:
        keys = [key for key in self._wrong if name in {None, key[0]} and address in {None, key[1]}]
        return sum(len(self._recent(key)) for key in keys)

    def _forget(self) -> None:
        newest = sorted(self._wrong, key=lambda key: self._wrong[key][-1])
        for key in newest[: len(newest) // 2]:
            del self._wrong[key]
