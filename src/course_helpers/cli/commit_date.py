"""The date of what is being built: that of the commit, so that the same commit gives the same bytes."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/
NO_DATE = 1767225600  # 2026-01-01, where there is neither the variable nor a commit


def commit_date(root: Path) -> int:
    """Return `SOURCE_DATE_EPOCH`, else the date of the newest commit in `root`, in seconds since 1970."""
    if (given := os.environ.get(VARIABLE, "")).isdigit():
        return int(given)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - no input of others
    except OSError:  # no git here
        told = ""
    return int(told) if told.isdigit() else NO_DATE


@contextmanager
def dated(root: Path) -> Iterator[None]:
    """Tell Sphinx, matplotlib and the kernels this date while a build runs."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(commit_date(root))
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
