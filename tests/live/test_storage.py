"""The browser's storage at its worst: full, forbidden, poisoned, huge; and the last word before a reload."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

ASSIGN, PRINT, LAST = 2, 3, 8  # cells of the book in conftest.py
MINE = "print('von mir')"
FILL = """() => { for (let n = 2 ** 22; n >= 1; n >>= 1) {
    try { for (;;) localStorage.setItem("voll" + n + "-" + localStorage.length, "x".repeat(n)); } catch {}
} }"""
EMPTY = """() => Object.keys(localStorage).filter((key) => key.startsWith('voll'))
    .forEach((key) => localStorage.removeItem(key))"""
SAVED = "() => Object.keys(localStorage).filter((key) => key.startsWith('kurs:werk::zelle:')).length"

pytestmark = pytest.mark.browser


def notes(live):
    return live.page.locator(".kurs-hinweise")


def key_of(live, number):
    """Return where the edit of a cell is kept."""
    find = "number => Object.keys(localStorage).find((key) => key.includes(`#zelle-${number}#`))"
    live.page.wait_for_function(find, arg=number)
    return live.page.evaluate(find, number)


def test_what_was_typed_just_before_a_reload_is_there(live):
    live.write(LAST, MINE)
    live.page.reload()
    live.go_live()
    assert live.code(LAST) == MINE


def test_a_full_storage_is_told_with_all_that_is_not_saved_until_there_is_room(live, tmp_path):
    live.page.evaluate(FILL)
    live.write(LAST, MINE + " " * 50)
    expect(notes(live)).to_contain_text(
        "Der Speicher des Browsers ist voll. Eine Änderung von dir ist nicht gesichert"
    )
    live.write(ASSIGN, "antwort = 7" + " " * 50)
    expect(notes(live)).to_contain_text("2 Änderungen von dir sind nicht gesichert")
    with live.page.expect_download() as saving:
        notes(live).get_by_role("button", name="Kopie speichern").click()
    saving.value.save_as(tmp_path / "kopie.json")
    copy = (tmp_path / "kopie.json").read_text("utf-8")
    assert "von mir" in copy
    assert "antwort = 7" in copy
    live.run(LAST)
    live.await_output(LAST, "von mir")
    live.page.evaluate(EMPTY)
    live.write(PRINT, "print(1)")
    expect(notes(live).locator(".kurs-ungesichert")).to_be_hidden()
    assert live.page.evaluate(SAVED) == 3


def test_forbidden_storage_is_told_and_the_page_goes_on(context, open_page):
    forbid = """for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
    context.add_init_script(forbid)
    live = open_page()
    live.go_live()
    live.write(LAST, MINE)
    expect(notes(live)).to_contain_text(
        "Dieser Browser erlaubt kein Speichern. Alle deine Änderungen gelten nur"
    )
    live.run(LAST)
    live.await_output(LAST, "von mir")


@pytest.mark.parametrize(
    "poison",
    ["kein JSON", "null", "[]", "7", '{"text": 3}', '{"__proto__": {"text": "x"}}', '{"text": "x", "at": 1}'],
)
def test_a_poisoned_entry_is_told_and_everything_else_is_there(open_page, poison):
    good = {"text": MINE, "at": 5, "id": f"zelle-{LAST}", "original": 'print("nach dem Fehler")'}
    live = open_page("leer.html")
    live.page.evaluate(
        "x => localStorage.setItem('kurs:zellen:eins', x)", json.dumps([good, None, 3, {"id": 4}])
    )
    live.page.evaluate("x => localStorage.setItem('kurs:werk::zelle:eins#zelle-2#gift', x)", poison)
    live.page.evaluate("x => localStorage.setItem('kurs:zellen:zwei', x)", poison)
    live = open_page()
    live.go_live()
    expect(notes(live)).to_contain_text("Ein gespeicherter Eintrag ist beschädigt")
    assert live.code(LAST) == MINE
    assert live.code(ASSIGN) == "antwort = 41"
    assert live.page.errors == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("x = 1\n" * 700_000, True), ("x" * 4_200_000, False)],
    ids=["many lines", "one line"],
)
def test_an_edit_of_4_mb_does_not_stop_the_page_and_is_not_lost(live, text, shown):
    live.write(LAST, MINE)
    key = key_of(live, LAST)
    grow = """([key, text]) => {
        const item = JSON.parse(localStorage.getItem(key));
        localStorage.setItem(key, JSON.stringify({ ...item, text, at: 1 }));
    }"""
    live.page.goto("about:blank")
    live.page.go_back()
    live.page.evaluate(grow, [key, text])
    live.page.reload()
    live.go_live()
    if shown:
        assert len(live.code(LAST)) == len(text)
        return
    expect(notes(live)).to_contain_text(
        f"Zelle {LAST}: Was du hier gespeichert hast, ist zu lang für das Feld (4.200.000 Zeichen)"
    )
    live.write(LAST, "print('neu')")
    live.run(LAST)
    live.await_output(LAST, "neu")
    live.page.reload()
    kept = live.page.evaluate("key => JSON.parse(localStorage.getItem(key))", key)
    assert kept["text"] == "print('neu')"
    assert len(kept["others"][0]) == len(text)
