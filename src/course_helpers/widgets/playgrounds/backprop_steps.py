"""One pass through a small network in steps: what each shows, and its numbers written out in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.widgets.playgrounds.drawing import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course_helpers.widgets.playgrounds.backprop_numbers import Array, LayerPass

_EXACT = 1e-6  # farther from its four decimals, a number is only nearly what is written

FORWARD, BACK = "vorwärts", "rückwärts"


@dataclass(frozen=True)
class Step:
    """What one step shows.

    ``column`` is the column of neurons that is lit, 0 the inputs, or None; ``edges`` the layer whose lines
    are lit, from 0 on, or None; ``circles`` and ``lines`` say for each column and layer which numbers stand
    there: "a", "z", "δ" or "" and "w", "s" (slopes) or "n" (new weights).
    """

    title: str
    way: str
    sentences: tuple[str, ...]
    column: int | None
    edges: int | None
    circles: tuple[str, ...]
    lines: tuple[str, ...]


class Names:
    """What neurons are called."""

    def __init__(self, passes: Sequence[LayerPass]) -> None:
        self._sizes = [len(passes[0].inputs), *(len(one.outputs) for one in passes)]

    def neuron(self, column: int, number: int) -> str:
        """Return for example ``Neuron 2``; columns are counted from 0, the inputs."""
        last = len(self._sizes) - 1
        word = "Eingabe" if column == 0 else "Ausgabe" if column == last else "Neuron"
        return word if self._sizes[column] == 1 and column else f"{word} {number + 1}"

    def weight(self, layer: int, start: int, end: int) -> str:
        """Return for example ``Eingabe 1 zu Neuron 2``."""
        return f"{self.neuron(layer, start)} zu {self.neuron(layer + 1, end)}"


def steps_of(passes: Sequence[LayerPass], target: Array, rate: float, after: float) -> list[Step]:
    """Return all steps of a pass; ``after`` is the error with the new weights."""
    made = _Maker(passes, target, rate)
    made.forwards()
    made.backwards()
    made.learned(after)
    return made.steps


class _Maker:
    def __init__(self, passes: Sequence[LayerPass], target: Array, rate: float) -> None:
        self.passes, self.target, self.rate = passes, target, rate
        self.names, self.steps = Names(passes), list[Step]()
        self._circles = [""] * (len(passes) + 1)
        self._lines = ["w"] * len(passes)

    def _add(
        self,
        title: str,
        way: str,
        sentences: Iterable[str],
        *,
        column: int | None = None,
        edges: int | None = None,
    ) -> None:
        shown = tuple(self._circles), tuple(self._lines)
        self.steps.append(Step(title, way, tuple(sentences), column, edges, *shown))

    def forwards(self) -> None:
        first = self.passes[0].inputs
        self._circles[0] = "a"
        text = f"Hinein gehen {_list(first)}. Gewünscht ist am Ende {_list(self.target)}."
        self._add("Eingaben", FORWARD, [text], column=0)
        for layer, one in enumerate(self.passes):
            self._circles[layer + 1] = "z"
            sums = (self._sum(layer, one, number) for number in range(len(one.z)))
            self._add("Gewichtete Summe z", FORWARD, sums, column=layer + 1, edges=layer)
            self._circles[layer + 1] = "a"
            outputs = (
                f"{self.names.neuron(layer + 1, number)}: "
                f"Aus z {_is(z)} macht die Aktivierungsfunktion {value_of(a)}."
                for number, (z, a) in enumerate(zip(one.z, one.outputs, strict=True))
            )
            self._add("Aktivierung", FORWARD, outputs, column=layer + 1)
        self._add("Fehler", FORWARD, [self._loss()], column=len(self.passes))

    def _sum(self, layer: int, one: LayerPass, number: int) -> str:
        pairs = zip(one.inputs, one.weights[:, number], strict=True)
        terms = [f"{_signed(a) if at else plain(a)} · {_signed(w)}" for at, (a, w) in enumerate(pairs)]
        whole = " + ".join([*terms, _signed(one.biases[number])])
        return f"{self.names.neuron(layer + 1, number)}: z = {whole} {_is(one.z[number])}."

    def _loss(self) -> str:
        outputs = self.passes[-1].outputs
        squares = " + ".join(
            f"({plain(o)} − {_signed(y)})²" for o, y in zip(outputs, self.target, strict=True)
        )
        return (
            f"Ausgabe minus Wunsch, quadriert: {squares} {_is(float(np.sum((outputs - self.target) ** 2)))}."
        )

    def backwards(self) -> None:
        for layer in reversed(range(len(self.passes))):
            one = self.passes[layer]
            self._circles[layer + 1] = "δ"
            deltas = (self._delta(layer, number) for number in range(len(one.delta)))
            edges = layer + 1 if layer + 1 < len(self.passes) else None
            self._lines = ["w"] * len(self.passes)
            self._add("Steigung δ nach z", BACK, deltas, column=layer + 1, edges=edges)
            self._lines[layer] = "s"
            self._add("Steigungen der Gewichte", BACK, self._slopes(layer, one), edges=layer)

    def _delta(self, layer: int, number: int) -> str:
        one = self.passes[layer]
        if layer + 1 == len(self.passes):
            a, y = one.outputs[number], self.target[number]
            way = f"2 · ({plain(a)} − {_signed(y)})"
            how = f"d = {way} {_is(one.wanted[number])} ist die Steigung des Fehlers nach der Ausgabe."
        else:
            after = self.passes[layer + 1]
            ways = zip(after.delta, after.weights[number], strict=True)
            way = " + ".join(f"{_signed(delta)} · {_signed(w)}" for delta, w in ways)
            how = f"d = {way} {_is(one.wanted[number])} kommt von hinten, δ mal Gewicht."
        return f"{self.names.neuron(layer + 1, number)}: {how} {self._chain(one, number)}"

    def _chain(self, one: LayerPass, number: int) -> str:
        """Say how δ comes from f'(z) and d, unless it comes from more than these, as with softmax."""
        steep, wanted, delta = one.steepness[number], one.wanted[number], one.delta[number]
        if abs(steep * wanted - delta) < _EXACT * (1 + abs(delta)):
            return f"Mal Steigung der Aktivierung: δ = {plain(steep)} · {_signed(wanted)} {_is(delta)}."
        return (
            f"Die Schicht meldet δ {_is(delta)}. Steigung der Aktivierung mal d wäre {plain(steep * wanted)}."
        )

    def _slopes(self, layer: int, one: LayerPass) -> Iterable[str]:
        for (start, end), slope in np.ndenumerate(one.slopes):
            a, delta = float(one.inputs[start]), float(one.delta[end])
            right = abs(a * delta - slope) < _EXACT * (1 + abs(slope))
            way = f"{plain(a)} · {_signed(delta)} {_is(slope)}" if right else f"gemeldet wird {plain(slope)}"
            yield f"{self.names.weight(layer, start, end)}: {way}."
        for end, delta in enumerate(one.delta):
            yield f"Bias ({self.names.neuron(layer + 1, end)}): δ selbst, {plain(delta)}."

    def learned(self, after: float) -> None:
        self._circles = ["a", *[""] * len(self.passes)]
        self._lines = ["n"] * len(self.passes)
        new = []
        for layer, one in enumerate(self.passes):
            for place, slope in np.ndenumerate(one.slopes):
                name = self.names.weight(layer, *place)
                new.append(f"{name}: {self._new(float(one.weights[place]), slope)}.")
            for end, slope in enumerate(one.delta):
                new.append(
                    f"Bias ({self.names.neuron(layer + 1, end)}): {self._new(one.biases[end], slope)}."
                )
        self._add("Neue Gewichte: alt minus Lernrate mal Steigung", BACK, new)
        before = float(np.sum((self.passes[-1].outputs - self.target) ** 2))
        text = (
            f"Mit den alten Gewichten war der Fehler {value_of(before)}. "
            f"Mit den neuen ist er {value_of(after)}."
        )
        verdict = (
            "Er ist kleiner geworden."
            if after < before
            else "Er ist nicht kleiner geworden: Vielleicht war der Schritt zu groß."
        )
        if after == before:
            verdict = "Er ist gleich geblieben."
        self._add("Fehler vorher und nachher", FORWARD, [f"{text} {verdict}"])

    def _new(self, old: float, slope: float) -> str:
        return f"{plain(old)} − {plain(self.rate)} · {_signed(slope)} {_is(old - self.rate * slope)}"


def _list(values: Iterable[float]) -> str:
    texts = [plain(value) for value in values]
    return " und ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def _signed(number: float) -> str:
    """Write a number that follows a sign: in brackets if it is negative."""
    text = plain(number)
    return f"({text})" if text.startswith("−") else text


def _is_exact(number: float) -> bool:
    return bool(abs(number - round(number, 4)) < _EXACT)


def _is(number: float) -> str:
    return f"{'=' if _is_exact(number) else '≈'} {plain(number)}"


def value_of(number: float) -> str:
    """Write a number, and say whether it is only nearly that."""
    if number and plain(number) == "0":
        return "fast 0"
    return plain(number) if _is_exact(number) else f"etwa {plain(number)}"
