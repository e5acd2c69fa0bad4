"""Every mistake of `mistakes.py` is named in German, with its file and line, and nothing else is."""

from __future__ import annotations

import pytest
from sphinx.errors import ExtensionError
from tests.cli.mistakes import (
    BUILT,
    CHAPTER,
    CONTENTS,
    HEAD,
    INCOMPLETE,
    RUN,
    SETTINGS,
    TEXT,
    UNREADABLE,
    Mistake,
    line,
)
from tests.tiny_books import write_book

from course_helpers.cli.check import findings
from course_helpers.cli.checks import (
    check_beforehand,
    check_head,
    check_left_out,
    check_source,
    from_warnings,
)
from course_helpers.cli.sphinx_run import run_sphinx
from course_helpers.site.live.foreign import check_pages


def cases(table):
    return pytest.mark.parametrize("mistake", [pytest.param(one, id=name) for name, one in table.items()])


def changed(file, mistake):
    text = file.read_text(encoding="utf-8")
    assert mistake.old in text
    file.write_text(text.replace(mistake.old, mistake.new, 1), encoding="utf-8")
    return file


def require(found, mistake, file):
    (finding,) = found
    assert (finding.file, finding.line) == (file, mistake.line), finding
    assert mistake.words in finding.message


@pytest.fixture
def book(tmp_path):
    return write_book(tmp_path, {"index": "# Start\n\nText.\n", "01_kapitel": CHAPTER})


@pytest.fixture
def chapter(book):
    return book.book / "01_kapitel.md"


def test_the_chapter_is_sound(book, chapter):
    assert check_beforehand(book) == []
    assert check_source(chapter) == []


@cases(TEXT)
def test_the_text_is_read(chapter, mistake):
    require(check_source(changed(chapter, mistake)), mistake, chapter)


@cases(UNREADABLE)
def test_what_would_break_off_a_build_is_named_before_it(book, chapter, mistake):
    changed(chapter, mistake)
    require(check_beforehand(book), mistake, chapter)


@cases(UNREADABLE)
def test_it_is_named_on_a_page_from_windows_as_well(book, chapter, mistake):
    changed(chapter, mistake)
    chapter.write_bytes(chapter.read_bytes().replace(b"\n", b"\r\n"))
    require(check_beforehand(book), mistake, chapter)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_page_of_another_encoding_is_named(book, chapter, encoding):
    chapter.write_text(CHAPTER.replace("„", "").replace("“", ""), encoding=encoding)
    (finding,) = check_beforehand(book)
    assert finding.file == chapter
    assert "nicht als UTF-8 gespeichert" in finding.message
    if encoding == "latin-1":
        first = next(n for n, text in enumerate(CHAPTER.splitlines(), 1) if not text.isascii())
        assert finding.line == first


@cases(INCOMPLETE)
def test_what_a_head_lacks_is_named(chapter, mistake):
    require(check_head(changed(chapter, mistake)), mistake, chapter)


@cases(SETTINGS)
def test_the_settings_are_read(book, mistake):
    file = changed(book.config, mistake)
    require(check_beforehand(book), mistake, file)


@cases(CONTENTS)
def test_the_contents_are_read(book, mistake):
    file = changed(book.book / "_toc.yml", mistake)
    require(check_beforehand(book), mistake, file)


def test_a_chapter_that_the_contents_forget_is_named(book):
    forgotten = book.book / "02_vergessen.md"
    forgotten.write_text(CHAPTER, encoding="utf-8")
    (finding,) = check_left_out(book)
    assert finding.file == forgotten
    assert "steht nicht in book/_toc.yml" in finding.message


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """All pages of BUILT in one book, and what Sphinx found."""
    start = "# Start\n\n(oben)=\n## Oben\n\nText.\n\n```{glossary}\nWort\n  Das erste.\n```\n"
    pages = {f"s{n:02}": f"# Seite\n\n{one.new}\n" for n, one in enumerate(BUILT.values())}
    course = write_book(tmp_path_factory.mktemp("gebaut"), {"index": start} | pages)
    (course.book / "bild.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    outcome = run_sphinx(course, course.site)
    assert outcome.finished
    return course, from_warnings(outcome.warnings, course, outcome.executed)


@pytest.mark.parametrize(
    ("number", "mistake"), [pytest.param(n, one, id=name) for n, (name, one) in enumerate(BUILT.items())]
)
def test_what_sphinx_finds_is_said_in_german(built, number, mistake):
    course, found = built
    page = course.book / f"s{number:02}.md"
    require([finding for finding in found if finding.file == page], mistake, page)


def test_sphinx_blames_no_page_without_a_mistake(built):
    course, found = built
    assert {finding.file.parent for finding in found} == {course.book}
    assert len(found) == len(BUILT)


def test_what_comes_from_another_host_is_named_on_its_page(book, chapter):
    url = "https://cdn.example.org/bild.png"
    changed(chapter, Mistake("## Ende", f"![Ein Bild]({url})", 0, ""))
    book.site.mkdir(parents=True)
    (book.site / "01_kapitel.html").write_text(f'<img src="{url}">', encoding="utf-8")
    with pytest.raises(ExtensionError) as complaint:
        check_pages(book.site)
    (finding,) = from_warnings(["Extension error:", str(complaint.value)], book, [])
    assert (finding.file, finding.line) == (chapter, line("## Ende"))
    assert f"lädt {url} von einem fremden Rechner" in finding.message


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """All cells of RUN in one course, and what `kurs check` found."""
    pages = {
        f"{n:02}_lauf": f"{HEAD}# Kapitel\n\n```{{code-cell}} ipython3\n{one.new}\n```\n"
        for n, one in enumerate(RUN.values(), 1)
    }
    course = write_book(tmp_path_factory.mktemp("lauf"), {"index": "# Start\n\nText.\n"} | pages)
    return course, findings(course, course.pages())


@pytest.mark.parametrize(
    ("number", "mistake"), [pytest.param(n, one, id=name) for n, (name, one) in enumerate(RUN.items(), 1)]
)
def test_what_a_chapter_puts_out_is_looked_at(run, number, mistake):
    course, found = run
    page = course.book / f"{number:02}_lauf.md"
    require([finding for finding in found if finding.file == page], mistake, page)


def test_a_mark_that_is_there_twice_is_all_that_is_named(tmp_path):
    before = "# Davor\n\n```{merke}\n:label: rechnen\nText.\n```\n"
    pages = {"index": "# Start\n\nText.\n", "00_davor": before, "01_kapitel": CHAPTER}
    course = write_book(tmp_path, pages)
    (finding,) = findings(course, course.pages())
    assert (finding.file, finding.line) == (course.book / "01_kapitel.md", line("````{aufgabe}"))
    assert "die Marke „rechnen“ gibt es schon in 00_davor" in finding.message


def test_a_cell_that_is_no_python_is_named_once(book, chapter):
    changed(chapter, Mistake("return ...", "return „x“", 0, ""))
    (finding,) = findings(book, [chapter])
    assert finding.file == chapter
    assert "Diese Zelle bricht ab: SyntaxError" in finding.message


def test_a_chapter_in_which_python_dies_is_named(book, chapter):
    cell = "```{code-cell} ipython3\nimport os\nos._exit(1)\n```\n"
    chapter.write_text(f"{HEAD}# Kapitel\n\n{cell}", encoding="utf-8")
    (finding,) = findings(book, [chapter])
    assert finding.file == chapter
    assert "Python ist abgestürzt" in finding.message
