"""Checks of the built pages: every internal link leads to a file, every anchor to an element."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from course_helpers.cli.checks.finding import Finding, line_of

if TYPE_CHECKING:
    from pathlib import Path


class _Page(HTMLParser):
    """The targets and the links of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value)
            elif name in {"href", "src"}:
                self.links.append(value)


def check_links(site: Path, book: Path) -> list[Finding]:
    """Return every internal link of the pages in `site` that leads nowhere.

    Parameters
    ----------
    site : Path
        The folder of the built pages.
    book : Path
        The folder of their sources, to name the line from which the link comes.
    """
    site = site.resolve()
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    pages = {path: page for path, page in pages.items() if "_static" not in path.relative_to(site).parts}
    found = []
    for path, page in pages.items():
        source = (book / path.relative_to(site)).with_suffix(".md")
        for link in dict.fromkeys(page.links):
            problem = _problem(path, link, pages)
            if problem:
                found.append(_located(source if source.is_file() else path, link, problem))
    return found


def _problem(page: Path, link: str, pages: dict[Path, _Page]) -> str | None:
    parts = urlsplit(link)
    if (
        parts.scheme or parts.netloc or parts.path.startswith("/")
    ):  # on another host, or the hub's part of this one
        return None
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return f"Der Verweis „{link}“ führt zu keiner Datei."
    fragment = unquote(parts.fragment)
    if fragment and target in pages and fragment not in pages[target].anchors:
        return f"Der Verweis „{link}“ nennt eine Stelle, die es auf der Seite nicht gibt."
    return None


def _located(file: Path, link: str, problem: str) -> Finding:
    parts = urlsplit(link)
    name = parts.path.rpartition("/")[2].removesuffix(".html")
    return Finding(file, line_of(file.read_text(encoding="utf-8-sig"), link, parts.fragment, name), problem)
