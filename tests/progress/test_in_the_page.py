from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CHOICE, NUMBER = "#quiz-1", "#quiz-2"
FORBIDDEN = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""


def sign(page, task):
    return page.locator(f"#aufgabe-1-{task} .kurs-zeichen")


def contents(page):
    """Return the mark of chapter 1 in the contents; other chapters of the little book have tasks, too."""
    return (
        page.locator("nav.bd-docs-nav")
        .get_by_role("link", name="Kapitel mit Aufgaben")
        .locator(".kurs-zeichen")
    )


def result(page, state):
    """Put into the page what a live check shows."""
    expect(sign(page, 1)).to_be_visible()
    html = f'<div class="kurs-pruefung" data-aufgabe="fehler" data-ergebnis="{state}"><p>x</p></div>'
    page.evaluate(
        "html => { const out = document.createElement('div'); out.className = 'kurs-ausgabe';"
        " out.innerHTML = html;"
        " document.querySelector('article').append(out); }",
        html,
    )


def test_a_choice_is_answered_by_keyboard_with_a_word_on_each_wrong_one(page_of):
    page = page_of()
    quiz = page.locator(CHOICE)
    answer = quiz.get_by_role("status")
    quiz.get_by_role("button", name="Antwort prüfen").press("Enter")
    expect(answer).to_have_text("Wähle zuerst eine Antwort.")
    quiz.get_by_role("radio", name="5").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(answer).to_have_text(re.compile("Falsch. Das ist die Summe."))
    page.keyboard.press("ArrowDown")
    expect(answer).to_be_empty()  # the verdict was on the other answer
    page.keyboard.press("Enter")
    expect(answer).to_have_text(re.compile("Richtig. Zweimal 3."))
    expect(quiz.get_by_role("radiogroup")).to_have_accessible_name(re.compile("Frage"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0,25", "Richtig. Eins geteilt durch vier."),
        (" 0.25 ", "Richtig."),
        (",25", "Richtig."),
        ("-0,25", "Falsch. Das Vorzeichen"),
        ("−0,25", "Falsch. Das Vorzeichen"),
        ("0,3", "Das stimmt noch nicht."),
        ("ein Viertel", "Tippe eine Zahl ein"),
        ("1,2,3", "Tippe eine Zahl ein"),
        ("", "Tippe eine Zahl ein"),
        ("1e400", "Tippe eine Zahl ein"),
    ],
)
def test_a_number_is_read_as_germans_and_others_type_it(page_of, typed, words):
    quiz = page_of().locator(NUMBER)
    quiz.get_by_role("textbox", name="Deine Zahl").fill(typed)
    quiz.get_by_role("textbox").press("Enter")
    expect(quiz.get_by_role("status")).to_contain_text(words)


def test_on_paper_stands_what_there_is_to_choose_and_no_button(page_of):
    page = page_of()
    choice = page.locator(f"{CHOICE} .kurs-auswahl")
    expect(page.locator(CHOICE).get_by_role("button", name="Antwort prüfen")).to_be_visible()
    expect(choice).to_be_hidden()
    page.emulate_media(media="print")
    expect(choice.locator("li")).to_have_text(["5", "6"])
    expect(choice).to_be_visible()
    assert page.locator(".kurs-lernknopf:visible").count() == 0


def test_a_finger_finds_the_field_for_a_number(chromium, lesson, static_site):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(static_site(lesson) + "chapters/01_aufgaben.html")
    field = page.locator(NUMBER).get_by_role("textbox")
    expect(field).to_be_visible()
    assert field.bounding_box()["height"] >= 44
    context.close()


def test_without_script_the_answers_unfold(chromium, lesson, static_site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(static_site(lesson) + "chapters/01_aufgaben.html")
    quiz = page.locator(CHOICE)
    expect(quiz.locator(".kurs-auswahl li")).to_have_count(2)
    quiz.locator("summary").click()
    expect(quiz.locator(".kurs-aufloesung")).to_contain_text("Falsch. Das ist die Summe.")
    context.close()


def test_signs_follow_the_checks_and_last(page_of):
    page = page_of()
    expect(sign(page, 1)).to_have_text("○ offen")
    expect(contents(page)).to_contain_text("0 von 2 Aufgaben gelöst")
    result(page, "versucht")
    expect(sign(page, 1)).to_have_text("◐ versucht")
    result(page, "geloest")
    expect(sign(page, 1)).to_have_text("● gelöst")
    result(page, "versucht")  # trying on is never punished
    expect(sign(page, 1)).to_have_text("● gelöst")
    expect(contents(page)).to_contain_text("1 von 2 Aufgaben gelöst")
    page.reload()
    expect(sign(page, 1)).to_have_text("● gelöst")
    expect(contents(page_of("ohne.html"))).to_contain_text("1 von 2 Aufgaben gelöst")


def test_the_still_output_of_the_build_counts_for_nothing(page_of):
    page = page_of()
    expect(page.locator(".kurs-pruefung")).to_contain_text("Noch offen.")
    expect(sign(page, 1)).to_have_text("○ offen")


def test_tasks_without_a_check_are_ticked_by_hand(page_of):
    page = page_of()
    page.locator("#aufgabe-1-2").get_by_role("button", name="Als gelöst markieren").click()
    expect(sign(page, 2)).to_have_text("● gelöst")
    page.locator("#aufgabe-1-2").get_by_role("button", name="Doch noch offen").click()
    expect(sign(page, 2)).to_have_text("○ offen")


def test_everything_can_be_deleted_after_a_question(page_of):
    page = page_of()
    result(page, "geloest")
    page.get_by_role("textbox", name="Deine Vorhersage").fill("Eine Sieben")
    page.get_by_role("textbox", name="Deine Vorhersage").blur()
    page.reload()
    expect(page.get_by_role("textbox", name="Deine Vorhersage")).to_have_value("Eine Sieben")
    page.get_by_role("button", name="Fortschritt löschen").click()
    page.get_by_role("button", name="Abbrechen").click()
    expect(sign(page, 1)).to_have_text("● gelöst")
    page.get_by_role("button", name="Fortschritt löschen").click()
    page.get_by_role("button", name="Ja, löschen").click()
    expect(sign(page, 1)).to_have_text("○ offen")
    page.reload()
    expect(sign(page, 1)).to_have_text("○ offen")
    expect(page.get_by_role("textbox", name="Deine Vorhersage")).to_have_value("")


def test_it_works_where_storage_is_forbidden(page_of):
    page = page_of(script=FORBIDDEN)
    expect(page.get_by_text("Dieser Browser merkt sich nichts.")).to_be_attached()
    result(page, "geloest")
    expect(sign(page, 1)).to_have_text("● gelöst")
    page.locator("#aufgabe-1-2").get_by_role("button", name="Als gelöst markieren").click()
    expect(contents(page)).to_contain_text("2 von 2 Aufgaben gelöst")


@pytest.mark.parametrize("kept", ["kein JSON", "[]", "null", '{"pruefung:fehler": "<b>"}'])
def test_foreign_things_in_the_storage_are_harmless(page_of, kept):
    page = page_of(script=f"localStorage.setItem('kurs:fortschritt', {json.dumps(kept)})")
    expect(sign(page, 1)).to_have_text("○ offen")


def test_nothing_leaves_the_machine(page_of):
    asked = []
    page_of.context.on("request", lambda request: asked.append((request.method, request.url)))
    page = page_of()
    result(page, "geloest")
    page.get_by_role("textbox", name="Deine Vorhersage").fill("geheim")
    page.get_by_role("textbox", name="Deine Vorhersage").blur()
    expect(sign(page, 1)).to_have_text("● gelöst")
    page.reload()
    expect(sign(page, 1)).to_have_text("● gelöst")
    assert all(method == "GET" and url.startswith(page_of.address) for method, url in asked)
    assert not any("geheim" in url or "geloest" in url for _, url in asked)


def test_nothing_to_complain_about_for_axe(page_of):
    from pathlib import Path

    axe = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    for theme in ("light", "dark"):
        page = page_of(script=f"for (const name of ['theme', 'mode']) localStorage.setItem(name, '{theme}')")
        expect(sign(page, 1)).to_be_visible()
        page.locator(CHOICE).get_by_role("radio", name="5").check()
        page.locator(CHOICE).get_by_role("button").click()
        page.evaluate(axe)
        found = page.evaluate("axe.run('.kasten, .kurs-pruefung, nav.bd-docs-nav')")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
