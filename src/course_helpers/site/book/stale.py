"""Chapters run again when a module of the package that they use has changed, and only those.

The execution cache knows a chapter by its cells and its kernel specification. So the fingerprint of the
modules that its cells import goes into the kernel's display name while the page is read: other modules, other
key. Nothing has to be dropped from the cache, and going back to an earlier state finds the earlier outputs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.site.book.fingerprint import Package, cell_sources
from course_helpers.site.book.per_page import PerPage

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_DISPLAY_NAME = re.compile(
    r"(\A---\n(?:(?!---).*\n)*?kernelspec:\n(?:[ \t]+.*\n)*?[ \t]+display_name:[ \t]*)([^\n]*)"
)


def _package(app: Sphinx) -> Package:
    return Package(Path(app.config.kurs_package) if app.config.kurs_package else Path(__file__).parents[2])


_seen: PerPage[str] = PerPage("kurs_fingerprints")


def _reread(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """Name the pages whose fingerprint is not the one that they were read with."""
    package, seen = _package(app), _seen.of(env)
    return [
        page
        for page in env.found_docs & seen.keys()
        if package.fingerprint(cell_sources(Path(env.doc2path(page)).read_text(encoding="utf-8-sig")))
        != seen[page]
    ]


def _mark(app: Sphinx, page: str, content: list[str]) -> None:
    """Write the fingerprint into the kernel's display name of the text that is being read."""
    if not _DISPLAY_NAME.search(content[0]):
        return
    fingerprint = _package(app).fingerprint(cell_sources(content[0]))
    _seen.of(app.env)[page] = fingerprint
    if fingerprint:
        content[0] = _DISPLAY_NAME.sub(rf"\1Python 3 ({fingerprint})", content[0], count=1)


def setup(app: Sphinx) -> None:
    """Connect to Sphinx's reading; `kurs_package` names another package's folder (for tests)."""
    app.add_config_value("kurs_package", "", "")
    app.connect("env-get-outdated", _reread)
    app.connect("source-read", _mark)
    _seen.connect(app)
