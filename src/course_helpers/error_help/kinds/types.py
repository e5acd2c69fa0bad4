"""The type of a function that explains one kind of error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from course_helpers.error_help.place import Place

Explain: TypeAlias = Callable[[Any, Place], str | None]
