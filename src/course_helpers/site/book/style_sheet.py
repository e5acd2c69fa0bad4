"""One style sheet for all pages, without the rules of the theme that no page uses.

A phone on a slow line shows nothing before the last sheet is there: one of 30 kB instead of fifteen
with 75 kB shows the page twice as soon.
"""

from __future__ import annotations

import json
import re
import subprocess
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from course_helpers.site.book.npm import start_node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

PROGRAM = Path(__file__).parent / "js" / "style_sheet.mjs"
PACKAGE = Path(__file__).parents[2]
SHEET = "styles/kurs.css"
_LINK = re.compile(
    r'[ \t]*<link\b(?=[^>]*\brel="stylesheet")[^>]*\bhref="((?:\.\./)*)_static/([^"?]+)[^"]*"[^>]*>\n?'
)


def write_one_sheet(app: Sphinx) -> None:
    """Make one sheet of all that the pages ask for, with the rules that something uses.

    Raises
    ------
    ExtensionError
        When node cannot make it.
    """
    site = Path(app.outdir)
    pages = {page: page.read_text("utf-8") for page in site.rglob("*.html") if not _is_part(site, page)}
    sheets = _linked(pages.values())
    if not sheets:
        return  # every page is of an earlier build, and so is the sheet
    text = _bundled(site, sheets, list(pages))
    (site / "_static" / SHEET).write_text(text, "utf-8")
    digest = f"{zlib.crc32(text.encode()):08x}"  # as Sphinx does: our server keeps what has the right one
    for page, content in pages.items():
        linked = _with_one_link(content, digest)
        if linked != content:
            page.write_text(linked, "utf-8")
    for sheet in ("basic.css", *filter(_is_foreign, sheets)):  # the first is imported by the theme's
        (site / "_static" / sheet).unlink(missing_ok=True)


def _is_part(site: Path, page: Path) -> bool:
    return page.relative_to(site).parts[0].startswith("_")


def _is_foreign(sheet: str) -> bool:
    """Tell whether a sheet is the theme's or Sphinx's: our own have folders of their own."""
    return "/" not in sheet or sheet.startswith("styles/")


def _linked(pages: Iterable[str]) -> list[str]:
    """Return the sheets that pages of this build ask for, in their order; all ask for the same."""
    found = dict.fromkeys(match[2] for page in pages for match in _LINK.finditer(page))
    return [sheet for sheet in found if sheet != SHEET]


def _with_one_link(page: str, digest: str) -> str:
    first = _LINK.search(page)
    if first is None:
        return page
    link = f'    <link rel="stylesheet" href="{first[1]}_static/{SHEET}?v={digest}">\n'
    return page[: first.start()] + link + _LINK.sub("", page[first.end() :])


def _bundled(site: Path, sheets: list[str], pages: list[Path]) -> str:
    """Return all sheets as one; users of a rule are pages, scripts of ours and the theme, and the package.

    Raises
    ------
    ExtensionError
        When node is missing or cannot make it.
    """
    static = site / "_static"
    users = [*pages, *(static / "scripts").glob("*.js"), *static.glob("*.js"), *PACKAGE.rglob("*.py")]
    users += [path for path in PACKAGE.rglob("*.js") if "static" in path.parts]
    task = {
        "folder": str((static / SHEET).parent),
        "sheets": [{"file": str(static / sheet), "purge": _is_foreign(sheet)} for sheet in sheets],
        "users": [str(path) for path in sorted(users)],
    }
    node = start_node(PROGRAM, stderr=subprocess.PIPE)
    made, said = node.communicate(json.dumps(task))
    if node.returncode != 0:
        raise ExtensionError(f"Das Stilblatt lässt sich nicht bauen. node sagt:\n{said.strip()}")
    return made
