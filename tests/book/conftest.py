"""Tiny real books, built with the course's own settings."""

from __future__ import annotations

import textwrap

import pytest
from tests.tiny_books import ROOT, front_matter

from course_helpers.cli.folders import Course
from course_helpers.cli.sphinx_run import run_sphinx


class TinyBook:
    """A book in a temporary folder, with the repository's `_config.yml` and `node_modules`."""

    def __init__(self, root):
        self.course = Course(root)
        self.target = root / "_build" / "html"
        (root / "book" / "chapters").mkdir(parents=True)
        (root / "_config.yml").write_bytes((ROOT / "_config.yml").read_bytes())
        (root / "node_modules").symlink_to(ROOT / "node_modules")
        self.pages = []
        self.write("index", "# Start\n\nHier geht es los.\n")

    def write(self, page, text, *, head=""):
        (self.course.book / f"{page}.md").write_text(head + textwrap.dedent(text), encoding="utf-8")
        if page not in self.pages:
            self.pages.append(page)
        toc = [
            "format: jb-book",
            "root: index",
            "chapters:",
            *(f"  - file: {page}" for page in self.pages[1:]),
        ]
        if len(self.pages) == 1:
            toc.pop()
        (self.course.book / "_toc.yml").write_text("\n".join(toc) + "\n", encoding="utf-8")

    def build(self, **overrides):
        return run_sphinx(self.course, self.target, overrides=overrides)

    def html(self, page):
        return (self.target / f"{page}.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def tiny_book_in():
    return TinyBook


@pytest.fixture
def tiny_book(tmp_path):
    return TinyBook(tmp_path)


SAMPLE = r"""
# Kapitel mit allem

```{ziele}
- Du kennst jeden Kasten.
```

Ein Text über viele Netze und die Größe der Zahlen.

```{vorhersage} Was gibt die Zelle *wirklich* aus?
Überlege erst.
```

```{code-cell} ipython3
:tags: [vorspann]
schritt = 2
```

```{code-cell} ipython3
print(schritt + 1)
```

```{code-cell} ipython3
:tags: [hide-input]
print("gefaltet")
```

## Aufgaben

````{aufgabe} Rechne $a^2$
:label: rechne

Rechne mit $\sqrt{2}$.
````

```{hinweis}
Denke an das **Quadrat**.
```

```{hinweis}
Noch näher dran.
```

````{loesung}
```python
print(2)
```
````

```{aufgabe}
Zweite Aufgabe, siehe {ref}`rechne`.
```

```{hinweis}
Nur einer.
```

```{merke}
Netze lernen.
```

```{note}
Eine Anmerkung von Sphinx.
```

```{zusammenfassung}
Fertig.
```

$$ E = m c^2 $$ (eq-energie)

| a | b |
|---|---|
| 1 | 2 |

```{glossary}
Neuron
  Eine Rechenstelle.
```
"""


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """One book with every box, cells, a formula, a table and a glossary; built once, without a warning."""
    book = TinyBook(tmp_path_factory.mktemp("buch"))
    book.write("chapters/03_alles", SAMPLE, head=front_matter())
    book.write("ohne_formel", "# Ohne Formel\n\nText. Zurück zu {ref}`rechne`.\n")
    outcome = book.build()
    assert outcome.warnings == []
    assert outcome.finished
    assert outcome.executed == ["chapters/03_alles"]
    return book
