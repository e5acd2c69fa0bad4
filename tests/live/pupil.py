"""What a pupil does in chapters 3 and 4: fill gaps by typing, take the layer along, look at who computes."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from tests.live.conftest import WAIT, LivePage
from tests.tiny_books import ROOT

LAYER, DIGITS, PLAY = (
    f"chapters/{name}.html" for name in ("03_die_schicht", "04_das_netz_lernt", "07_spielwiese")
)
GAPS = ("feedForward", "getDerivatives", "sgd")
TAKE, COURSE, UNDO = "Deine Schicht aus Kapitel 3 einsetzen", "Musterschicht nehmen", "Rückgängig"


def solutions():
    """Return what the book prints as the solution of each gap of the layer."""
    text = (ROOT / "book" / "chapters" / "03_die_schicht.md").read_text("utf-8")
    blocks = re.findall(r"````\{loesung\}\s*\n```python\n(def (\w+)\(self.*?)\n```", text, re.DOTALL)
    found = {name: source for source, name in blocks if name in GAPS}
    assert set(found) == set(GAPS), "chapter 3 no longer prints the solution of each gap"
    return found


class Pupil:
    """A pupil at one machine: every page shares the browser's storage."""

    def __init__(self, open_page, address):
        self.open_page = open_page
        self.address = address

    def visit(self, page) -> LivePage:
        live = self.open_page(self.address(page))
        live.go_live()
        return live

    def write_layer(self, **texts):
        """Open chapter 3, type these texts into the cells that define these names, and leave."""
        live = self.visit(LAYER)
        for name, text in texts.items():
            live.write(cell_of(live, f"class {name}" if name[0].isupper() else f"def {name}"), text)
        live.page.close()


def cell_of(live, code):
    """Return the number of the page's first cell with this code in the book."""
    find = """code => [...document.querySelectorAll("div.cell")].find((cell) =>
        cell.querySelector(".cell_input > div pre, .cell_input pre")?.textContent.includes(code))?.id"""
    found = live.page.evaluate(find, code)
    assert found, f"no cell with {code}"
    return int(found.split("-")[1])


def whose(live):
    return live.page.locator(".kurs-schicht .kurs-wessen").first


def expect_whose(live, *words):
    for word in words:
        expect(whose(live)).to_contain_text(word, timeout=WAIT)


def taking_cell(live):
    return int(live.page.locator("div.cell.tag_nimmt-schicht").first.get_attribute("id").split("-")[1])
