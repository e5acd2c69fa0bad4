"""The steps of a cell and of backpropagation in a live page of a tiny book: mouse, keys, phone width."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.tiny_books import build_book, front_matter, write_book

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

WAIT = 60_000  # ms; how long anything may take on a busy machine
PAGE = """# Schritte

```{code-cell} ipython3
:tags: [vorspann]
from course_helpers.error_help import use_error_help
from course_helpers.widgets.cell_steps import use_cell_steps
from course_helpers.widgets.playgrounds import Backpropagation

use_error_help()
use_cell_steps()
```

```{code-cell} ipython3
%%schritte
summe = 0
for zahl in [4, 5]:
    summe += zahl
```

```{code-cell} ipython3
Backpropagation().show()
```

```{code-cell} ipython3
:tags: [raises-exception]
%%schritte
summe = 1
kehrwert = 1 / (summe - 1)
```
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return build_book(write_book(tmp_path_factory.mktemp("schritte"), {"seite": front_matter() + PAGE}))


@pytest.fixture
def page(chromium, book, kurs_serve):
    context = chromium.new_context(locale="de-DE", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(kurs_serve(book).page("seite.html"))
    yield page
    context.close()


def test_both_are_read_without_live_and_walked_through_with_it(page):
    still = page.locator(".cell_output")
    expect(still.nth(0)).to_contain_text("summe: vorher 4, jetzt 9.")
    expect(still.nth(1).get_by_role("img")).to_be_visible()
    expect(still.nth(1).get_by_role("listitem")).to_have_count(12)
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.get_by_role("button", name="Live schalten").click()
    expect(page.locator(".kurs-status")).to_contain_text("Bereit.", timeout=WAIT)
    page.get_by_role("button", name="Alles ausführen").click()
    walk_through_the_cell(page)
    walk_through_the_network(page)
    failed = page.locator(".kurs-ausgabe").last
    expect(failed).to_contain_text("Hier wird durch 0 geteilt.", timeout=WAIT)
    expect(failed).to_contain_text("Zeile 3: kehrwert = 1 / (summe - 1)")
    expect(failed.get_by_role("status")).to_contain_text(
        "Schritt 1 von 2, Zeile 2. summe: vorher 9, jetzt 1."
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def walk_through_the_cell(page):
    box = page.locator(".kurs-ausgabe .kurs-spiel").first
    said = box.get_by_role("status")
    expect(said).to_contain_text("Schritt 1 von 6, Zeile 2. summe ist neu: 0.", timeout=WAIT)
    expect(box.get_by_role("button", name="Zurück")).to_be_disabled()
    box.get_by_role("button", name="Weiter").click()
    expect(said).to_contain_text("zahl ist neu: 4.", timeout=WAIT)
    expect(box.locator("[aria-current=step]")).to_contain_text("for zahl in [4, 5]:")
    page.keyboard.press("Enter")  # the button has kept the focus
    expect(said).to_contain_text("summe: vorher 0, jetzt 4.", timeout=WAIT)
    slider = box.get_by_role("slider", name="Schritt")
    slider.focus()
    page.keyboard.press("End")
    expect(said).to_contain_text("Schritt 6 von 6, Zeile 3. Die Schleife ist zu Ende.", timeout=WAIT)
    page.keyboard.press("ArrowLeft")
    expect(said).to_contain_text("summe: vorher 4, jetzt 9.", timeout=WAIT)


def walk_through_the_network(page):
    box = page.locator(".kurs-ausgabe .kurs-spiel").nth(1)
    said = box.get_by_role("status")
    expect(said).to_contain_text("Hinein gehen 1 und 2.", timeout=WAIT)
    for button in box.get_by_role("button").all():
        assert button.bounding_box()["height"] >= 44
    box.get_by_role("button", name="Weiter").click()
    expect(said).to_contain_text("Neuron 1: z = 1 · 0,5 + 2 · 0,1 + 0 = 0,7.", timeout=WAIT)
    expect(box.get_by_role("img")).to_have_attribute("aria-label", re.compile("Gewichtete Summe z"))
    box.get_by_role("combobox", name="Zahl").select_option(label="Gewicht Eingabe 1 zu Neuron 1")
    field = box.get_by_role("textbox", name="Wert")
    expect(field).to_have_value("0,5", timeout=WAIT)
    field.fill("1,5")
    field.press("Enter")
    expect(said).to_contain_text("Neuron 1: z = 1 · 1,5 + 2 · 0,1 + 0 = 1,7.", timeout=WAIT)
    field.fill("viel")
    field.press("Enter")
    expect(box).to_contain_text("„viel“ ist keine Zahl.", timeout=WAIT)
    box.get_by_role("button", name="Ein Lernschritt").click()
    expect(said).to_contain_text("Nach einem Lernschritt: Der Fehler war 0,36, jetzt ist er", timeout=WAIT)
    box.get_by_role("button", name="Von vorn").click()
    expect(said).not_to_contain_text("Lernschritt", timeout=WAIT)
