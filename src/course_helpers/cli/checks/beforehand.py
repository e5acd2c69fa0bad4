"""What would break off any build, in English or without a place: looked at before one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_helpers.cli.checks.contents import check_contents
from course_helpers.cli.checks.settings import check_settings
from course_helpers.cli.checks.sources import check_readable

if TYPE_CHECKING:
    from course_helpers.cli.checks.finding import Finding
    from course_helpers.cli.folders import Course


def check_beforehand(course: Course) -> list[Finding]:
    """Return what makes a build of `course` impossible: settings; if they are right, contents; then pages."""
    return sorted(
        check_settings(course.config)
        or check_contents(course)
        or [finding for page in course.pages() for finding in check_readable(page)]
    )
