"""Formulas as drawings for Typst: the SVG that MathJax paints for the pages, with its size in `em`."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from course_helpers.site.book.formulas import Painter, mathjax_folder

if TYPE_CHECKING:
    from pathlib import Path

_SVG = re.compile(r"<svg.*</svg>", re.DOTALL)
_WIDTH = re.compile(r'width="([\d.]+)ex"')
_BELOW = re.compile(r"vertical-align: (-?[\d.]+)ex")
EM_PER_EX = 0.43
"""MathJax measures in `ex`, the height of an x; in the handout's typeface it is that part of an `em`."""


class Drawings:
    """Paints formulas into a folder, each only once.

    Parameters
    ----------
    course : Path
        A folder at or below that of `node_modules`.
    folder : Path
        Where the SVG files go.
    """

    def __init__(self, course: Path, folder: Path) -> None:
        self._painter = Painter(mathjax_folder(course))
        self._folder = folder

    def draw(self, tex: str, *, display: bool) -> tuple[str, float, float]:
        """Draw a formula.

        Returns
        -------
        tuple of str, float, float
            The name of its file, its width, and how far it reaches below the line, both in `em`.

        Raises
        ------
        course_helpers.site.book.formulas.FormulaError
            When MathJax cannot read it.
        """
        svg = _SVG.findall(self._painter.paint(tex, display=display))[0]
        width, below = _WIDTH.search(svg), _BELOW.search(svg)
        name = f"formel-{hashlib.sha256(svg.encode()).hexdigest()[:16]}.svg"
        (self._folder / name).write_text(svg, encoding="utf-8")
        depth = -float(below[1]) if below else 0.0
        return name, float(width[1]) * EM_PER_EX if width else 0.0, depth * EM_PER_EX

    def close(self) -> None:
        """End MathJax."""
        self._painter.close()
