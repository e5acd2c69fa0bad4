"""German help for errors: a short explanation stands before Python's own message, the traceback is folded.

An IPython extension (``%load_ext course_helpers.error_help``, or `use_error_help` in a chapter's first cell)
for servers and browsers alike. Imports numpy and IPython, nothing else of this course.
"""

from course_helpers.error_help.extension import (
    load_ipython_extension,
    unload_ipython_extension,
    use_error_help,
)

__all__ = ["load_ipython_extension", "unload_ipython_extension", "use_error_help"]
