"""`ZahlenMalen`: draw a digit, and a network answers while you draw.

The drawing, the scheduler of the answers and the view are separate modules, so that everything but the view
works in plain Python. Imports the recognition, the data and the shared parts of ``course_helpers.widgets``.
"""

from course_helpers.widgets.zahlen_malen.errors import ModelError, PictureError
from course_helpers.widgets.zahlen_malen.widget import ZahlenMalen

__all__ = ["ModelError", "PictureError", "ZahlenMalen"]
