"""A way through the course's last test, as a pupil goes it; the certificate is one sheet."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from tests.progress.selftest_book import answer_all

pytestmark = pytest.mark.browser

LAST, ERROR, FAULT, ORDER = "selbsttest/zum_schluss.html", "#quiz-2", "#quiz-4", "#quiz-7"


@pytest.fixture
def page(chromium, tests_site):
    """Return the last test in a browser that knows no work yet; nothing may go wrong or leave it."""
    context = chromium.new_context(locale="de-DE")
    opened = context.new_page()
    troubles = []
    opened.on("pageerror", lambda error: troubles.append(error.stack))
    opened.on("request", lambda asked: troubles.append(asked.url) if asked.method != "GET" else None)
    opened.goto(tests_site + LAST)
    expect(opened.locator(".kurs-stand")).to_contain_text("Beantwortet: 0 von 20")
    yield opened
    context.close()
    assert troubles == []


def check(box):
    box.get_by_role("button", name="Antwort prüfen").locator("visible=true").click()
    return box.get_by_role("status").locator("visible=true").last


def test_wrong_answers_are_explained_counted_and_kept_until_the_test_begins_anew(page):
    box = page.locator(ERROR)
    expect(box.locator("summary").first).to_be_hidden()  # no looking before the first answer
    box.get_by_role("textbox").locator("visible=true").fill("0,08")
    expect(check(box)).to_contain_text("Falsch. Das ist die Summe.")
    expect(box.locator(".kasten-titel")).to_contain_text("beim ersten Mal falsch")
    box.get_by_role("textbox").locator("visible=true").fill("0,04")
    expect(check(box)).to_contain_text("Richtig. Die Abweichungen sind")
    expect(page.locator(".kurs-stand")).to_have_text("Beantwortet: 1 von 20. Beim ersten Mal richtig: 0.")
    expect(page.locator(".kasten-ergebnis li")).to_have_text("Kapitel 1 (1 Frage)")

    box.get_by_role("button", name="Noch einmal mit anderen Zahlen").click()
    expect(box).to_contain_text("0,6")
    box.get_by_role("textbox").locator("visible=true").fill("0,1")
    expect(check(box)).to_contain_text("Richtig.")
    page.reload()
    expect(box.get_by_role("textbox").locator("visible=true")).to_have_value("0,1")
    expect(box.locator(".kasten-titel")).to_contain_text("beim ersten Mal falsch")

    page.get_by_role("button", name="Test neu beginnen").click()
    page.get_by_role("dialog").get_by_role("button", name="Ja, neu beginnen").click()
    expect(page.locator(".kurs-stand")).to_contain_text("Beantwortet: 0 von 20")
    expect(box.get_by_role("textbox").locator("visible=true")).to_have_value("")
    expect(box).to_contain_text("1,4")  # the third set of numbers


def test_steps_and_lines_are_chosen_by_keyboard(page):
    box = page.locator(ORDER)
    expect(check(box)).to_have_text("Bringe die Schritte zuerst mit den Pfeilen in deine Reihenfolge.")
    first = box.locator(".kurs-reihe > li").first.inner_text().split("\n")[0]
    down = box.get_by_role("button", name=f"Nach unten: {first}", exact=True)
    down.press("Enter")
    expect(down).to_be_focused()
    expect(box.get_by_role("status").first).to_have_text(f"{first} steht jetzt an Stelle 2 von 5.")
    expect(check(box)).to_contain_text(re.compile(r"Falsch\. An Stelle \d gehört etwas anderes\."))
    kept = box.locator(".kurs-reihe").inner_text()
    page.reload()
    expect(box.locator(".kurs-reihe > li").nth(1)).to_contain_text(first)
    assert box.locator(".kurs-reihe").inner_text() == kept

    lines = page.locator(FAULT)
    lines.get_by_role("radio", name="4 antworten = ausgaben.max(axis=1)").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(lines.get_by_role("status")).to_contain_text("Richtig. Hier stehen Anteile statt Ziffern.")


def test_the_certificate_is_printed_on_one_sheet_and_its_name_is_kept_nowhere(page):
    paper = page.locator(".kasten-urkunde")
    expect(paper.get_by_role("status")).to_have_text("20 Fragen sind noch offen.")
    expect(paper.get_by_role("button")).to_be_hidden()
    answer_all(page)
    expect(page.locator(".kurs-stand")).to_have_text(
        "Fertig: 20 von 20 Fragen beim ersten Mal richtig, das sind 100\u202f%."
    )
    paper.get_by_role("button", name="Urkunde drucken").click()
    expect(paper.get_by_role("status")).to_have_text("Tippe zuerst deinen Namen ein.")
    paper.get_by_role("textbox", name="Dein Name").fill("Änne Musterfrau")
    page.evaluate("window.print = () => {}")
    paper.get_by_role("button", name="Urkunde drucken").click()
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    said = " ".join(sheets[0].extract_text().split())
    assert len(sheets) == 1
    assert "Änne Musterfrau" in said
    assert "20 von 20 Fragen" in said
    assert "kein Zeugnis und kein Nachweis" in said
    assert "Frage 1" not in said
    assert "Musterfrau" not in page.evaluate("JSON.stringify(localStorage)")
    page.keyboard.press("Tab")
    expect(page.locator(".kurs-urkunde")).to_have_count(0)  # who is back in the page prints the page

    work = page.get_by_role("group", name="Deine Arbeit")
    with page.expect_download() as saving:
        work.get_by_role("button", name="Kopie speichern").click()
    assert saving.value.path().read_text("utf-8").count("~erste") == 20
    work.get_by_role("button", name="Ich bin fertig an diesem Gerät").click()
    page.get_by_role("dialog").get_by_role("button", name="Alles löschen").click()
    expect(page.locator(".kurs-stand")).to_contain_text("Beantwortet: 0 von 20")
