from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

SETUP, ASSIGN, PRINT, WIDGETS, CANVAS, MARKUP, ERROR, LAST = range(
    1, 9
)  # the cells of the book in conftest.py

pytestmark = pytest.mark.browser


def test_the_still_output_stays_until_the_cell_runs_with_its_hidden_setup(live):
    still = live.cell(PRINT).locator(".cell_output:not(.kurs-ausgabe)")
    expect(still).to_contain_text("Antwort: 42")
    expect(live.cell(SETUP)).to_be_hidden()
    live.run(ASSIGN)
    live.await_status(f"Zelle {ASSIGN} ist fertig")
    live.run(PRINT)
    live.await_output(PRINT, "Antwort: 42 Vorspann geladen")
    expect(still).to_be_hidden()


def test_everything_runs_in_order_past_an_expected_error(live):
    live.press("Alles ausführen")
    live.await_output(LAST, "nach dem Fehler")
    live.await_status("Alle Zellen sind ausgeführt.")
    expect(live.output(ERROR)).to_contain_text("ZeroDivisionError")
    live.expect_markup(MARKUP)
    canvas = live.output(CANVAS).locator("canvas").first
    expect(canvas).to_be_visible(timeout=60_000)
    red = "node => Array.from(node.getContext('2d').getImageData(5, 5, 1, 1).data.slice(0, 3))"
    assert canvas.evaluate(red) == [255, 0, 0]


def test_a_board_answers_after_everything_ran_and_stops_after_the_next_cell(live):
    live.write(ASSIGN, "antwort = 41\nfrom course_helpers import ZahlenMalen\nzm = ZahlenMalen()")
    live.write(LAST, "print('liest mit:', zm.running)")
    live.press("Alles ausführen")
    live.await_output(LAST, "liest mit: True")
    live.await_status("Alle Zellen sind ausgeführt.")
    live.run(PRINT)
    live.await_status(f"Zelle {PRINT} ist fertig")
    live.run(LAST)
    live.await_output(LAST, "liest mit: False")


def test_a_slider_moved_by_keys_calls_python(live):
    live.run(WIDGETS)
    handle = live.output(WIDGETS).get_by_role("slider")
    handle.focus()
    handle.press("ArrowRight")
    live.await_output(WIDGETS, "Regler = 4")


def test_an_error_stops_the_run_of_everything(live):
    live.write(ASSIGN, "from course_helpers.error_help import use_error_help; use_error_help()")
    live.write(PRINT, "fehlt")
    live.press("Alles ausführen")
    live.await_status(f"Nach dem Fehler in Zelle {PRINT} geht es nicht weiter")
    expect(live.output(PRINT).get_by_text("Python kennt den Namen fehlt nicht")).to_be_visible()
    expect(live.output(PRINT).get_by_text("NameError: name 'fehlt' is not defined").last).to_be_hidden()
    live.output(PRINT).get_by_text("Ganze Fehlermeldung").click()
    expect(live.output(PRINT).locator("details pre")).to_contain_text("NameError: name 'fehlt'")
    expect(live.output(LAST)).to_be_hidden()


def test_sliders_are_named_by_their_own_labels_and_speak_their_values(live):
    live.write(
        LAST,
        "from course_helpers.widgets.playgrounds import Rate, Boundary; Rate().show(); Boundary().show()",
    )
    live.run(LAST)
    sliders = live.output(LAST).get_by_role("slider")
    expect(sliders.nth(4)).to_be_attached(timeout=60_000)
    told = {
        one.get_attribute("aria-label"): one.get_attribute("aria-valuetext")
        for one in [
            live.output(LAST).get_by_role("slider", name=name).last for name in ("Rauschen", "Lernrate")
        ]
    }
    assert told == {"Rauschen": "0", "Lernrate": "0,3"}
    for name in ("Schichten", "Neuronen je Schicht"):
        expect(live.output(LAST).get_by_role("slider", name=name)).to_have_count(1)
    tracks = live.output(LAST).locator(".noUi-target").all()
    assert min(track.bounding_box()["width"] for track in tracks) >= 200  # room to aim
    noise = live.output(LAST).get_by_role("slider", name="Rauschen")
    noise.focus()
    noise.press("ArrowRight")
    expect(noise).to_have_attribute("aria-valuetext", "0,05")


@pytest.fixture
def gate(tmp_path):
    """Return a pipe: a cell that reads it computes until the test writes to it."""
    path = tmp_path / "gate"
    os.mkfifo(path)
    return path


def test_shift_enter_runs_and_a_second_press_meanwhile_does_not(live, gate):
    live.write(PRINT, "print('Läufe:', zahl)")
    live.write(LAST, f"zahl = globals().get('zahl', 0) + 1; zahl > 1 or open({str(gate)!r}).read()")
    live.page.keyboard.press("Shift+Enter")
    live.page.keyboard.press("Shift+Enter")
    live.run(LAST)
    gate.write_text("")
    live.run(PRINT)  # after all that was pressed before
    live.await_output(PRINT, "Läufe: 1")
    live.run(LAST)
    live.run(PRINT)
    live.await_output(PRINT, "Läufe: 2")


def test_editing_and_pressing_while_a_cell_runs_breaks_nothing(live, gate):
    live.write(LAST, f"open({str(gate)!r}).read(); print('alt')")
    live.run(LAST)
    live.await_status(f"Zelle {LAST} rechnet")
    live.write(LAST, "print('neu')")
    gate.write_text("")
    live.await_output(LAST, "alt")
    live.press("Alles ausführen")
    live.press("Alles ausführen")
    live.run(PRINT)
    live.await_status("Alle Zellen sind ausgeführt")
    expect(live.output(LAST)).to_have_text("neu")


def test_stop_interrupts_and_keeps_the_variables(live):
    live.run(ASSIGN)
    live.write(LAST, "import time; time.sleep(600)")
    live.run(LAST)
    live.await_status(f"Zelle {LAST} rechnet")
    live.press("Anhalten")
    live.await_output(LAST, "KeyboardInterrupt")
    live.run(PRINT)
    live.await_output(PRINT, "Antwort: 42")


def test_stop_also_drops_the_cells_that_wait(live):
    live.write(ASSIGN, "import time; time.sleep(600)")
    live.press("Alles ausführen")
    live.await_status(f"Zelle {ASSIGN} rechnet")
    live.run(LAST)
    live.press("Anhalten")
    live.await_output(ASSIGN, "KeyboardInterrupt")
    live.write(PRINT, "print('danach')")
    live.run(PRINT)  # after all that was pressed before
    live.await_output(PRINT, "danach")
    assert "nach dem Fehler" not in live.output(LAST).inner_text()


def test_restart_forgets_the_variables_and_prepares_the_page_again(live):
    live.run(ASSIGN)
    live.await_status(f"Zelle {ASSIGN} ist fertig")
    live.press("Neu starten")
    live.await_status("Python ist neu gestartet")
    live.write(LAST, "print(vorspann, 'antwort' in globals())")
    live.run(LAST)
    live.await_output(LAST, "Vorspann geladen False")


def test_restart_ends_a_running_cell_with_a_german_note(live):
    live.write(LAST, "import time; time.sleep(600)")
    live.run(LAST)
    live.await_status(f"Zelle {LAST} rechnet")
    live.press("Neu starten")
    live.await_status("Python ist neu gestartet")
    expect(live.output(LAST)).to_contain_text("Abgebrochen: Python wurde beendet")


def test_input_asks_in_the_page(live):
    live.write(LAST, "print('Hallo', input('Wer bist du? '))")
    live.run(LAST)
    field = live.output(LAST).locator("input")
    field.fill("Ada")
    field.press("Enter")
    live.await_output(LAST, "Hallo Ada")


def test_a_reload_finds_the_variables_again(live):
    live.run(ASSIGN)
    live.await_status(f"Zelle {ASSIGN} ist fertig")
    live.page.reload()
    live.go_live()
    live.run(PRINT)
    live.await_output(PRINT, "Antwort: 42")


def test_every_run_is_told_to_the_page(live):
    listen = """() => { window.told = [];
        document.addEventListener("kurs:ausgefuehrt", (event) => window.told.push(event.detail)); }"""
    live.page.evaluate(listen)
    live.run(LAST)
    live.await_status(f"Zelle {LAST} ist fertig")
    live.run(ERROR)
    live.await_status("ZeroDivisionError")
    good, bad = live.page.evaluate("() => window.told")
    assert (good["page"], good["id"], good["ok"], good["error"]) == ("eins", f"zelle-{LAST}", True, None)
    assert (bad["ok"], bad["error"]["ename"], bad["text"]) == (False, "ZeroDivisionError", "1 / 0")


def test_a_cell_pressed_before_python_is_there_waits_for_the_setup(open_page):
    live = open_page()
    live.page.get_by_role("button", name="Live schalten").click()
    live.run(PRINT)
    live.write(LAST, "print(vorspann)")
    live.page.keyboard.press("Shift+Enter")
    live.await_output(LAST, "Vorspann geladen")
    expect(live.output(PRINT)).to_contain_text("NameError")


def test_strokes_are_those_of_the_main_button_until_it_is_released(live):
    live.write(
        ASSIGN, "antwort = 41\nfrom course_helpers import ZahlenMalen\nzm = ZahlenMalen(autostop=False)\nzm"
    )
    live.write(
        LAST,
        "rechts, danach = zm.get_image_data()[20, 15] > 0, zm.get_image_data()[25, 15] > 0\n"
        "print('Striche:', len(zm._drawing.strokes), 'unten:', zm.down,"
        "'rechts:', rechts, 'danach:', danach)",
    )
    live.run(ASSIGN)
    canvas, mouse = live.output(ASSIGN).locator("canvas").first, live.page.mouse
    expect(canvas).to_be_visible(timeout=60_000)
    canvas.evaluate("node => node.scrollIntoView({block: 'center'})")

    def move(x, y):
        box = canvas.bounding_box()
        mouse.move(box["x"] + x, box["y"] + y, steps=6)

    def ask(text):
        live.run(LAST)
        live.await_output(LAST, text)
        canvas.evaluate("node => node.scrollIntoView({block: 'center'})")

    for button in ("right", "middle"):
        move(50, 50)
        mouse.down(button=button)
        move(150, 90)
        mouse.up(button=button)
    ask("Striche: 0 unten: False")
    move(100, 60)
    mouse.down()
    move(-40, 100)
    move(-40, 200)
    move(200, 205)  # back on the sheet, still pressed
    mouse.up()
    ask("Striche: 1 unten: False rechts: True")
    move(20, 20)
    mouse.down()
    move(60, 20)
    move(60, 330)
    mouse.up()  # outside
    move(200, 30)
    ask("Striche: 2 unten: False")
    move(100, 250)
    mouse.down()
    # the button is released where no window hears of it; the next that is heard is a move without it
    canvas.evaluate("node => node.dispatchEvent(new MouseEvent('mousemove', {buttons: 0, bubbles: true}))")
    move(200, 250)
    mouse.up()
    ask("Striche: 3 unten: False rechts: True danach: False")
