"""What a page weighs before it goes live, as a browser receives it from a host that compresses."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PAGE_KB, PICTURES_KB = 300, 500
READER, READER_KB = "/start/malen-", 250  # the start page's drawing board, loaded after the first paint
PICTURES = {"Image"}
LOAD_ALL = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.complete || new Promise((done) => { image.onload = image.onerror = done; });
}))"""


def weights(chromium, url, asked):
    """Return kB of the page, of pictures, of the drawing board as received; add every address to `asked`."""
    context = chromium.new_context(locale="de-DE")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds, sizes, boards = {}, {}, set()
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on(
        "Network.responseReceived",
        lambda e: boards.add(e["requestId"]) if READER in e["response"]["url"] else None,
    )
    session.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    page.on("request", lambda request: asked.add(request.url))
    page.goto(url, wait_until="networkidle")
    page.evaluate(LOAD_ALL)
    context.close()
    pictures = sum(size for key, size in sizes.items() if kinds.get(key) in PICTURES)
    board = sum(size for key, size in sizes.items() if key in boards)
    return (sum(sizes.values()) - pictures - board) / 1000, pictures / 1000, board / 1000


def test_pages_are_light(chromium, published, pages, report):
    asked = set()
    measured = {name: weights(chromium, published + name, asked) for name in pages}
    foreign = {url for url in asked if not url.startswith((published, "data:", "blob:"))}
    report("Anfragen an andere Rechner", len(foreign), "0")
    report("schwerste Seite ohne Bilder, kB", f"{max(m[0] for m in measured.values()):.0f}", f"< {PAGE_KB}")
    report(
        "Bilder des schwersten Kapitels, kB",
        f"{max(m[1] for m in measured.values()):.0f}",
        f"< {PICTURES_KB}",
    )
    board = max(m[2] for m in measured.values())
    report("Zeichenfeld der Startseite, nach dem ersten Bild geladen, kB", f"{board:.0f}", f"< {READER_KB}")
    assert all(page > 20 for page, *_ in measured.values()), "measured nothing"
    assert 20 < board < READER_KB
    assert foreign == set()
    assert {name: m for name, m in measured.items() if m[0] >= PAGE_KB or m[1] >= PICTURES_KB} == {}
