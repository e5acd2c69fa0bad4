"""Two builds of the same text give the same bytes, whatever the hash seed, the clock and the folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

CHAPTER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
kurs:
  dauer: 5
  stufe: ab Klasse 9
  kern: browser
---

# Kapitel

Text über {term}`Netze <Netz>`, Neuronen und Gewichte, $a^2$.

```{code-cell} ipython3
import ipywidgets
import matplotlib.pyplot as plt
plt.plot([1, 3, 2])
ipywidgets.IntSlider(description="Anzahl")
```

```{code-cell} ipython3
print({"a", "b"} == {"b", "a"})
```

```{glossary}
Netz
  Viele Neuronen.
```
"""


def build(root, seed, zone):
    (root / "book").mkdir(parents=True)
    shutil.copyfile(ROOT / "_config.yml", root / "_config.yml")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / "book" / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: eins\n")
    (root / "book" / "index.md").write_text("# Start\n\nText.\n")
    (root / "book" / "eins.md").write_text(CHAPTER)
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
    program = "from course_helpers.cli import main; raise SystemExit(main(['build', '--streng']))"
    subprocess.run([sys.executable, "-c", program], cwd=root, env=environment, check=True)
    site = root / "_build" / "html"
    return {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_two_builds_are_the_same_bytes(tmp_path):
    first = build(tmp_path / "hier", "1", "UTC")
    second = build(tmp_path / "woanders" / "tiefer", "2", "Asia/Tokyo")
    assert first.keys() == second.keys()
    assert [str(path) for path in first if first[path] != second[path]] == []
