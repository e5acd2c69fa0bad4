"""A tiny course on disk for the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CHAPTER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
kurs:
  dauer: 45
  stufe: ab Klasse 9
  kern: browser
---

# Kapitel

```{code-cell} ipython3
print(1 + 1)
```
"""


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A sound course of two pages; the current folder is its root."""
    (tmp_path / "book").mkdir()
    (tmp_path / "_config.yml").write_bytes((ROOT / "_config.yml").read_bytes())
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    toc = "format: jb-book\nroot: index\nchapters:\n  - file: 01_kapitel\n"
    (tmp_path / "book" / "_toc.yml").write_text(toc)
    (tmp_path / "book" / "index.md").write_text("# Start\n\nHier geht es los.\n")
    (tmp_path / "book" / "01_kapitel.md").write_text(CHAPTER)
    monkeypatch.chdir(tmp_path)
    return tmp_path
