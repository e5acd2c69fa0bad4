"""One look for all pictures of the course."""

from typing import Final

import matplotlib as mpl
from cycler import cycler

from course_helpers.plots.comma import use_decimal_comma
from course_helpers.plots.dark import INK, PAPER, show_as_svg

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
_WRITTEN = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color")


def use_course_style() -> None:
    """Set matplotlib's defaults for the rest of the session.

    Pictures follow a light or dark page, and axes have the decimal comma of the text. What is saved, or shown
    as PNG, has an opaque white ground: it stays readable on a dark page as well.
    """
    use_decimal_comma()
    show_as_svg()
    mpl.rcParams.update(
        {
            "figure.figsize": (6.4, 3.4),
            "figure.dpi": 110,
            "figure.facecolor": PAPER,
            "figure.constrained_layout.use": True,
            "savefig.facecolor": PAPER,
            "axes.prop_cycle": cycler(color=list(COLOURS.values())),
            "svg.hashsalt": "kurs",  # the same names within, build for build
            "axes.facecolor": PAPER,
            **dict.fromkeys(_WRITTEN, INK),
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "grid.alpha": 0.25,
            "lines.linewidth": 2,
            "font.size": 11,
            "legend.frameon": False,
        }
    )
