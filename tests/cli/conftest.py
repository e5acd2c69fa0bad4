"""A tiny course on disk for the command line."""

from __future__ import annotations

import pytest
from tests.tiny_books import front_matter, write_book

CHAPTER = """\
# Kapitel

```{code-cell} ipython3
class Zwei:
    def _repr_html_(self):
        return "<b>2</b>"


print(1 + 1)
Zwei()
```
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A sound course of two pages; the current folder is its root."""
    pages = {"index": "# Start\n\nHier geht es los.\n", "01_kapitel": front_matter() + CHAPTER}
    monkeypatch.chdir(write_book(tmp_path, pages).root)
    return tmp_path
