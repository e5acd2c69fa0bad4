"""Outlines of clothes: polygons on a sheet from 0 to 1, x to the right and y downwards, each with its grey.

All measures are drawn at random within limits that overlap between kinds: a pullover and a shirt are hard to
tell apart, as real ones are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator

Point: TypeAlias = tuple[float, float]
Part: TypeAlias = tuple[list[Point], float]
"""A polygon and its grey, relative to the grey of the cloth: 1 is the cloth, 0 is the background."""


def tee(rng: Generator) -> list[Part]:
    """Draw a T-shirt: short sleeves."""
    return _top(
        rng, sleeve=rng.uniform(0.1, 0.3), length=rng.uniform(0.55, 0.75), waist=rng.uniform(0.85, 1.0)
    )


def trousers(rng: Generator) -> list[Part]:
    """Draw two legs, long or short."""
    waist, hem = rng.uniform(0.13, 0.2), rng.uniform(0.07, 0.14)
    top, bottom = rng.uniform(0.06, 0.12), rng.uniform(0.72, 0.95)
    spread, crotch = rng.uniform(0.1, 0.2), top + rng.uniform(0.2, 0.3)
    parts: list[Part] = []
    for side in (-1, 1):
        middle = 0.5 + side * spread
        leg = [
            (0.5, top),
            (0.5 + side * waist, top),
            (middle + side * hem, bottom),
            (middle - side * hem, bottom),
            (0.5, crotch),
        ]
        parts.append((leg, 1.0))
    return parts


def pullover(rng: Generator) -> list[Part]:
    """Draw long sleeves and a hem of its own."""
    length = rng.uniform(0.55, 0.78)
    parts = _top(rng, sleeve=rng.uniform(0.5, 0.8), length=length, waist=rng.uniform(0.9, 1.05))
    bottom = 0.12 + length
    return [*parts, (_box(0.5, bottom - 0.02, 0.17, 0.02), rng.uniform(0.6, 0.9))]


def dress(rng: Generator) -> list[Part]:
    """Draw a dress: a narrow waist and a wide hem."""
    shoulder, waist, hem = rng.uniform(0.12, 0.2), rng.uniform(0.09, 0.15), rng.uniform(0.17, 0.32)
    middle, bottom = rng.uniform(0.38, 0.48), rng.uniform(0.78, 0.95)
    right = [(shoulder, 0.1), (waist, middle), (hem, bottom)]
    body = _mirrored([(0.05, 0.12), *right])
    if rng.random() < 0.5:  # every other one
        return [(body, 1.0)]
    return [(body, 1.0), *_sleeves(rng, shoulder, rng.uniform(0.1, 0.25))]


def coat(rng: Generator) -> list[Part]:
    """Draw long sleeves and a body that is long, open in front."""
    length = rng.uniform(0.7, 0.85)
    parts = _top(rng, sleeve=rng.uniform(0.5, 0.8), length=length, waist=rng.uniform(0.95, 1.15))
    return [
        *parts,
        (_box(0.5, 0.12 + length / 2, rng.uniform(0.008, 0.02), length / 2), rng.uniform(0.1, 0.5)),
    ]


def sandal(rng: Generator) -> list[Part]:
    """Draw a sandal: a sole and two or three straps."""
    sole, heel = rng.uniform(0.04, 0.07), rng.uniform(0.0, 0.15)
    ground = 0.72
    parts: list[Part] = [
        ([(0.08, ground), (0.92, ground - heel), (0.92, ground - heel + sole), (0.08, ground + sole)], 1.0)
    ]
    if heel > 0.06:  # a heel that is worth drawing
        parts.append(
            ([(0.84, ground - heel), (0.92, ground - heel), (0.9, ground + sole), (0.86, ground + sole)], 1.0)
        )
    straps = int(rng.integers(2, 4))
    for x in np.linspace(0.25, 0.75, straps):
        width, reach, high = rng.uniform(0.02, 0.04), rng.uniform(0.08, 0.13), rng.uniform(0.12, 0.26)
        foot = ground - heel * (x - 0.08) / 0.84
        # over the foot and down again: two bars that meet at the top
        for side in (-reach, reach):
            bar = [
                (x + side - width, foot),
                (x + side + width, foot),
                (x + width, foot - high),
                (x - width, foot - high),
            ]
            parts.append((bar, rng.uniform(0.7, 1.0)))
    return parts


def shirt(rng: Generator) -> list[Part]:
    """Draw a shirt: a collar and buttons; sleeves of any length."""
    length = rng.uniform(0.55, 0.78)
    parts = _top(rng, sleeve=rng.uniform(0.15, 0.8), length=length, waist=rng.uniform(0.85, 1.05))
    collar: list[Part] = [
        ([(0.5, 0.2), (0.5 + side * 0.09, 0.1), (0.5 + side * 0.03, 0.07)], rng.uniform(0.5, 0.8))
        for side in (-1, 1)
    ]
    buttons: list[Part] = [(_box(0.5, y, 0.014, 0.014), 0.3) for y in np.arange(0.26, 0.1 + length, 0.11)]
    return [*parts, *collar, *buttons]


def sneaker(rng: Generator) -> list[Part]:
    """Draw a low shoe with a sole of its own."""
    return _shoe(rng, shaft=rng.uniform(0.12, 0.26))


def bag(rng: Generator) -> list[Part]:
    """Draw a box with a handle."""
    wide, high = rng.uniform(0.24, 0.42), rng.uniform(0.15, 0.28)
    middle = 0.85 - high
    grip, rise, thick = rng.uniform(0.1, 0.22), rng.uniform(0.08, 0.25), rng.uniform(0.025, 0.05)
    top = middle - high
    outer = [
        (0.5 - grip, top),
        (0.5 - 0.7 * grip, top - rise),
        (0.5 + 0.7 * grip, top - rise),
        (0.5 + grip, top),
    ]
    inner = [
        (0.5 + grip - thick, top),
        (0.5 + 0.7 * grip - thick, top - rise + thick),
        (0.5 - 0.7 * grip + thick, top - rise + thick),
        (0.5 - grip + thick, top),
    ]
    lean = rng.uniform(-0.05, 0.08)
    box = [
        (0.5 - wide + lean, top),
        (0.5 + wide - lean, top),
        (0.5 + wide, middle + high),
        (0.5 - wide, middle + high),
    ]
    return [([*outer, *inner], 1.0), (box, 1.0)]


def boot(rng: Generator) -> list[Part]:
    """Draw a shoe with a high shaft."""
    return _shoe(rng, shaft=rng.uniform(0.3, 0.6))


OUTLINES: dict[str, Callable[[Generator], list[Part]]] = {
    "T-Shirt": tee,
    "Hose": trousers,
    "Pullover": pullover,
    "Kleid": dress,
    "Mantel": coat,
    "Sandale": sandal,
    "Hemd": shirt,
    "Turnschuh": sneaker,
    "Tasche": bag,
    "Stiefel": boot,
}
"""Ten kinds, in the order of the labels of Fashion-MNIST (H. Xiao, K. Rasul, R. Vollgraf 2017)."""


def _top(rng: Generator, *, sleeve: float, length: float, waist: float) -> list[Part]:
    """Draw a body with two sleeves; two measures are parts of the sheet, ``waist`` of the shoulders."""
    shoulder, neck = rng.uniform(0.17, 0.24), rng.uniform(0.05, 0.1)
    body = _mirrored([(neck, 0.1), (shoulder, 0.14), (shoulder * waist, 0.12 + length)])
    hole: Part = ([(0.5 - neck, 0.09), (0.5 + neck, 0.09), (0.5, 0.11 + rng.uniform(0.0, 0.08))], 0.0)
    return [*_sleeves(rng, shoulder, sleeve), (body, 1.0), hole]


def _sleeves(rng: Generator, shoulder: float, length: float) -> list[Part]:
    slope, wide = rng.uniform(0.15, 0.5), rng.uniform(0.1, 0.15)
    across, down = length * np.sin(slope), length * np.cos(slope)
    out = rng.uniform(0.03, 0.08)
    parts: list[Part] = []
    for side in (-1, 1):
        sleeve = [
            (0.5 + side * (shoulder - 0.06), 0.115),
            (0.5 + side * (shoulder + out), 0.15),
            (0.5 + side * (shoulder + out + across), 0.15 + down),
            (0.5 + side * (shoulder + out + across - wide * 0.8), 0.15 + down + 0.02),
            (0.5 + side * (shoulder - 0.04), 0.12 + wide * 1.6),
        ]
        parts.append((sleeve, rng.uniform(0.85, 1.0)))
    return parts


def _shoe(rng: Generator, *, shaft: float) -> list[Part]:
    ground, sole, toe = 0.78, rng.uniform(0.04, 0.08), rng.uniform(0.1, 0.17)
    back, ankle = rng.uniform(0.88, 0.94), rng.uniform(0.55, 0.68)
    top = ground - toe - shaft
    upper = [
        (0.06, ground),
        (0.08, ground - 0.6 * toe),
        (0.2, ground - toe),
        (ankle, ground - toe - 0.45 * min(shaft, 0.25)),
        (ankle + 0.02, top),
        (back - 0.03, top - rng.uniform(0.0, 0.05)),
        (back, ground),
    ]
    return [
        (upper, 1.0),
        (
            [(0.05, ground), (back + 0.01, ground), (back, ground + sole), (0.07, ground + sole)],
            rng.uniform(0.4, 1.0),
        ),
    ]


def _mirrored(right: list[Point]) -> list[Point]:
    """Close an outline: points of the right half, as distances from the middle, and their mirror image."""
    return [(0.5 + x, y) for x, y in right] + [(0.5 - x, y) for x, y in reversed(right)]


def _box(x: float, y: float, wide: float, high: float) -> list[Point]:
    return [(x - wide, y - high), (x + wide, y - high), (x + wide, y + high), (x - wide, y + high)]
