"""From a drawing to ten scores: strokes become a picture as MNIST has it, and the shipped network reads it.

Needs numpy only and imports no other folder of the package, so it also runs in the browser.
"""

from course_helpers.recognition.curves import curved
from course_helpers.recognition.export import export_for_page, exported
from course_helpers.recognition.network import DigitReader, shipped_network
from course_helpers.recognition.normalise import fit_picture, fit_strokes
from course_helpers.recognition.pen import PIXELS, Picture, Stroke, blank, paint

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
