"""The lab's JupyterHub: settings that all hubs of the course share, and a hub for one class on one machine.

``course_settings`` is for hub configuration files (see ``deploy/jupyterhub``), the rest for ``kurs hub``;
``teacher`` is the teacher's page on it.
The folder imports jupyterhub and traitlets, and of the package only ``server``.
"""

from __future__ import annotations

from course_helpers.site.hub.class_list import SHORTEST_PASSWORD, NamesError, Reader, read_names
from course_helpers.site.hub.classroom import Classroom, classroom_config
from course_helpers.site.hub.leftovers import HubRunsError, clear, note_sockets, take
from course_helpers.site.hub.new_passwords import invent
from course_helpers.site.hub.seat import hindrance
from course_helpers.site.hub.settings import FOLDER, READER_CONFIG, behind_https, course_settings, idle_culler
from course_helpers.site.hub.slips import (
    KeptPasswordsError,
    with_kept_passwords,
    with_own_passwords,
    without_given_passwords,
)
from course_helpers.site.hub.teacher import TEACHER, take_teacher_out

__all__ = [
    "FOLDER",
    "READER_CONFIG",
    "SHORTEST_PASSWORD",
    "TEACHER",
    "Classroom",
    "HubRunsError",
    "KeptPasswordsError",
    "NamesError",
    "Reader",
    "behind_https",
    "classroom_config",
    "clear",
    "course_settings",
    "hindrance",
    "idle_culler",
    "invent",
    "note_sockets",
    "read_names",
    "take",
    "take_teacher_out",
    "with_kept_passwords",
    "with_own_passwords",
    "without_given_passwords",
]
