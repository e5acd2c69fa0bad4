"""What `kurs check` looks at: the chapters' sources, their execution, and the links of the built pages.

It may import `course_helpers.book` for what a chapter must look like, and the standard library.
"""

from course_helpers.cli.checks.finding import Finding
from course_helpers.cli.checks.links import check_links
from course_helpers.cli.checks.second_run import check_second_run
from course_helpers.cli.checks.sources import check_head, check_source
from course_helpers.cli.checks.sphinx_warnings import from_warnings
from course_helpers.cli.checks.tasks import check_tasks

__all__ = [
    "Finding",
    "check_head",
    "check_links",
    "check_second_run",
    "check_source",
    "check_tasks",
    "from_warnings",
]
