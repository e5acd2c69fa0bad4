"""A lesson with the teacher's page: one hub, a teacher and two pupils in real browsers."""

from __future__ import annotations

import io
import json
import re
import socket
import zipfile

import pytest
from playwright.sync_api import expect
from tests.hub.conftest import WAIT

pytestmark = [pytest.mark.hub, pytest.mark.browser]

PAGE = "chapters/zwei.html"
GAP, CHECK = 2, 3
WRONG = "def mittlerer_fehler(w, dehnung, kraft):\n    return w * kraft"
TEACHERS = "wort-der-lehrerin"


@pytest.fixture(scope="module")
def lesson(start_hub, tmp_path_factory):
    """Return a hub with two pupils and the teacher's password in the list."""
    names = tmp_path_factory.mktemp("lehrerin") / "klasse.txt"
    names.write_text(f"Anna Müller;annas-passwort\nbert;berts-passwort\nLehrkraft;{TEACHERS}\n", "utf-8")
    hub = start_hub("--namen", str(names))
    hub.names = names
    return hub


@pytest.fixture
def teacher(lesson, new_reader):
    """Return the page of a teacher who has followed the address that the start names."""
    address = re.search(r"Deine Seite: (\S+)", lesson.output)[1]
    reader = new_reader(address)
    reader.log_in("Lehrkraft", TEACHERS)
    expect(reader.page.get_by_role("heading", name="Ihre Klasse")).to_be_visible(timeout=WAIT)
    return reader.page


def log_in(lesson, new_reader, name, password):
    reader = new_reader(lesson.deep_link(PAGE))
    reader.log_in(name, password)
    return reader


def row(page, name):
    return page.locator(f'tr[data-name="{name}"]')


def said(page):
    return page.locator("#gesagt")


def copies(lesson, name):
    return [file.read_text("utf-8") for file in (lesson.home(name) / "Kurs-Arbeit").glob("*.json")]


def test_a_lesson(lesson, teacher, new_reader, wait_for):
    expect(teacher.locator("#liste")).to_contain_text("0 von 2 Plätzen laufen")
    anna = log_in(lesson, new_reader, "Anna Müller", "annas-passwort")
    anna.await_page()
    expect(row(teacher, "anna.mueller")).to_contain_text("Anna Müller", timeout=WAIT)
    expect(row(teacher, "anna.mueller").locator(".kurs-lage")).to_have_text("läuft", timeout=WAIT)
    states_are_shared_when_all_agree(lesson, teacher, anna, wait_for)
    a_file_for_everyone(teacher, anna)
    a_new_password_and_a_place_that_ends(lesson, teacher, anna, new_reader)
    wait_for(lambda: any("noch da" in copy for copy in copies(lesson, "anna.mueller")))
    all_is_collected_and_over(lesson, teacher, anna)


def states_are_shared_when_all_agree(lesson, teacher, anna, wait_for):
    expect(anna.page.locator(".kurs-werk-wo")).to_contain_text("Deine Lehrkraft kann sie dort einsammeln")
    anna.page.get_by_role("textbox", name="Deine Vorhersage").fill("eine Null")
    anna.go_live()
    anna.write(WRONG, GAP)
    for cell in (GAP, CHECK):
        anna.run(cell)
    expect(anna.page.locator("#aufgabe-1 .kurs-zeichen, [id^=aufgabe] .kurs-zeichen").first).to_contain_text(
        "versucht", timeout=WAIT
    )
    wait_for(
        lambda: any("w * kraft" in copy and "eine Null" in copy for copy in copies(lesson, "anna.mueller"))
    )
    assert "versucht" not in "".join(copies(lesson, "anna.mueller"))
    expect(anna.page.locator(".kurs-teilt")).to_be_hidden()
    teacher.get_by_role("button", name="Die Klasse ist einverstanden").click()
    expect(teacher.locator("main")).to_contain_text("Die Klasse teilt den Stand ihrer Aufgaben")
    anna.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # sooner than in a minute
    expect(anna.page.locator(".kurs-teilt")).to_contain_text("Deine Lehrkraft sieht", timeout=WAIT)
    expect(row(teacher, "anna.mueller")).to_contain_text(
        re.compile(r"Zweites Kapitel: 0 von 1 gelöst.*seit \d+\smin"), timeout=WAIT
    )


def a_file_for_everyone(teacher, anna):
    sheet = {"name": "Blatt 1.py", "mimeType": "text/x-python", "buffer": b"ausgeteilt = 7"}
    teacher.get_by_label("Datei oder Notebook").set_input_files(sheet)
    teacher.get_by_role("button", name="Austeilen").click()
    expect(said(teacher)).to_contain_text("liegt bei 2 von 2")
    anna.write("import os\nprint(open(os.path.expanduser('~/Ausgeteilt/Blatt 1.py')).read())", GAP)
    anna.run(GAP)
    anna.await_output("ausgeteilt = 7", GAP)


def a_new_password_and_a_place_that_ends(lesson, teacher, anna, new_reader):
    teacher.get_by_role("button", name="Neues Passwort für bert").click()
    password = re.search(r"\w{4}-\w{4}-\w{4}", said(teacher).inner_text())[0]
    assert password not in lesson.log
    teacher.reload()
    expect(said(teacher)).to_be_hidden()
    bert = log_in(lesson, new_reader, "bert", "berts-passwort")
    expect(bert.page.get_by_role("alert")).to_contain_text("passen nicht zusammen")
    bert.log_in("bert", password)
    bert.await_page()
    teacher.get_by_role("button", name="Platz von bert beenden").click()
    expect(row(teacher, "bert").locator(".kurs-lage")).to_have_text("läuft nicht", timeout=WAIT)
    teacher.get_by_role("button", name="Platz von bert starten").click()
    expect(row(teacher, "bert").locator(".kurs-lage")).to_have_text("läuft", timeout=WAIT)
    anna.write("print('noch da:', callable(prüfe))", GAP)
    anna.run(GAP)
    anna.await_output("noch da: True", GAP)


def all_is_collected_and_over(lesson, teacher, anna):
    teacher.get_by_label("Was").select_option("Zweites Kapitel")
    with teacher.expect_download() as saving:
        teacher.get_by_role("button", name="Einsammeln").click()
    with zipfile.ZipFile(io.BytesIO(saving.value.path().read_bytes())) as archive:
        notebook = json.loads(archive.read("anna.mueller/zwei (im Kurs).ipynb"))
        assert "bert: nichts gespeichert" in archive.read("Bericht.txt").decode()
    texts = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert {"print('noch da:', callable(prüfe))", "1: eine Null"} <= set(texts)
    teacher.get_by_text("Alle Plätze schließen …").click()
    teacher.get_by_role("button", name="Ja, alle Plätze schließen").click()
    expect(said(teacher)).to_contain_text("Geschlossene Plätze: 2", timeout=WAIT)
    anna.await_status("Deine Sitzung auf dem Server ist beendet")
    left = [path.name for path in lesson.state.iterdir() if path.is_file()]
    assert not [name for name in left if name.startswith("tmp")]


def test_pupils_stay_out_and_read_german(lesson, new_reader, teacher):
    anna = log_in(lesson, new_reader, "anna.mueller", "annas-passwort")
    anna.await_page()
    page = anna.page
    for path, heading in {
        "home": "Deine Sitzung",
        "token": "Hier gibt es nichts zu tun",
        "admin": "Das hat nicht geklappt (403)",
        "lehrkraft": "Das hat nicht geklappt (403)",
        "lehrkraft/liste": "Das hat nicht geklappt (403)",
        "gibt-es-nicht": "Das hat nicht geklappt (404)",
    }.items():
        page.goto(f"{lesson.url}hub/{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        assert page.locator("html").get_attribute("lang") == "de"
    page.goto(f"{lesson.url}hub/home")
    token = page.evaluate("window.jhdata.xsrf_token")
    place = row(teacher, "bert").locator(".kurs-lage").inner_text()
    form = {"name": "bert", "was": "stopp" if place == "läuft" else "start", "an": "ja", "kapitel": ""}
    for path in ("platz", "passwort", "austeilen", "einsammeln", "teilen", "ende"):
        for sender, fields in (
            (page, form | {"_xsrf": token}),
            (teacher, form),
        ):  # not allowed; without its token
            answer = sender.request.post(f"{lesson.url}hub/lehrkraft/{path}", form=fields)
            assert answer.status == 403, path
            assert "Das hat nicht geklappt" in answer.text()
    teacher.reload()
    expect(row(teacher, "bert").locator(".kurs-lage")).to_have_text(place)
    stranger = new_reader(f"{lesson.url}hub/lehrkraft").page
    expect(stranger.get_by_role("heading", name="Anmelden")).to_be_visible()
    assert stranger.request.get(f"{lesson.url}hub/lehrkraft/liste").status == 403
    shares = stranger.request.get(f"{lesson.url}hub/klasse").json()["teilt"]
    for _ in range(2):
        teacher.locator("button[name=an]").click()
        shares = not shares
        expect(teacher.locator("main")).to_contain_text("Die Klasse teilt" if shares else "Ausgeschaltet.")
        assert stranger.request.get(f"{lesson.url}hub/klasse").json()["teilt"] is shares


def test_a_new_start_of_the_hub_logs_the_teacher_out(lesson, teacher, start_hub):
    assert lesson.stop() == 0
    start_hub("--namen", str(lesson.names), again=lesson)
    teacher.reload()
    expect(teacher.get_by_role("button", name="Anmelden")).to_be_visible(timeout=WAIT)


def test_what_is_much_too_large_is_refused_before_it_is_read(hub):
    request = f"POST /hub/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {50 * 2**20}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", hub.port), timeout=60) as connection:
        connection.sendall(request.encode() + b"x" * 1000)
        assert connection.recv(100).startswith(b"HTTP/1.1 400")
