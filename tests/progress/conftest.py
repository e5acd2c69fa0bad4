"""A tiny book with quizzes, a prediction and tasks, served to a real browser."""

from __future__ import annotations

import pytest
from tests.progress.selftest_book import selftest_pages
from tests.tiny_books import CHECKED_TASK, build_book, front_matter, write_book

CHAPTER = r"""
# Kapitel mit Aufgaben

```{code-cell} ipython3
:tags: [vorspann]
from course_helpers.exercises import prüfe
```

```{quiz} Was ergibt $2 \cdot 3$?
Rechne im **Kopf**.

- [ ] 5

  Das ist die Summe.

- [x] 6

  Zweimal `3`.
```

```{quiz} Und mit Komma?
:zahl:
Ein Viertel als Zahl mit Komma.

- [x] 0,25

  Eins geteilt durch vier.

- [ ] −0,25

  Das Vorzeichen stimmt nicht.
```

```{vorhersage}
Was gibt die Zelle aus?
```

"""
OPEN_TASK = """
```{aufgabe} Nachdenken
Ganz ohne Prüfung.
```
"""
WAYS = """
# Pflicht und Kür

## Anfang

Weiter [unten](#mehr) steht mehr.

```{vorhersage}
Für alle.
```

```{vorhersage}
:weg: kür knifflig
Für Schnelle.
```

```{code-cell} ipython3
x = 1
```

```{loesung}
Eins.
```

## Mehr

```{weg} kür
```

Noch mehr für Schnelle.

## Aufgaben

Davon handeln sie.

```{aufgabe} Leicht
Für alle.
```

```{hinweis}
Eins.
```

```{loesung}
Eins.
```

```{aufgabe} Schwer
:weg: knifflig
Für alle.
```

```{loesung}
Zwei.
```

## Schluss

Wieder für alle.
"""
ALL_FOR_ALL = """
# Nichts Besonderes

```{aufgabe} Schwer
:weg: knifflig
Für alle.
```
"""


@pytest.fixture(scope="session")
def lesson(tmp_path_factory):
    """Return the folder of a built book with one chapter of tasks, and one without."""
    root = tmp_path_factory.mktemp("lernen")
    pages = {
        "index": "# Start\n\nText.\n",
        "chapters/01_aufgaben": front_matter() + CHAPTER + CHECKED_TASK + OPEN_TASK,
        "chapters/02_wege": front_matter() + WAYS,
        "chapters/03_pflicht": front_matter() + ALL_FOR_ALL,
        "ohne": "# Ohne\n\nText.\n",
    }
    return build_book(write_book(root, pages))


@pytest.fixture
def page_of(chromium, lesson, static_site):
    """Return a function that opens pages in a fresh browser; those of one test share their storage."""
    address = static_site(lesson)
    context = chromium.new_context(locale="de-DE")

    def open_(name="chapters/01_aufgaben.html", script=None):
        page = context.new_page()
        page.errors = []
        # the theme's own scripts stumble where storage is forbidden; ours lie under _static/lernen
        page.on(
            "pageerror", lambda error: page.errors.append(error.stack) if "/lernen/" in error.stack else None
        )
        if script:
            page.add_init_script(script)
        page.goto(address + name)
        return page

    open_.context = context
    open_.address = address
    yield open_
    errors = [error for page in context.pages for error in page.errors]
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def tests_site(tmp_path_factory, static_site):
    """Return the address of a book with all self-tests."""
    return static_site(build_book(write_book(tmp_path_factory.mktemp("selbsttest"), selftest_pages())))
