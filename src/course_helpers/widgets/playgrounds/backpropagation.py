"""Playground: one small network's numbers going forward and its slopes going back, step by step."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import ipywidgets as w
import numpy as np

from course_helpers.framework import Layer, checks, relu
from course_helpers.widgets.playgrounds.backprop_numbers import doubts, loss_of, own_copies, passed
from course_helpers.widgets.playgrounds.backprop_picture import Drawing
from course_helpers.widgets.playgrounds.backprop_steps import Names, steps_of, value_of
from course_helpers.widgets.playgrounds.drawing import plain, side_by_side
from course_helpers.widgets.playgrounds.panel import Playground, slider
from course_helpers.widgets.static_picture import display_with_picture
from course_helpers.widgets.stepping import Stepping, row, wrapping

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
_STILL = "Steigungen der Gewichte"  # the step whose picture the static page shows


def example() -> list[Layer]:
    """Return the layers of a network 2-2-1 with numbers that can be followed by hand."""
    first, second = Layer(2, 2, relu), Layer(2, 1, relu)
    first.weightsForNext = np.array([[0.5, -0.5], [0.1, 0.4]])
    second.weightsForNext, second.biasesForNext = np.array([[1.0], [-0.5]]), np.array([0.05])
    return [first, second]


class Backpropagation(Playground):
    """Walks through one example: weighted sums, activations, error, slopes, new weights.

    Parameters
    ----------
    network : optional
        A `Network` or a list of layers, the course's or a pupil's own, with at most two layers of three
        neurons. It is copied: nothing here changes it. Without it, a network 2-2-1.
    inputs, target : array_like, optional
        The example; numbers as many as the network has inputs and outputs.

    Raises
    ------
    ValueError, TypeError
        In German, if one of these does not fit.
    """

    def __init__(
        self,
        network: Any = None,
        inputs: ArrayLike | None = None,
        target: ArrayLike | None = None,
    ) -> None:
        self.layers = own_copies(example() if network is None else network)
        self._begin = [(one.weightsForNext.copy(), one.biasesForNext.copy()) for one in self.layers]
        sizes = len(self.layers[0].weightsForNext), len(self.layers[-1].biasesForNext)
        self.inputs = _row(np.arange(1.0, sizes[0] + 1) if inputs is None else inputs, sizes[0], "Eingaben")
        self.target = _row(np.eye(sizes[1])[0] if target is None else target, sizes[1], "gewünschte Ausgaben")
        self._example = self.inputs.copy(), self.target.copy()
        self.learned: list[float] = []
        self._filling = False
        self._compute(0.05)
        self.stepping = Stepping(len(self.steps), self.redraw)
        self._value = w.Text(description="Wert", continuous_update=False)
        controls = {
            "step": self.stepping.slider,
            "rate": slider(RATES, 0.05, "Lernrate"),
            "chosen": w.Dropdown(options=[(name, name) for name in self._places()], description="Zahl"),
            "number": self._value,
        }
        super().__init__(controls)
        self._arrange()
        self._fill()

    def _arrange(self) -> None:
        anew, learn = w.Button(description="Von vorn"), w.Button(description="Ein Lernschritt")
        anew.tooltip, learn.tooltip = "Die Zahlen vom Anfang nehmen", "Die neuen Gewichte übernehmen"
        anew.on_click(lambda _: self._guarded(self._from_the_start))
        learn.on_click(lambda _: self._guarded(self.step))
        buttons = row(self.stepping.back, self.stepping.forward, learn, anew)
        settings = w.Box([self.controls[name] for name in ("rate", "chosen", "number")], layout=wrapping())
        shown = [self.controls["step"], buttons, self.stepping.said, self.view]
        self.box.children = [*shown, self.message, settings]

    def _places(self) -> dict[str, tuple[np.ndarray[Any, Any], tuple[int, ...]]]:
        """Return every number that can be changed, by its name."""
        names = Names(self.passes)
        places: dict[str, tuple[np.ndarray[Any, Any], tuple[int, ...]]] = {}
        for number in range(len(self.inputs)):
            places[names.neuron(0, number)] = (self.inputs, (number,))
        for number in range(len(self.target)):
            places[f"Wunsch für {names.neuron(len(self.layers), number)}"] = (self.target, (number,))
        for layer, one in enumerate(self.layers):
            for place in np.ndindex(one.weightsForNext.shape):
                places[f"Gewicht {names.weight(layer, *place)}"] = (one.weightsForNext, place)
            for number in range(len(one.biasesForNext)):
                places[f"Bias ({names.neuron(layer + 1, number)})"] = (one.biasesForNext, (number,))
        return places

    def _compute(self, rate: float) -> None:
        """Send the example through the layers as they are now."""
        self.passes = passed(self.layers, self.inputs, self.target)
        self.doubt = doubts(self.layers, self.passes, self.target)
        self.loss = loss_of(self.layers, self.inputs, self.target)
        old = [(one.weightsForNext, one.biasesForNext) for one in self.layers]
        self._go(rate)
        after = loss_of(self.layers, self.inputs, self.target)
        for layer, (weights, biases) in zip(self.layers, old, strict=True):
            layer.weightsForNext, layer.biasesForNext = weights, biases
        self.steps = steps_of(self.passes, self.target, rate, after)
        self._drawing = Drawing(self.passes, Names(self.passes), rate)

    def _go(self, rate: float) -> None:
        """Give the layers the weights that the slopes lead to."""
        for layer, one in zip(self.layers, self.passes, strict=True):
            layer.weightsForNext = one.weights - rate * one.slopes
            layer.biasesForNext = one.biases - rate * one.delta

    def restart(self) -> None:
        """Compute anew with the present numbers."""
        self._compute(self.value("rate"))

    def step(self) -> None:
        """Learn one step, and begin to walk through the network as it is then."""
        before = self.loss
        self._go(self.value("rate"))
        self.restart()
        self.learned.append(before)
        self._first()

    def _from_the_start(self) -> None:
        for layer, (weights, biases) in zip(self.layers, self._begin, strict=True):
            layer.weightsForNext, layer.biasesForNext = weights.copy(), biases.copy()
        self.inputs, self.target = (array.copy() for array in self._example)
        self.learned = []
        self.restart()
        self._first()

    def _first(self) -> None:
        self.stepping.slider.value = 1
        self._fill()
        self.redraw()

    def changed(self, name: str) -> None:
        """Take over a number or the learning rate; choose another number."""
        if self._filling:
            return
        if name == "number":
            self._put(self._value.value)
        elif name == "rate":
            self.restart()
        self._fill()
        self.redraw()

    def _put(self, text: str) -> None:
        array, place = self._places()[self.value("chosen")]
        kept = array[place]
        array[place] = read_number(text)
        try:
            self.restart()
        except ValueError:
            array[place] = kept
            self.restart()
            raise
        self.learned = []

    def _fill(self) -> None:
        """Let the field show the number that is chosen."""
        array, place = self._places()[self.value("chosen")]
        self._filling = True
        self._value.value = plain(array[place])
        self._filling = False

    def picture(self) -> str:
        """Draw the step that is chosen."""
        return side_by_side(self._drawing.of(self.steps[self.stepping.number - 1]))

    def redraw(self) -> None:
        """Show the step that is chosen, in the drawing and in words."""
        step = self.steps[self.stepping.number - 1]
        head = (
            f"<strong>Schritt {self.stepping.number} von {len(self.steps)}, {step.way}: {step.title}</strong>"
        )
        notes = [text for text in (self._history(), self.doubt) if text]
        self.stepping.said.value = "".join(
            f'<p style="margin:.2em 0;line-height:1.5">{text}</p>'
            for text in (*map(html.escape, notes), head, "<br>".join(map(html.escape, step.sentences)))
        )
        super().redraw()

    def _history(self) -> str:
        if not self.learned:
            return ""
        many = f"{len(self.learned)} Lernschritten" if len(self.learned) > 1 else "einem Lernschritt"
        return f"Nach {many}: Der Fehler war {value_of(self.learned[0])}, jetzt ist er {value_of(self.loss)}."

    def show(self) -> None:
        """Put the playground into the page; the static page gets one picture and the words of all steps."""
        still = next(step for step in reversed(self.steps) if step.title == _STILL)
        rows = "".join(
            f"<li><strong>{step.title}.</strong> {'<br/>'.join(map(html.escape, step.sentences))}</li>"
            for step in self.steps
        )
        words = f'<ol style="flex:1 1 20rem;margin:0">{rows}</ol>'
        drawing = f"<div>{self._drawing.of(still)}</div>"  # at the top of the longer list, not in its middle
        display_with_picture(self.box, side_by_side(drawing, words, caption=html.escape(self.doubt)))


def read_number(text: str) -> float:
    """Return the number that a German reader wrote.

    Raises
    ------
    ValueError
        In German, if it is none, or too large to be followed.
    """
    try:
        number = float(text.strip().replace("−", "-").replace(",", "."))
    except ValueError:
        raise ValueError(f"„{text}“ ist keine Zahl. Schreibe zum Beispiel 0,5 oder −2.") from None
    if not abs(number) <= 100:  # beyond, nobody follows the numbers; also NaN
        raise ValueError(f"„{text}“ geht hier nicht. Nimm eine Zahl von −100 bis 100.")
    return number


def _row(values: ArrayLike, count: int, name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return so many numbers; raise ValueError or TypeError in German if these are others."""
    array = checks.finite(values, f"Das Beispiel ({name})").astype(np.float64).ravel()
    if len(array) != count:
        raise ValueError(f"Das Netz braucht für ein Beispiel {count} {name}. Gekommen sind {len(array)}.")
    return array
