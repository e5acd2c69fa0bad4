"""The visible parts of `ZahlenMalen`: which there are and how they are arranged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ipywidgets as w
from ipycanvas import Canvas

from course_helpers.recognition import PIXELS
from course_helpers.widgets.zahlen_malen.results import STYLE, empty_html

BLACK, WHITE = "schwarz", "weiß"


@dataclass(frozen=True)
class Controls:
    """All widgets of one drawing board."""

    canvas: Any
    color_chooser: Any
    line_width: Any
    clear_button: Any
    undo_button: Any
    submit_button: Any
    mistakes_button: Any
    number_buttons: list[Any]
    result_text: Any
    state_text: Any
    reader_text: Any
    mistakes_text: Any
    announcement: Any
    board: Any


def build_controls(scale: int, line_width: float) -> Controls:
    """Return the widgets of a drawing board of 28 x 28 pixels, each ``scale`` screen pixels wide."""
    side = scale * PIXELS
    canvas = Canvas(  # without a tooltip: ipywidgets' front end fails on one where there is no description
        width=side,
        height=side,
        layout=w.Layout(width=f"{side}px", height=f"{side}px", margin="2px"),
    )
    numbers = [
        w.Button(
            description=str(n),
            tooltip=f"Eine {n} aus den Beispielen zeigen",
            layout=w.Layout(width=f"{max(44, side // 5 - 4)}px", margin="2px"),
        )
        for n in range(10)
    ]
    color = w.RadioButtons(description="Farbe", options=[BLACK, WHITE], layout=w.Layout(width="12em"))
    width = w.FloatSlider(
        value=line_width,
        min=min(1.0, line_width),
        max=max(6.0, line_width),
        step=0.5,
        description="Stiftbreite",
        readout=False,  # it would show a decimal point
        layout=w.Layout(width=f"{side}px"),
    )
    half = w.Layout(width=f"{side // 2 - 4}px")
    clear = w.Button(description="Löschen", tooltip="Das Zeichenfeld leeren", layout=half)
    undo = w.Button(description="Rückgängig", tooltip="Den letzten Strich zurücknehmen", layout=half)
    submit = w.Button(tooltip="Das Erkennen anhalten oder fortsetzen", layout=w.Layout(width="6em"))
    mistakes = w.Button(
        description="Was liest das Netz falsch?",
        tooltip="Zehn Beispiele zeigen, bei denen das Netz sich irrt",
        layout=w.Layout(width="auto"),
    )
    result, (state, reader, wrong, announcement) = w.HTML(value=empty_html()), (w.HTML() for _ in range(4))
    announcement.add_class("zm-ansage")  # read out, not seen
    announcement.add_class(
        "kurs-ansage"
    )  # by this class the launcher of the live pages makes it a live region
    # by these classes `results.STYLE` puts the answer beside the sheet or, on a phone, above it
    sheet = _part([canvas, _row([clear, undo])], "zm-blatt")
    answer = _part([reader, state, result, announcement], "zm-antwort")
    tools = _part([_row(numbers, "zm-ziffern"), color, width, _row([submit, mistakes]), wrong], "zm-werkzeug")
    board = w.Box([sheet, answer, tools, w.HTML(STYLE)])
    board.add_class("zahlen-malen")
    return Controls(
        canvas,
        color,
        width,
        clear,
        undo,
        submit,
        mistakes,
        numbers,
        result,
        state,
        reader,
        wrong,
        announcement,
        board,
    )


def _row(children: list[Any], css_class: str = "zm-reihe") -> Any:
    row = w.HBox(children, layout=w.Layout(flex_flow="row wrap"))
    row.add_class(css_class)
    return row


def _part(children: list[Any], css_class: str) -> Any:
    part = w.VBox(children)
    part.add_class(css_class)
    return part
