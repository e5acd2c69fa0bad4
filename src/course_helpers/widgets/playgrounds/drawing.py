"""Pictures as strings: rasters as PNG inside of SVG, and line charts.

They follow the page from light to dark while they stand in it: text has the page's colour, lines take
their dark look from its style sheet (look.css), and rasters let the ground shine through.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.plots.style import COLOURS
from course_helpers.widgets.png import png_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray


def _for_both(name: str) -> str:
    return f"var(--kurs-{name},{COLOURS[name]})"


BLUE, RED, GREY = map(_for_both, ("blau", "rot", "grau"))
ORANGE, VIOLET = COLOURS["orange"], COLOURS["violett"]  # are seen on both grounds
GROUND = "var(--pst-color-background,var(--jp-layout-color0,#fff))"  # the page's; JupyterLab has another name
_LINES = ((BLUE, ""), (ORANGE, "6 3"), (VIOLET, "2 3"))
TEN = 10  # from here on, decimals only fill the axis
_LEFT, _TOP, _RIGHT, _BOTTOM = 46, 14, 312, 166  # the frame of a chart of 320 x 210

_ENDS = np.array([[0, 114, 178], [230, 140, 0]])  # blue and orange, distinct for colour-blind readers
_FULL = 255


def diverging(values: ArrayLike) -> NDArray[np.uint8]:
    """Colour numbers -1 (blue) over 0 (nothing) to 1 (orange); shape (h, w) becomes (h, w, 4)."""
    scaled = np.clip(np.asarray(values, dtype=np.float64), -1, 1)
    return tint(_ENDS[(scaled > 0).astype(int)], np.abs(scaled))


def tint(colour: ArrayLike, opacity: ArrayLike) -> NDArray[np.uint8]:
    """Return one colour, or one for each pixel, that covers 0 (nothing) to 1 (all); with shape (h, w, 4)."""
    cover = np.rint(_FULL * np.asarray(opacity, dtype=np.float64)).astype(np.uint8)[..., np.newaxis]
    colours = np.broadcast_to(np.asarray(colour, dtype=np.uint8), (*cover.shape[:-1], 3))
    return np.concatenate([colours, cover], axis=-1)


def raster(colours: NDArray[np.uint8], frame: Sequence[float], *, smooth: bool = False) -> str:
    """Return a picture as an element of an SVG; ``frame`` is x, y, width and height there."""
    x, y, width, height = frame
    how, address = "auto" if smooth else "pixelated", png_address(colours, effort=1)
    return (
        f'<image href="{address}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'preserveAspectRatio="none" style="image-rendering:{how}"/>'
    )


def svg(content: str, alt: str, *, width: int = 320, height: int = 320) -> str:
    """Return a drawing with its alternative text; it shrinks on narrow screens."""
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{html.escape(alt)}" '
        f'style="width:{width}px;max-width:100%;height:auto;color:inherit;font:12px sans-serif">'
        f"{content}</svg>"
    )


def written(content: str, alt: str = "", *, width: int, height: int) -> str:
    """Return a drawing in black, pale on a dark page; without ``alt`` it is a part of another one."""
    drawn = svg(content, alt, width=width, height=height)
    if not alt:
        drawn = drawn.replace('role="img" aria-label=""', 'aria-hidden="true"')
    return drawn.replace("color:inherit", "color:#000;filter:var(--kurs-tinte,none)", 1)


def above(below: str, drawing: str) -> str:
    """Return two drawings of the same size, one above the other."""
    both = "".join(part.replace('style="', 'style="grid-area:1/1;', 1) for part in (below, drawing))
    return f'<div style="display:grid;background:{GROUND}">{both}</div>'


def side_by_side(*parts: str, caption: str = "") -> str:
    """Return drawings beside each other, below each other on narrow screens."""
    text = f'<p style="margin:.2em 0">{caption}</p>' if caption else ""
    return (
        f'<div style="line-height:1.4;white-space:normal;color:inherit">{text}'
        f'<div style="display:flex;flex-wrap:wrap;gap:.8rem">{"".join(parts)}</div></div>'
    )


def label(x: float, y: float, text: str, *, anchor: str = "middle", extra: str = "") -> str:
    """Return a text of a drawing."""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="currentColor" {extra}>{html.escape(text)}</text>'


def polyline(points: ArrayLike, colour: str, *, dash: str = "", width: float = 2) -> str:
    """Return a line through ``points``, shape (n, 2)."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in np.asarray(points, dtype=float))
    stroke = f'stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}"'
    return f'<polyline points="{path}" fill="none" {stroke}/>'


def german(number: float, digits: int = 2) -> str:
    """Write a number with a decimal comma."""
    return f"{number:.{digits}f}".replace(".", ",")


def plain(number: float, digits: int = 4) -> str:
    """Write a number in German with at most so many decimals and a real minus sign."""
    text = german(number, digits).rstrip("0").rstrip(",")
    return "0" if text in ("-0", "0") else text.replace("-", "−")


def line_chart(
    lines: Mapping[str, Sequence[float]], x_name: str, y_name: str, *, top: float | None = None
) -> str:
    """Return a chart of one or more lines over their index; values above ``top`` are cut off."""
    values = [np.asarray(line, dtype=float) for line in lines.values()]
    longest = max(2, *(len(line) for line in values), 2)
    high = top or max([1e-9, *(float(line.max()) for line in values if len(line))])
    parts = [
        f'<path d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}" fill="none" stroke="currentColor"/>',
        label(_LEFT - 4, _BOTTOM, "0", anchor="end"),
        label((_LEFT + _RIGHT) / 2, _BOTTOM + 16, x_name),
        label(_LEFT + 6, _TOP + 4, y_name, anchor="start"),
    ]
    if any(len(line) for line in values):  # an empty chart has no ends yet
        parts += [
            label(_LEFT - 4, _TOP + 8, german(high, 0 if high >= TEN else 2), anchor="end"),
            label(_RIGHT, _BOTTOM + 16, str(longest - 1), anchor="end"),
        ]
    for place, (name, line) in enumerate(zip(lines, values, strict=True)):
        colour, dash = _LINES[place]
        x = _LEFT + (_RIGHT - _LEFT) * np.arange(len(line)) / (longest - 1)
        y = _BOTTOM - (_BOTTOM - _TOP) * np.clip(np.nan_to_num(line, posinf=high), 0, high) / high
        parts.append(polyline(np.stack([x, y], axis=1), colour, dash=dash))
        if len(lines) > 1:
            left = _LEFT + 130 * place
            parts.append(polyline([[left, 200], [left + 22, 200]], colour, dash=dash))
            parts.append(label(left + 27, 204, name, anchor="start"))
    last = ", ".join(
        f"{name} {german(float(line[-1]))}" for name, line in zip(lines, values, strict=True) if len(line)
    )
    return svg(
        "".join(parts), f"Verlauf: {y_name} über {x_name}. Zuletzt: {last or 'noch nichts'}.", height=210
    )
