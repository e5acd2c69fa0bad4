"""What npm installed for the build, and node to run our programs with it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from pathlib import Path


def modules_above(start: Path, package: str = "") -> Path | None:
    """Return the first ``node_modules`` at or above ``start`` that holds a package; None if none does."""
    for folder in (start, *start.parents):
        modules = folder / "node_modules"
        if (modules / package).is_dir():
            return modules
    return None


def start_node(program: Path, *arguments: str, stderr: int | None = None) -> subprocess.Popen[str]:
    """Start one of our programs in node, with pipes for what it reads and writes.

    Raises
    ------
    ExtensionError
        When there is no node on this machine.
    """
    command = ["node", str(program), *arguments]
    try:
        return subprocess.Popen(  # noqa: S603 - our own arguments
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            encoding="utf-8",
        )
    except FileNotFoundError as error:
        raise ExtensionError("Der Bau braucht Node.js (ab Version 20). Installiere es zuerst.") from error
