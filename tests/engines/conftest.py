"""Three engines, a small book with every kind of page, and the places where it is given out."""

from __future__ import annotations

import shutil

import pytest
from tests.engines.playwright_window import PlaywrightWindow
from tests.tiny_books import ROOT, build_book, front_matter, write_book

ENGINES = ("chromium", "firefox", "webkit")
CELLS = """\
# Erstes Kapitel

Eine Formel: $a^2 + b^2 = c^2$.

```{code-cell} ipython3
antwort = 41
print("Antwort:", antwort + 1)
```

```{code-cell} ipython3
import ipywidgets
from IPython.display import display
regler = ipywidgets.IntSlider(value=3, max=10, description="Anzahl")
ergebnis = ipywidgets.HTML()
regler.observe(lambda change: setattr(ergebnis, "value", f"Regler = {change['new']}"), "value")
display(regler, ergebnis)
```

```{code-cell} ipython3
import matplotlib.pyplot as plt
from course_helpers.plots import use_course_style
use_course_style()
plt.plot([1, 4, 9])
plt.show()
```

```{code-cell} ipython3
from course_helpers import ZahlenMalen
ZahlenMalen(autostop=False).display()
```

```{code-cell} ipython3
:tags: [raises-exception]
1 / 0
```
"""


@pytest.fixture(scope="package")  # not the session: what is open takes time from later tests
def firefox(playwright):
    """Return the Firefox that is installed: Playwright speaks WebDriver BiDi with it."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("Hier ist kein Firefox: apt install firefox-esr")
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=program)
    yield lambda: PlaywrightWindow(browser)
    browser.close()


@pytest.fixture(scope="package")
def webkit():
    """Return the WebKit that is installed, on a screen of its own."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        pytest.skip("Hier ist kein WebKit mit Treiber: apt install webkit2gtk-driver xvfb")
    from tests.engines.webkit_window import WebKitWindow, screen

    with screen() as environment:
        yield lambda: WebKitWindow(environment)


@pytest.fixture(scope="package", params=ENGINES)
def engine(request):
    return request.param


@pytest.fixture(scope="package")
def new_window(engine, request):
    """Return a function that opens a window of this engine."""
    if engine != "chromium":
        return request.getfixturevalue(engine)
    browser = request.getfixturevalue("whole_chromium")
    return lambda: PlaywrightWindow(browser)


@pytest.fixture
def finger(engine):
    """Go on only where the driver can put a finger on the screen."""
    if engine != "chromium":
        pytest.skip("Der Treiber dieses Browsers kann keinen Finger auflegen.")


@pytest.fixture
def window(new_window):
    window = new_window()
    yield window
    errors = window.errors()
    window.close()
    assert errors == []


@pytest.fixture(scope="package")
def book(tmp_path_factory):
    """Return the folder of a built book: the course's start page, a chapter, and Python for the browser."""
    if not (ROOT / "_build" / "browser-kernel" / "manifest.json").is_file():
        pytest.fail("no Python for the browser: run `make browserkern` first")
    root = tmp_path_factory.mktemp("kurs")
    start = (ROOT / "book" / "index.md").read_text("utf-8").partition("## Was dich erwartet")[0]
    start = start.replace("chapters/01_maschinelles_lernen.md", "eins.md")
    course = write_book(root, {"index": start, "eins": front_matter() + CELLS})
    shutil.copytree(ROOT / "book" / "_static", root / "book" / "_static")
    (root / "_build").mkdir()
    (root / "_build" / "browser-kernel").symlink_to(ROOT / "_build" / "browser-kernel")
    return build_book(course)


@pytest.fixture(scope="package")
def address(book, kurs_serve, static_site):
    """Return where the book is: with Python on a server, or on a plain host with Python in the browser."""
    return {"server": kurs_serve(book).page, "browser": static_site(book).__add__}
