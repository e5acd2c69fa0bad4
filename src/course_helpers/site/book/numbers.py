"""The number of each chapter, from one place: the table of contents, which also numbers the headings.

Where the contents number nothing, a chapter has the number that its file's name begins with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_FILE_NUMBER = re.compile(r"(?:^|/)0*(\d+)_[^/]*$")


def chapter_number(app: Sphinx, page: str) -> str:
    """Return the number of a page as its heading has it; empty for a page without one."""
    numbers = _numbers(app)
    return numbers.get(page, "") if numbers else file_number(page)


def file_number(page: str) -> str:
    """Return the number that a page's file begins with: it stays when the page moves in the contents."""
    found = _FILE_NUMBER.search(page)
    return found[1] if found else ""


def pages_in_order(env: BuildEnvironment) -> Iterator[str]:
    """Yield all pages as the contents have them, the start page first."""
    waiting = [env.config.root_doc]
    while waiting:
        page = waiting.pop(0)
        yield page
        waiting = [*env.toctree_includes.get(page, []), *waiting]


def _numbers(app: Sphinx) -> dict[str, str]:
    """Return the numbers that the contents give, counted on from part to part as Sphinx counts."""
    return {page: str(number) for number, page in enumerate(_numbered(app), 1)}


def _numbered(app: Sphinx) -> Iterator[str]:
    contents: Any = getattr(app.config, "external_site_map", None)
    for part in contents.root.subtrees if contents else ():
        if part.numbered:
            yield from (str(item).removesuffix(".md") for item in part.items)


class ChapterRole(SphinxRole):
    """A link to a chapter, with its number as text.

    For authors: ``{kapitel}`03_die_schicht` `` becomes a link that says „Kapitel 3“.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; a page that is not there is told by Sphinx, one without number here."""
        name = self.text.removesuffix(".md")
        page = name if "/" in name else f"chapters/{name}"
        number = chapter_number(self.env.app, page)
        if not number:
            said = f"{{kapitel}} nennt „{self.text}“; ein Kapitel mit Nummer heißt nicht so."
            message = self.inliner.reporter.error(said, line=self.lineno)
            return [nodes.problematic("", self.rawtext)], [message]
        words = f"Kapitel {number}"
        link = addnodes.pending_xref(
            "",
            refdomain="std",
            reftype="doc",
            reftarget=f"/{page}",
            refexplicit=True,
            refdoc=self.env.docname,
        )
        link += nodes.inline("", words, classes=["std", "std-doc"])
        self.set_source_info(link)
        return [link], []


def _reread(
    app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], _removed: set[str]
) -> list[str]:
    """Name all pages when a chapter has another number than it was read with: any of them may say it."""
    now, before = _numbers(app), vars(env).get("kurs_numbers")
    vars(env)["kurs_numbers"] = now  # Sphinx pickles what extensions put here
    return [] if before in (None, now) else sorted(env.found_docs)


def setup(app: Sphinx) -> None:
    """Register the role, and read again what has another number."""
    app.add_role("kapitel", ChapterRole())
    app.connect("env-get-outdated", _reread)
