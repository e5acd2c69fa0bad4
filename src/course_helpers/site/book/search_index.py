"""The index of the search stays whole when only some pages are written anew.

Sphinx keeps words and titles of the other pages from the last build, but not their index entries (no word of
it in `sphinx.search.IndexBuilder.load`): the glossary would no longer answer first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.index_entries import split_index_msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def _complete(app: Sphinx) -> Iterator[tuple[str, dict[str, object], str]]:
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        known = indexer._index_entries  # noqa: SLF001 - there is no other way in
        for page, entries in app.env.domaindata["index"]["entries"].items():
            if page in known:
                continue  # written in this build
            found = {
                (part, place or "", main)
                for kind, value, place, main, _key in entries
                for part in split_index_msg(kind, value)
            }
            known[page] = sorted(found)
    yield from ()


def setup(app: Sphinx) -> None:
    """Complete the index just before it is written."""
    app.connect("html-collect-pages", _complete)
