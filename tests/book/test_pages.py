"""Every page in a real browser: what it requests, whether it fits, whether all its words are German."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pydata_sphinx_theme
import pytest
import sphinx
import sphinx_book_theme
from babel.messages.pofile import read_po

from course_helpers.cli.checks import check_links
from course_helpers.site.book.german import WORDS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
WIDTHS = (1280, 390)

# What the interface says: attributes everywhere, text outside of the article and of search results (which may
# quote English code), and the few texts that themes put into the article.
INTERFACE = """() => {
  const said = [];
  const attributes = ["title", "aria-label", "placeholder", "alt", "data-bs-title", "data-bs-original-title"];
  for (const element of document.querySelectorAll("*")) {
    if (element.matches("article img, a.kurs-begriff")) continue;  // these texts are the authors'
    for (const name of attributes) {
      const value = element.getAttribute(name);
      if (value) said.push(`${name}: ${value}`);
    }
  }
  const article = document.querySelector("article");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest("script, style, .kurs-erklaert p, #search-results .context")) continue;
    if (article?.contains(parent) && !parent.closest("button, summary, .admonition-title")) continue;
    const text = walker.currentNode.textContent.trim();
    if (text) said.push(text);
  }
  return said;
}"""

HARD_CODED = {
    "toggle",
    "primary",
    "secondary",
    "sidebar",
    "main",
    "copy",
    "copied",
    "click",
    "clipboard",
    "failed",
}
GERMAN_TOO = {
    "was",
    "die",
    "am",
    "an",
    "so",
    "name",
    "code",
    "version",
    "inhalt",
    "um",
    "gut",
    "alle",
    "test",
    "seed",
    "bei",
}


# The page tells the reader so, in German: no Python for the browser was built, or the chapter needs the chip.
TOLD = re.compile(r"kurs: (noKernelBuilt|chip)\b")


CODE_IN_A_NAME = re.compile(r"(?<=Nach oben: ).*|(?<=Nach unten: ).*")  # buttons that order lines of Python


def words(text):
    return set(re.findall(r"[a-zäöüß]{2,}", text.lower()))


@pytest.fixture(scope="session")
def english():
    """The words of the themes' catalogs that are no German words of theirs or ours."""
    book_theme = (
        Path(sphinx_book_theme.__file__).parent / "theme/sphinx_book_theme/static/locales/de/LC_MESSAGES"
    )
    pydata = Path(pydata_sphinx_theme.__file__).parent / "locale/de/LC_MESSAGES"
    own = Path(sphinx.__file__).parent / "locale/de/LC_MESSAGES"
    foreign, german = set(HARD_CODED), set(GERMAN_TOO)
    for file in (book_theme / "booktheme.po", pydata / "sphinx.po", own / "sphinx.po"):
        with file.open("rb") as source:
            for message in read_po(source):
                if file.parent == own and not any("themes/" in place for place, _ in message.locations):
                    continue  # Sphinx's own messages to authors
                foreign |= words(message.id if isinstance(message.id, str) else " ".join(message.id))
                german |= words(
                    message.string if isinstance(message.string, str) else " ".join(message.string)
                )
    for message, german_words in WORDS.items():
        foreign |= words(message)
        german |= words(german_words)
    assert len(foreign - german) > 80
    return foreign - german


def tab(chromium, host, width, *, theme="light"):
    """Open an empty tab; return it and the list of what goes wrong in it from now on."""
    page = chromium.new_page(
        viewport={"width": width, "height": 900}, locale="de-DE", color_scheme=theme, has_touch=width < 600
    )
    troubles = []

    def on_request(request):
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != host:
            troubles.append(f"foreign host: {request.url}")

    page.on("request", on_request)
    page.on("response", lambda r: r.status >= 400 and troubles.append(f"{r.status}: {r.url}"))

    def on_console(message):
        # a book built without Python for the browser says so; that is no fault of the page
        if message.type in {"error", "warning"} and not TOLD.search(message.text):
            troubles.append(f"console: {message.text}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: troubles.append(f"exception: {error}"))
    return page, troubles


def visit(chromium, url, width, *, theme="light"):
    """Open a page in a new tab; return it and what went wrong while it loaded."""
    page, troubles = tab(chromium, urlsplit(url).netloc, width, theme=theme)
    page.goto(url, wait_until="networkidle")
    return page, troubles


def too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.fixture
def tabs(chromium):
    """Return a function that gives a tab of each width for a host, in which one page after the other opens.

    A new tab for each page would be a new browser each time, which reads every script anew.
    """
    opened = {}

    def of(host):
        if host not in opened:
            opened[host] = {width: tab(chromium, host, width) for width in WIDTHS}
        return opened[host]

    yield of
    for page, _ in [one for widths in opened.values() for one in widths.values()]:
        page.close()


def inspect(tabs, url, english):
    """Return all that is wrong with one page at both widths."""
    problems = []
    for width, (page, troubles) in tabs(urlsplit(url).netloc).items():
        page.goto(url, wait_until="networkidle")
        problems += [f"{width}: {trouble}" for trouble in troubles]
        troubles.clear()
        if too_wide(page):
            problems.append(f"{width}: wider than the screen")
        for said in page.evaluate(INTERFACE):
            found = (
                words(CODE_IN_A_NAME.sub("", said).removeprefix("title: ").removeprefix("alt: ")) & english
            )
            if found:
                problems.append(f"English: {said!r} ({', '.join(sorted(found))})")
    return list(dict.fromkeys(problems))


def pages_of(folder):
    return [
        path for path in sorted(folder.rglob("*.html")) if "_static" not in path.relative_to(folder).parts
    ]


@pytest.mark.slow
def test_every_page_of_the_book_is_sound(tabs, static_site, site, english):
    base = static_site(site)
    problems = {}
    for path in pages_of(site):
        name = path.relative_to(site).as_posix()
        found = inspect(tabs, base + name, english)
        if found:
            problems[name] = found
    assert problems == {}


def test_every_link_of_the_book_leads_somewhere(site):
    assert [finding.shown(ROOT) for finding in check_links(site, ROOT / "book")] == []


@pytest.fixture(scope="session")
def sample_url(sample, static_site):
    return static_site(sample.target)


@pytest.mark.parametrize("name", ["chapters/03_alles.html", "ohne_formel.html", "search.html?q=Netz"])
def test_the_sample_book_is_sound(tabs, sample_url, english, name):
    assert inspect(tabs, sample_url + name, english) == []


def test_the_scan_finds_an_english_word(tabs, sample_url, sample, english):
    page = sample.html("ohne_formel").replace("Zum Inhalt springen", "Skip to main content")
    (sample.target / "englisch.html").write_text(page, encoding="utf-8")
    (problem,) = inspect(tabs, sample_url + "englisch.html", english)
    assert "Skip to main content" in problem


@pytest.mark.parametrize("asked", ["Netz", "Netze", "Größe"])
def test_the_search_knows_german_forms(chromium, sample_url, asked):
    page, troubles = visit(chromium, f"{sample_url}search.html?q={asked}", 1280)
    page.wait_for_selector("#search-results li")
    assert "Kapitel mit allem" in page.inner_text("#search-results")
    assert page.inner_text("#search-results .search-summary") == "Seiten mit deinem Suchwort: 1"
    assert troubles == []


def test_the_search_says_when_it_finds_nothing(chromium, sample_url):
    page, _ = visit(chromium, f"{sample_url}search.html?q=Quastenflosser", 1280)
    page.wait_for_function(
        "document.querySelector('.search-summary')?.innerText.startsWith('Nichts gefunden')"
    )


def test_search_button_opens_the_dialog_and_leads_to_results(chromium, sample_url):
    for width in WIDTHS:
        page, troubles = visit(chromium, sample_url + "index.html", width)
        page.click(".article-header-buttons .search-button")
        page.fill("#pst-search-dialog input", "Netze")
        page.keyboard.press("Enter")
        page.wait_for_selector("#search-results li")
        assert troubles == []


def test_one_search_field_and_a_title_said_once_on_every_page(chromium, sample_url):
    course = "Neuronale Netze verstehen"
    for name, title in (("index.html", course), ("search.html", f"Suche – {course}")):
        page, _ = visit(chromium, sample_url + name, 1280)
        assert page.title() == title
        assert page.locator("input[type=search]").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_the_buttons_for_the_contents_do_something(chromium, sample_url, width):
    page, troubles = visit(chromium, sample_url + "chapters/03_alles.html", width)
    entry = page.locator(".bd-links a", has_text="Ohne Formel")
    was_visible = entry.is_visible()
    page.click(".bd-header-article .primary-toggle")
    entry.wait_for(state="hidden" if was_visible else "visible")
    assert troubles == []


def test_colours_follow_the_device_and_the_switch(chromium, sample_url):
    page, troubles = visit(chromium, sample_url + "chapters/03_alles.html", 1280, theme="dark")
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(theme) == "dark"
    seen = set()
    for _ in range(3):
        page.click(".theme-switch-button")
        seen.add(page.evaluate("document.documentElement.dataset.mode"))
    assert seen == {"light", "dark", "auto"}
    assert troubles == []


def test_set_up_cells_are_hidden_but_their_source_is_in_the_page(chromium, sample_url):
    page, _ = visit(chromium, sample_url + "chapters/03_alles.html", 1280)
    setup = page.locator(".cell.tag_vorspann")
    assert not setup.is_visible()
    assert "schritt = 2" in setup.inner_text() or "schritt = 2" in setup.text_content()


def test_formulas_are_in_the_page_at_once_and_read_out(chromium, sample_url):
    page, troubles = visit(chromium, sample_url + "chapters/03_alles.html", 1280)
    assert page.locator("mjx-container svg").first.bounding_box()["width"] > 5
    assert page.locator("mjx-container").first.aria_snapshot() != ""
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [name for name in loaded if "mathjax" in name.lower()] == []
    assert troubles == []


def test_no_icon_font_is_fetched(chromium, sample_url):
    page, _ = visit(chromium, sample_url + "chapters/03_alles.html", 1280)
    fetched = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [name for name in fetched if "fontawesome" in name] == []
