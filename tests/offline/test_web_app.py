"""The installable course in a real browser: kept pages, the whole course, new builds, where it stays away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CONTROLLED = "navigator.serviceWorker.controller !== null"
KEPT = """async () => {
  const paths = [];
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).keys();
    paths.push(...kept.map(({ url }) => `${name} ${new URL(url).pathname}`));
  }
  return paths;
}"""


def visit(page, url):
    """Open a page and wait until it is kept."""
    page.goto(url)
    page.wait_for_function(CONTROLLED)
    path = url.partition("127.0.0.1")[2].partition("/")[2] or "index.html"
    page.wait_for_function(f"async () => (await ({KEPT})()).some((one) => one.endsWith('/{path}'))")


def run_cell(page, said):
    page.get_by_role("button", name="Live schalten").click()
    expect(page.locator(".kurs-status")).to_contain_text("Bereit.")
    page.locator("#zelle-1").get_by_role("button", name="Zelle 1 ausführen", exact=True).click()
    expect(page.locator("#zelle-1 .kurs-ausgabe")).to_contain_text(said)


def test_what_was_visited_opens_without_a_net(host, context):
    page = context.new_page()
    visit(page, host.url)
    visit(page, host.url + "eins.html")
    host.stop()
    page.reload()
    expect(page.locator("h1")).to_contain_text("Fassung A")
    expect(page.locator("mjx-container").first).to_be_visible()
    page.goto(host.url)
    expect(page.locator("h1")).to_contain_text("Start der Fassung A")
    page.goto(host.url + "zwei.html")
    expect(page.locator("h1")).to_have_text("Diese Seite liegt nicht auf deinem Gerät")
    host.start()


def test_the_whole_course_can_be_kept_and_runs_without_a_net(host, context):
    page = context.new_page()
    visit(page, host.url)
    page.get_by_role("button", name="Ganzen Kurs für unterwegs speichern (").click()
    expect(page.locator(".kurs-unterwegs")).to_contain_text("Der ganze Kurs liegt auf diesem Gerät")
    host.stop()
    page.goto(host.url + "quer.html")
    page.get_by_role("button", name="Fragen ziehen").click()
    expect(page.locator(".kasten-quiz")).to_contain_text("Was ergibt 2 + 3?")
    page.goto(host.url + "zwei.html")
    run_cell(page, "Fassung A 42")
    expect(page.locator(".kurs-unterwegs")).to_contain_text("Der ganze Kurs liegt auf diesem Gerät")
    host.start()


def limit_storage(context, page, url, size=None):
    """Let the browser give this site `size` bytes in all; None: as many as it likes."""
    session = context.new_cdp_session(page)
    limit = {} if size is None else {"quotaSize": size}
    session.send("Storage.overrideQuotaForOrigin", {"origin": url.rstrip("/"), **limit})


def test_a_full_device_keeps_what_it_has_and_says_so(host, context):
    page = context.new_page()
    visit(page, host.url)
    limit_storage(context, page, host.url, 4_000_000)
    page.get_by_role("button", name="Ganzen Kurs für unterwegs speichern (").click()
    line = page.locator(".kurs-unterwegs")
    expect(line).to_contain_text("Auf diesem Gerät ist nicht genug Platz für den ganzen Kurs.")
    page.goto(host.url + "eins.html")  # nothing more can be kept, and nothing is broken
    run_cell(page, "Fassung A 42")
    host.stop()
    page.goto(host.url)
    expect(page.locator("h1")).to_contain_text("Start der Fassung A")
    host.start()
    limit_storage(context, page, host.url)
    page.reload()
    page.get_by_role("button", name="Ganzen Kurs für unterwegs speichern (").click()
    expect(line).to_contain_text("Der ganze Kurs liegt auf diesem Gerät")


def test_without_any_room_the_course_is_read_and_runs_from_the_net(host, context):
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("about:blank")
    limit_storage(context, page, host.url, 1)
    page.goto(host.url)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_contain_text("Start der Fassung A")
    page.goto(host.url + "eins.html")
    run_cell(page, "Fassung A 42")
    assert page.evaluate("navigator.serviceWorker.controller") is None
    assert page.evaluate(KEPT) == []
    assert errors == []


def test_it_is_an_app(host, context):
    page = context.new_page()
    visit(page, host.url)
    session = context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert '"lang": "de"' in manifest["data"]
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in errors] in (
        [],
        ["in-incognito"],
    )  # Playwright's profiles are incognito


def test_with_two_pages_open_the_reader_decides(host, context, builds):
    first, second = context.new_page(), context.new_page()
    visit(first, host.url + "eins.html")
    visit(second, host.url)
    loaded = []
    for page in (first, second):
        page.on("load", lambda which: loaded.append(which))  # noqa: PLW0108 - Playwright takes no built-in
    host.folder = builds["B"]
    second.reload()  # the browser looks for a new worker, which gets ready beside the old build
    for page in (first, second):
        expect(page.locator(".kurs-neue-fassung")).to_be_visible()
    second.goto(host.url + "eins.html")
    expect(second.locator("h1")).to_contain_text("Fassung A")
    first.close()
    second.reload()
    expect(second.locator("h1")).to_contain_text("Fassung A")
    second.get_by_role("button", name="Verstanden").click()
    expect(second.locator(".kurs-neue-fassung")).to_have_count(0)
    assert loaded == [second, second, second]  # nothing but what the reader asked for
    second.close()
    expect_only_the_new_build(host, context)


def expect_only_the_new_build(host, context):
    """Open the course again, and once more without a net."""
    page = open_when_switched(host, context)
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    expect(page.locator(".kurs-neue-fassung")).to_have_count(0)
    host.stop()
    page.goto(host.url + "eins.html")
    expect(page.locator("h1")).to_contain_text("Fassung B")
    host.start()


def open_when_switched(host, context):
    """Open the start page; the browser may need a moment after the last page was closed."""
    for _attempt in range(20):
        page = context.new_page()
        page.goto(host.url)
        if "Fassung B" in page.locator("h1").inner_text():
            return page
        page.close()
    pytest.fail("the old build is still there")


def test_a_page_that_was_never_visited_comes_whole_from_the_new_build(host, context, builds):
    page, other = context.new_page(), context.new_page()
    visit(page, host.url)
    visit(other, host.url)
    host.folder = builds["B"]
    page.goto(host.url + "zwei.html")
    expect(page.locator("h1")).to_contain_text("Fassung B")
    kept = page.evaluate(KEPT)
    assert not any(one.endswith("/zwei.html") and build_name(builds["A"]) in one for one in kept)
    run_cell(page, "Fassung B 42")


def build_name(folder):
    return next((folder / "_static" / "offline").glob("files-*.json")).stem.removeprefix("files-")


def test_a_host_in_the_middle_of_publishing_leaves_the_old_build_whole(host, context, builds, tmp_path):
    page = context.new_page()
    visit(page, host.url)
    host.folder = mixture(builds, tmp_path)
    page.reload()
    page.wait_for_function("async () => !(await navigator.serviceWorker.ready).installing")
    expect(page.locator("h1")).to_contain_text("Fassung A")
    assert page.evaluate("async () => (await navigator.serviceWorker.ready).waiting") is None


def mixture(builds, folder):
    """Build B, whose start page has not arrived yet."""
    site = folder / "site"
    site.mkdir()
    for path in builds["B"].iterdir():
        if path.name != "index.html":
            (site / path.name).symlink_to(path)
    (site / "index.html").write_bytes((builds["A"] / "index.html").read_bytes())
    return site


def test_without_service_workers_pages_are_as_ever(host, chromium):
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(host.url)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_contain_text("Fassung A")
    expect(page.locator(".kurs-unterwegs")).to_have_count(0)
    assert errors == []
    context.close()


def test_a_jupyter_server_is_left_alone(kurs_serve, builds, context):
    server = kurs_serve(builds["A"])
    page = context.new_page()
    page.goto(server.page("eins.html"))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Live schalten")).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0
    expect(page.locator(".kurs-unterwegs")).to_have_count(0)
