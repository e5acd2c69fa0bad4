"""Chapter 5: a product in blocks, each with limits of its own."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task


def _clip(values: Any) -> Any:
    return np.clip(values, -128, 127)


def _blocks(x: Any, w: Any, size: int) -> Any:
    return sum(_clip(x[start : start + size] @ w[start : start + size]) for start in range(0, len(x), size))


def _last_forgotten(x: Any, w: Any, size: int) -> Any:
    return sum(
        _clip(x[start : start + size] @ w[start : start + size])
        for start in range(0, len(x) // size * size, size)
    )


def _last_only(x: Any, w: Any, size: int) -> Any:
    start = (len(x) - 1) // size * size
    return _clip(x[start:] @ w[start:])


def _running(x: Any, w: Any, size: int) -> Any:
    total: Any = 0
    for start in range(0, len(x), size):
        total = _clip(total + x[start : start + size] @ w[start : start + size])
    return total


_X = np.array([3.0, 10.0, 8.0, 2.0, 7.0, 1.0, 5.0])

_W = np.array([[9.0, -4.0], [8.0, 2.0], [9.0, -20.0], [-30.0, 1.0], [-20.0, 6.0], [3.0, -2.0], [4.0, 1.0]])

blocks = Task(
    id="bloecke",
    goal="Gesucht ist die Summe der Teilergebnisse. Jedes Stück wird für sich auf −128 bis 127 begrenzt.",
    reference=_blocks,
    inputs=(
        (_X, _W, 2),
        (_X[:6], _W[:6], 3),
        (_X, _W[:, :1], 4),
        (_X[:3], _W[:3], 5),
        (np.full(4, 10.0), np.full((4, 1), 8.0), 1),
        (_X[::-1].copy(), _W, 7),
        (_X, -_W, 3),
        (_X, np.hstack([_W, _W[::-1], -_W]), 3),
    ),
    arguments=("x", "w", "groesse"),
    solved="Stück für Stück auf dem Chip, dann digital addiert. Jedes Stück bringt seine eigenen Grenzen mit.",
    mistakes=(
        Mistake(
            "limited at the end only",
            lambda x, w, size: _clip(x @ w),
            "Du begrenzt erst die ganze Summe. Der Wandler misst aber jedes Stück für sich: Begrenze in der Schleife, bevor du addierst.",
        ),
        Mistake(
            "whole input each time",
            lambda x, w, size: sum(_clip(x @ w) for _ in range(0, len(x), size)),
            "Du rechnest in jedem Durchgang mit der ganzen Eingabe. Nimm nur das Stück: `x[anfang:anfang + groesse]`, bei `w` genauso.",
        ),
        Mistake(
            "never limited",
            lambda x, w, size: x @ w,
            "Die Summe der Produkte stimmt. Es fehlt die Grenze: Jedes Stück kann höchstens 127 und mindestens −128 liefern, `np.clip`.",
        ),
        Mistake(
            "limited twice",
            lambda x, w, size: _clip(_blocks(x, w, size)),
            "Die Stücke stimmen. Die Summe selbst wird nicht mehr begrenzt, denn addiert wird digital.",
        ),
        Mistake(
            "last block forgotten",
            _last_forgotten,
            "Die vollen Stücke stimmen. Das letzte, nicht ganz volle Stück fehlt. `range(0, len(x), groesse)` nimmt es mit.",
        ),
        Mistake(
            "only the last block",
            _last_only,
            "Das ist nur das letzte Stück. Die anderen gehen verloren: Addiere mit `+=`, statt mit `=` zu überschreiben.",
        ),
        Mistake(
            "only the first block",
            lambda x, w, size: _clip(x[:size] @ w[:size]),
            "Das erste Stück stimmt, die anderen fehlen. Endet jedes Stück bei `anfang + groesse`? Oder steht das `return` in der Schleife?",
        ),
        Mistake(
            "averaged",
            lambda x, w, size: _blocks(x, w, size) / -(-len(x) // size),
            "Die Stücke stimmen. Sie werden aber addiert, nicht gemittelt.",
        ),
        Mistake(
            "block one too short",
            lambda x, w, size: sum(
                _clip(x[i : i + size - 1] @ w[i : i + size - 1]) for i in range(0, len(x), size)
            ),
            "In jedem Stück fehlt der letzte Wert. Bei `[anfang:ende]` gehört `ende` schon nicht mehr dazu, also ohne `- 1`.",
        ),
        Mistake(
            "block one too long",
            lambda x, w, size: sum(
                _clip(x[i : i + size + 1] @ w[i : i + size + 1]) for i in range(0, len(x), size)
            ),
            "Jedes Stück ist um einen Wert zu lang. Bei `[anfang:ende]` gehört `ende` nicht mehr dazu, also ohne `+ 1`.",
        ),
        Mistake(
            "to the end each time",
            lambda x, w, size: sum(_clip(x[i:] @ w[i:]) for i in range(0, len(x), size)),
            "Jedes Stück geht bei dir bis zum Schluss. Es soll nach `groesse` Werten enden: `x[anfang:anfang + groesse]`.",
        ),
        Mistake(
            "from the start each time",
            lambda x, w, size: sum(_clip(x[: i + size] @ w[: i + size]) for i in range(0, len(x), size)),
            "Jedes Stück beginnt bei dir ganz vorn. Es soll bei `anfang` beginnen: `x[anfang:anfang + groesse]`.",
        ),
        Mistake(
            "limits turned",
            lambda x, w, size: sum(
                np.clip(x[i : i + size] @ w[i : i + size], -127, 128) for i in range(0, len(x), size)
            ),
            "Fast: Die Grenzen sind −128 und 127, nicht −127 und 128.",
        ),
        Mistake(
            "upper limit 128",
            lambda x, w, size: sum(
                np.clip(x[i : i + size] @ w[i : i + size], -128, 128) for i in range(0, len(x), size)
            ),
            "Fast: Die obere Grenze ist 127, nicht 128.",
        ),
        Mistake(
            "no lower limit",
            lambda x, w, size: sum(
                np.minimum(x[i : i + size] @ w[i : i + size], 127) for i in range(0, len(x), size)
            ),
            "Die Stücke und die obere Grenze stimmen. Es fehlt die untere: −128.",
        ),
        Mistake(
            "negative lost",
            lambda x, w, size: sum(
                np.clip(x[i : i + size] @ w[i : i + size], 0, 127) for i in range(0, len(x), size)
            ),
            "Die obere Grenze stimmt. Ein Stück darf aber auch negativ sein, bis −128.",
        ),
        Mistake(
            "running sum limited",
            _running,
            "Du begrenzt nach jedem Schritt die ganze Summe. Der Wandler misst jedes Stück für sich, addiert wird danach ohne Grenze.",
        ),
    ),
)

TASKS = (blocks,)
