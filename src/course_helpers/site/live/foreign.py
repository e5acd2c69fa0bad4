"""The check that nothing which a page loads lies on another host."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from course_helpers.site.live.parts import Part

ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}[\w./%#?=&-]*", re.IGNORECASE)
QUOTED = re.compile(r"""["'`(](https?://[^"'`)\s$]+)""")
# Addresses that are names or texts, not things to load
NAMES = ("http://www.w3.org/", "https://github.com/", "http://localhost", "http://stackoverflow.com/")
LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
}
LOADING_LINKS = {"stylesheet", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "icon"}


def check_parts(parts: Iterable[Part]) -> None:
    """Raise ExtensionError when a script or style sheet of ours names another host as something to load."""
    for part in parts:
        for name, content in part.files.items():
            text = (content if isinstance(content, bytes) else content.read_bytes()).decode(
                "utf-8", "replace"
            )
            foreign = sorted({url for url in QUOTED.findall(text) if not url.startswith(NAMES)})
            if foreign:
                raise ExtensionError(f"{part.name}/{name} verweist auf fremde Rechner: {', '.join(foreign)}")


def check_pages(site: Path) -> None:
    """Raise ExtensionError when a built page would load something from another host."""
    complaints = []
    for page in sorted(site.rglob("*.html")):
        if "_static" in page.relative_to(site).parts:
            continue
        reader = _Loads()
        reader.feed(page.read_text("utf-8"))
        complaints += [f"{page.relative_to(site)}: {url}" for url in reader.foreign]
    if complaints:
        raise ExtensionError("Seiten laden etwas von fremden Rechnern:\n" + "\n".join(complaints))


class _Loads(HTMLParser):
    """Collects the addresses on other hosts that a page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        values = dict(attrs)
        names: tuple[str, ...] = LOADING.get(tag, ())
        if tag == "link" and LOADING_LINKS & set((values.get("rel") or "").split()):
            names = ("href",)
        self.foreign += [found for name in names for found in ADDRESS.findall(values.get(name) or "")]
