"""The drawing board that pupils use, under the names that the lesson teaches."""

from __future__ import annotations

import html
from threading import RLock
from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.recognition import shipped_network
from course_helpers.widgets.static_picture import display_with_picture
from course_helpers.widgets.zahlen_malen.board import DrawingBoard, shown
from course_helpers.widgets.zahlen_malen.drawing import Drawing
from course_helpers.widgets.zahlen_malen.errors import explain
from course_helpers.widgets.zahlen_malen.examples import embedded_digits
from course_helpers.widgets.zahlen_malen.lifecycle import CellWatch, watch_views
from course_helpers.widgets.zahlen_malen.mistakes import MistakeSearch
from course_helpers.widgets.zahlen_malen.models import ask, ask_whether
from course_helpers.widgets.zahlen_malen.reader import Reader
from course_helpers.widgets.zahlen_malen.results import (
    announcement,
    empty_html,
    error_html,
    mistakes_html,
    result_html,
    static_html,
)
from course_helpers.widgets.zahlen_malen.scheduler import Scheduler

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

BY_HAND = "Angehalten. Mit „Start“ liest das Netz wieder mit."
_GO_ON = "Male weiter oder drücke „Start“: Dann liest das Netz wieder mit."
BY_CODE = f"Angehalten. {_GO_ON}"
MOVED_ON = f"Angehalten, weil du eine weitere Zelle ausgeführt hast. {_GO_ON}"
UNSEEN = "Angehalten, solange niemand zusieht."


class ZahlenMalen(DrawingBoard):
    """A sheet of 28 x 28 pixels to draw a digit on; a network answers while you draw.

    Parameters
    ----------
    model : torch.nn.Module or Network or callable, optional
        What reads the drawing (see `course_helpers.widgets.zahlen_malen.models.ask`); by default the course's
        own network. Another one can be set later: ``widget.model = …``.
    numbers : mapping of int to sequence of array_like, optional
        Example pictures, (28, 28) or (1, 28, 28), values 0 to 1, for each digit; by default MNIST's test
        digits that the package ships.
    scale : int
        Screen pixels per pixel of the drawing.
    line_width : float
        Diameter of the pen in pixels of the drawing.
    autostop : bool
        Whether to stop answering when the reader has run another cell: what comes then may train the model.

    Attributes
    ----------
    running : bool
        Whether the network answers.
    changes_pending : bool
        Whether the drawing changed since the last answer began.
    """

    def __init__(
        self,
        model: Any = None,
        numbers: Mapping[int, Sequence[Any]] | None = None,
        *,
        scale: int = 10,
        line_width: float = 2.5,
        autostop: bool = True,
    ) -> None:
        self.running = False
        self._reader = Reader(shipped_network() if model is None else model)
        self.autostop = autostop
        self._stopped = ""  # why, in words
        self._asking = RLock()
        self._search: MistakeSearch | None = None
        self._scheduler = Scheduler(self._work)
        self._cells = CellWatch(self._look, self._move_on)
        super().__init__(embedded_digits() if numbers is None else numbers, scale, line_width)
        self._controls.submit_button.on_click(self.toggle_worker)
        self._controls.mistakes_button.on_click(self.show_mistakes)
        watch_views(self._controls.board, self._gone, self._back)
        self.start_worker()

    @property
    def model(self) -> Any:
        """What reads the drawing: of a network given by a variable, what that holds now."""
        return self._reader.model

    @model.setter
    def model(self, model: Any) -> None:
        self._reader = Reader(model)
        self._look()
        self._changed()

    def display(self) -> None:
        """Show the drawing board; in a static page a picture of it with an answer of the model."""
        if self.running or self._stopped not in (BY_HAND, BY_CODE):
            self.start_worker()
        display_with_picture(self._controls.board, self._static_html())

    def _ipython_display_(self) -> None:
        self.display()

    def _static_html(self) -> str:
        """Return what a still page shows: the sheet, or an example, and the model's answer to it."""
        sheet = self._drawing
        digits = [n for n in sorted(self.numbers) if len(self.numbers[n])]
        try:
            if digits and not sheet.picture().any():
                sheet = Drawing()
                sheet.put(self.numbers[digits[-1]][0])
            answer = self._answer(sheet)[0]
        except Exception as error:  # noqa: BLE001 - the book shows a wrong model's message, too
            answer = error_html(explain(error))
        return static_html(sheet.picture(), answer, self.scale)

    def start_draw(self, x: float, y: float) -> None:
        """Put the pen down at (x, y); whoever draws wants an answer."""
        self._wake()
        super().start_draw(x, y)

    def draw_number(self, n: int, *_: object) -> None:
        """Show a random example of the digit n, 0 to 9; whoever asks for one wants an answer."""
        self._wake()
        super().draw_number(n)

    def _wake(self) -> None:
        """Answer again, unless the reader has pressed Stop."""
        if not self.running and self._stopped != BY_HAND:
            self.start_worker()

    def _changed(self) -> None:
        super()._changed()
        if self.running:
            self._scheduler.request()

    def predict(self) -> NDArray[np.float64]:
        """Return the model's ten scores of what is drawn now, shape (10,).

        Raises
        ------
        ModelError
            If the model raises or does not give ten numbers.
        """
        with self._asking:
            return np.asarray(ask(self.model, self._drawing.seen()[None])[0])

    def _answer(self, sheet: Drawing) -> tuple[str, str]:
        """Return the model's answer to a sheet, as HTML and in words."""
        seen = sheet.seen()
        if not seen.any():
            return empty_html(), ""
        with self._asking:
            scores, none = ask_whether(self.model, seen)
        return result_html(scores, seen, none), announcement(scores, none)

    def inference(self) -> None:
        """Ask the model once and show its answer, or what went wrong."""
        with self._asking:  # else an older answer could overtake a newer one
            self.changes_pending = False
            try:
                self.result_text.value, words = self._answer(self._drawing)
            except Exception:  # noqa: BLE001 - the reader must learn of it and go on drawing
                self.print_traceback()
                return
            if not self.down:  # not every piece of a stroke is read out
                self._controls.announcement.value = words

    @shown
    def show_mistakes(self, *_: object) -> None:
        """Look for ten examples that the model reads wrongly, and show them."""
        self._search = MistakeSearch(self.numbers)
        self._controls.mistakes_text.value = "<p>Ich suche …</p>"
        self._scheduler.request()

    def _work(self) -> None:
        """Do what is to be done; called by the scheduler, never twice at a time."""
        if self.running and self.changes_pending:
            self.inference()
        search = self._search
        if search is None:
            return
        try:
            with self._asking:
                search.step(self.model)
        except Exception:  # noqa: BLE001 - the reader must learn of it and go on drawing
            self._search, self._controls.mistakes_text.value = None, ""
            self.print_traceback()
            return
        if search.done:
            self._search = None
            self._controls.mistakes_text.value = mistakes_html(search.mistakes, search.looked_at)
        else:
            self._scheduler.request()

    def start_worker(self, *_: object) -> None:
        """Answer from now on, whenever the drawing changes."""
        self.running, self._stopped, self._controls.state_text.value = True, "", ""
        if not self.result_text.value:
            self.result_text.value = empty_html()
        self.submit_button.description, self.submit_button.button_style = "Stop", "danger"
        self._cells.begin()
        self._look()
        if self.changes_pending:
            self._scheduler.request()

    def stop_worker(self, *_: object) -> None:
        """Answer no more, until the next stroke."""
        self._stop(BY_CODE)

    def _stop(self, why: str) -> None:
        self.running, self._stopped, self._controls.state_text.value = False, why, f"<p>{why}</p>"
        if self.result_text.value == empty_html():
            self.result_text.value = ""  # whoever draws now gets no answer
        if self._search is not None:
            self._search, self._controls.mistakes_text.value = None, ""
        self._cells.end()
        self.submit_button.description, self.submit_button.button_style = "Start", "success"

    def _move_on(self) -> None:
        """Stop where that is wanted: the reader has turned to another cell."""
        if self.autostop:
            self._stop(MOVED_ON)
        else:
            self._cells.begin()

    def _look(self) -> None:
        """Say which network answers; one that has learned answers anew."""
        if self._reader.refresh():
            self._changed()
        self._controls.reader_text.value = f"<p>{html.escape(str(self._reader))}</p>"

    def toggle_worker(self, *_: object) -> None:
        """Stop when running, else start; stopped in this way, strokes do not start it."""
        if self.running:
            self._stop(BY_HAND)
        else:
            self.start_worker()

    def _gone(self) -> None:
        """Stop: the board is shown nowhere any more."""
        if self.running:
            self._stop(UNSEEN)

    def _back(self) -> None:
        """Go on: the board is shown again."""
        if self._stopped == UNSEEN:
            self.start_worker()
