"""The lab's JupyterHub: settings that all hubs of the course share, and a hub for one class on one machine.

``course_settings`` is for hub configuration files (see ``deploy/jupyterhub``), the rest for ``kurs hub``;
the folder imports jupyterhub and traitlets, and of the package only ``server``.
"""

from __future__ import annotations

from course_helpers.hub.accounts import NamesError, Reader, read_names
from course_helpers.hub.classroom import Classroom, classroom_config
from course_helpers.hub.settings import FOLDER, READER_CONFIG, course_settings, idle_culler

__all__ = [
    "FOLDER",
    "READER_CONFIG",
    "Classroom",
    "NamesError",
    "Reader",
    "classroom_config",
    "course_settings",
    "idle_culler",
    "read_names",
]
