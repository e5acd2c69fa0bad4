"""Playground: a sudoku to fill in, and the network that searches for its solution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as w
import numpy as np

from course_helpers.widgets.playgrounds.drawing import side_by_side, svg
from course_helpers.widgets.playgrounds.fields import over_picture
from course_helpers.widgets.playgrounds.panel import Playground
from course_helpers.widgets.playgrounds.sudoku_picture import (
    EDGE,
    FIELD,
    WIDTH,
    frame,
    grounds,
    lines,
    neurons,
    numbers,
)
from course_helpers.widgets.playgrounds.sudoku_rules import SIDE, answers, quarrels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

LENGTH, STEP, LATELY = 500, 10, 5  # µs of a search, of one picture; steps over which activity is shown
OWN = "eigenes"
PRESETS = {
    "sieben Vorgaben": "3..1 .4.2 ..1. 4..3",
    "vier Vorgaben": "3.4. 1... .... ..2.",
    "leer": ".... .... .... ....",
    "unlösbar": "12.. ..3. ...4 ....",
}


class SudokuBoard(Playground):
    """Fields to fill in, and the four neurons of each while they compete.

    Parameters
    ----------
    network : callable
        Takes the given numbers, shape (4, 4), 0 for none; returns the spike times of 64 neurons in
        milliseconds, ordered by row, column and number.
    """

    preview_steps = LENGTH // STEP
    pace = 1

    def __init__(self, network: Callable[[NDArray[np.intp]], Sequence[Any]]) -> None:
        self._network = network
        self.clues = _read(PRESETS["sieben Vorgaben"])
        preset = w.Dropdown(options=[*PRESETS, OWN], value="sieben Vorgaben", description="Sudoku")
        field = w.ToggleButtons(options=_fields(self.clues), value=(0, 0), description="Feld")
        number = w.ToggleButtons(
            options=[("leer", 0), *((str(n), n) for n in range(1, SIDE + 1))],
            value=int(self.clues[0, 0]),
            description="Zahl im Feld",
        )
        super().__init__({"preset": preset, "field": field, "number": number}, steps=True)
        settings, *rest = self.box.children
        settings.children = [preset, number]
        stage = over_picture(self.view, field, columns=SIDE, side=FIELD, edge=EDGE)
        self.box.children = [settings, *rest[:-1], stage]

    def restart(self) -> None:
        """Go back to the moment before the search; the next one has its own noise."""
        self.steps = 0
        self._counts: NDArray[np.intp] | None = None

    def step(self) -> None:
        """Let the network compute if it has not yet, and go on a little in what it did."""
        if self.over:
            self.restart()
        if self._counts is None:
            self._counts = _by_step(self._network(self.clues.copy()))
        self.steps += 1
        if self.over:
            self._stop()

    @property
    def over(self) -> bool:
        """Whether the end of the search is shown."""
        return self.steps * STEP >= LENGTH

    def changed(self, name: str) -> None:
        """Take over a number or a whole sudoku; choosing a field changes nothing."""
        if name == "preset" and self.value("preset") in PRESETS:
            self._fill(_read(PRESETS[self.value("preset")]))
        elif name == "number" and self.value("number") != self.clues[self.value("field")]:
            clues = self.clues.copy()
            clues[self.value("field")] = self.value("number")
            self._fill(clues)
            self.controls["preset"].value = OWN
        self.controls["number"].value = int(self.clues[self.value("field")])
        self.redraw()

    def _fill(self, clues: NDArray[np.intp]) -> None:
        """Begin anew with these numbers; the chosen field stays."""
        self._stop()
        field, chosen = self.controls["field"], self.value("field")
        self.clues = clues
        field.options = _fields(clues)
        field.value = chosen
        self.restart()

    def picture(self) -> str:
        """Draw the numbers before and after the search, the neurons during it."""
        grid = self._grid()
        pairs = quarrels(grid)
        quarrelling = {field for pair in pairs for field in pair}
        content = grounds(self.clues, quarrelling)
        content += (
            neurons(self._spikes(LATELY)) if self.steps > 0 and not self.over else numbers(grid, self.clues)
        )
        rows = "; ".join(" ".join(str(number or "leer") for number in row) for row in grid)
        said = self._told(grid, len(pairs))
        board = svg(
            content + lines() + frame(self.value("field")),
            f"Sudoku: {rows}. {said}",
            width=WIDTH,
            height=WIDTH,
        )
        return side_by_side(board, f'<p style="width:15rem;max-width:100%;margin:0">{said}</p>')

    def _grid(self) -> NDArray[np.intp]:
        """Return the given numbers, or what the network has made of them."""
        return answers(self._spikes(self.steps)) if self.steps else self.clues

    def _spikes(self, steps: int) -> NDArray[np.intp]:
        """Return how often each neuron fired in the last so many steps, shape (4, 4, 4)."""
        if self._counts is None:
            return np.zeros((SIDE, SIDE, SIDE), int)
        found: NDArray[np.intp] = self._counts[..., max(0, self.steps - steps) : self.steps].sum(axis=-1)
        return found

    def _told(self, grid: NDArray[np.intp], pairs: int) -> str:
        """Say in German how far the search is, and what it has found."""
        given = np.count_nonzero(self.clues)
        if not self.steps:
            wrong = " Vorgaben widersprechen sich." if pairs else ""
            return f"{given} von 16 Feldern sind vorgegeben.{wrong} „Lauf“ lässt das Netz suchen."
        fired = np.count_nonzero(self._spikes(LATELY))
        if not self.over:
            lately = f"In den letzten {LATELY * STEP} µs feuerten {fired} der {SIDE**3} Neuronen."
            return f"{self.steps * STEP} von {LENGTH} µs. {lately}"
        lost = np.count_nonzero((self.clues > 0) & (grid != self.clues))
        empty = np.count_nonzero(grid == 0)
        parts = [f"Fertig nach {LENGTH} µs."]
        parts += [f"Felder, in denen kein Neuron feuerte: {empty}."] * bool(empty)
        parts += [f"Vorgaben, die sich nicht durchsetzten: {lost}."] * bool(lost)
        parts += [f"Paare von Feldern, die eine Regel verletzen: {pairs}."] * bool(pairs)
        if len(parts) == 1:
            parts.append("Alle Regeln sind erfüllt.")
        return " ".join(parts)


def _read(text: str) -> NDArray[np.intp]:
    """Return the numbers of a sudoku that is written row by row, a point for an empty field."""
    return np.array([[int(mark) if mark != "." else 0 for mark in row] for row in text.split()])


def _fields(clues: NDArray[np.intp]) -> list[tuple[str, tuple[int, int]]]:
    """Return what a screen reader says of each field, and the field; the chapter counts from 0."""
    return [
        (f"Zeile {row}, Spalte {column}: {clues[row, column] or 'leer'}", (row, column))
        for row, column in np.ndindex(SIDE, SIDE)
    ]


def _by_step(trains: Sequence[Any]) -> NDArray[np.intp]:
    """Count spikes by row, column, number and step; ValueError if it is another number of neurons."""
    if len(trains) != SIDE**3:
        raise ValueError(f"Das Netz braucht {SIDE**3} Neuronen. Hier haben {len(trains)} geantwortet.")
    edges = np.arange(0, LENGTH + STEP, STEP)
    counts = [np.histogram(1000 * np.asarray(train, dtype=float), edges)[0] for train in trains]
    return np.reshape(counts, (SIDE, SIDE, SIDE, len(edges) - 1))
