"""The PDFs of the built book, read back: what must be on paper is, and what must not is not."""

from __future__ import annotations

import re

import pypdf
import pytest
from tests.handout.sources import BOOK, CHAPTERS, FENCE, boxes, fences, letters, pdf_letters, pdf_pages, said

from course_helpers.site.handout import FILES
from course_helpers.site.offline.web_app import CORE, served_files

HIDDEN = {"loesung", "hinweis"}
HANDOUT, SOLUTIONS, SLIDES, NOTES = FILES
PAPER = {"A4": (595, 842), "16:9": (720, 405)}  # points
OPENING = (BOOK / "folien" / "eroeffnung.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def handout(site):
    return pdf_letters(site / HANDOUT)


@pytest.fixture(scope="module")
def solutions(site):
    return pdf_letters(site / SOLUTIONS)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda file: file.stem)
@pytest.mark.parametrize("kind", ["ziele", "merke", "vorhersage", "aufgabe", "zusammenfassung"])
def test_every_box_of_a_chapter_is_printed(handout, chapter, kind):
    found = [piece for text in boxes(chapter, kind) for piece in said(text)]
    assert found
    assert [piece for piece in found if piece not in handout] == []


def test_every_question_is_printed_with_its_choices(handout):
    quizzes = [text for chapter in CHAPTERS for text in boxes(chapter, "quiz")]
    assert len(quizzes) > 5
    for text in quizzes:
        question, *answers = re.split(r"\n- \[[ x]\] ", text)
        assert all(piece in handout for piece in said(question))
        for answer in answers:
            choice, _, explanation = answer.partition("\n\n")
            if len(letters(choice)) > 3:
                assert letters(choice) in handout
            assert not any(piece in handout for piece in said(explanation))


def test_every_gap_is_printed(handout):
    cells = [cell for chapter in CHAPTERS for kind, _, cell in fences(chapter) if kind == "code-cell"]
    raw = "".join(chapter.read_text(encoding="utf-8") for chapter in CHAPTERS)
    gaps = re.findall(
        r"^```\{code-cell\}[^\n]*\n:tags: \[luecke[^\n]*\n(.*?)^```", raw, re.MULTILINE | re.DOTALL
    )
    assert len(gaps) > 15
    assert len(cells) > len(gaps)
    assert [gap for gap in gaps if letters(gap) not in handout] == []


def test_hints_and_solutions_are_not_printed_for_pupils_but_solutions_are_for_teachers(handout, solutions):
    checked = 0
    for chapter in CHAPTERS:
        text = chapter.read_text(encoding="utf-8")
        seen = letters(FENCE.sub(lambda fence: "" if fence[2] in HIDDEN else fence[0], text))
        for kind in HIDDEN:
            for box in boxes(chapter, kind):
                lines = [letters(line) for line in re.split(r"\n|(?<=[.:?!])\s", box) if "$" not in line]
                hidden_lines = [line for line in lines if len(line) > 25 and line not in seen]
                assert [line for line in hidden_lines if line in handout] == []
                checked += len(hidden_lines)
                if kind == "loesung":
                    assert [piece for piece in said(box) if piece not in solutions] == []
    assert checked > 100


def test_the_glossary_is_printed(handout):
    terms = re.findall(
        r"^(\w[^\n]*)\n {2,}\S", (BOOK / "glossar.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(terms) > 30
    assert [term for term in terms if letters(term) not in handout] == []


def test_each_slide_is_one_page_and_its_notes_stand_only_on_the_notes(site):
    titles = re.findall(r"^#{1,2} (.*)$", OPENING, re.MULTILINE)
    pages = [letters(page.extract_text()) for page in pypdf.PdfReader(site / SLIDES).pages]
    assert len(pages) == len(titles) == 12
    assert all(letters(title) in page for title, page in zip(titles, pages, strict=True))
    notes, shown = pdf_letters(site / NOTES), "".join(pages)
    spoken = [match[4] for match in FENCE.finditer(OPENING) if match[2] == "notiz"]
    assert len(spoken) == len(pages)
    for piece in (piece for text in spoken for piece in said(text)):
        assert piece in notes
        assert piece not in shown


@pytest.mark.parametrize(
    ("name", "paper"), [*((name, "A4") for name in (HANDOUT, SOLUTIONS, NOTES)), (SLIDES, "16:9")]
)
def test_paper_language_tags_and_fonts(site, name, paper):
    pdf = pypdf.PdfReader(site / name)
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages} == {PAPER[paper]}
    assert pdf.trailer["/Root"]["/Lang"].startswith("de")
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "/CreationDate" not in pdf.metadata
    assert "pdfuaid:part>1<" in pdf.xmp_metadata.stream.get_data().decode()
    fonts = [font.get_object() for page in pdf.pages for font in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(described)
        assert "/ToUnicode" in font


def test_every_page_of_the_handout_has_something_and_umlauts_come_out_again(site):
    pages = pdf_pages(site / HANDOUT)
    assert 20 <= len(pages) <= 6 * len(list(site.glob("chapters/*.html")))
    assert min(len(page) for page in pages) > 100
    assert all(letter in "".join(pages) for letter in "äöüßÄÜ„“")


def test_teachers_find_all_files_and_the_web_app_keeps_none_from_the_start(site):
    page = (site / "lehrkraefte.html").read_text(encoding="utf-8")
    offered = {file.relative_to(site).as_posix() for file in served_files(site)}  # also those of the zip file
    for name in FILES:
        assert f'href="{name}"' in page
        assert name in offered
        assert not name.startswith(CORE)
