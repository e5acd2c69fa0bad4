"""The reader's work: shared by tabs, one for each reader, a copy to keep, nothing left on a shared device."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CHOICE, NUMBER = "#quiz-1", "#quiz-2"
LAST_PAGE = "chapters/01_aufgaben.html"
FORMER_NOTES = {"chapters/01_aufgaben#vorhersage-1": "von früher"}


def prediction(page):
    return page.get_by_role("textbox", name="Deine Vorhersage")


def said(page):
    return page.get_by_role("group", name="Deine Arbeit").get_by_role("status")


def open_copy(page, name, text):
    file = {
        "name": name,
        "mimeType": "application/json",
        "buffer": text if isinstance(text, bytes) else text.encode(),
    }
    page.locator("input.kurs-kopie-datei").set_input_files(file)


def save_copy(page):
    with page.expect_download() as saving:
        page.get_by_role("group", name="Deine Arbeit").get_by_role("button", name="Kopie speichern").click()
    return saving.value.path().read_text("utf-8")


def do_some_work(page, note="Eine Sieben"):
    prediction(page).fill(note)
    page.locator(CHOICE).get_by_role("radio", name="5").check()
    page.locator(NUMBER).get_by_role("textbox").fill("0,25")
    page.locator("#aufgabe-1-2").get_by_role("button", name="Als gelöst markieren").click()


def expect_work(page, note="Eine Sieben"):
    expect(prediction(page)).to_have_value(note)
    expect(page.locator(CHOICE).get_by_role("radio", name="5")).to_be_checked()
    expect(page.locator(NUMBER).get_by_role("textbox")).to_have_value("0,25")
    expect(page.locator("#aufgabe-1-2 .kurs-zeichen")).to_have_text("● gelöst")


def expect_nothing(page):
    expect(prediction(page)).to_have_value("")
    expect(page.locator(CHOICE).get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator(NUMBER).get_by_role("textbox")).to_have_value("")
    expect(page.locator("#aufgabe-1-2 .kurs-zeichen")).to_have_text("○ offen")


def test_all_is_kept_while_it_is_typed(page_of):
    page = page_of()
    do_some_work(page)  # the field is not left
    page.reload()
    expect_work(page)


def test_another_tab_shows_what_changed_and_overwrites_nothing(page_of):
    one, two = page_of(), page_of()
    do_some_work(one)
    expect_work(two)
    prediction(two).fill("Doch eine Acht")
    expect(prediction(one)).to_have_value("Doch eine Acht")
    one.reload()
    expect_work(one, "Doch eine Acht")


def test_a_verdict_goes_when_the_answer_changes(page_of):
    quiz = page_of().locator(CHOICE)
    quiz.get_by_role("radio", name="5").check()
    quiz.get_by_role("button", name="Antwort prüfen").click()
    expect(quiz.get_by_role("status")).to_contain_text("Falsch.")
    quiz.get_by_role("radio", name="6").check()
    expect(quiz.get_by_role("status")).to_be_empty()


def test_each_account_of_a_hub_has_its_own_work(chromium, lesson, static_site, tmp_path):
    for name in ("anna", "bernd"):
        (tmp_path / "user" / name).mkdir(parents=True)
        (tmp_path / "user" / name / "kurs").symlink_to(lesson)
    context = chromium.new_context(locale="de-DE")
    page, root = context.new_page(), static_site(tmp_path)
    page.goto(f"{root}user/anna/kurs/leer.html")
    page.evaluate("notes => localStorage.setItem('kurs:vorhersagen', notes)", json.dumps(FORMER_NOTES))
    page.goto(f"{root}user/anna/kurs/{LAST_PAGE}")
    expect(prediction(page)).to_have_value("")  # nobody knows whose it is
    do_some_work(page)
    page.goto(f"{root}user/bernd/kurs/{LAST_PAGE}")
    expect_nothing(page)
    former = page.get_by_role("group", name=re.compile("aus einer früheren Fassung"))
    former.get_by_role("button", name="Ja, übernehmen").click()
    expect(prediction(page)).to_have_value("von früher")
    page.goto(f"{root}user/anna/kurs/{LAST_PAGE}")
    expect_work(page)
    expect(page.get_by_role("group", name=re.compile("aus einer früheren Fassung"))).to_have_count(0)
    context.close()


def test_what_an_earlier_version_kept_is_there(page_of):
    page = page_of("ohne.html")
    for key, kept in (
        ("vorhersagen", FORMER_NOTES),
        ("fortschritt", {"pruefung:fehler": "geloest", "__proto__": "x"}),
    ):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"kurs:{key}", json.dumps(kept)])
    page = page_of()
    expect(prediction(page)).to_have_value("von früher")
    expect(page.locator("#aufgabe-1-1 .kurs-zeichen")).to_have_text("● gelöst")
    page.reload()
    expect(prediction(page)).to_have_value("von früher")


def test_who_is_done_takes_a_copy_along_and_leaves_nothing(page_of, chromium):
    page, other = page_of(), page_of()
    do_some_work(page)
    expect_work(other)
    page.get_by_role("button", name="Ich bin fertig an diesem Gerät").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Kopie speichern")).to_be_focused()
    page.keyboard.press("Escape")
    expect_work(page)
    page.get_by_role("button", name="Ich bin fertig an diesem Gerät").click()
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    expect(dialog).to_contain_text("liegt jetzt bei deinen Downloads")
    dialog.get_by_role("button", name="Alles löschen").click()
    expect_nothing(page)
    expect_nothing(other)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kurs:'))") == []

    copy = saving.value.path().read_text("utf-8")
    assert "Das ist eine Kopie deiner Arbeit aus dem Kurs" in copy
    home = chromium.new_context(locale="de-DE").new_page()  # another device
    home.goto(page_of.address + LAST_PAGE)
    open_copy(home, "kopie.json", copy)
    expect_work(home)
    expect(said(home)).to_have_text("Die Kopie ist geöffnet. Übernommen: 4 Einträge.")
    home.reload()
    expect_work(home)
    home.context.close()


@pytest.mark.parametrize("choice", ["Was hier steht", "Was in der Kopie steht", "Abbrechen"])
def test_a_copy_is_merged_and_what_differs_is_asked_about_and_kept(page_of, choice):
    page = page_of()
    do_some_work(page, "aus der Kopie")
    copy = save_copy(page)
    prediction(page).fill("von hier")
    open_copy(page, "kopie.json", copy)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("An einer Stelle steht hier etwas anderes als in der Kopie")
    expect(dialog.get_by_role("button", name="Was hier steht")).to_be_focused()
    dialog.get_by_role("button", name=choice).click()
    here, other = ("aus der Kopie", "von hier") if "Kopie" in choice else ("von hier", "aus der Kopie")
    expect_work(page, here)
    offer = page.get_by_role("group", name="Dein anderer Stand")
    if choice == "Abbrechen":
        expect(offer).to_have_count(0)
        return
    page.reload()
    expect(offer.locator("blockquote")).to_have_text(other)
    offer.get_by_role("button", name="Anderen Stand nehmen").click()
    expect(offer).to_be_hidden()
    expect(prediction(page)).to_have_value(other)


BAD = {
    "kein JSON": "ist keine Kopie",
    '{"cells": [], "nbformat": 4}': "ist keine Kopie",
    "[]": "ist keine Kopie",
    "null": "ist keine Kopie",
    '{"kurs-kopie": 1, "arbeit": [["vorhersage:x", {"text": "a"': "ist keine Kopie",
    '{"kurs-kopie": 2, "arbeit": []}': "aus einer neueren Fassung",
    '{"kurs-kopie": 1, "arbeit": {}}': "ist beschädigt",
    '{"kurs-kopie": 1, "arbeit": [["vorhersage:x", {"text": 3, "at": 1}]]}': "ist beschädigt",
    '{"kurs-kopie": 1, "arbeit": [["theme:x", {"text": "a", "at": 1}]]}': "ist beschädigt",
    '{"kurs-kopie": 1, "arbeit": [null]}': "ist beschädigt",
}


def test_a_bad_copy_is_refused_and_changes_nothing(page_of, tmp_path):
    page = page_of()
    do_some_work(page)
    page.reload()
    expect_work(page)
    before = page.evaluate("JSON.stringify(localStorage)")
    for text, words in BAD.items():
        open_copy(page, "kopie.json", text)
        expect(said(page)).to_contain_text(words)
        expect(said(page)).to_contain_text("Es wurde nichts geändert")
        page.get_by_role("group", name="Deine Arbeit").evaluate(
            "node => (node.querySelector('[role=status]').textContent = '')"
        )
    huge = tmp_path / "huge.json"
    huge.write_bytes(b" " * 50_000_000)
    page.locator("input.kurs-kopie-datei").set_input_files(huge)
    expect(said(page)).to_contain_text("ist zu groß für eine Kopie aus dem Kurs. Es wurde nichts geändert")
    assert page.evaluate("JSON.stringify(localStorage)") == before
    expect_work(page)


def test_a_copy_that_does_not_fit_changes_nothing(page_of):
    page = page_of()
    do_some_work(page)
    big = {"text": "x" * 6_000_000, "at": 1}
    copy = {
        "kurs-kopie": 1,
        "arbeit": [["fortschritt:neu", {"text": "geloest", "at": 1}], ["vorhersage:neu", big]],
    }
    open_copy(page, "kopie.json", json.dumps(copy))
    expect(said(page)).to_contain_text("Der Speicher des Browsers reicht für diese Kopie nicht")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith(':neu'))") == []
    page.reload()
    expect_work(page)


def test_a_full_storage_is_told_at_the_field(page_of):
    page = page_of()
    fill = """() => { for (let n = 2 ** 22; n >= 1; n >>= 1) {
        try { for (;;) localStorage.setItem("voll" + n + "-" + localStorage.length, "x".repeat(n)); } catch {}
    } }"""
    page.evaluate(fill)
    prediction(page).fill("passt nicht mehr hinein")
    box = page.locator(".kasten-vorhersage")
    expect(box).to_contain_text(
        "Der Speicher des Browsers ist voll. Eine Änderung von dir ist nicht gesichert"
    )
    assert "passt nicht mehr hinein" in save_copy(page)
