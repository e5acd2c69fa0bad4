"""A small spiking network: the reader draws it, says what will happen, and lets it run."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import ipywidgets as w

from course_helpers.widgets.playgrounds.drawing import side_by_side
from course_helpers.widgets.playgrounds.network_pictures import network_picture
from course_helpers.widgets.playgrounds.panel import Playground
from course_helpers.widgets.playgrounds.sketch import (
    EXCITES,
    INHIBITS,
    NEURON,
    SOURCE,
    STRONGEST,
    effect,
    read_pulses,
)
from course_helpers.widgets.playgrounds.sketch_board import Board
from course_helpers.widgets.playgrounds.sketch_examples import EXAMPLES
from course_helpers.widgets.playgrounds.sketch_shapes import as_svg, shapes
from course_helpers.widgets.static_picture import display_with_picture
from course_helpers.widgets.stepping import wrapping

if TYPE_CHECKING:
    from collections.abc import Callable

    from course_helpers.widgets.playgrounds.sketch import Node, Thing

_PREDICT = "<p><strong>Was erwartest du? Sage es vorher und drücke dann „Lauf“.</strong></p>"
_NOTHING = ("nichts", None)
# what is only read out
_STYLE = """<style>
.kurs-netz-ansage{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:-1px}
</style>"""


class SmallNetwork(Playground):
    """A sheet for a network, and what it does.

    Parameters
    ----------
    run : callable
        Takes the pulses of each source in milliseconds, the number of neurons, the synapses as (from, to,
        weight) and the number of the neuron whose membrane is shown; returns a ``neo.Segment``. Neurons are
        counted from 0 on, the sources follow after them.
    """

    def __init__(self, run: Callable[..., Any]) -> None:
        self._run_network = run
        self.sketch = EXAMPLES["Oder"]()
        self._shown = self.sketch.of_kind(NEURON)[0]  # the neuron whose membrane is shown
        self.chosen: Thing | None = self._shown
        self._filling = False
        self._said = w.HTML()
        self._said.add_class("kurs-netz-ansage")
        self._said.add_class("kurs-ansage")
        self.board = Board(self)
        controls = {
            "kind": w.ToggleButtons(options=[NEURON, SOURCE], description="Leeres Feld"),
            "effect": w.ToggleButtons(options=[EXCITES, INHIBITS], description="Verbindung"),
            "weight": w.IntSlider(
                STRONGEST, min=1, max=STRONGEST, description="Gewicht", continuous_update=False
            ),
            "chosen": w.Dropdown(options=[_NOTHING], description="Gewählt"),
            "pulses": w.Text(description="Pulse in µs", continuous_update=False),
        }
        super().__init__(controls)
        self._arrange()
        self._fill()

    def _arrange(self) -> None:
        """Put the sheet, with its buttons, beside the controls."""
        rows, beside = wrapping(), wrapping(grid_gap=".5rem 1rem")
        examples = [w.Button(description=name, tooltip=f"Beispiel: {name}") for name in EXAMPLES]
        for button in examples:
            button.on_click(lambda one: self.guarded(functools.partial(self.open, one.description)))
        run, remove = w.Button(description="Lauf"), w.Button(description="Gewähltes löschen")
        run.on_click(lambda _: self.guarded(self._let_run))
        remove.on_click(lambda _: self.guarded(self._remove_chosen))
        sheet = w.VBox([self.board.canvas, w.HBox([run, remove], layout=rows)], layout=w.Layout(flex="none"))
        for control in self.controls.values():
            control.style.description_width = "6.5rem"  # there is less room beside the sheet
        settings = w.VBox(
            list(self.controls.values()), layout=w.Layout(flex="1 1 16rem", min_width="0", grid_gap=".3rem")
        )
        self.box.children = [
            w.HBox(examples, layout=rows),
            w.Box([sheet, settings], layout=beside),
            *self.box.children[1:],
            w.Box([self._said, w.HTML(_STYLE)]),
        ]
        self.box.add_class("kurs-netz")

    def guarded(self, action: Callable[[], None]) -> bool:
        """Do something; say in the playground what goes wrong."""
        return self._guarded(action)

    def restart(self) -> None:
        """Let the network run as it is drawn."""
        pulses, neurons, synapses = self.sketch.plan()
        if self._shown not in self.sketch.of_kind(NEURON):
            self._shown = self.sketch.of_kind(NEURON)[0]
        number = self.sketch.of_kind(NEURON).index(self._shown)
        self._segment = self._run_network(pulses, neurons, synapses, number)

    def picture(self) -> str:
        """Draw who fired, and one membrane."""
        return network_picture(self.sketch, self._segment, self._shown)

    def show(self) -> None:
        """Put the playground into the page; the static page gets the sheet and what came out."""
        told = "; ".join(self.sketch.told(ends) for ends in self.sketch.lines)
        sheet = as_svg(shapes(self.sketch, None), f"Gezeichnetes Netz. {told}.")
        display_with_picture(self.box, side_by_side(sheet) + self.view.value)

    def changed(self, name: str) -> None:
        """Give what is chosen its new setting, or choose something else."""
        if self._filling:
            return
        if name == "chosen":
            self.choose(self.value("chosen"))
        elif name in ("effect", "weight") and isinstance(self.chosen, tuple):
            self.join(*self.chosen)
        elif name == "pulses" and (source := self._source()) is not None:
            source.pulses = read_pulses(self.value("pulses"))
            self._altered(f"{source}: neue Pulse.")

    def open(self, name: str) -> None:
        """Take one of the examples."""
        self.sketch = EXAMPLES[name]()
        self.chosen = next(iter(self.sketch.of_kind(NEURON)), None)
        self._shown = self._shown if self.chosen is None else self.chosen
        self._altered(f"Beispiel {name}.")

    def put(self, place: int) -> None:
        """Put what is set on an empty field."""
        self.sketch.put(place, self.value("kind"))
        self.choose(place)
        self._altered(f"{self.sketch.nodes[place]} gesetzt.")

    def join(self, start: int, end: int) -> None:
        """Draw a line with the weight that is set, or give it that weight."""
        weight = self.value("weight") if self.value("effect") == EXCITES else -self.value("weight")
        self.sketch.join(start, end, weight)
        self.chosen = (start, end)
        self._altered(f"{self.sketch.told(self.chosen)}.")

    def remove(self, what: Thing) -> None:
        """Take something away."""
        told = self.sketch.told(what)
        self.chosen = None
        self.sketch.remove(what)
        self._altered(f"{told} gelöscht.")

    def choose(self, what: Thing | None) -> None:
        """Make something the chosen one; of a neuron, the next run shows the membrane."""
        self.chosen = what
        if isinstance(what, int) and self.sketch.nodes[what].kind == NEURON:
            self._shown = what
        self._fill()
        self.board.paint()
        self.say(f"Gewählt: {self.sketch.told(what)}." if what is not None else "")

    def say(self, text: str) -> None:
        """Let a screen reader say something."""
        self._said.value = text

    def _remove_chosen(self) -> None:
        if self.chosen is None:
            raise ValueError("Wähle zuerst, was weg soll: ein Neuron, eine Quelle oder eine Verbindung.")
        self.remove(self.chosen)

    def _let_run(self) -> None:
        self.restart()
        self.redraw()
        self.say(self.view.value.partition("</p>")[0].rpartition(">")[2])

    def _altered(self, told: str) -> None:
        """Show the network anew; what came out before no longer belongs to it."""
        self.view.value = _PREDICT
        self._fill()
        self.board.paint()
        self.say(told)

    def _fill(self) -> None:
        """Let the controls show what is chosen."""
        things: list[Thing] = [*self.sketch.of_kind(SOURCE), *self.sketch.of_kind(NEURON), *self.sketch.lines]
        self._filling = True
        try:
            chosen = self.controls["chosen"]
            chosen.options = [_NOTHING, *((self.sketch.told(what), what) for what in things)]
            chosen.value = self.chosen
            if isinstance(self.chosen, tuple):
                weight = self.sketch.lines[self.chosen]
                self.controls["effect"].value = effect(weight)
                self.controls["weight"].value = abs(weight)
            source = self._source()
            self.controls["pulses"].disabled = source is None
            self.controls["pulses"].value = _written(source.pulses) if source else ""
        finally:
            self._filling = False

    def _source(self) -> Node | None:
        """Return the source that is chosen."""
        node = self.sketch.nodes[self.chosen] if isinstance(self.chosen, int) else None
        return node if node and node.kind == SOURCE else None


def _written(pulses: list[float]) -> str:
    return "; ".join(f"{time:g}".replace(".", ",") for time in pulses)
