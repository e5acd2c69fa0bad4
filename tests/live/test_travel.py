"""Chapter 4 with the layer of chapter 3: taken along with one press, named as what it is, never lost."""

from __future__ import annotations

import re
import textwrap

import pytest
from playwright.sync_api import expect
from tests.live.conftest import BAR_SPEAKS, LivePage
from tests.live.pupil import (
    COURSE,
    DIGITS,
    GAPS,
    LAYER,
    PLAY,
    TAKE,
    UNDO,
    Pupil,
    cell_of,
    expect_whose,
    solutions,
    taking_cell,
    whose,
)

pytestmark = pytest.mark.browser

NEXT_CELL = """(box, code) => {
    for (let next = box; (next = next.nextElementSibling); )
        if (next.matches("div.cell")) return next.textContent.includes(code);
}"""
MINE, COURSES = "Hier rechnet deine Schicht.", "Hier rechnet die Musterschicht."


@pytest.fixture(scope="session")
def course(site, kurs_serve):
    return kurs_serve(site)


@pytest.fixture
def pupil(open_page, course):
    return Pupil(open_page, course.page)


@pytest.fixture(scope="session")
def solved_work(chromium, course):
    """Return what the browser keeps of a pupil who has solved the gaps of chapter 3, typed once."""
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})

    def open_page(address):
        page = context.new_page()
        page.goto(address)
        page.wait_for_function(BAR_SPEAKS)
        return LivePage(page)

    Pupil(open_page, course.page).write_layer(**solutions())
    (origin,) = context.storage_state()["origins"]
    context.close()
    return origin["localStorage"]


@pytest.fixture
def solved(pupil, context, course, solved_work):
    """Return a pupil who has solved the gaps of chapter 3."""
    page = context.new_page()
    page.goto(course.page("sw.js"))  # the quickest of the site's answers to load
    page.evaluate("kept => kept.forEach(({ name, value }) => localStorage.setItem(name, value))", solved_work)
    page.close()
    return pupil


def test_one_press_brings_the_layer_visible_and_editable_and_says_that_it_computes(solved):
    live = solved.visit(DIGITS)
    expect_whose(live, COURSES)
    live.press(TAKE)
    expect_whose(live, MINE, "Alle drei Prüfungen stimmen.")
    code = live.code(taking_cell(live))
    for name, text in solutions().items():
        assert text.strip() in code, name
    assert code.index("class Layer") < code.index("def feedForward") < code.index("Layer.sgd = sgd")
    assert "..." not in code.replace("feedForward(..., recording=True)", "")
    expect(live.page.get_by_role("button", name=TAKE)).to_be_focused()
    expect(live.page.locator(".kurs-zeichen[data-stand=geloest]")).to_have_count(
        0
    )  # no task of chapter 3 is ticked


def test_who_skipped_the_chapter_is_told_so_and_takes_the_course_s_layer_with_one_press(pupil):
    live = pupil.visit(DIGITS)
    before = live.code(taking_cell(live))
    live.press(TAKE)
    expect_whose(live, "hast du in diesem Browser noch nichts an der Schicht geändert", COURSES)
    assert live.code(taking_cell(live)) == before
    expect(whose(live).get_by_role("link", name="Kapitel 3")).to_have_attribute("href", re.compile(LAYER))
    live.press(COURSE)
    expect_whose(live, COURSES)


def test_what_is_missing_and_what_is_wrong_is_named_with_its_task(pupil):
    texts = solutions()
    pupil.write_layer(feedForward=texts["feedForward"], sgd=texts["sgd"].replace("-=", "+="))
    live = pupil.visit(DIGITS)
    live.press(TAKE)
    expect_whose(
        live, MINE, "Ihr fehlt noch Aufgabe 3.", "Noch nicht richtig ist Aufgabe 3.", "Er geht aber bergauf"
    )
    links = whose(live).get_by_role("link").evaluate_all("links => links.map((link) => link.href)")
    page = live.page.context.new_page()
    for link, code in zip(links, ("getDerivatives", "sgd"), strict=True):
        page.goto(link)
        box = page.locator(f"#{link.split('#')[1]}")
        expect(box).to_contain_text("Aufgabe 3.")
        assert box.evaluate(NEXT_CELL, f"def {code}"), link
    live.press(COURSE)
    expect_whose(live, COURSES)


def test_what_computes_is_said_after_a_reload_a_restart_and_an_edit(solved):
    live = solved.visit(DIGITS)
    live.press(TAKE)
    expect_whose(live, MINE)
    cell, code = taking_cell(live), live.code(taking_cell(live))
    live.press("Neu starten")
    expect_whose(live, COURSES, "In der Zelle steht aber etwas anderes")
    live.run(cell)
    expect_whose(live, MINE)
    live.page.reload()
    live.go_live()
    assert live.code(cell) == code
    expect_whose(live, COURSES, "In der Zelle steht aber etwas anderes")
    live.run(cell)
    expect_whose(live, MINE)
    live.write(cell, code.replace("-=", "+="))
    expect_whose(live, MINE, "Alle drei Prüfungen stimmen.", "In der Zelle steht aber etwas anderes")
    live.run(cell)
    expect_whose(live, MINE, "Noch nicht richtig ist Aufgabe 3.")
    expect(whose(live)).not_to_contain_text("etwas anderes")


def test_a_network_of_another_layer_is_named(solved):
    live = solved.visit(DIGITS)
    network = cell_of(live, "netz = Network([\n    Layer(784, 16")
    for number in (cell_of(live, "class Network"), cell_of(live, "x_train ="), network):
        live.run(number)
    live.await_status(f"Zelle {network} ist fertig")
    expect(whose(live)).to_have_text(COURSES)
    live.press(TAKE)
    expect_whose(live, MINE, "Das Netz netz rechnet noch mit der Musterschicht.")
    live.run(network)
    expect(whose(live)).to_have_text(f"{MINE} Alle drei Prüfungen stimmen.", timeout=60_000)
    live.run(taking_cell(live))
    expect_whose(live, "Das Netz netz rechnet noch mit einer früheren Fassung deiner Schicht.")


def test_own_code_in_the_cell_is_kept_until_the_pupil_agrees_and_comes_back(solved):
    live = solved.visit(DIGITS)
    cell, own = taking_cell(live), "class Layer:\n    eigene = 1"
    live.write(cell, own)
    for button in (TAKE, COURSE):
        live.press(button)
        live.page.get_by_role("dialog").get_by_role("button", name="Abbrechen").click()
        assert live.code(cell) == own
    live.press(TAKE)
    live.page.get_by_role("dialog").get_by_role("button", name="Ja").click()
    expect_whose(live, "Alle drei Prüfungen stimmen.")
    live.press(UNDO)
    expect_whose(live, "In der Zelle steht wieder, was vorher da war.", MINE)
    assert live.code(cell) == own
    expect(live.page.get_by_role("button", name=UNDO)).to_be_hidden()
    live.write(cell, own + "0")
    expect(whose(live)).not_to_contain_text("was vorher da war")


def test_code_that_needs_a_name_from_elsewhere_says_which(pupil):
    texts = solutions()
    pupil.write_layer(**{**texts, "sgd": texts["sgd"] + "\nprobe = tempo + 1"})
    live = pupil.visit(DIGITS)
    live.press(TAKE)
    expect_whose(live, "Python kennt tempo hier nicht", "Kapitel 3")


def test_another_cell_that_overwrites_the_layer_is_told(solved):
    live = solved.visit(DIGITS)
    live.press(TAKE)
    expect_whose(live, MINE)
    other = cell_of(live, "print(train_images[0]")
    live.write(other, "Layer = None")
    live.run(other)
    expect_whose(live, "Noch ist hier keine Schicht.", "Eine andere Zelle hat Layer danach überschrieben.")
    expect(whose(live)).not_to_contain_text("Heißt deine anders?")
    live.run(taking_cell(live))
    expect_whose(live, MINE, "Alle drei Prüfungen stimmen.")
    expect(whose(live)).not_to_contain_text("überschrieben")


def test_a_class_of_another_name_is_told(pupil):
    live = pupil.visit(DIGITS)
    live.write(taking_cell(live), "class Schicht:\n    pass")
    live.run(taking_cell(live))
    expect_whose(live, COURSES, "legt keine Klasse „Layer“ fest. Heißt deine anders?")


def test_a_class_written_as_a_whole_is_checked_though_the_gaps_are_open(pupil):
    """The gaps' own cells would put three dots in the place of the class's functions."""
    live = pupil.visit(LAYER)
    kind = cell_of(live, "class Layer")
    functions = [text.rpartition("\n\nLayer.")[0] for text in solutions().values()]
    body = textwrap.indent("\n\n".join(functions), "    ")
    live.write(kind, f"{live.code(kind)}\n\n{body}\n")
    live.run(kind)
    for name in GAPS:
        check = cell_of(live, f'prüfe("{name}", Layer)')
        live.run(check)
        live.await_output(check, "Gelöst.")
    live.press("Neu starten")
    live.await_status("Python ist neu gestartet")
    live.press(f"Bis hierher ausführen, bis Zelle {check}")
    live.await_status(f"Zelle {check} ist fertig")
    live.await_output(check, "Gelöst.")


def test_code_that_cannot_be_read_is_named_with_its_task(pupil):
    pupil.write_layer(**solutions() | {"sgd": solutions()["sgd"].replace("[0]", "[0")})
    live = pupil.visit(DIGITS)
    live.press(TAKE)
    expect_whose(live, "Python kann die Zelle nicht lesen. Es hakt in")
    task = whose(live).get_by_role("link")
    expect(task).to_have_text("Aufgabe 3.4")


def test_the_newest_edits_of_another_tab_count(solved):
    live = solved.visit(DIGITS)
    other = solved.visit(LAYER)
    other.write(cell_of(other, "def sgd"), solutions()["sgd"] + "\n# noch einmal")
    # whoever changes tabs takes longer than typing is ahead of the storage; a headless page is never hidden
    stored = "() => Object.values(localStorage).some((text) => text.includes('noch einmal'))"
    other.page.wait_for_function(stored)
    live.page.bring_to_front()
    live.press(TAKE)
    expect_whose(live, MINE)
    assert "# noch einmal" in live.code(taking_cell(live))


def download(live, folder):
    live.page.locator(".kurs-mehr > summary").click()
    with live.page.expect_download() as saving:
        live.press("Als Notebook speichern")
    file = folder / saving.value.suggested_filename
    saving.value.save_as(file)
    return file


def test_notebooks_bring_the_layer_to_another_device(solved, chromium, course, tmp_path):
    live = solved.visit(LAYER)
    chapter = download(live, tmp_path)
    live = solved.visit(DIGITS)
    live.press(TAKE)
    expect_whose(live, MINE)
    code, digits = live.code(taking_cell(live)), download(live, tmp_path)
    for file, page in ((digits, DIGITS), (chapter, LAYER)):
        device = chromium.new_context(locale="de-DE")

        def open_(address, device=device):
            page = device.new_page()
            page.goto(address)
            return type(live)(page)

        pupil = Pupil(open_, course.page)
        there = pupil.visit(page)
        there.page.locator("input[type=file][accept^='.ipynb']").set_input_files(file)
        there.await_status("Das Notebook ist geladen")
        if page == LAYER:
            there = pupil.visit(DIGITS)
            there.press(TAKE)
        else:
            there.run(taking_cell(there))
        expect_whose(there, MINE, "Alle drei Prüfungen stimmen.")
        assert there.code(taking_cell(there)) == code
        device.close()


def test_a_playground_computes_with_the_pupil_s_layer_and_network(solved):
    live = solved.visit(PLAY)
    expect_whose(live, "Hier rechnet die Musterschicht.")  # the playgrounds start by themselves
    live.press(TAKE)
    expect_whose(live, MINE)
    live.press("Dein Network aus Kapitel 4 einsetzen")
    expect(live.page.locator(".kurs-wessen").last).to_contain_text("Hier rechnet dein Network.")
    cell = cell_of(live, "WeightPictures(Layer, Network)")
    live.write(
        cell,
        "w = WeightPictures(Layer, Network)\nw.step()\nprint(w.batches, type(w.hidden), type(w.network))",
    )
    live.run(cell)
    live.await_output(cell, "5 <class '__main__.Layer'> <class '__main__.Network'>")


def test_a_network_that_computes_otherwise_is_told(pupil):
    live = pupil.visit(DIGITS)
    cell = cell_of(live, "Network.train = train")
    live.write(cell, live.code(cell).replace("layer.sgd(steigungen, learningRate)", "pass"))
    live = pupil.visit(PLAY)
    live.press("Dein Network aus Kapitel 4 einsetzen")
    said = live.page.locator(".kurs-wessen").last
    expect(said).to_contain_text("Hier rechnet dein Network. Es rechnet aber anders als das aus dem Paket.")
    expect(said).to_contain_text("Nach einem Schritt mit train sind die Gewichte andere.")
    live.press("Network aus dem Paket nehmen")
    expect(said).to_have_text("Hier rechnet das Network aus dem Paket.")


def test_code_that_has_changed_in_chapter_3_since_the_press_is_told(solved, pupil):
    live = solved.visit(DIGITS)
    live.press(TAKE)
    expect_whose(live, "Alle drei Prüfungen stimmen.")
    expect(whose(live)).not_to_contain_text("anderer Code")
    pupil.write_layer(sgd=solutions()["sgd"].replace("-=", "+="))  # in another tab
    expect_whose(live, "In Kapitel 3 steht anderer Code von dir als hier.")
    live.press(TAKE)
    expect_whose(live, "Noch nicht richtig ist")
    expect(whose(live)).not_to_contain_text("anderer Code")


@pytest.mark.parametrize("name", GAPS)
def test_chapter_3_still_prints_a_solution_for(name):
    assert f"Layer.{name} = {name}" in solutions()[name]


def test_without_a_net_the_layer_comes_along_in_the_browser_s_python(open_page, site, static_site, context):
    root = static_site(site)
    pupil = Pupil(open_page, lambda page: root + page)
    pupil.write_layer(**solutions())
    live = pupil.visit(DIGITS)
    expect_whose(live, COURSES)
    context.set_offline(True)
    live.press(TAKE)
    expect_whose(live, MINE, "Alle drei Prüfungen stimmen.")
    live.press(COURSE)
    expect_whose(live, COURSES)
    live.press(UNDO)
    expect_whose(live, MINE)
