"""TraitError: what the controls of ipywidgets do not accept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.error_help.kinds.texts import look_up

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_WANTED = (
    (r"a valid HTML color", "eine Farbe, zum Beispiel `'red'` oder `'#ff0000'`"),
    (r"an int\b", "eine ganze Zahl"),
    (r"a float\b", "eine Zahl"),
    (r"a (?:unicode )?string", "ein Text in Anführungszeichen"),
    (r"a bool", "`True` oder `False`"),
    (r"a Widget", "ein Bedienelement von `widgets`"),
    (r"a tuple|a list|a TypedTuple", "eine Liste in eckigen Klammern"),
    (r"any of (\[.*?\])", "einer dieser Werte: `{0}`"),
)
_OTHERS = (
    (r"setting max < min|min.*max", "Das größte (`max`) darf nicht kleiner sein als das kleinste (`min`)."),
    (r"setting min > max", "Das kleinste (`min`) darf nicht größer sein als das größte (`max`)."),
    (r"Invalid selection", "Der Wert `value` muss einer der Werte in `options` sein."),
)


def trait(error: Exception, _place: Place) -> str | None:
    """Explain a value that a control does not accept."""
    message = str(error)
    if (
        text := look_up(message, _OTHERS[1:]) or look_up(message, _OTHERS[:1])
        if "trait" not in message
        else None
    ):
        return text
    found = re.search(r"'(\w+)' trait of an? (\w+) instance .*?expected (.+)", message, re.DOTALL)
    if not found:
        return None
    wanted = look_up(found[3], _WANTED)
    what = f"`{found[1]}` von `{found[2]}`"
    if not wanted:
        return f"{what} nimmt diesen Wert nicht an. Prüfe, was du dort übergibst."
    return f"{what} nimmt diesen Wert nicht an. Dorthin gehört {wanted}."
