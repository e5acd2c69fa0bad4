"""The book on a Jupyter server: pages under ``<base_url>kurs/`` with the rights and the kernels of that server.

Installing the package enables it (``etc/jupyter/jupyter_server_config.d``); the folder imports jupyter_server and
tornado, nothing else of the package, and nothing else of the package but ``cli`` imports it.
"""

from __future__ import annotations

from course_helpers.server.extension import CourseBook, find_book, server_settings

__all__ = ["CourseBook", "find_book", "server_settings"]


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    return [{"module": "course_helpers.server", "app": CourseBook}]
