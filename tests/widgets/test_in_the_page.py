"""The drawing board in a live page: real mouse, finger and keys, Python on a server and in the browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.tiny_books import build_book, front_matter, write_book
from tests.widgets.conftest import SEVEN

from course_helpers.site.browser_kernel import build_browser_kernel

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WAIT = 120_000  # ms; how long anything may take on a busy machine
CHAPTER = """\
# Malen

```{code-cell} ipython3
from course_helpers import ZahlenMalen
zm = ZahlenMalen(autostop=False)
erstes = zm if "erstes" not in globals() else erstes
zm.display()
```

```{code-cell} ipython3
print("läuft:", erstes.running, "Punkte:", [len(s.points) for s in zm._drawing.strokes])
print("Tinte:", round(float(zm.get_image_data().sum())), "Antwort:", zm.predict().argmax())
```

```{code-cell} ipython3
zm.display()
```

"""
BOARD, ASK, AGAIN = 1, 2, 3


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """Return the folder of a built book with one chapter: malen.html."""
    root = tmp_path_factory.mktemp("malen")
    course = write_book(root, {"start": "# Start\n\nText.\n", "malen": front_matter() + CHAPTER})
    build_browser_kernel(root / "_build" / "browser-kernel")  # with the package as it is now
    return build_book(course)


@pytest.fixture(scope="session")
def address(book, kurs_serve, static_site):
    """Return where the chapter is, with Python on a server or in the browser."""

    def find(python):
        return kurs_serve(book).page("malen.html") if python == "server" else static_site(book) + "malen.html"

    return find


class Malen:
    """What a reader does with the board."""

    def __init__(self, page):
        self.page = page
        self.result = page.locator(f"#zelle-{BOARD} .kurs-ausgabe .zm-ergebnis").first
        self.canvas = page.locator(f"#zelle-{BOARD} .kurs-ausgabe canvas").first

    def run(self, cell):
        self.page.get_by_role("button", name=f"Zelle {cell} ausführen", exact=True).click()

    def ask(self, text):
        self.run(ASK)
        expect(self.page.locator(f"#zelle-{ASK} .kurs-ausgabe")).to_contain_text(text, timeout=WAIT)

    def await_result(self, text):
        expect(self.result).to_contain_text(text, timeout=WAIT)

    def place(self):
        self.canvas.scroll_into_view_if_needed()
        return self.canvas.bounding_box()

    def draw(self, strokes):
        box = self.place()
        for first, *more in strokes:
            self.page.mouse.move(box["x"] + first[0], box["y"] + first[1])
            self.page.mouse.down()
            for x, y in more:
                self.page.mouse.move(box["x"] + x, box["y"] + y, steps=8)
            self.page.mouse.up()

    def await_colours(self, points, red):
        """Wait until the canvas has these values of red; a seven is read before its end is shown."""
        script = """([canvas, points, red]) => points.every(
            (p, i) => canvas.getContext('2d').getImageData(...p, 1, 1).data[0] === red[i])"""
        canvas = self.canvas.element_handle()
        self.page.wait_for_function(script, arg=[canvas, points, red], timeout=WAIT)

    def touch(self, *gesture):
        """Put down, move and lift fingers; each step is a list of points on the canvas."""
        box = self.place()
        devtools = self.page.context.new_cdp_session(self.page)
        kinds = ["touchStart", *["touchMove"] * (len(gesture) - 1), "touchEnd"]
        for kind, points in zip(kinds, [*gesture, []], strict=True):
            places = [{"x": box["x"] + x, "y": box["y"] + y} for x, y in points]
            devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})


@pytest.fixture
def open_board(chromium, address):
    """Return a function that opens the chapter, makes it live and runs the board's cell."""
    contexts = []

    def open_(python="server", **screen):
        context = chromium.new_context(locale="de-DE", **screen)
        contexts.append(context)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(address(python))
        page.get_by_role("button", name="Live schalten").click()
        expect(page.locator(".kurs-status")).to_contain_text("Bereit.", timeout=WAIT)
        malen = Malen(page)
        malen.run(BOARD)
        malen.await_result("Male eine Ziffer in das Zeichenfeld.")
        expect(malen.canvas).to_be_visible()
        return malen

    yield open_
    for context in contexts:
        assert [page.errors for page in context.pages] == [[]] * len(context.pages)
        context.close()


@pytest.mark.parametrize("python", ["server", "browser"])
def test_a_seven_drawn_with_the_mouse_is_read(open_board, python):
    malen = open_board(python)
    malen.draw(SEVEN)
    malen.await_result("Ergebnis: 7")
    points = [[100, 60], [185, 60], [130, 215], [20, 200]]
    malen.await_colours(points, [0, 0, 0, 255])  # the canvas shows what Python has
    malen.ask("Antwort: 7")
    malen.page.get_by_role("button", name="Rückgängig", exact=True).click()
    malen.await_result("Male eine Ziffer")


def test_the_answer_is_said_once_the_pen_is_lifted(open_board):
    malen = open_board()
    said = malen.page.locator(".kurs-ausgabe .kurs-ansage [role=status]")
    said.evaluate("""node => {
        window.spoken = [];
        window.region = node;
        const watch = new MutationObserver(() => spoken.push(node.textContent));
        watch.observe(node, {childList: true, subtree: true});
    }""")
    malen.draw(SEVEN)
    expect(said).to_have_text(re.compile(r"^Ergebnis: Sieben, danach [A-Z]\w+\.$"), timeout=WAIT)
    assert said.evaluate("node => node === window.region")  # a live region must stay the same node
    assert len(malen.page.evaluate("() => window.spoken")) <= 2


def test_the_keyboard_draws_examples_and_gets_away(open_board):
    malen = open_board()
    malen.canvas.focus()
    malen.page.keyboard.press("1")
    malen.await_result("Ergebnis:")
    malen.page.keyboard.press("Delete")
    malen.await_result("Male eine Ziffer")
    malen.page.keyboard.press("Tab")
    expect(malen.page.get_by_role("button", name="Löschen", exact=True)).to_be_focused()
    malen.page.keyboard.press("Shift+Tab")
    expect(malen.canvas).to_be_focused()
    for _ in range(3):  # past Löschen and Rückgängig
        malen.page.keyboard.press("Tab")
    expect(malen.page.get_by_role("button", name="0", exact=True)).to_be_focused()
    malen.page.keyboard.press("Enter")
    malen.await_result("Ergebnis:")


def test_a_finger_draws_exactly_where_it_is_and_the_page_stays(open_board):
    malen = open_board(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    assert malen.page.evaluate("document.documentElement.scrollWidth") == 390
    box = malen.place()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    scrolled = malen.page.evaluate("window.scrollY")
    malen.touch([(90, 60)], [(140, 60)], [(190, 60)], [(160, 140)], [(130, 220)])
    malen.await_result("Ergebnis: 7")
    assert malen.page.evaluate("window.scrollY") == scrolled
    malen.ask("Punkte: [5]")
    malen.touch([(40, 40), (200, 200)], [(60, 60), (180, 180)])  # two fingers draw nothing
    malen.ask("Punkte: [5]")


def test_outside_of_the_canvas_a_finger_scrolls_the_page(open_board):
    malen = open_board(viewport={"width": 390, "height": 500}, has_touch=True, is_mobile=True)
    malen.place()
    before = malen.page.evaluate("window.scrollY")
    malen.touch(*[[(310, 200 + 10 * k)] for k in range(20)])
    assert malen.page.evaluate("window.scrollY") < before


def test_run_again_the_old_board_stops(open_board):
    malen = open_board()
    malen.ask("läuft: True")
    malen.run(BOARD)
    expect(malen.page.locator(".kurs-status")).to_contain_text(f"Zelle {BOARD} ist fertig", timeout=WAIT)
    malen.ask("läuft: False")


def test_displayed_twice_both_show_the_same(open_board):
    malen = open_board()
    malen.draw(SEVEN)
    malen.await_result("Ergebnis: 7")
    malen.run(AGAIN)
    second = malen.page.locator(f"#zelle-{AGAIN} .kurs-ausgabe")
    expect(second.locator(".zm-titel")).to_have_text("Ergebnis: 7", timeout=WAIT)
    ink = second.locator("canvas").evaluate(
        "canvas => canvas.getContext('2d').getImageData(150, 60, 1, 1).data[0]"
    )
    assert ink == 0


def test_the_still_page_shows_a_picture_of_the_board(chromium, book, static_site):
    page = chromium.new_page()
    page.goto(static_site(book) + "malen.html")
    still = page.locator(f"#zelle-{BOARD} .cell_output")
    expect(still.get_by_alt_text("Das Zeichenfeld mit einer Ziffer darauf")).to_be_visible()
    expect(still.locator(".zm-titel")).to_have_text("Ergebnis: 9")
    expect(still).to_contain_text("Schalte die Seite live")
    page.close()
