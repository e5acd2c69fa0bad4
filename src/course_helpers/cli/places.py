"""Where in a file a library could not read on: lines counted from 1, as editors count them."""

from __future__ import annotations


def undecoded_line(content: bytes, error: UnicodeDecodeError) -> int:
    """Return the line of the first byte of `content` that is no UTF-8."""
    return content[: error.start].count(b"\n") + 1


def yaml_line(error: Exception) -> int:
    """Return the line at which YAML could not go on; the first where the error names none."""
    return int(getattr(getattr(error, "problem_mark", None), "line", 0)) + 1
