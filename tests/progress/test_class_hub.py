"""The copy of the work that a page keeps on the hub of a class; hub and place are answers of the test."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WIDE = "ü" * 40_000  # fewer letters and more bytes than a page that is being left may send
HIDE = """
Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
document.dispatchEvent(new Event("visibilitychange"));
"""


class Place:
    """Answers for a reader's server: keeps what was sent, and fails as often as it is told."""

    def __init__(self):
        self.kept, self.failures = {}, 0

    def answer(self, route):
        if self.failures:
            self.failures -= 1
            route.fulfill(status=503)
            return
        path = route.request.url.partition("/api/contents/")[2]
        self.kept[path] = json.loads(route.request.post_data)
        route.fulfill(status=201, json={})

    def notes(self):
        """Return the predictions of the copy."""
        copies = [json.loads(one["content"]) for one in self.kept.values() if one["type"] == "file"]
        return [item["text"] for copy in copies for path, item in copy["arbeit"] if "vorhersage" in path]


@pytest.fixture
def place():
    return Place()


@pytest.fixture
def page(chromium, lesson, static_site, tmp_path, place):
    """Return a page on a hub, whose clock the test moves."""
    (tmp_path / "user" / "anna").mkdir(parents=True)
    (tmp_path / "user" / "anna" / "kurs").symlink_to(lesson)
    root = static_site(tmp_path)
    context = chromium.new_context(locale="de-DE")
    where = {"jupyter": f"{root}user/anna/", "klasse": f"{root}hub/klasse"}
    context.route("**/live/server.json", lambda route: route.fulfill(json=where))
    context.route("**/hub/klasse", lambda route: route.fulfill(json={"teilt": False, "seit": None}))
    context.route("**/api/contents/**", place.answer)
    context.route("**/hub/logout", lambda route: route.fulfill(body="Abgemeldet"))
    page = context.new_page()
    page.clock.install()
    page.goto(f"{root}user/anna/kurs/chapters/01_aufgaben.html")
    expect(page.locator(".kurs-werk-wo")).to_contain_text("Deine Lehrkraft kann sie dort einsammeln")
    yield page
    context.close()


def write(page, note):
    page.get_by_role("textbox", name="Deine Vorhersage").fill(note)


def await_(page, done, step):
    """Take a step until something is done: answers come between the page's timers."""
    for _ in range(100):
        step()
        page.wait_for_timeout(200)
        if done():
            return
    pytest.fail("It is not done.")


def pass_a_minute(page):
    return lambda: page.clock.fast_forward(60_000)


def test_a_copy_that_did_not_arrive_is_sent_again(page, place):
    place.failures = 1
    write(page, "Eine Sieben")
    await_(page, lambda: place.notes() == ["Eine Sieben"], pass_a_minute(page))
    assert place.failures == 0


def test_a_large_copy_arrives_from_a_page_that_is_hidden(page, place):
    write(page, "Eine Sieben")
    await_(page, place.notes, pass_a_minute(page))
    write(page, WIDE)
    await_(page, lambda: place.notes() == [WIDE], lambda: page.evaluate(HIDE))


def log_out(page):
    page.get_by_role("button", name="Ich bin fertig an diesem Gerät").click()
    expect(page.get_by_role("dialog")).to_contain_text("Danach meldet dich die Seite ab.")
    page.get_by_role("dialog").get_by_role("button", name="Alles löschen und abmelden").click()


def test_who_is_done_is_logged_out_in_all_windows_and_leaves_nothing(page):
    root = page.url.partition("user/anna/")[0]
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".kurs-werk-wo")).to_contain_text("Deine Lehrkraft")
    write(page, "Eine Sieben")
    log_out(page)
    for window in (page, other):
        expect(window).to_have_url(f"{root}hub/logout")
        expect(window.locator("body")).to_have_text("Abgemeldet")
        assert window.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kurs:'))") == []
        window.go_back()  # nothing is there to come back to
        assert "user/anna" not in window.url


def test_a_place_that_has_ended_keeps_nobody_from_logging_out(page):
    page.context.unroute("**/live/server.json")
    page.context.route("**/live/server.json", lambda route: route.fulfill(status=424))
    log_out(page)
    expect(page.locator("body")).to_have_text("Abgemeldet")
