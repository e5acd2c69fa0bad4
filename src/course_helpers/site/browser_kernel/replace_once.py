"""A place in a library's file that the build knows and changes."""

from __future__ import annotations

from course_helpers.site.browser_kernel.errors import BrowserKernelError


def replace_once(content: bytes, old: bytes, new: bytes, otherwise: str) -> bytes:
    """Return ``content`` with ``new`` in place of ``old``.

    Raises
    ------
    BrowserKernelError
        With the text ``otherwise``, if ``old`` does not stand there exactly once.
    """
    if content.count(old) != 1:
        raise BrowserKernelError(otherwise)
    return content.replace(old, new)
