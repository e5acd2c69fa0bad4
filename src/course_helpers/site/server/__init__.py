"""The book on a Jupyter server: pages under ``<base_url>kurs/``, with the server's rights and kernels.

Installing the package enables it (``etc/jupyter/jupyter_server_config.d``). The folder imports jupyter_server
and tornado and nothing else of the package; of the package only ``cli`` imports it.
"""

from __future__ import annotations

from course_helpers.site.server.extension import CourseBook, find_book, server_settings
from course_helpers.site.server.handlers import CLASS_HUB, ERROR_PAGE

__all__ = ["CLASS_HUB", "ERROR_PAGE", "CourseBook", "find_book", "server_settings"]


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    return [{"module": "course_helpers.site.server", "app": CourseBook}]
