"""A picture of square fields that are chosen on the picture itself: each has an invisible button above it."""

from __future__ import annotations

from typing import Any

import ipywidgets as w

from course_helpers.widgets.playgrounds.drawing import BLUE

# ipywidgets has no layout for one widget above another. The page's script moves between the buttons with the
# arrow keys (`kurs-gitter`, course_helpers.site.live); in JupyterLab, the Tab key does.
_STYLE = """<style>
.kurs-felder{position:relative;max-width:100%;overflow-x:auto}
.kurs-felder .widget-html,.kurs-felder .widget-html-content{margin:0;padding:0;max-width:100%}
.kurs-felder svg:is(:first-child,:first-child+svg){flex:none;max-width:none!important}
.kurs-gitter{position:absolute;top:EDGEpx;left:EDGEpx;width:auto!important;height:auto!important;margin:0!important}
.kurs-gitter>.widget-label{display:none}
.kurs-gitter>div{display:grid;grid-template-columns:repeat(COLUMNS,SIDEpx);margin:0}
.kurs-gitter button,.kurs-gitter button:is(:hover,:focus,.mod-active){width:SIDEpx!important;height:SIDEpx;
margin:0!important;padding:0;border:0;background:none;box-shadow:none;font-size:0;cursor:pointer}
.kurs-gitter button:hover{outline:2px solid COLOUR;outline-offset:-2px}
.kurs-gitter button:focus-visible{outline:4px solid COLOUR;outline-offset:0}
</style>"""


def over_picture(picture: Any, buttons: Any, *, columns: int, side: int, edge: int) -> Any:
    """Return a box with `buttons` as fields above `picture`.

    Parameters
    ----------
    picture : ipywidgets.HTML
        Begins with a drawing of the fields.
    buttons : ipywidgets.ToggleButtons
        One for each field, row by row; their labels are read out, not seen.
    columns, side, edge : int
        Fields in a row, pixels of a field, and pixels before the first one, above and at the left.
    """
    buttons.add_class("kurs-gitter")
    style = _STYLE
    for name, value in (("EDGE", edge), ("COLUMNS", columns), ("SIDE", side), ("COLOUR", BLUE)):
        style = style.replace(name, str(value))
    box = w.Box([picture, buttons, w.HTML(style)], layout=w.Layout(width="100%"))
    box.add_class("kurs-felder")
    return box
