"""Pictures for both modes of the page: an SVG that brings the colours of its dark look along.

A picture in a page is a file of its own, which the page's style sheet does not reach. But a browser hands the
page's colour scheme on to it, so that a rule inside can exchange colours. Where a browser does not (WebKit up
to 2.50), the page's script `bilder.js` decides the rule for it.
"""

from __future__ import annotations

import io
import re
import sys
from typing import Final

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.figure import Figure

PAPER: Final = "#ffffff"
INK: Final = "#1b2733"  # text and axes, as the page's text
DARK: Final = {
    PAPER: "#12181f",
    INK: "#dfe7ee",
    "#000000": "#dfe7ee",
    "#b0b0b0": "#a9b7c4",  # matplotlib's grid
    "#0072b2": "#56a8e0",
    "#009e73": "#2bbf95",
    "#d55e00": "#f4694a",
    "#767676": "#9aa5b0",
    "#0000ff": "#7aa2ff",  # "blue", as pupils write it
}
"""By the colour of the light look that of the dark one; each keeps the name that texts call it by."""

_SIZE = re.compile(r'\b(width|height)="([\d.]+)pt"')
_POINTS = 72  # of an inch


def picture(figure: Figure) -> str | None:
    """Return a figure as SVG, with both looks; None for an empty one, as IPython does.

    Parameters
    ----------
    figure
        Drawn in the course's style.
    """
    if not (figure.axes or figure.lines):
        return None
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", bbox_inches="tight", metadata={"Date": None})
    sized = _sized(drawn.getvalue(), figure.dpi / _POINTS)
    return sized.replace("<defs>", f"<style>{_rules()}</style><defs>", 1)


def _sized(svg: str, scale: float) -> str:
    """Give a picture the size in pixels that it would have as PNG."""

    def in_pixels(found: re.Match[str]) -> str:
        return f'{found[1]}="{scale * float(found[2]):.0f}"'

    return _SIZE.sub(in_pixels, svg, count=2)


def _rules() -> str:
    exchanged = "".join(_exchange(light, dark) for light, dark in DARK.items())
    # matplotlib does not write black where it fills; pictures of digits stay ink on paper, less glaring
    return f"@media (prefers-color-scheme:dark){{svg{{fill:{DARK[INK]}}}image{{opacity:.92}}{exchanged}}}"


def _exchange(light: str, dark: str) -> str:
    return "".join(f'[style*="{what}: {light}"]{{{what}:{dark}!important}}' for what in ("fill", "stroke"))


def show_as_svg() -> None:
    """Let IPython show each figure as such a picture, wherever it runs."""
    ipython = sys.modules.get("IPython")  # a plain Python may lack it, and need not load it
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return
    plt.switch_backend(mpl.get_backend())  # loaded later, the notebook's backend would set its own format
    formatters = shell.display_formatter.formatters
    formatters["image/png"].pop(Figure, None)
    formatters["image/svg+xml"].for_type(Figure, picture)
