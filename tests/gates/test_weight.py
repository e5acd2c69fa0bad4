"""What a page weighs before it goes live, as a browser receives it from a host that compresses."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PAGE_KB, PICTURES_KB = 300, 500
PICTURES = {"Image"}
LOAD_ALL = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.complete || new Promise((done) => { image.onload = image.onerror = done; });
}))"""


def weights(chromium, url, asked):
    """Return (kB without pictures, kB of pictures) as received; add every address to `asked`."""
    context = chromium.new_context(locale="de-DE")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds, sizes = {}, {}
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: e["type"]}))
    session.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    page.on("request", lambda request: asked.add(request.url))
    page.goto(url, wait_until="networkidle")
    page.evaluate(LOAD_ALL)
    context.close()
    pictures = sum(size for key, size in sizes.items() if kinds.get(key) in PICTURES)
    return (sum(sizes.values()) - pictures) / 1000, pictures / 1000


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
    assert all(page > 20 for page, _ in measured.values()), "measured nothing"
    assert foreign == set()
    assert {name: m for name, m in measured.items() if m[0] >= PAGE_KB or m[1] >= PICTURES_KB} == {}
