"""A tiny book that is built once, a server for it, and pages that block every other host."""

from __future__ import annotations

import re
import urllib.parse

import pytest
from playwright.sync_api import expect
from tests.tiny_books import ROOT, build_book, front_matter, write_book

STDERR = ".jp-RenderedText[data-mime-type$=stderr]"
BAR_SPEAKS = "() => [...document.querySelectorAll('.kurs-status')].every(bar => bar.textContent)"
WAIT = 60_000  # ms; how long anything may take on a busy machine

CELLS = r"""
Eine Formel: $a^2 + b^2 = c^2$.

```{code-cell} ipython3
:tags: [vorspann]
import time
vorspann = "Vorspann geladen"
```

```{code-cell} ipython3
antwort = 41
```

```{code-cell} ipython3
:tags: [luecke]
print("Antwort:", antwort + 1, vorspann)
```

```{code-cell} ipython3
import ipywidgets
from IPython.display import Latex, Markdown, display
regler = ipywidgets.IntSlider(value=3, max=10, description="Anzahl")
ergebnis = ipywidgets.HTML()
def neu(change):
    ergebnis.value = f"<b>Regler = {change['new']}</b>"
regler.observe(neu, "value")
display(regler, ergebnis)
```

```{code-cell} ipython3
from ipycanvas import Canvas
leinwand = Canvas(width=120, height=80)
leinwand.fill_style = "#ff0000"
leinwand.fill_rect(0, 0, 120, 80)
leinwand
```

```{code-cell} ipython3
from tqdm import tqdm
class Tabelle:
    def _repr_html_(self):
        return "<table><tr><td>Tabelle</td></tr></table>"
for _ in tqdm(range(2), leave=False):
    time.sleep(0.2)
display(Markdown("**fett** und $x^2$"), Latex(r"$$\sum_i x_i$$"))
display(ipywidgets.IntProgress(value=1, max=4))
for _ in tqdm(range(3), desc="Schritte"):
    time.sleep(0.2)
Tabelle()
```

```{code-cell} ipython3
:tags: [raises-exception]
1 / 0
```

```{code-cell} ipython3
print("nach dem Fehler")
```
"""

WITH_NUMPY = """
```{code-cell} ipython3
:tags: [vorspann]
import numpy
```

```{code-cell} ipython3
print(numpy.arange(3))
```
"""


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """Return the folder of a built book: eins.html, zwei.html (browser), chip.html, leer.html (no cells)."""
    root = tmp_path_factory.mktemp("kurs")
    pages = {
        "leer": "# Start\n\nHier steht nur Text.\n",
        "eins": front_matter() + "# Erstes Kapitel\n" + CELLS,
        "zwei": front_matter() + "# Mit numpy im Vorspann\n" + WITH_NUMPY,
        "chip": front_matter(kernel="chip") + "# Auf dem Chip\n\n```{code-cell} ipython3\nprint(1)\n```\n",
    }
    course = write_book(root, pages)
    (root / "_build").mkdir()
    if (ROOT / "_build" / "browser-kernel").is_dir():
        (root / "_build" / "browser-kernel").symlink_to(ROOT / "_build" / "browser-kernel")
    return build_book(course, kurs_live_hub="https://hub.example.org")


@pytest.fixture(scope="session")
def server(kurs_serve, book):
    return kurs_serve(book)


class LivePage:
    """What a reader sees and does on one page."""

    def __init__(self, page):
        self.page = page
        self.status = page.locator(".kurs-status")

    def go_live(self, ready="Bereit."):
        self.page.get_by_role("button", name="Live schalten").click()
        self.await_status(ready)

    def await_status(self, text):
        expect(self.status).to_contain_text(text, timeout=WAIT)

    def cell(self, number):
        return self.page.locator(f"#zelle-{number}")

    def output(self, number):
        return self.cell(number).locator(".kurs-ausgabe")

    def run(self, number):
        self.press(f"Zelle {number} ausführen")

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def await_output(self, number, text):
        expect(self.output(number)).to_contain_text(text, timeout=WAIT)

    def expect_markup(self, number):
        """Expect what the cell with Markdown, LaTeX, a table and progress bars shows on every kernel."""
        output = self.output(number)
        expect(output.locator("strong")).to_have_text("fett")
        expect(output.locator("table td")).to_have_text("Tabelle")
        expect(output.locator("mjx-container")).to_have_count(2)
        expect(output.locator(".progress-bar")).to_have_attribute("style", re.compile("width: 25%"))
        expect(output.locator(STDERR)).to_have_count(2)  # the first bar has wiped itself out
        bar = output.locator(STDERR).filter(visible=True)
        expect(bar).to_have_text(re.compile(r"^Schritte: 100%\|█+\| 3/3 \[[^\n]*\n?$"))

    def write(self, number, text):
        """Replace a cell's code by typing."""
        self.cell(number).locator(".CodeMirror-lines").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def code(self, number):
        return self.cell(number).locator(".CodeMirror").evaluate("node => node.CodeMirror.getValue()")


@pytest.fixture
def context(chromium):
    """Return a browser context in which every other host is out of reach; a request to one fails the test."""
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    context.foreign = []

    def only_own(route):
        if urllib.parse.urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            context.foreign.append(route.request.url)
            route.abort()

    context.route(re.compile("^https?://"), only_own)
    yield context
    context.close()
    assert context.foreign == []


@pytest.fixture
def open_page(context, server):
    """Return a function that opens a page, of the server or any address, once its bar has spoken."""

    def open_(name="eins.html"):
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(name if "://" in name else server.page(name))
        page.wait_for_function(BAR_SPEAKS)
        return LivePage(page)

    return open_


@pytest.fixture
def live(open_page):
    """Return a page that is live on the server."""
    page = open_page()
    page.go_live()
    yield page
    assert page.page.errors == []
