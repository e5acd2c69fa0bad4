from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

SETUP, ASSIGN, PRINT, WIDGETS, CANVAS, MARKUP, ERROR, LAST = range(
    1, 9
)  # the cells of the book in conftest.py
FORMER = "kurs:zellen:eins"  # where an earlier version of the course kept all edits of the page
MINE = "print('von mir')"
BOOK = 'print("nach dem Fehler")'

pytestmark = pytest.mark.browser


def saved_before(open_page, *edits):
    """Open the page with edits of a visit to an earlier version of the course."""
    page = open_page("leer.html").page
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [FORMER, json.dumps(edits)])
    page.close()
    return open_page()


def test_an_edit_survives_a_reload_and_is_marked(live):
    live.write(LAST, MINE)
    expect(live.cell(LAST).get_by_text("geändert", exact=True)).to_be_visible()
    live.page.reload()
    live.await_status("Eine Zelle, die du geändert hast, ist gespeichert.")
    live.go_live()
    assert live.code(LAST) == MINE
    expect(live.cell(LAST).get_by_text("geändert", exact=True)).to_be_visible()
    expect(live.cell(PRINT).get_by_text("geändert", exact=True)).to_be_hidden()


def test_an_edit_can_be_compared_with_and_set_back_to_the_book(live):
    live.write(LAST, MINE)
    live.cell(LAST).get_by_role("button", name="Vergleichen").click()
    expect(live.cell(LAST).locator("del")).to_have_text(BOOK)
    expect(live.cell(LAST).locator("ins")).to_have_text(MINE)
    live.cell(LAST).get_by_role("button", name="Original").click()
    assert live.code(LAST) == BOOK
    live.page.reload()
    live.await_status("Der Code dieser Seite")
    expect(live.status).not_to_contain_text("geändert hast")


def test_reset_of_the_page_asks_first_and_brings_the_still_output_back(live):
    live.write(PRINT, MINE)
    live.run(PRINT)
    live.await_output(PRINT, "von mir")
    live.press("Zurücksetzen")
    live.page.get_by_role("dialog").get_by_role("button", name="Abbrechen").click()
    assert live.code(PRINT) == MINE
    live.press("Zurücksetzen")
    live.page.get_by_role("dialog").get_by_role("button", name="Ja").click()
    live.await_status("Alle Zellen haben wieder den Text des Buches.")
    expect(live.cell(PRINT).locator(".cell_output:not(.kurs-ausgabe)")).to_contain_text("Antwort: 42")


@pytest.mark.parametrize("choice", ["Meine Fassung nehmen", "Bei der neuen bleiben"])
def test_both_are_offered_where_the_book_has_changed(open_page, choice):
    live = saved_before(open_page, {"id": f"zelle-{LAST}", "original": "print('früher')", "text": MINE})
    live.go_live()
    panel = live.cell(LAST).locator(".kurs-konflikt")
    expect(panel).to_contain_text("Das Buch hat diese Zelle geändert")
    expect(panel.locator("ins")).to_have_text(MINE)
    assert live.code(LAST) == BOOK
    panel.get_by_role("button", name=choice).click()
    expect(panel).to_be_hidden()
    assert live.code(LAST) == (MINE if choice.startswith("Meine") else BOOK)
    live.page.reload()
    live.go_live()
    expect(live.cell(LAST).locator(".kurs-konflikt")).to_have_count(0)
    assert live.code(LAST) == (MINE if choice.startswith("Meine") else BOOK)


def test_an_edit_follows_its_cell_and_one_without_a_cell_is_shown(open_page):
    moved = {"id": "zelle-3", "original": BOOK, "text": MINE}
    lost = {"id": "zelle-99", "original": "weg", "text": "print('nicht verlieren')"}
    live = saved_before(open_page, moved, lost)
    live.go_live()
    assert live.code(LAST) == MINE
    expect(live.page.locator(".kurs-hinweise")).to_contain_text("print('nicht verlieren')")
    live.page.reload()
    live.go_live()
    assert live.code(LAST) == MINE
    expect(live.page.locator(".kurs-hinweise")).to_contain_text("print('nicht verlieren')")
    moved_to = (
        "key => Object.keys(localStorage).filter((key) => key.startsWith('kurs:werk::zelle:eins#zelle-'))"
    )
    assert sorted(key.split("#")[1] for key in live.page.evaluate(moved_to)) == [f"zelle-{LAST}", "zelle-99"]
    assert live.page.evaluate("key => localStorage.getItem(key)", FORMER) is None


def download(live, folder):
    live.page.get_by_text("Mehr").click()
    with live.page.expect_download() as saving:
        live.press("Als Notebook speichern")
    file = folder / saving.value.suggested_filename
    saving.value.save_as(file)
    return file


def upload(live, file):
    live.page.locator("input[type=file]").set_input_files(file)


def test_the_page_goes_into_a_notebook_and_comes_back(live, tmp_path):
    live.write(LAST, MINE)
    file = download(live, tmp_path)
    assert file.name == "eins.ipynb"
    notebook = json.loads(file.read_text())
    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert MINE in sources
    assert any("# Erstes Kapitel" in source for source in sources)
    live.cell(LAST).get_by_role("button", name="Original").click()
    upload(live, file)
    live.await_status("Das Notebook ist geladen; geänderte Zellen: 1.")
    assert live.code(LAST) == MINE
    live.write(LAST, "print('neuer')")
    upload(live, file)
    live.page.get_by_role("dialog").get_by_role("button", name="Abbrechen").click()
    assert live.code(LAST) == "print('neuer')"


def test_a_file_that_does_not_belong_here_changes_nothing(live, tmp_path):
    wrong = tmp_path / "bild.ipynb"
    wrong.write_text("kein JSON")
    upload(live, wrong)
    live.await_status("Diese Datei ist kein Notebook")
    wrong.write_text(json.dumps({"nbformat": 4, "cells": [], "metadata": {"kurs": {"seite": "zwei"}}}))
    upload(live, wrong)
    live.await_status("gehört zu einer anderen Seite")
    assert live.code(LAST) == BOOK
