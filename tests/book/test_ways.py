"""Pflicht, Kür and harder tasks: what authors mark, and what pages say of it."""

from __future__ import annotations

import re

import pytest
from tests.tiny_books import front_matter

PAGE = """
# Ein Kapitel

## Anfang

```{aufgabe} Leicht
Rechne.
```

```{loesung}
Eins.
```

Danach geht es für alle weiter.

```{aufgabe} Schwer
:weg: kür knifflig
Rechne.
```

```{code-cell} ipython3
x = 1
```

```{hinweis}
Eins.
```

```{loesung}
Eins.
```

Auch das ist für alle.

## Mehr davon

```{weg} kür
```

Nur für Schnelle.

### Darunter

```{aufgabe} Drinnen
Rechne.
```

```{zusammenfassung}
Das Ende für alle.
```
"""
TEACHERS = """
# Für Lehrkräfte

```{wege} 01_kapitel
```

Kurz: {zeit}`01_kapitel`, alles {zeit}`01_kapitel mit Kür`.

```{zeiten}
```
"""


def head(minutes, extra):
    return front_matter().replace("dauer: 45", f"dauer: {minutes}\n  kuer: {extra}")


def text_of(html):
    return " ".join(re.sub("<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_page_says_in_words_what_is_extra_and_marks_it_for_the_filter(tiny_book):
    tiny_book.write("chapters/01_kapitel", PAGE, head=head(20, 15))
    tiny_book.write("lehrkraefte", TEACHERS)
    assert tiny_book.build(nb_execution_mode="off").warnings == []
    page = tiny_book.html("chapters/01_kapitel")
    article = page[page.index("<article") : page.index("</article>")]
    for words in (
        "20 Minuten, mit Kür 35",
        "Aufgabe 1.1 : Leicht Pflicht",
        "Aufgabe 1.2 : Schwer Kür knifflig",
        "Aufgabe 1.3 : Drinnen Kür",
        "Mehr davon Kür",
    ):
        assert words in text_of(article)
    extra = [match[1] for match in re.finditer(r'class="([^"]*\bkurs-kuer\b[^"]*)"', article)]
    assert [names.split()[0] for names in extra] == [
        *("kasten", "cell", "kasten", "kasten"),  # the task with its cell, hint and solution
        *("kurs-kuer", "kurs-kuer", "kurs-kuer", "kasten"),  # heading, text, heading, task
    ]
    harder = re.findall(r'class="([^"]*\bkurs-knifflig\b[^"]*)"', article)
    assert [names.split()[0] for names in harder] == ["kasten", "cell", "kasten", "kasten"]
    of_tasks = re.findall(r'class="([^"]*\bkurs-zur-aufgabe\b[^"]*)"', article)
    assert [names.split()[0] for names in of_tasks] == [
        *("kasten", "kasten"),
        *("kasten", "cell", "kasten", "kasten"),
        "kasten",
    ]
    assert "kurs-kuer" not in re.search(r'class="[^"]*kasten-zusammenfassung[^"]*"', article)[0]
    contents = page[page.index("bd-sidebar-secondary") :]
    assert "Mehr davon</a>" in contents.replace("\n", "")  # without the badge


def test_pages_for_teachers_take_times_and_lists_from_the_chapter(tiny_book):
    tiny_book.write("chapters/01_kapitel", PAGE, head=head(20, 15))
    tiny_book.write("lehrkraefte", TEACHERS)
    tiny_book.build(nb_execution_mode="off")
    said = text_of(tiny_book.html("lehrkraefte"))
    assert "Der Pflichtweg dauert etwa 20 Minuten, mit der Kür sind es 35." in said
    assert "Kür: der Abschnitt „Mehr davon“ ; die Aufgabe „Schwer“" in said
    assert "Knifflig: die Aufgabe „Schwer“" in said
    assert "Kurz: 20 Minuten, alles 35 Minuten." in said
    assert "1 Ein Kapitel 20 Minuten 15 Minuten 35 Minuten" in said
    assert 'href="chapters/01_kapitel.html#aufgabe-1-2"' in tiny_book.html("lehrkraefte")

    tiny_book.write("chapters/01_kapitel", PAGE.replace("Schwer", "Schwerer"), head=head(25, 15))
    tiny_book.build(nb_execution_mode="off")
    said = text_of(tiny_book.html("lehrkraefte"))
    assert "etwa 25 Minuten, mit der Kür sind es 40." in said
    assert "die Aufgabe „Schwerer“" in said


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("```{aufgabe}\n:weg: leicht\nEins.\n```\n", "weg heißt „kür“, „knifflig“ oder „kür knifflig“."),
        ("```{weg} alles\n```\n", "weg heißt „kür“, „knifflig“ oder „kür knifflig“. Da steht: alles."),
        ("```{weg} kür\n```\n", "{weg} steht direkt unter der Überschrift eines Abschnitts"),
        ("```{wege} 99_nichts\n```\n", "„99_nichts“ ist keine Seite, in deren Kopf eine Dauer steht."),
        ("Das dauert {zeit}`99_nichts`.\n", "„99_nichts“ ist keine Seite, in deren Kopf eine Dauer steht."),
    ],
)
def test_mistakes_are_reported_in_german_with_their_place(tiny_book, text, complaint):
    tiny_book.write("seite", "# Seite\n\n" + text)
    (warning, *_) = tiny_book.build().warnings
    assert complaint in warning
    assert re.search(r"seite\.md:\d+", warning)
