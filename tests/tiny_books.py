"""Small real books for tests and benchmarks, with the course's own settings and parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.cli.folders import Course
from course_helpers.cli.sphinx_run import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]

CHECKED_TASK = """\
```{aufgabe} Rechnen
Schreibe den Fehler auf.
```

```{code-cell} ipython3
:tags: [luecke]
def mittlerer_fehler(w, dehnung, kraft):
    return ...
```

```{code-cell} ipython3
:tags: [pruefung]
prüfe("fehler", mittlerer_fehler)
```
"""


def front_matter(*, kernel: str = "browser") -> str:
    """Return the head of a chapter that runs in the browser or needs the chip's stand-in."""
    return f"""\
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
  kern: {kernel}
---

"""


def write_book(root: Path, pages: Mapping[str, str]) -> Course:
    """Write these pages, by name without ``.md``, into ``root/book``; the first is the start page."""
    start, *others = pages
    toc = f"format: jb-book\nroot: {start}\n" + ("chapters:\n" if others else "")
    (root / "book").mkdir(exist_ok=True)
    (root / "_config.yml").write_bytes((ROOT / "_config.yml").read_bytes())
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / "book" / "_toc.yml").write_text(toc + "".join(f"  - file: {name}\n" for name in others))
    for name, text in pages.items():
        file = root / "book" / f"{name}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Course(root)


def build_book(course: Course, **settings: Any) -> Path:
    """Build a book and return the folder of its pages.

    Raises
    ------
    RuntimeError
        When the build breaks off or gives a warning.
    """
    outcome = run_sphinx(course, course.site, overrides=settings)
    if outcome.warnings or not outcome.finished:
        raise RuntimeError("\n".join(outcome.warnings) or "the build broke off")
    return course.site
