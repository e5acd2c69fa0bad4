"""What the projects need beside the chapters: own digits, drawn clothes, a noisy network, a sheet of results.

May import the digits and the widgets (for the board and the layers of the analog chip); runs in
the browser as on a server.
"""

from course_helpers.projects.chip import on_chip
from course_helpers.projects.clothes import CLOTHES, load_drawn_clothes
from course_helpers.projects.collection import Ziffernsammlung
from course_helpers.projects.pack import CollectionError
from course_helpers.projects.sheet import ergebnisblatt
from course_helpers.projects.slanted import slanted_digits

__all__ = [
    "CLOTHES",
    "CollectionError",
    "Ziffernsammlung",
    "ergebnisblatt",
    "load_drawn_clothes",
    "on_chip",
    "slanted_digits",
]
