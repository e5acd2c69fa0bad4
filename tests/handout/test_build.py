"""PDFs of a small book: left alone when nothing changed, the same bytes when made again, errors in German."""

from __future__ import annotations

import shutil

import pypdf
import pytest
from docutils import nodes
from tests.tiny_books import ROOT, front_matter, write_book

from course_helpers.cli.sphinx_run import run_sphinx
from course_helpers.site.handout import FILES
from course_helpers.site.handout.press import PressError, set_pdf
from course_helpers.site.handout.slides import SlidesError, check_pages, read
from course_helpers.site.handout.writer import UnprintableError, Writer, escaped

CHAPTER = r"""
# Größe & „Maß“

```{ziele}
- Du misst $a^2 + b^2 = c^2$ mit 82 % Erfolg: `x_1 = [*"#"]` \_ < > @ ~ $\text{falls } x$.
```

```{vorhersage}
Was siehst du?
```

Das siehst du am Ergebnis.

$$ E = m c^2 $$
"""
TOC = """\
format: jb-book
root: index
parts:
  - numbered: true
    chapters:
      - file: chapters/01_eins
"""
HEAD = '#import "handzettel.typ": *\n#show: dokument.with(titel: "Titel")\n'


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    pages = {"index": "# Start\n\nText.\n", "chapters/01_eins": front_matter() + CHAPTER}
    course = write_book(tmp_path_factory.mktemp("druck"), pages)
    (course.book / "_toc.yml").write_text(TOC)
    shutil.copytree(ROOT / "book" / "folien", course.book / "folien")
    return course


@pytest.fixture(scope="module")
def built(course):
    outcome = run_sphinx(course, course.site)
    assert (outcome.finished, outcome.warnings) == (True, [])
    return {name: (course.site / name).read_bytes() for name in FILES}


def test_unchanged_files_stay_a_mistake_is_told_and_the_same_text_gives_the_same_bytes(course, built):
    made = {name: (course.site / name).stat().st_ino for name in FILES}
    assert run_sphinx(course, course.site).warnings == []
    assert {name: (course.site / name).stat().st_ino for name in FILES} == made
    (course.site / FILES[1]).write_bytes(built[FILES[1]][:1000])  # a copy that broke off
    assert run_sphinx(course, course.site).warnings == []
    assert {name: (course.site / name).read_bytes() for name in FILES} == built

    slides = course.book / "folien" / "eroeffnung.md"
    text = slides.read_text()
    slides.write_text("# Titel\n\n```{gibtesnicht}\nText\n```\n")
    outcome = run_sphinx(course, course.site)
    assert outcome.finished
    (warning,) = outcome.warnings
    assert (
        "Handzettel und Folien (PDF) fehlen oder sind veraltet: In den Folien stimmt etwas nicht" in warning
    )
    assert "eroeffnung.md:3" in warning
    assert {name: (course.site / name).read_bytes() for name in FILES} == built  # the last whole ones stay

    slides.write_text(text)
    assert run_sphinx(course, course.site).warnings == []
    assert {name: (course.site / name).read_bytes() for name in FILES} == built


def test_what_cannot_be_printed_is_named(tmp_path):
    with pytest.raises(UnprintableError, match="„footnote“ lässt sich im Handzettel noch nicht setzen"):
        Writer(None, tmp_path, tmp_path)(nodes.footnote("", nodes.paragraph("", "x")))


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("日本", "could not be displayed"),
        ('#bild(datei: "fehlt.png", alt: "x")', "file not found"),
        ("#nix", "unknown"),
    ],
)
def test_what_typst_refuses_is_an_error_that_says_so(tmp_path, markup, said):
    assert set_pdf(HEAD + "Text", tmp_path).startswith(b"%PDF")
    with pytest.raises(PressError, match=f"Typst meldet: .*{said}"):
        set_pdf(HEAD + markup, tmp_path)


def test_slides_that_are_missing_or_too_full_are_errors(tmp_path):
    with pytest.raises(SlidesError, match="lassen sich nicht lesen"):
        read(tmp_path / "fehlt.md")
    (tmp_path / "leer.md").write_text("Text ohne Überschrift\n")
    with pytest.raises(SlidesError, match="keine Überschrift"):
        check_pages(read(tmp_path / "leer.md"), 1)
    (tmp_path / "voll.md").write_text("# Titel\n\n## Folie\n")
    check_pages(read(tmp_path / "voll.md"), 2)
    with pytest.raises(SlidesError, match="2 Folien brauchen 3 Seiten"):
        check_pages(read(tmp_path / "voll.md"), 3)


def test_every_character_is_printed_as_itself(tmp_path):
    text = "// = " + "".join(map(chr, range(33, 127))) + " /* - + 1. https://x.y"
    small = '#set text(font: "DejaVu Sans Mono", size: 6pt)\n'
    (tmp_path / "zeichen.pdf").write_bytes(set_pdf(HEAD + small + escaped(text), tmp_path))
    assert text in pypdf.PdfReader(tmp_path / "zeichen.pdf").pages[0].extract_text()
