"""The drawn network as a few shapes, which a canvas and an SVG can both show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from course_helpers.plots.style import COLOURS
from course_helpers.widgets.playgrounds.drawing import svg
from course_helpers.widgets.playgrounds.sketch import COLUMNS, ROWS, SOURCE, STRONGEST

if TYPE_CHECKING:
    from course_helpers.widgets.playgrounds.sketch import Sketch, Thing

SIDE = 56  # pixels of a field
WIDTH, HEIGHT = COLUMNS * SIDE, ROWS * SIDE
_RADIUS, _HEAD, _APART = 18.0, 9.0, 6.0  # pixels: a node, an arrow's head, there and back
_INK, _FRAME, _CHOSEN = "#202020", "#d0d0d0", "#e69f00"
_COLOURS = {True: COLOURS["rot"], False: COLOURS["blau"]}  # excites or not; the ends differ, too
Point = tuple[float, float]


class Path(NamedTuple):
    """A line through points; with ``filled``, an area."""

    points: list[Point]
    colour: str
    width: float = 1
    filled: bool = False


class Disc(NamedTuple):
    """A circle with an edge, filled in white or, with ``filled``, in its colour."""

    centre: Point
    radius: float
    colour: str
    width: float = 1
    filled: bool = False


class Word(NamedTuple):
    """A short text around a point."""

    centre: Point
    text: str


Shape = Path | Disc | Word


def centre(place: int) -> Point:
    """Return the middle of a field."""
    row, column = divmod(place, COLUMNS)
    return (column + 0.5) * SIDE, (row + 0.5) * SIDE


def box(place: int, half: float, colour: str, width: float) -> Path:
    """Return a square around the middle of a field."""
    x, y = centre(place)
    corners = [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
    return Path([*corners, corners[0]], colour, width)


def shapes(sketch: Sketch, chosen: Thing | None) -> list[Shape]:
    """Return all shapes of a sheet, those behind first."""
    found: list[Shape] = [
        Disc(centre(place), 2, _FRAME, filled=True)
        for place in range(ROWS * COLUMNS)
        if place not in sketch.nodes
    ]
    for ends, weight in sketch.lines.items():
        found += _line(*ends, weight, marked=ends == chosen)
    for place, node in sketch.nodes.items():
        if node.kind == SOURCE:
            found += [Path(box(place, _RADIUS, "white", 1).points, "white", filled=True)]
            found += [box(place, _RADIUS, *_edge(marked=place == chosen))]
        else:
            found.append(Disc(centre(place), _RADIUS, *_edge(marked=place == chosen)))
        found.append(Word(centre(place), node.name))
    return found


def _edge(*, marked: bool) -> tuple[str, float]:
    return (_CHOSEN, 5) if marked else (_INK, 2)


def _line(start: int, end: int, weight: int, *, marked: bool) -> list[Shape]:
    """Return a line beside the straight way, so that one there and one back are two."""
    a, b = np.array(centre(start)), np.array(centre(end))
    along = (b - a) / np.linalg.norm(b - a)
    across = np.array([-along[1], along[0]])
    first = a + _RADIUS * along + _APART * across
    tip = b - (_RADIUS + 3) * along + _APART * across
    colour, width = _COLOURS[weight > 0], 1.5 + 2.5 * abs(weight) / STRONGEST
    way = [_point(first), _point(tip - _HEAD * along)]
    halo: list[Shape] = [Path([way[0], _point(tip)], _CHOSEN, width + 8)] if marked else []
    wing = 0.65 * _HEAD * across
    corners = [_point(tip), _point(tip - _HEAD * along + wing), _point(tip - _HEAD * along - wing)]
    point: Shape = Path(corners, colour, filled=True)
    if weight < 0:
        point = Disc(_point(tip - _HEAD / 2 * along), _HEAD / 2, colour, filled=True)
    return [*halo, Path(way, colour, width), point]


def _point(vector: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Point:
    return float(vector[0]), float(vector[1])


def as_svg(drawn: list[Shape], alt: str) -> str:
    """Return shapes as a drawing with an alternative text, on white paper as the canvas is."""
    paper = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    return svg(paper + "".join(map(_element, drawn)), alt, width=WIDTH, height=HEIGHT)


def _element(shape: Shape) -> str:
    x, y = getattr(shape, "centre", (0, 0))
    if isinstance(shape, Word):
        style = f'text-anchor="middle" font-size="16" fill="{_INK}"'
        return f'<text x="{x:.1f}" y="{y + 6:.1f}" {style}>{shape.text}</text>'
    fill = shape.colour if shape.filled else "#fff" if isinstance(shape, Disc) else "none"
    look = f'fill="{fill}" stroke="{shape.colour}" stroke-width="{shape.width:.1f}"'
    if isinstance(shape, Disc):
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{shape.radius:.1f}" {look}/>'
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
    return f'<polyline points="{points}" {look}/>'
