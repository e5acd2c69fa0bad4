"""What all playgrounds share: controls above a picture, buttons that run it, errors in German."""

from __future__ import annotations

import asyncio
import html
import logging
import sys
import time
from typing import TYPE_CHECKING, Any

import ipywidgets as w

from course_helpers.widgets.static_picture import display_with_picture
from course_helpers.widgets.stepping import wrapping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

WORK = 0.05  # seconds at most between two pictures of a run: it is to be watched
LONGEST = 120  # seconds after which a run ends by itself: perhaps nobody is watching any more
BREATH = 0.03  # seconds in which clicks and sliders are heard; less than 0.005 would starve them in a browser
_TROUBLE = (
    "<p><strong>Hier ging etwas schief. Drücke „Neu anfangen“ oder führe die Zelle neu aus.</strong></p>"
)
_WIDE = {"width": "min(100%, 29rem)"}  # one below the other: room to aim, and no ragged rows
_LABEL = {"description_width": "9.5rem"}


def slider(numbers: Sequence[float], value: float, description: str) -> Any:
    """Return a slider that shows its numbers with a decimal comma, which ipywidgets' own cannot."""
    options = [(f"{number:.3g}".replace(".", ","), number) for number in numbers]
    return w.SelectionSlider(options=options, value=value, description=description)


class Playground:
    """Controls, a picture and what happens between them; a subclass says what is computed.

    Parameters
    ----------
    controls : dict of str to ipywidgets.Widget
        By the name under which the subclass reads them; a change calls `changed`.
    steps : bool
        Whether it learns in steps: it then gets buttons for one step, for a run and for a new start.
    """

    preview_steps = 0
    """Steps that the picture of the static page shows."""
    pace = 3
    """Steps at most between two pictures of a run."""

    def __init__(self, controls: dict[str, Any], *, steps: bool = False) -> None:
        self.controls = controls
        self.view = w.HTML()
        self.message = w.HTML()
        self._task: asyncio.Task[None] | None = None
        self._buttons = self._make_buttons() if steps else []
        for name, control in controls.items():
            control.layout, control.style = w.Layout(**_WIDE), _LABEL
            control.observe(lambda _, name=name: self._guarded(lambda: self.changed(name)), "value")
        rows = wrapping()
        buttons = [w.HBox(self._buttons, layout=rows)] if steps else []
        self.box = w.VBox([w.Box(list(controls.values()), layout=rows), *buttons, self.message, self.view])
        self.box.add_class("kurs-spiel")  # its looks are in live.css
        self.restart()
        self.redraw()

    def value(self, name: str) -> Any:
        """Return what a control is set to."""
        return self.controls[name].value

    def restart(self) -> None:
        """Begin anew with the present settings."""

    def step(self) -> None:
        """Learn one step."""

    def changed(self, name: str) -> None:  # noqa: ARG002 - subclasses look at it
        """React to a control; here by beginning anew."""
        self.restart()
        self.redraw()

    def picture(self) -> str:
        """Return the picture as HTML with an alternative text."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show the present state."""
        self.view.value = self.picture()

    def show(self) -> None:
        """Put the playground into the page; the static page gets its picture after `preview_steps`."""
        static = self.view.value
        if self.preview_steps and sys.platform != "emscripten":  # a browser's kernel never builds the book
            for _ in range(self.preview_steps):
                self.step()
            static = self.picture()
            self.restart()
        display_with_picture(self.box, static)

    def _make_buttons(self) -> list[Any]:
        step, run, new = (w.Button(description=text) for text in ("Schritt", "Lauf", "Neu anfangen"))
        step.on_click(lambda _: self._guarded(self._one_step))
        run.on_click(lambda _: self._guarded(self._toggle))
        new.on_click(lambda _: self._guarded(self._anew))
        return [step, run, new]

    def _one_step(self) -> None:
        self.step()
        self.redraw()

    def _anew(self) -> None:
        self._stop()
        self.restart()
        self.redraw()

    def _toggle(self) -> None:
        if self._task is not None:
            self._stop()
            return
        self._buttons[1].description = "Halt"
        self._task = asyncio.get_event_loop().create_task(self._run())

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None
        if self._buttons:
            self._buttons[1].description = "Lauf"

    async def _run(self) -> None:
        """Learn until the button is pressed again, an error comes or the limit is reached."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until and self._guarded(self._some_steps):  # noqa: ASYNC110 - no event to wait for
            await asyncio.sleep(BREATH)
        self._stop()

    def _some_steps(self) -> None:
        until = time.monotonic() + WORK
        for _ in range(self.pace):
            self.step()
            if time.monotonic() > until:
                break
        self.redraw()

    def _guarded(self, action: Callable[[], None]) -> bool:
        """Do something; say in the playground what goes wrong, for ipywidgets would swallow it."""
        try:
            action()
        except ValueError as error:  # the framework's own, written for the reader
            self.message.value = f"<p><strong>{html.escape(str(error))}</strong></p>"
        except Exception:
            log.exception("playground")
            self.message.value = _TROUBLE
        else:
            self.message.value = ""
            return True
        return False
