"""The pupil's own layer goes from chapter 3, where it is written, to chapter 4, where it learns digits."""

from __future__ import annotations

import pytest
from tests.live.pupil import DIGITS, LAYER, TAKE, solutions

pytestmark = pytest.mark.engines

FILL_GAPS = """(texts) => {
    const cells = [...document.querySelectorAll("div.cell:has(.CodeMirror)")];
    for (const [name, text] of Object.entries(texts)) {
        const editor = cells.map((cell) => cell.querySelector(".CodeMirror").CodeMirror)
            .find((editor) => editor.getValue().includes(`def ${name}`));
        editor.setValue(text);
    }
}"""


def test_the_layer_of_chapter_3_computes_in_chapter_4(window, site, kurs_serve):
    server = kurs_serve(site)
    window.open_live(server.page(LAYER))
    window.evaluate(FILL_GAPS, solutions())
    window.open_live(server.page(DIGITS))
    window.press(TAKE)
    window.await_text(".kurs-wessen", "Hier rechnet deine Schicht. Alle drei Prüfungen stimmen.")
