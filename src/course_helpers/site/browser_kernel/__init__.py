"""Builds the folder from which a page loads Python: Pyodide, pinned packages, our own wheel.

Runs only in a checkout of the course and imports nothing else of ``course_helpers``; ``cli`` calls it.
"""

from .build import Built, build_browser_kernel
from .errors import BrowserKernelError
from .sources import default_cache

__all__ = ["BrowserKernelError", "Built", "build_browser_kernel", "default_cache"]
