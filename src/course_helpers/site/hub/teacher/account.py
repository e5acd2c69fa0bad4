"""The teacher's account: its name, what it may do, and where its password comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_helpers.site.hub.new_passwords import invent

if TYPE_CHECKING:
    from course_helpers.site.hub.class_list import Reader

TEACHER = "lehrkraft"
SCOPE = "custom:kurs:lehrkraft"
"""Of JupyterHub's scopes the one that opens the page; the account has no other that pupils have not."""


def take_teacher_out(readers: list[Reader]) -> tuple[list[Reader], str]:
    """Return the pupils of a class list, and the teacher's password: the list's, or a new one."""
    pupils = [reader for reader in readers if reader.name != TEACHER]
    listed = [reader.password for reader in readers if reader.name == TEACHER]
    return pupils, (listed[0] if listed else "") or invent()
