"""Playground: a confusion matrix that shows the digits which were mixed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as w
import numpy as np

from .digits import LEARNED, answers, digits
from .drawing import BLUE, label, raster, side_by_side, svg
from .panel import Playground

if TYPE_CHECKING:
    from numpy.typing import NDArray

_OUTLINED = 'font-size="9" style="fill:#000;stroke:#fff;stroke-width:2;paint-order:stroke"'
CELL, EDGE, MOST = 30, 24, 12  # pixels of a cell, of the margin; pictures shown of one cell


class Confusion(Playground):
    """Rows are the right digits, columns the answers; every cell shows one of its digits."""

    def __init__(self) -> None:
        super().__init__(
            {
                "learned": w.SelectionSlider(options=LEARNED, value=1600, description="gelernte Bilder"),
                "true": w.IntSlider(4, min=0, max=9, description="richtige Ziffer"),
                "answer": w.IntSlider(9, min=0, max=9, description="Antwort"),
            }
        )

    def picture(self) -> str:
        """Draw the matrix and the digits of the chosen cell."""
        given = answers()[self.value("learned")]
        true, answer = self.value("true"), self.value("answer")
        test = digits()[1]
        chosen = np.flatnonzero((test.labels == true) & (given == answer))
        of = np.count_nonzero(test.labels == true)
        right = 100 * float((given == test.labels).mean())
        caption = (
            f"Erkannt: {right:.0f} % von {len(given)} Testbildern. "
            f"Die Ziffer {true} kommt {of}-mal vor, {len(chosen)}-mal davon als {answer} gelesen."
        )
        return side_by_side(self._matrix(given), _row(chosen, true, answer), caption=caption)

    def _matrix(self, given: NDArray[np.intp]) -> str:
        test = digits()[1]
        sheet = np.full((10 * CELL, 10 * CELL, 3), 255, np.uint8)
        texts = []
        for true, answer in np.ndindex(10, 10):
            cell = np.flatnonzero((test.labels == true) & (given == answer))
            place = (CELL * true, CELL * answer)
            if len(cell):
                strength = 0.15 + 0.85 * min(1.0, len(cell) / 15) if true != answer else 0.0
                ink = test.images[cell[0]].reshape(28, 28, 1)
                paper = 255 - strength * np.array([15.0, 95.0, 200.0])
                sheet[place[0] + 1 : place[0] + 29, place[1] + 1 : place[1] + 29] = (
                    paper * (1 - ink) + 40 * ink
                )
                at = (EDGE + place[1] + 28, EDGE + place[0] + 28)
                texts.append(label(at[0], at[1], str(len(cell)), anchor="end", extra=_OUTLINED))
            middle = EDGE + CELL * true + CELL / 2
            if answer == 0:
                texts += [label(12, middle + 4, str(true)), label(middle, 18, str(true))]
        x, y = EDGE + CELL * self.value("answer"), EDGE + CELL * self.value("true")
        size = f'width="{CELL}" height="{CELL}"'
        frame = f'<rect x="{x}" y="{y}" {size} fill="none" stroke="{BLUE}" stroke-width="4"/>'
        content = raster(sheet, (EDGE, EDGE, 10 * CELL, 10 * CELL)) + "".join(texts) + frame
        alt = (
            "Verwechslungsmatrix: Zeilen sind die richtigen Ziffern, Spalten die Antworten. In jedem Feld "
            "steht eine der Ziffern und ihre Anzahl."
        )
        return svg(content, alt, width=EDGE + 10 * CELL, height=EDGE + 10 * CELL)


def _row(chosen: NDArray[np.intp], true: int, answer: int) -> str:
    """Return up to twelve digits of a cell."""
    if not len(chosen):
        return "<p>Dieses Feld ist leer.</p>"
    shown = digits()[1].images[chosen[:MOST]].reshape(-1, 28, 28)
    sheet = np.ones((3 * CELL, 4 * CELL))
    for number, image in enumerate(shown):
        y, x = CELL * (number // 4), CELL * (number % 4)
        sheet[y + 1 : y + 29, x + 1 : x + 29] = 1 - image
    grey = np.repeat((255 * sheet).astype(np.uint8)[..., np.newaxis], 3, axis=2)
    alt = f"{len(shown)} Testbilder der Ziffer {true}, die das Netz als {answer} liest."
    return svg(raster(grey, (0, 0, 240, 180)), alt, width=240, height=180)
