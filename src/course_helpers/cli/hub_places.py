"""Where ``kurs hub`` finds what it needs: with the course's folder around it, or with the package alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.cli.folders import Course, NoCourseError, find_course

if TYPE_CHECKING:
    import argparse


def course_or_none(args: argparse.Namespace) -> Course | None:
    """Return the course here; None where only the package is, and a built book is named.

    Raises
    ------
    NoCourseError
        When neither is there.
    """
    try:
        return find_course()
    except NoCourseError:
        if not args.buch:
            raise
        return None


def built_book(args: argparse.Namespace, course: Course | None) -> Path:
    """Return the folder of the built book; nothing says yet that one is in it."""
    return Path(args.buch or (course.site if course else "")).resolve()


def proxy_command(course: Course | None) -> list[str]:
    """Return the proxy's command, the course's own or the machine's; empty where a part is missing."""
    node, installed = shutil.which("node"), shutil.which("configurable-http-proxy")
    if not course:
        return [installed] if node and installed else []
    own = course.root / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    return [node, str(own)] if node and own.is_file() else []


def repository(course: Course | None) -> str:
    """Return the address that links on the pages pull the course from; empty without one."""
    if not course:
        return ""
    import yaml  # noqa: PLC0415 - only who builds the book or keeps a hub has it

    config = yaml.safe_load(course.config.read_text("utf-8"))
    return str(config["sphinx"]["config"]["html_theme_options"].get("repository_url", ""))
