"""The answer as a reader sees it: what the network saw, ten bars, the five best in words."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import numpy as np

from course_helpers.widgets.static_picture import picture_png

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from course_helpers.recognition import Picture

BEST = 5
NUMBER_WORDS = ("Null", "Eins", "Zwei", "Drei", "Vier", "Fünf", "Sechs", "Sieben", "Acht", "Neun")

STYLE = """<style>
.zm-ergebnis{font-size:.95rem;line-height:1.4;color:inherit;max-width:21rem}
.zm-titel{margin:.2rem 0;font-size:1.1rem;font-weight:600}
.zm-gesehen{display:flex;gap:.6rem;align-items:center;margin:.3rem 0}
.zm-gesehen img{flex:none}
.zm-gesehen img,.zm-falsch img,.zm-bild img{image-rendering:pixelated;border:1px solid #888;background:#fff}
.zm-balken{display:grid;grid-template-columns:1.2em 1fr 3.4em;gap:1px .4rem;align-items:center}
.zm-balken b{text-align:right;font-weight:400}
.zm-balken b.zm-sieger{font-weight:700}
.zm-balken i{display:block;height:.75rem;background:#6b8fb8;border-radius:2px;min-width:1px}
.zm-balken i.zm-sieger{background:#d97706;outline:1px solid currentColor}
.zm-balken span{font-variant-numeric:tabular-nums;text-align:right}
.zm-beste{margin:.3rem 0}
.zm-fehler{border-left:4px solid #b91c1c;padding:.4rem .6rem;max-width:21rem}
.zm-falsch{display:flex;flex-wrap:wrap;gap:.5rem;max-width:21rem}
.zm-falsch div{text-align:center;font-size:.85rem}
.zm-falsch span{display:block}
.zm-bild{display:flex;flex-wrap:wrap;gap:1.2rem;align-items:flex-start}
.zahlen-malen canvas{touch-action:none;cursor:crosshair;max-width:none;border:1px solid #888;background:#fff}
.zahlen-malen .widget-html-content{line-height:1.4;white-space:normal;height:auto}
.jupyter-widgets.zahlen-malen{display:grid;
grid-template:"blatt antwort" auto "werkzeug antwort" 1fr/max-content
minmax(14rem,1fr);gap:0 1rem;overflow:visible;margin:.3rem 0}
.zahlen-malen>.zm-blatt{grid-area:blatt}
.zahlen-malen>.zm-antwort{grid-area:antwort;min-height:25rem}
.zahlen-malen>.zm-werkzeug{grid-area:werkzeug;width:0;min-width:100%}
.zahlen-malen .widget-html-content p{margin:.2rem 0;font-size:.95rem}
.zahlen-malen .widget-html-content .zm-titel{font-size:1.1rem}
.zahlen-malen .jupyter-button{height:auto;min-height:44px;font:inherit;font-size:.95rem;border-radius:.3rem;
border:1px solid var(--pst-color-primary,#2b5d8a);background:var(--pst-color-background,#fff);
color:var(--pst-color-primary,#2b5d8a)}
.zahlen-malen .jupyter-button.mod-danger,.zahlen-malen .jupyter-button.mod-success{
background:var(--pst-color-primary,#2b5d8a);color:var(--pst-color-primary-text,#fff)}
.zahlen-malen .widget-radio-box{flex-flow:row wrap;height:auto}
.zahlen-malen .widget-radio-box label{min-height:44px;margin-right:1rem;
display:inline-flex;align-items:center}
.zahlen-malen .widget-slider{min-height:44px;align-items:center}
@media (max-width:40rem){
.jupyter-widgets.zahlen-malen{grid-template:"antwort" auto "blatt" auto "werkzeug" auto/minmax(0,1fr)}
.zahlen-malen>.zm-antwort{min-height:12.5rem}
.zahlen-malen .zm-beste,.zahlen-malen .zm-gesehen{display:none}
.zahlen-malen .zm-balken{grid-template:repeat(5,auto)/repeat(2,1.2em 1fr 3.4em)}
}
@media (max-height:30rem){.zahlen-malen>.zm-antwort{min-height:0}
.zahlen-malen .zm-beste,.zahlen-malen .zm-gesehen{display:none}}
.zm-ansage{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:-1px}
</style>"""


UNSURE = 0.6
"""A calibrated share below this is told as unsure: four in ten such answers, or more, are wrong."""
NONE = 0.5
"""From here on the course's own network says that a drawing is no digit."""


def result_html(scores: NDArray[np.float64], seen: Picture, none: float | None = None) -> str:
    """Return the answer to a drawing as HTML.

    Parameters
    ----------
    scores : ndarray, shape (10,)
        One score per digit; the largest wins. They need not be probabilities.
    seen : ndarray, shape (28, 28)
        The picture that the network got.
    none : float, optional
        How likely it is that the drawing is no digit. Only the course's own network knows; its scores are
        honest shares, too. What other networks give is shown as it is.

    Returns
    -------
    str
        Marked up for screen readers; the winner differs by weight, outline and order, not only by colour.
    """
    title = _verdict(str(scores.argmax()), scores, none)
    if none is not None and none >= NONE:
        scores = scores * (1 - none)  # a scribble is not 1,00 of anything
    order = np.argsort(scores)[::-1]
    shares, texts = _shares(scores), _texts(scores)
    bars = "".join(
        _bar(digit, shares[digit], texts[digit], winner=digit == order[0]) for digit in range(len(scores))
    )
    best = ", ".join(f"{digit}&nbsp;<small>({texts[digit]})</small>" for digit in order[:BEST])
    return (
        f'<div class="zm-ergebnis"><p class="zm-titel">Ergebnis: {title}</p>'
        f'<p class="zm-beste">Die fünf besten: {best}</p>'
        f'<div class="zm-balken" aria-hidden="true">{bars}</div>{_seen(seen)}</div>'
    )


def announcement(scores: NDArray[np.float64], none: float | None = None) -> str:
    """Return the answer as a screen reader reads it out; ``none`` as for `result_html`."""
    first, second = np.argsort(scores)[::-1][:2]
    return f"Ergebnis: {_verdict(NUMBER_WORDS[first], scores, none)}, danach {NUMBER_WORDS[second]}."


def _verdict(first: str, scores: NDArray[np.float64], none: float | None) -> str:
    """Return the answer in words, and that it is unsure where that is known."""
    if none is None:
        return first
    if none >= NONE:
        return f"keine Ziffer? Am ehesten {first}"
    return f"{first}, aber unsicher" if scores.max() < UNSURE else first


def static_html(sheet: Picture, answer: str, scale: int) -> str:
    """Return what a page shows that cannot run.

    Parameters
    ----------
    sheet : ndarray, shape (28, 28)
        The drawing.
    answer : str
        HTML of the answer to it.
    scale : int
        Screen pixels per pixel of the drawing.
    """
    side = scale * len(sheet)
    return (
        f'{STYLE}<div class="zm-bild"><img class="dark-light" src="{picture_png(sheet)}" '
        f'width="{side}" height="{side}" '
        f'alt="Das Zeichenfeld mit einer Ziffer darauf">{answer}</div>'
        "<p><em>Das ist ein Bild des Zeichenfelds. Schalte die Seite live und führe diese Zelle und alle "
        "darüber aus: Dann malst du selbst.</em></p>"
    )


def _seen(seen: Picture) -> str:
    """Return the network's picture with its caption."""
    return (
        f'<div class="zm-gesehen"><img class="dark-light" src="{picture_png(seen)}" width="84" height="84" '
        'alt="Deine Zeichnung, auf 28 mal 28 Pixel gebracht"><small>Das sieht das Netz: 28 × 28 Pixel, '
        "in der Mitte und so groß wie die Ziffern, mit denen es gelernt hat.</small></div>"
    )


def _bar(digit: int, share: float, text: str, *, winner: bool) -> str:
    mark = ' class="zm-sieger"' if winner else ""
    return f'<b{mark}>{digit}</b><i{mark} style="width:{100 * share:.1f}%"></i><span>{text}</span>'


def _texts(scores: NDArray[np.float64]) -> list[str]:
    """Return the scores as short as they can be read, with a decimal comma; the chip's are whole numbers."""
    whole = bool((scores == np.rint(scores)).all())
    places = [0 if whole or abs(score) >= 10 else 2 for score in scores]  # from ten on, decimals say nothing
    texts = [f"{score:.{n}f}" for score, n in zip(scores, places, strict=True)]
    return [text.replace(".", ",").replace("-", "−") for text in texts]


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the bars' lengths, 0 to 1: shares as they are, other scores from the least to the largest."""
    if scores.min() >= 0 and scores.max() <= 1:
        return scores
    spread = float(np.ptp(scores))
    return (scores - scores.min()) / spread if spread else np.full(len(scores), 0.5)


def empty_html() -> str:
    """Return what is shown while the sheet is white."""
    return '<div class="zm-ergebnis"><p>Male eine Ziffer in das Zeichenfeld.</p></div>'


def error_html(message: str) -> str:
    """Return a German error message for the place of the answer."""
    return f'<div class="zm-ergebnis zm-fehler" >{html.escape(message)}</div>'


def mistakes_html(mistakes: list[tuple[int, int, Picture]], looked_at: int) -> str:
    """Return pictures that were read wrongly.

    Parameters
    ----------
    mistakes : list of (int, int, ndarray)
        The right digit, the answer, and the picture (28, 28).
    looked_at : int
        How many pictures were tried to find them.
    """
    if not mistakes:
        return (
            f'<p class="zm-ergebnis">Unter {looked_at} Bildern war keines, das dieses Netz falsch liest.</p>'
        )
    cases = "".join(
        f'<div><img class="dark-light" src="{picture_png(picture)}" width="56" height="56" '
        f'alt="Eine {truth}, gelesen als {answer}">'
        f"<span>{truth}, gelesen: {answer}</span></div>"
        for truth, answer, picture in mistakes
    )
    return f'<p>Von {looked_at} Bildern falsch gelesen:</p><div class="zm-falsch">{cases}</div>'
