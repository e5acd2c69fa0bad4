"""From a drawing to ten scores: strokes become a picture as MNIST has it, and the shipped network reads it.

Needs numpy only and imports no other folder of the package, so it also runs in the browser.
"""

from .curves import curved
from .export import export_for_page, exported
from .network import DigitReader, shipped_network
from .normalise import fit_picture, fit_strokes
from .pen import PIXELS, Picture, Stroke, blank, paint

__all__ = [
    "PIXELS",
    "DigitReader",
    "Picture",
    "Stroke",
    "blank",
    "curved",
    "export_for_page",
    "exported",
    "fit_picture",
    "fit_strokes",
    "paint",
    "shipped_network",
]
