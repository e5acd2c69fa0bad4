"""One look for all pictures of the course."""

from typing import Final

import matplotlib as mpl
from cycler import cycler

from course_helpers.plots.comma import use_decimal_comma

COLOURS: Final = {
    "blau": "#0072b2",
    "orange": "#e69f00",
    "grün": "#009e73",
    "rot": "#d55e00",
    "violett": "#cc79a7",
    "grau": "#767676",
}
"""Colours that stay distinct for colour-blind readers.

M. Okabe, K. Ito: Color Universal Design, 2008; the grey is ours (contrast 4.5 : 1 on white).
"""


def use_course_style() -> None:
    """Set matplotlib's defaults for the rest of the session.

    Pictures get an opaque white ground, so that they stay readable on a dark page as well, and axes the
    decimal comma of the text.
    """
    use_decimal_comma()
    mpl.rcParams.update(
        {
            "figure.figsize": (6.4, 3.4),
            "figure.dpi": 110,
            "figure.facecolor": "white",
            "figure.constrained_layout.use": True,
            "savefig.facecolor": "white",
            "axes.prop_cycle": cycler(color=list(COLOURS.values())),
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "grid.alpha": 0.25,
            "lines.linewidth": 2,
            "font.size": 11,
            "legend.frameon": False,
        }
    )
