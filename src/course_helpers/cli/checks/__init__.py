"""What `kurs check` looks at: settings, contents, sources of the pages, their execution, their links.

It may import `course_helpers.site.book` for what a chapter must look like, and of `live`, `progress` and
`exercises` the names that chapters use: marks of cells, checks.
"""

from course_helpers.cli.checks.beforehand import check_beforehand
from course_helpers.cli.checks.contents import check_left_out
from course_helpers.cli.checks.finding import Finding
from course_helpers.cli.checks.links import check_links
from course_helpers.cli.checks.second_run import check_second_run
from course_helpers.cli.checks.sources import check_head, check_source
from course_helpers.cli.checks.sphinx_warnings import from_warnings
from course_helpers.cli.checks.times import check_times

__all__ = [
    "Finding",
    "check_beforehand",
    "check_head",
    "check_left_out",
    "check_links",
    "check_second_run",
    "check_source",
    "check_times",
    "from_warnings",
]
