"""What pupils touch: widgets that show a computation and let it be changed.

A widget's state and arithmetic work without a browser; ipywidgets and ipycanvas only show them. May import
the framework, the recognition and the data; torch models are used when handed in, torch is never imported.
"""

from course_helpers.widgets.static_picture import display_with_picture, picture_png

__all__ = ["display_with_picture", "picture_png"]
