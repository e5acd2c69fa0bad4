"""What `kurs check` looks at: the chapters' sources, their execution, and the links of the built pages.

It may import `course_helpers.book` for what a chapter must look like, and the standard library.
"""

from course_helpers.cli.checks.finding import Finding
from course_helpers.cli.checks.links import check_links
from course_helpers.cli.checks.sources import check_source
from course_helpers.cli.checks.sphinx_warnings import from_warnings

__all__ = ["Finding", "check_links", "check_source", "from_warnings"]
