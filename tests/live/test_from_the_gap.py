"""From the gap to the answer: solve chapter 3, take the layer along, train, draw; their weights answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.live.pupil import DIGITS, LAYER, TAKE, Pupil, cell_of, expect_whose, solutions, taking_cell

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

LONG = 300_000  # ms; a whole chapter on a busy machine
SEVEN = [(90, 60), (190, 60), (130, 220)]
MINE_ANSWERS = """\
letzte = netz._layers[-1]
print("eigene:", {type(l).__module__ for l in netz._layers} == {"__main__"}, type(letzte) is Layer)
letzte.weightsForNext[:] = 0
letzte.biasesForNext[:] = [0, 0, 0, 9, 0, 0, 0, 0, 0, 0]
zm = ZahlenMalen(netz)
zm.display()"""


@pytest.fixture
def pupil(open_page, site, kurs_serve, static_site, request):
    if request.param == "server":
        return Pupil(open_page, kurs_serve(site).page)
    root = static_site(site)
    return Pupil(open_page, lambda page: root + page)


def solve_chapter_3(pupil):
    """Type the book's solutions and hear of each check that it is solved."""
    live = pupil.visit(LAYER)
    kind = cell_of(live, "class Layer")
    code = live.code(kind)
    if "uniform(-0.5" in code:  # a start that suits two inputs, not 784
        start = re.sub(r"uniform\(-0.5, 0.5, form\)", "uniform(-1, 1, form) * np.sqrt(6 / sum(form))", code)
        start = re.sub(r"zufall.uniform\(-0.5, 0.5, nNextLayer\)", "np.zeros(nNextLayer)", start)
        live.write(kind, start)
    live.run(kind)
    for name, text in solutions().items():
        live.write(cell_of(live, f"def {name}"), text)
        check = cell_of(live, f'prüfe("{name}", Layer)')
        live.run(check)  # runs the gap's cell before it
        live.await_output(check, "Gelöst.")
    live.page.close()


class Board:
    def __init__(self, live, number):
        self.page = live.page
        self.output = live.output(number)
        self.result = self.output.locator(".zm-ergebnis").first

    def place(self):
        canvas = self.output.locator("canvas").first
        expect(canvas).to_be_visible(timeout=LONG)
        canvas.evaluate("node => node.scrollIntoView({ block: 'center' })")
        return canvas.bounding_box()

    def draw(self):
        box = self.place()
        points = [(box["x"] + x, box["y"] + y) for x, y in SEVEN]
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        for point in points[1:]:
            self.page.mouse.move(*point, steps=8)
        self.page.mouse.up()

    def touch(self):
        box = self.place()
        devtools = self.page.context.new_cdp_session(self.page)
        path = [(90, 60), (140, 60), (190, 60), (160, 140), (130, 220)]
        places = [[{"x": box["x"] + x, "y": box["y"] + y}] for x, y in path]
        for kind, points in zip(["touchStart", *["touchMove"] * 4, "touchEnd"], [*places, []], strict=True):
            devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def await_result(self, text):
        expect(self.result).to_contain_text(text, timeout=LONG)


@pytest.mark.parametrize("pupil", ["server", "browser"], indirect=True)
def test_the_answer_to_a_drawing_comes_from_the_weights_of_the_pupil_s_own_layer(pupil):
    solve_chapter_3(pupil)
    live = pupil.visit(DIGITS)
    live.press(TAKE)
    expect_whose(live, "Hier rechnet deine Schicht.", "Alle drei Prüfungen stimmen.")
    assert "Layer.sgd = sgd" in live.code(taking_cell(live))
    live.press("Alles ausführen")
    expect(live.status).to_have_text(re.compile("Alle Zellen sind|geht es nicht weiter"), timeout=LONG)
    expect(live.status).to_have_text("Alle Zellen sind ausgeführt.")
    said = live.output(cell_of(live, "netz.fit(")).inner_text()
    quote = float(re.findall(r"(\d+[.,]\d+) %", said)[-1].replace(",", "."))
    assert quote >= 88, said
    expect_whose(live, "Hier rechnet deine Schicht. Alle drei Prüfungen stimmen.")

    number = cell_of(live, "ZahlenMalen(netz)")
    live.run(number)
    live.await_status(f"Zelle {number} ist fertig")
    board = Board(live, number)
    board.draw()
    board.await_result("Ergebnis: 7")

    live.write(number, MINE_ANSWERS)  # their last layer now always says three
    live.run(number)
    live.await_output(number, "eigene: True True")
    live.await_status(f"Zelle {number} ist fertig")
    board.touch()
    board.await_result("Ergebnis: 3")
