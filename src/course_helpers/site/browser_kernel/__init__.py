"""Builds the folder from which a page loads Python: Pyodide, pinned packages, our own wheel.

Runs only in a checkout of the course and imports nothing else of ``course_helpers``; ``cli`` calls it.
"""

from course_helpers.site.browser_kernel.build import Built, build_browser_kernel
from course_helpers.site.browser_kernel.errors import BrowserKernelError
from course_helpers.site.browser_kernel.sources import default_cache

__all__ = ["BrowserKernelError", "Built", "build_browser_kernel", "default_cache"]
