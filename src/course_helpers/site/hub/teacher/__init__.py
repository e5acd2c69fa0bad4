"""The teacher's page of a class's hub: who is there, who is stuck, hand out, collect, end the lesson.

It runs in the hub, and imports jupyterhub and tornado. Readers' folders are touched through `folders` only.
"""

from __future__ import annotations

from course_helpers.site.hub.teacher.account import SCOPE, TEACHER, take_teacher_out
from course_helpers.site.hub.teacher.lesson import Lesson

__all__ = ["SCOPE", "TEACHER", "Lesson", "take_teacher_out"]
