"""A small network as a drawing: neurons with their numbers, lines with their weights or slopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from course_helpers.widgets.playgrounds.drawing import BLUE, GROUND, RED, label, plain, svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course_helpers.widgets.playgrounds.backprop_numbers import Array, LayerPass
    from course_helpers.widgets.playgrounds.backprop_steps import Names, Step

WIDTH = 360  # narrow enough that a phone shows it in full size
_MARGIN, _ROW, _RADIUS, _TOP = 40, 100, 25, 58
_DIGITS = 3  # there is no room for more
_WORDS = {"w": "Gewichte", "s": "Steigungen", "n": "neue Gewichte"}
# a number on a line stands on a little of the page's own ground
_ON_LINE = f'style="paint-order:stroke;stroke:{GROUND};stroke-width:5"'
_SPOTS = (0.32, 0.64, 0.32)  # where on a line its number stands: not beside that of the next neuron's line


class Drawing:
    """Draws the steps of one pass."""

    def __init__(self, passes: Sequence[LayerPass], names: Names, rate: float) -> None:
        self._passes, self._names, self._rate = passes, names, rate
        self._sizes = [len(passes[0].inputs), *(len(one.outputs) for one in passes)]

    def of(self, step: Step) -> str:
        """Return the drawing of a step, with an alternative text."""
        tall = _ROW * max(self._sizes)
        parts = [self._lines(layer, step) for layer in range(len(self._passes))]
        parts += [self._column(column, step) for column in range(len(self._sizes))]
        parts += [label(self._x(column), 16, self._head(column)) for column in range(len(self._sizes))]
        shown = " und ".join(dict.fromkeys(_WORDS[kind] for kind in step.lines))
        parts.append(label(_MARGIN - _RADIUS, tall + 38, f"An den Linien: {shown}", anchor="start"))
        layout = "-".join(map(str, self._sizes))
        alt = f"Netz {layout}, {step.way}, hervorgehoben: {step.title}. " + " ".join(step.sentences)
        return svg("".join(parts), alt, width=WIDTH, height=tall + 46)

    def _head(self, column: int) -> str:
        return "Eingabe" if column == 0 else "Ausgabe" if column == len(self._passes) else "Neuronen"

    def _x(self, column: int) -> float:
        return _MARGIN + (WIDTH - 2 * _MARGIN) * column / len(self._passes)

    def _y(self, column: int, number: int) -> float:
        return _TOP + _ROW * (number + (max(self._sizes) - self._sizes[column]) / 2) + 10

    def _lines(self, layer: int, step: Step) -> str:
        one, kind, lit = self._passes[layer], step.lines[layer], step.edges == layer
        numbers: Array = {
            "w": one.weights,
            "s": one.slopes,
            "n": one.weights - self._rate * one.slopes,
        }[kind]
        lines, texts = "", ""
        for (start, end), number in np.ndenumerate(numbers):
            begin = np.array([self._x(layer), self._y(layer, start)])
            way = np.array([self._x(layer + 1), self._y(layer + 1, end)]) - begin
            (x1, y1), (x2, y2) = begin, begin + way
            look = (
                f'stroke="{_colour(step)}" stroke-width="3.5"'
                if lit
                else 'stroke="currentColor" stroke-opacity="0.45"'
            )
            lines += f'<path d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}" {look}/>'
            x, y = begin + _SPOTS[start] * way
            weight = "bold" if lit or kind == "n" else "normal"
            texts += label(x, y + 4, plain(number, _DIGITS), extra=f'font-weight="{weight}" {_ON_LINE}')
        return lines + texts

    def _column(self, column: int, step: Step) -> str:
        lit, kind = step.column == column, step.circles[column]
        return "".join(
            self._circle(self._x(column), self._y(column, number), text, lit=lit, step=step)
            + self._bias(column, number, step)
            for number, text in enumerate(self._texts(column, kind))
        )

    def _texts(self, column: int, kind: str) -> list[str]:
        if not kind:
            return [""] * self._sizes[column]
        if column == 0:
            return [plain(value, _DIGITS) for value in self._passes[0].inputs]
        one = self._passes[column - 1]
        if kind == "a":
            return [plain(value, _DIGITS) for value in one.outputs]
        return [f"{kind} {plain(value, _DIGITS)}" for value in (one.z if kind == "z" else one.delta)]

    def _circle(self, x: float, y: float, text: str, *, lit: bool, step: Step) -> str:
        look = (
            f'stroke="{_colour(step)}" stroke-width="4"'
            if lit
            else 'stroke="currentColor" stroke-opacity="0.6"'
        )
        circle = f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{_RADIUS}" style="fill:{GROUND}" {look}/>'
        sign, _, rest = text.rpartition(" ")
        weight = f'font-weight="{"bold" if lit else "normal"}"'
        if not sign:
            return circle + label(x, y + 4, rest, extra=weight)
        return circle + label(x, y - 6, f"{sign} =", extra=weight) + label(x, y + 9, rest, extra=weight)

    def _bias(self, column: int, number: int, step: Step) -> str:
        if column == 0:
            return ""
        one, kind = self._passes[column - 1], step.lines[column - 1]
        new = one.biases - self._rate * one.delta
        text = f"b {plain((new if kind == 'n' else one.biases)[number], _DIGITS)}"
        return label(self._x(column), self._y(column, number) + _RADIUS + 14, text, extra='font-size="11"')


def _colour(step: Step) -> str:
    return BLUE if step.way == "vorwärts" else RED
