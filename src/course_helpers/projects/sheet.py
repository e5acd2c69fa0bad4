"""`ergebnisblatt`: what a project has found, on one page; whoever prints then prints this page alone."""

from __future__ import annotations

import base64
import html
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt

from course_helpers.widgets.playgrounds.drawing import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SENTENCES = 3
LONGEST = 400  # characters of a sentence: more does not fit on the page
MOST_ROWS = 12  # of measured values, for the same reason

# What is no sheet, holds none and lies in none stays off the paper.
# The page stripes tables, at night with black: not this one.
STYLE = """<style>
.kurs-blatt{max-width:44rem;padding:1.2rem 1.4rem;border:1px solid #767676;background:#fff;color:#1a1a1a}
.kurs-blatt p{margin:.4rem 0;color:inherit}
.kurs-blatt .kurs-blatt-titel{font-size:1.5rem;font-weight:700}
.kurs-blatt table{border-collapse:collapse;margin:.8rem 0;color:inherit}
.kurs-blatt th,.kurs-blatt td{padding:.2rem 1rem .2rem 0;text-align:left!important;font-weight:400;
border-bottom:1px solid #bbb;background:none;color:inherit}
.kurs-blatt tr{background:none!important}
.kurs-blatt td{font-weight:700}
.kurs-blatt img{display:block;max-width:100%;margin:.6rem 0}
@media print{
@page{margin:15mm}
body:has(.kurs-blatt) :not(.kurs-blatt,:has(.kurs-blatt),.kurs-blatt *){display:none!important}
.kurs-blatt{border:0;padding:0;max-width:none;break-inside:avoid}
.kurs-blatt img{max-height:105mm}
}
</style>"""


@dataclass(frozen=True)
class Sheet:
    """A sheet, or what it still lacks; a notebook shows it when it is the last line of a cell.

    Attributes
    ----------
    title, names : str
        What the project is called and who has done it.
    measured : dict of str to str
        What was measured, with its value.
    sentences : tuple of str
        What was found out.
    picture : bytes
        A PNG file; empty if nothing was drawn.
    lacking : tuple of str
        German names of what is not there yet.
    """

    title: str
    names: str
    measured: dict[str, str]
    sentences: tuple[str, ...]
    picture: bytes
    lacking: tuple[str, ...]

    def __repr__(self) -> str:
        if self.lacking:
            return f"Dein Blatt ist noch nicht fertig. Es fehlt: {', '.join(self.lacking)}."
        rows = [f"{name}: {value}" for name, value in self.measured.items()]
        return "\n".join((self.title, self.names, *rows, *self.sentences))

    def _repr_html_(self) -> str:
        if self.lacking:
            return f"<p>{html.escape(repr(self))}</p>"
        rows = "".join(
            f'<tr><th scope="row">{html.escape(name)}</th><td>{html.escape(value)}</td></tr>'
            for name, value in self.measured.items()
        )
        source = "data:image/png;base64," + base64.b64encode(self.picture).decode()
        said = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in self.sentences)
        return (
            f'{STYLE}<section class="kurs-blatt" aria-label="Ergebnisblatt">'
            f'<p class="kurs-blatt-titel">{html.escape(self.title)}</p><p>{html.escape(self.names)}</p>'
            f"<table><tbody>{rows}</tbody></table>"
            f'<img src="{source}" alt="Bild zu unserem Ergebnis">{said}</section>'
            "<p>Druckst du jetzt (Strg+P), so kommt nur dieses Blatt aufs Papier. "
            "Willst du die ganze Seite drucken, so lade sie vorher neu.</p>"
        )


def ergebnisblatt(
    titel: Any = ..., namen: Any = ..., gemessen: Mapping[str, Any] | None = None, saetze: Sequence[Any] = ()
) -> Sheet:
    """Gather the result of a project on one page, with the figure that was drawn last in the same cell.

    Parameters
    ----------
    titel, namen : str
        What the project is called, who has done it. ``...`` stands for what is not filled in yet.
    gemessen : mapping of str to number or str
        What was measured; numbers are shown with a decimal comma and at most three decimals.
    saetze : sequence of str
        Three sentences.

    Returns
    -------
    Sheet
        The sheet, or, as long as something is missing, a line that says what. The figure is left to be shown
        by the cell then.
    """
    sentences = [saetze] if isinstance(saetze, str) else list(saetze)
    lacking = [*_open("der Titel", titel), *_open("die Namen", namen)]
    if not gemessen:
        lacking.append("was du gemessen hast")
    lacking += [f"ein Messwert ({name})" for name, value in (gemessen or {}).items() if value is ...]
    missing = SENTENCES - sum(_said(one) for one in sentences)
    if missing > 0:
        lacking.append("ein Satz" if missing == 1 else f"{missing} Sätze")
    if any(_said(one) and len(one) > LONGEST for one in sentences) or len(gemessen or ()) > MOST_ROWS:
        lacking.append(
            f"etwas Platz (auf eine Seite passen {MOST_ROWS} Messwerte und {LONGEST} Zeichen je Satz)"
        )
    if not plt.get_fignums():
        lacking.append("ein Bild (zeichne es in derselben Zelle, ohne plt.show())")
    picture = b"" if lacking else _png()
    rows = {str(name): _german(value) for name, value in (gemessen or {}).items()}
    said = tuple(one.strip() for one in sentences if _said(one))
    return Sheet(str(titel), str(namen), rows, said, picture, tuple(lacking))


def _said(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip(" ."))


def _open(what: str, value: Any) -> list[str]:
    return [] if _said(value) else [what]


def _german(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int)):
        return str(value).replace("-", "\N{MINUS SIGN}")
    try:
        return plain(float(value), 3)
    except (TypeError, ValueError):
        return str(value)


def _png() -> bytes:
    """Return the present figure as a PNG file, and close it: the sheet shows it."""
    figure, file = plt.gcf(), io.BytesIO()
    figure.savefig(file, format="png", dpi=130)
    plt.close(figure)
    return file.getvalue()
