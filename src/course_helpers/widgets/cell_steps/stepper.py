"""The steps of a cell to walk through, on a live page."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import ipywidgets as w

from course_helpers.widgets.cell_steps.listing import as_step
from course_helpers.widgets.stepping import Stepping, row

if TYPE_CHECKING:
    from course_helpers.widgets.cell_steps.listing import Account


class Stepper:
    """Shows one step of a cell after the other; `box` is the widget."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.view = w.HTML()
        self.stepping = Stepping(len(account.steps), self.redraw)
        self.stepping.slider.layout = w.Layout(width="min(100%, 28rem)")
        rest = [w.HTML(f"<p>{account.rest()}</p>")] if account.rest() else []
        buttons = row(self.stepping.back, self.stepping.forward)
        self.box = w.VBox([self.stepping.slider, buttons, self.stepping.said, self.view, *rest])
        self.box.add_class("kurs-spiel")  # its looks are in widgets.css
        self.redraw()

    def redraw(self) -> None:
        """Show the step that is chosen."""
        number = self.stepping.number
        self.stepping.said.value = f"<p>{html.escape(self.account.said(number))}</p>"
        self.view.value = as_step(self.account, number)
