"""Playground: a confusion matrix that shows the digits which were mixed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as w
import numpy as np

from course_helpers.widgets.playgrounds.digits import LEARNED, answers, digits
from course_helpers.widgets.playgrounds.drawing import (
    BLUE,
    above,
    label,
    raster,
    side_by_side,
    svg,
    tint,
    written,
)
from course_helpers.widgets.playgrounds.fields import over_picture
from course_helpers.widgets.playgrounds.panel import Playground

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OUTLINED = 'font-size="9" style="fill:#000;stroke:#fff;stroke-width:2;paint-order:stroke"'
_ORANGE, _INK = (240, 160, 55), (30, 30, 30)
CELL, EDGE, MOST = 30, 24, 12  # pixels of a cell, of the margin; pictures shown of one cell


class Confusion(Playground):
    """Rows are the right digits, columns the answers; every cell shows one of its digits."""

    def __init__(self) -> None:
        learned = w.SelectionSlider(options=LEARNED, value=1600, description="gelernte Bilder")
        cell = w.ToggleButtons(options=_fields(answers()[1600]), value=(4, 9), description="Feld")
        super().__init__({"learned": learned, "cell": cell})
        self.box.children[0].children = [learned]
        stage = over_picture(self.view, cell, columns=10, side=CELL, edge=EDGE)
        self.box.children = [*self.box.children[:-1], stage]

    def changed(self, name: str) -> None:
        """Count anew what the buttons say; the chosen cell stays."""
        if name == "learned":
            cell, chosen = self.controls["cell"], self.value("cell")
            cell.options = _fields(answers()[self.value("learned")])
            cell.value = chosen
        self.redraw()

    def picture(self) -> str:
        """Draw the matrix and the digits of the chosen cell."""
        given, (true, answer) = answers()[self.value("learned")], self.value("cell")
        chosen, of = _of(given, true, answer), np.count_nonzero(digits()[1].labels == true)
        right = 100 * float((given == digits()[1].labels).mean())
        caption = (
            f"Erkannt: {right:.0f} % von {len(given)} Testbildern. "
            f"Die Ziffer {true} kommt {of}-mal vor und wird {len(chosen)}-mal davon als {answer} gelesen."
        )
        found = f'<div style="width:15rem;max-width:100%"><p>{caption}</p>{_row(chosen, true, answer)}</div>'
        return side_by_side(self._matrix(given), found)

    def _matrix(self, given: NDArray[np.intp]) -> str:
        paper, ink = np.zeros((2, 10 * CELL, 10 * CELL))
        names, counts = [], []
        for true, answer in np.ndindex(10, 10):
            cell, (y, x) = _of(given, true, answer), (CELL * true, CELL * answer)
            if len(cell):
                strength = 0.15 + 0.85 * min(1.0, len(cell) / 15) if true != answer else 0.0
                inside = np.s_[y + 1 : y + 29, x + 1 : x + 29]
                paper[inside], ink[inside] = strength, digits()[1].images[cell[0]].reshape(28, 28)
                corner = (EDGE + x + 28, EDGE + y + 28)
                counts.append(label(*corner, str(len(cell)), anchor="end", extra=_OUTLINED))
            middle = EDGE + y + CELL / 2
            if answer == 0:
                names += [label(12, middle + 4, str(true)), label(middle, 18, str(true))]
        y, x = (EDGE + CELL * digit for digit in self.value("cell"))
        size = f'width="{CELL}" height="{CELL}"'
        frame = f'<rect x="{x}" y="{y}" {size} fill="none" stroke="{BLUE}" stroke-width="4"/>'
        place, side = (EDGE, EDGE, 10 * CELL, 10 * CELL), EDGE + 10 * CELL
        ground = f'<g style="opacity:var(--kurs-unter-tinte,1)">{raster(tint(_ORANGE, paper), place)}</g>'
        alt = (
            "Verwechslungsmatrix: Zeilen sind die richtigen Ziffern, Spalten die Antworten. In jedem Feld "
            "steht eine der Ziffern und ihre Anzahl."
        )
        digits_on_it = raster(tint(_INK, ink), place) + "".join(counts)
        return above(
            svg(ground + "".join(names) + frame, alt, width=side, height=side),
            written(digits_on_it, width=side, height=side),
        )


def _of(given: NDArray[np.intp], true: int, answer: int) -> NDArray[np.intp]:
    """Return the numbers of the test digits in a cell."""
    return np.flatnonzero((digits()[1].labels == true) & (given == answer))


def _fields(given: NDArray[np.intp]) -> list[tuple[str, tuple[int, int]]]:
    """Return what a screen reader says of each cell, and the cell."""
    return [(f"{t} als {a} gelesen: {len(_of(given, t, a))}-mal", (t, a)) for t, a in np.ndindex(10, 10)]


def _row(chosen: NDArray[np.intp], true: int, answer: int) -> str:
    """Return up to twelve digits of a cell."""
    if not len(chosen):
        return "<p>Dieses Feld ist leer.</p>"
    shown = digits()[1].images[chosen[:MOST]].reshape(-1, 28, 28)
    sheet = np.zeros((3 * CELL, 4 * CELL))
    for number, image in enumerate(shown):
        y, x = CELL * (number // 4), CELL * (number % 4)
        sheet[y + 1 : y + 29, x + 1 : x + 29] = image
    alt = f"{len(shown)} Testbilder der Ziffer {true}, die das Netz als {answer} liest."
    return written(raster(tint(_INK, sheet), (0, 0, 240, 180)), alt, width=240, height=180)
