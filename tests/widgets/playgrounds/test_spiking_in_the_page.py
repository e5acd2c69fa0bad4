"""The spiking playgrounds in a live page of the book, without a server: real keys, mouse and finger."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from course_helpers.widgets.playgrounds.sketch_shapes import centre

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

WAIT = 240_000  # ms; how long anything may take on a busy machine
PICTURE = ".kurs-ausgabe .kurs-spiel svg"  # the static page's own stays in the cell, hidden


@pytest.fixture
def open_live(chromium, site, static_site):
    """Return a function that opens a chapter and makes it live in the browser's Python."""
    contexts = []

    def open_(chapter, **screen):
        contexts.append(chromium.new_context(locale="de-DE", **screen))
        page = contexts[-1].new_page()
        page.goto(f"{static_site(site)}chapters/{chapter}.html")
        page.get_by_role("button", name="Live schalten").click()
        expect(page.locator(".kurs-status")).to_contain_text("Bereit.", timeout=WAIT)
        return page

    yield open_
    for context in contexts:
        context.close()


def cell_with(page, code):
    number = page.evaluate(
        "code => [...document.querySelectorAll('div.cell')].find((one) => one.textContent.includes(code)).id",
        code,
    )
    return page.locator(f"#{number}")


def test_sliders_of_one_neuron_change_picture_and_words(open_live):
    page = open_live("08_ein_neuron_das_feuert")
    cell = cell_with(page, "OneNeuron(messen")
    cell.get_by_role("button", name="Bis hierher ausführen").click()
    drawn, words = cell.locator(PICTURE), cell.locator(".kurs-ausgabe .kurs-spiel p")
    curve = cell.locator(f"{PICTURE} polyline")
    expect(words).to_have_text(re.compile(r"^[45] Spikes bei "), timeout=WAIT)
    before = [words.inner_text(), drawn.get_attribute("aria-label"), curve.get_attribute("points")]
    rest = cell.get_by_role("slider", name="Ruhespannung")
    rest.focus()
    for _ in range(50):
        page.keyboard.press("ArrowLeft")
    expect(rest).to_have_attribute("aria-valuetext", "850")
    expect(words).not_to_have_text(before[0], timeout=WAIT)
    after = [words.inner_text(), drawn.get_attribute("aria-label"), curve.get_attribute("points")]
    assert not [same for same, now in zip(before, after, strict=True) if same == now]
    assert words.inner_text() in after[1]
    rest.hover()
    place = rest.bounding_box()
    page.mouse.down()
    page.mouse.move(place["x"] - 150, place["y"], steps=5)
    page.mouse.up()
    expect(words).to_have_text("Kein Spike.", timeout=WAIT)
    expect(drawn).to_have_attribute("aria-label", re.compile(r"Kein Spike\.$"))


class Drawn:
    """What a reader does with the sheet of the small network."""

    def __init__(self, page):
        self.page = page
        self.box = page.locator(".kurs-ausgabe .kurs-netz")
        self.canvas = self.box.locator("canvas")
        self.told = self.box.locator("p").first
        self.said = self.box.locator("[role=status]")
        expect(self.told).to_have_text(re.compile(r"^Neuron 1: \d Spikes bei 5\d,"), timeout=WAIT)
        expect(self.canvas).to_have_attribute("aria-label", "Zeichenfeld")

    def press(self, name):
        self.box.get_by_role("button", name=name, exact=True).click()

    def run(self, told):
        self.press("Lauf")
        expect(self.told).to_have_text(told, timeout=WAIT)

    def at(self, place):
        self.canvas.scroll_into_view_if_needed()
        box, (x, y) = self.canvas.bounding_box(), centre(place)
        return box["x"] + x, box["y"] + y

    def tap(self, place, said):
        self.page.mouse.click(*self.at(place))
        expect(self.said).to_have_text(said, timeout=WAIT)

    def drag(self, start, end):
        self.page.mouse.move(*self.at(start))
        self.page.mouse.down()
        self.page.mouse.move(*self.at(end), steps=6)
        self.page.mouse.up()

    def touch(self, *places):
        """Put a finger down, move it over fields and lift it."""
        devtools = self.page.context.new_cdp_session(self.page)
        points = [[dict(zip("xy", self.at(place), strict=True))] for place in places]
        kinds = ["touchStart", *["touchMove"] * (len(places) - 1), "touchEnd"]
        for kind, touching in zip(kinds, [*points, []], strict=True):
            devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touching})

    def key(self, key, said):
        self.page.keyboard.press(key)
        expect(self.said).to_have_text(said, timeout=WAIT)


def test_a_network_is_drawn_with_mouse_and_keys_and_runs(open_live):
    drawn = Drawn(open_live("12_spielwiese_mit_spikes"))
    page = drawn.page
    drawn.press("Leer")
    expect(drawn.told).to_contain_text("Was erwartest du?", timeout=WAIT)
    drawn.tap(9, "Neuron 1 gesetzt.")
    drawn.press("Quelle")
    drawn.tap(6, "Quelle A gesetzt.")
    drawn.drag(6, 9)
    expect(drawn.said).to_have_text("Quelle A zu Neuron 1: erregend, Gewicht 63.", timeout=WAIT)
    drawn.run(re.compile(r"^Neuron 1: 1 Spike bei 5\d,\d µs\.$"))
    ink = "canvas => [...canvas.getContext('2d').getImageData(168, 90, 1, 1).data].slice(0, 3)"
    assert drawn.canvas.evaluate(ink) != [255, 255, 255]  # the line is there to be seen
    drawn.canvas.focus()
    drawn.key("ArrowDown", "Zeile 1, Spalte 1: leer.")
    drawn.key("ArrowDown", "Zeile 2, Spalte 1: Quelle A.")
    drawn.key("ArrowDown", "Zeile 3, Spalte 1: leer.")
    drawn.key("Enter", "Quelle B gesetzt.")
    drawn.key("Enter", "Verbindung ab Quelle B. Gehe zum Ziel und drücke Eingabe.")
    drawn.key("ArrowUp", "Zeile 2, Spalte 1: Quelle A.")
    drawn.key("ArrowRight", "Zeile 2, Spalte 2: leer.")
    drawn.key("ArrowRight", "Zeile 2, Spalte 3: leer.")
    drawn.key("ArrowRight", "Zeile 2, Spalte 4: Neuron 1.")
    drawn.key("Enter", "Quelle B zu Neuron 1: erregend, Gewicht 63.")
    drawn.press("hemmend")
    expect(drawn.said).to_have_text("Quelle B zu Neuron 1: hemmend, Gewicht 63.", timeout=WAIT)
    drawn.run("Neuron 1: kein Spike.")
    drawn.canvas.focus()
    page.keyboard.press("Tab")
    expect(drawn.box.get_by_role("button", name="Lauf", exact=True)).to_be_focused()


def test_every_control_has_a_name_and_a_slip_is_told(open_live):
    drawn = Drawn(open_live("12_spielwiese_mit_spikes"))
    for role, names in {
        "slider": ["Gewicht"],
        "combobox": ["Gewählt"],
        "textbox": ["Pulse in µs"],
        "button": ["Oder", "Und", "Nicht", "Ring", "Leer", "Lauf", "Gewähltes löschen"],
    }.items():
        for name in names:
            expect(drawn.box.get_by_role(role, name=name, exact=True)).to_have_count(1)
        assert drawn.box.get_by_role(role).count() >= len(names)
    drawn.box.get_by_role("combobox", name="Gewählt").select_option(label="Quelle A")
    pulses = drawn.box.get_by_role("textbox", name="Pulse in µs")
    expect(pulses).to_have_value("50; 250", timeout=WAIT)
    pulses.fill("bald")
    pulses.press("Enter")
    expect(drawn.box).to_contain_text("„bald“ ist keine Zeit.", timeout=WAIT)
    pulses.fill("")
    pulses.press("Enter")
    expect(drawn.said).to_have_text("Quelle A: neue Pulse.", timeout=WAIT)
    drawn.run(re.compile(r"^Neuron 1: 2 Spikes bei 15\d,\d; 25\d,\d µs\.$"))


def test_a_finger_draws_on_a_phone_and_nothing_is_too_wide(open_live):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    drawn = Drawn(open_live("12_spielwiese_mit_spikes", **phone))
    drawn.press("Leer")
    # A shorter sentence above the sheet moves it: only then may the page be asked where it stands.
    expect(drawn.told).to_contain_text("Was erwartest du?", timeout=WAIT)
    for place, said in ((2, "Neuron 1 gesetzt."), (20, "Neuron 2 gesetzt.")):
        drawn.touch(place)
        expect(drawn.said).to_have_text(said, timeout=WAIT)
    before = drawn.page.evaluate("window.scrollY")
    drawn.touch(2, 8, 14, 20)
    expect(drawn.said).to_have_text("Neuron 1 zu Neuron 2: erregend, Gewicht 63.", timeout=WAIT)
    assert drawn.page.evaluate("window.scrollY") == before
    assert drawn.page.evaluate("document.documentElement.scrollWidth") == 390
    box = drawn.canvas.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_still_page_shows_the_network_and_what_came_out(chromium, site, static_site):
    page = chromium.new_page()
    page.goto(f"{static_site(site)}chapters/12_spielwiese_mit_spikes.html")
    still = page.locator(".cell_output").last
    expect(
        still.get_by_role("img", name=re.compile(r"^Gezeichnetes Netz\. Quelle A zu Neuron 1"))
    ).to_be_visible()
    expect(still).to_contain_text(re.compile(r"Neuron 1: \d Spikes bei 5\d,"))
    page.close()
