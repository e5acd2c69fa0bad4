"""Two builds of the same text give the same bytes, whatever the hash seed, the clock and the folder."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.tiny_books import front_matter, write_book

CHAPTER = """\
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
    root.mkdir(parents=True)
    write_book(root, {"index": "# Start\n\nText.\n", "eins": front_matter() + CHAPTER})
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
