"""How the help looks: HTML that every notebook shows, and plain text for everything else."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from course_helpers.error_help.place import public

if TYPE_CHECKING:
    from course_helpers.error_help.help import Help

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_CODE = re.compile(r"`([^`]+)`")
# No colour of its own for the text: it is readable on light and dark pages alike.
_BOX = "border-left:4px solid #d55e00;padding:.4em .9em;margin:.3em 0;overflow-wrap:anywhere"
_WORD = "color:inherit;background:rgba(128,128,128,.18);border:0"  # a theme's own may be too pale here
_PRE = "overflow-x:auto;max-height:24em;font-size:.85em;background:transparent;color:inherit"


def bundle(etype: type[BaseException], explained: Help, traceback: list[str]) -> dict[str, str]:
    """Return the help as a MIME bundle; both forms hold the whole traceback, HTML folded."""
    full = _COLOURS.sub("", "\n".join(traceback)).strip("\n")
    full = re.sub(rf"^{etype.__name__}(?=:|$)", public(etype).__name__, full, flags=re.MULTILINE)
    rows = [f"<p style='margin:.2em 0'>{_marked(explained.text)}</p>"]
    rows += [f"<p style='margin:.2em 0'>{_marked(row)}</p>" for row in _details(explained)]
    rows.append(
        "<details style='margin:.2em 0'><summary style='cursor:pointer'>Ganze Fehlermeldung von "
        f"Python</summary><pre tabindex='0' style='{_PRE}'>{html.escape(full)}</pre></details>"
    )
    plain = "\n".join([explained.text, *_details(explained), "", full])
    return {
        "text/html": f"<div class='kurs-fehlerhilfe' lang='de' style='{_BOX}'>{''.join(rows)}</div>",
        "text/plain": plain,
    }


def one_line(etype: type[BaseException], evalue: BaseException, explained: Help) -> str:
    """Return what stands below the help: Python's own words, unless the help has just said them."""
    own = not str(evalue) or explained.text == str(evalue)
    name = public(etype).__name__
    return name if own else f"{name}: {evalue}"


def _details(explained: Help) -> list[str]:
    place = explained.place
    rows = []
    if place.line:
        where = f" (in der Funktion `{place.function}`)" if place.function else ""
        rows.append(f"Zeile {place.line}{where}: `{place.source}`" if place.source else f"Zeile {place.line}")
    if shapes := place.shapes():
        rows.append("Formen: " + ", ".join(f"`{name}` {shape}" for name, shape in shapes.items()))
    return rows


def _marked(text: str) -> str:
    return _CODE.sub(rf"<code style='{_WORD}'>\1</code>", html.escape(text, quote=False)).replace(
        "\n", "<br>"
    )
